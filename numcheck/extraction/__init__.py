"""Stage 2: text becomes quantities, exactly as written."""

from __future__ import annotations

from numcheck.core.quantity import DateMention, Extraction
from numcheck.core.text import Document
from numcheck.extraction import (
    change,
    dates,
    language_id,
    non_quantities,
    range_merging,
    reader,
    scanner,
    table_headers,
)
from numcheck.extraction.draft import Draft


def read(document: Document) -> Extraction:
    """The quantities and the date mentions of ``document``, each in order and without overlaps.

    No figure crosses the edge of a block. A text in another language is not read at all; ``unread`` says so.
    """
    text = document.text
    other = language_id.foreign(text)
    if other:
        return Extraction(unread=f"looks like {other}")
    drafts: list[Draft] = []
    mentions: list[DateMention] = []
    done = begin = 0
    limit = 0 if document.blocks else len(text)  # text without blocks is one block
    headed: table_headers.Headed | None = None
    for start, end in scanner.candidates(text):
        if start < done:
            continue
        if start >= limit:
            block = document.block_at(start)
            done, begin, limit = max(done, block.span.start), block.span.start, block.span.end
            headed = table_headers.headed(block.cell) if block.cell is not None else None
        if end > limit:
            continue
        mention = dates.date_at(text, start, end)
        if mention is not None:
            if mention.span.start >= done:
                mentions.append(mention)
            done = max(done, mention.span.end)
            continue
        skip = non_quantities.not_a_quantity(text, start, end)
        if skip is not None:
            done = max(done, skip.end)
            continue
        for draft in reader.read_at(text, start, end, limit, done):
            done = max(done, draft.end)
            if headed is not None:
                reader.headed(draft, headed.unit, headed.factor, alone=draft.end - draft.start > (limit - begin) // 2)
            drafts.append(draft)
            range_merging.join(text, drafts, begin)
    floor = 0
    for draft in drafts:
        draft.change = change.of(
            text, draft.start, draft.end, floor, unit=draft.measured.unit, noun=draft.measured.noun
        )
        floor = draft.end
    return Extraction(tuple(reader.finish(text, d) for d in drafts), tuple(mentions))
