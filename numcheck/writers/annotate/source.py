"""Where the words of a span are in the source of a text format: stretches between which there is markup."""

from __future__ import annotations

from numcheck.core.text import Document, Span


def stretches(document: Document, span: Span) -> list[Span]:
    """Spans of the source that hold the words of ``span``, in order, none of white space alone; empty where there are none.

    A character reference (``&nbsp;``) is kept whole. The source is ``document.source``, or the text where it is None.

    ``<b>100,000</b> troops`` gives two: the number, and the blank with the noun.
    """
    source = document.file_text
    found: list[list[int]] = []
    for offset in range(span.start, span.end):
        stretch = document.source_span(Span(offset, offset + 1))
        at, end = stretch.start, stretch.end
        if found and at < found[-1][1]:
            continue
        if found and found[-1][1] == at:
            found[-1][1] = end
        else:
            found.append([at, end])
    return [Span(a, b) for a, b in found if not source[a:b].isspace()]


def insert(source: str, pieces: list[tuple[int, int, str]]) -> str:
    """``source`` with ``pieces`` put in, each (offset in code points, order among those at the same offset, words)."""
    out: list[str] = []
    at = 0
    for place, _, words in sorted(pieces):
        out += (source[at:place], words)
        at = place
    out.append(source[at:])
    return "".join(out)
