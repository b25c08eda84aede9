"""Stage 2: text becomes quantities, exactly as written. Nothing is rounded, converted or compared here.

The order, for each block of a document:

0. ``wraps``           takes the blanks at line ends out of the way.
1. ``language_id``     a text in another language is left alone, and so are lists of references
                       (``non_quantities.reference_lists``).
2. ``scanner``         one linear pass marks every place where a figure may begin: a run of digits, a number word, "a third".
                       All other work is done at these places, each a ``cursor``.
3. ``dates``           takes the places that are part of a date, ``non_quantities`` those that name, number, time or score
                       something ("Boeing 747", "5.30 pm", "one of them").
4. ``reader``          makes a ``draft`` of each other place. It asks, in this order,
                       ``numbers`` for the number with sign, magnitude word and currency before it,
                       ``measures`` for what it measures: ``units`` for units and money, ``unit_disambiguation`` where
                       they mean several, ``ages``, ``partitives`` for the whole it is part of, ``nouns`` for what it
                       counts,
                       ``ranges`` for a second number, ``compounds`` for smaller units (6 ft 2 in),
                       ``bounds`` for the words before and after it;
                       ``bare_numbers`` drops what after all this is a number alone and names something ("block 6"),
                       ``neighbours.told_off`` what only numbers an item ("two, to grow; three, to save").
5. ``table_headers``   gives figures of a table cell the unit of their column.
6. ``neighbours``      joins a draft with the one before it ("45 and 50 mg").
                       and gives a figure what the one beside it says for both ("12 in May and 9 in June").
7. ``change``          tells of each draft whether it is said of a movement.

``quantulum`` is another engine to compare with, and no part of this. Word lists are data of ``language.lexicon``;
``figure_words`` opens those that several files ask.
"""

from __future__ import annotations

from numcheck.core.quantity import DateMention, Extraction
from numcheck.core.text import BlockKind, Document, Span
from numcheck.extraction import table_headers
from numcheck.extraction.change import change_of
from numcheck.extraction.cursor import Cursor
from numcheck.extraction.dates import date_at
from numcheck.extraction.draft import Draft
from numcheck.extraction.language_id import foreign_language
from numcheck.extraction.neighbours.elision import supply
from numcheck.extraction.neighbours.range_merging import merge_last
from numcheck.extraction.non_quantities import not_a_quantity
from numcheck.extraction.non_quantities.reference_lists import reference_lists
from numcheck.extraction.reader import drafts_at
from numcheck.extraction.scanner import ascii_digits, candidates
from numcheck.extraction.wraps import Unwrapped, has_wraps


def read(document: Document, most: int | None = None) -> Extraction:
    """The quantities and the date mentions of ``document``, each in order and without overlaps.

    No figure crosses the edge of a block. A text in another language is not read at all; ``unread`` says so. ``most`` is
    how many numbers are read, of whatever sort, None for all; ``stopped`` says where the others begin.
    """
    if not has_wraps(document.text):
        return _read(document, most)
    unwrapped = Unwrapped(document)
    return _read(unwrapped.document, most, unwrapped)


def _read(
    document: Document, most: int | None = None, unwrapped: Unwrapped | None = None, digits: str = ""
) -> Extraction:
    """``digits`` is the text with the digits of other scripts as 0 to 9, once such a digit was met; ``unwrapped`` knows
    the way back from ``document`` to the one that was asked about.
    """
    text = digits or document.text
    other = foreign_language(text)
    if other:
        return Extraction(unread=f"looks like {other}")
    drafts: list[Draft] = []
    mentions: list[DateMention] = []
    misprints: list[Span] = []
    done = named = begin = 0
    stopped: int | None = None
    limit = 0 if document.blocks else len(text)  # text without blocks is one block
    header: table_headers.Header | None = None
    lone = False
    lists = reference_lists(document, text)
    for number, (start, end) in enumerate(candidates(text)):
        if number == most:
            stopped = start
            break
        while lists and lists[0].start <= start:
            done = max(done, lists.pop(0).end)
        if start < done or start < named:
            continue
        if not text[start].isascii() and not digits and text[start].isdecimal():
            return _read(document, most, unwrapped, ascii_digits(text))
        if start >= limit:
            block = document.block_at(start)
            done, begin, limit = max(done, block.span.start), block.span.start, block.span.end
            cell = block.cell
            lone = bool(document.blocks) and block.kind is BlockKind.PARAGRAPH  # a number alone is that of a page
            lone = lone or cell is not None and table_headers.counts_off(cell)
            header = table_headers.header_of(cell) if cell is not None else None
        if end > limit or start == begin and lone and text[end:limit] in ("", "."):
            continue
        cursor = Cursor(text, start, end, done, limit)
        mention = date_at(cursor)
        if mention is not None:
            if mention.span.start >= done:
                mentions.append(mention)
            done = max(done, mention.span.end)
            continue
        skip = not_a_quantity(cursor)
        if skip is not None:
            done = max(done, skip.end)
            continue
        for draft in drafts_at(cursor):
            if draft.is_name:
                named = draft.end
                continue
            done = max(done, draft.end)
            if draft.misprint:
                misprints.append(Span(draft.start, draft.end))
                continue
            if header is not None:
                table_headers.apply(header, draft, begin, limit)
            drafts.append(draft)
            merge_last(text, drafts, begin)
            if len(drafts) > 1:
                supply(cursor, drafts, begin)
    floor = 0
    for draft in drafts:
        draft.change = change_of(text, draft, floor)
        floor = draft.end
    if unwrapped is None:
        quantities = [draft.quantity(document.text) for draft in drafts]
    else:
        quantities = list(map(unwrapped.quantity, drafts))
        mentions, misprints = list(map(unwrapped.date, mentions)), list(map(unwrapped.back, misprints))
        stopped = stopped and unwrapped.back(Span(stopped, stopped)).start
    return Extraction(tuple(quantities), tuple(mentions), misprints=tuple(misprints), stopped=stopped)
