"""Suppress here: a comment of the text's own format that keeps one finding quiet, put where it is tried to work."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from numcheck.core.finding import Finding
from numcheck.core.text import Block, BlockKind, Document, Span
from numcheck.documents import UnreadableError
from numcheck.file_formats import by_suffix, suffix_of
from numcheck.fixes import says_more

# A place in the source, and what is put in there.
Insertion = tuple[int, str]


def comment_form(uri: str) -> str:
    """How an author speaks to numcheck in the format of ``uri``: ``<!-- numcheck: … -->``; "" where there is no way."""
    known = by_suffix().get(suffix_of(uri))
    return known.comment if known and "numcheck: …" in known.comment else ""


def insertion(
    finding: Finding, document: Document, source: str, check: Callable[[str], Sequence[Finding]]
) -> Insertion | None:
    """The comment that makes ``finding`` go and lets nothing come, as near to it as there is a place; None for none.

    ``source`` is what the document was read from, ``check`` finds what there is in a text that says something else.
    """
    if finding.location.uri != document.uri or not comment_form(document.uri):
        return None
    before = check(source)
    for at, words in _candidates(finding, document, source):
        try:
            now = check(source[:at] + words + source[at:])
        except UnreadableError:
            continue
        if _count(finding, now) < _count(finding, before) and not any(says_more(now, before)):
            return at, words
    return None


def _count(finding: Finding, found: Sequence[Finding]) -> int:
    """How often the like of ``finding`` is in ``found``, wherever it stands."""
    return sum((f.rule, f.message) == (finding.rule, finding.message) for f in found)


def _candidates(finding: Finding, document: Document, source: str) -> Iterator[Insertion]:
    """Places for a comment, the nearest first: behind the words, at the end of their line, on a line of its own below or
    above the paragraph, and at the top for the whole file.
    """
    form = comment_form(document.uri)
    block = document.block_at(finding.location.span.start)
    here, above = (form.replace("…", f"{order}[{finding.rule}]") for order in ("ignore", "ignore-next"))
    newline = "\r\n" if "\r\n" in source else "\n"
    start, end = document.source_span(_words(block, document))
    line_end = _end_of_line(source, end)
    if form.startswith("<!--"):
        places = [(end, f" {here}"), (line_end, f" {here}")]
        yield from places if block.kind is BlockKind.TABLE_CELL else reversed(places)
    elif form.startswith("%"):
        figure = document.source_offset(finding.location.span.start)
        yield _end_of_line(source, end), f" {here}"
        yield _end_of_line(source, figure), f" {here}"
    for gap in (newline, newline * 2):
        yield line_end, f"{gap}{here}" + (newline if form.startswith("..") else "")
    line_start = source.rfind("\n", 0, start) + 1
    for gap in (newline, newline * 2):
        yield line_start, f"{above}{gap}"
    yield 0, form.replace("…", f"file-ignore[{finding.rule}]") + newline * 2


def _words(block: Block, document: Document) -> Span:
    """The span of ``block``, of one code point at least where the document has any."""
    start, end = block.span
    return Span(start, max(end, min(start + 1, len(document.text))))


def _end_of_line(source: str, offset: int) -> int:
    end = source.find("\n", offset)
    end = len(source) if end < 0 else end
    return end - 1 if end and source[end - 1 : end] == "\r" else end
