"""PDF: the text layer in reading order, through pypdfium2. Places are page, line of the page and column.

Tables are put together from the boxes of characters, and so are lines, lines to columns, columns to reading order; words hyphenated at
the end of a line are joined, running headers and page numbers (lines at the edge that return on other pages) dropped.
A PDF without a text layer (a scan) is said to be one.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from numcheck.core.named_tuple import NamedTuple
from numcheck.core.text import BlockKind, Cell, Document, Position
from numcheck.documents.builder import DocumentBuilder
from numcheck.documents.formats.pdf.layout import PageLine, lines_of, paragraphs
from numcheck.documents.formats.text import marker_length
from numcheck.documents.io.errors import UnreadableError, reason
from numcheck.documents.markup.tables import fill_heads
from numcheck.optional_dependencies import require

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# More pages than this are not read: the note says so.
MOST_PAGES = 3000
DIGITS = re.compile(r"\d+")
EDGE = 3
LONGEST_CAPTION = 90  # code points; by hand


def read(data: bytes, uri: str) -> Document:
    """The paragraphs, headings and list items of the PDF ``data``, read from its text layer page by page.

    What is left out (pages without text, pages beyond MOST_PAGES) is noted. Raises UnreadableError if it is no PDF, is
    encrypted or broken, or has no text layer; MissingExtraError without pypdfium2.
    """
    pdfium = require("pypdfium2", "pdf")
    if b"%PDF-" not in data[:1024]:
        raise UnreadableError("not a PDF" + (": the file is empty" if not data else ""))
    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower()
        what = "encrypted: save it again without a password" if locked else f"broken PDF: {reason(error)}"
        raise UnreadableError(what) from error
    try:
        count = len(pdf)
        pages = [_page(pdf, n) for n in range(min(count, MOST_PAGES))]
    finally:
        pdf.close()
    if not any(pages):
        raise UnreadableError("no text layer, nothing checked (a scan? run text recognition first)")
    builder = DocumentBuilder(uri)
    _compose(builder, pages)
    if count > MOST_PAGES:
        builder.unread.append(f"only the first {MOST_PAGES} of {count} pages were read")
    if missing := sum(not page for page in pages):
        builder.unread.append(f"{missing} page{'s' * (missing > 1)} without a text layer left out")
    return builder.document()


def _page(pdf: Any, number: int) -> list[PageLine]:
    """The lines of one page in reading order; none where the page is broken or a picture."""
    try:
        page = pdf[number]
    except Exception:  # noqa: BLE001  pdfium reports a broken page in several ways; the others are still read
        return []
    try:
        text_page = page.get_textpage()
        try:
            count = text_page.count_chars()
            text = text_page.get_text_range(0, count) if count else ""
            if len(text) != count:
                text = "".join(text_page.get_text_range(n, 1) or " " for n in range(count))
            boxes = [text_page.get_charbox(n, loose=True) for n in range(count)]
        finally:
            text_page.close()
    finally:
        page.close()
    return lines_of(text, boxes)


class _Placed(NamedTuple):
    line: PageLine
    page: int
    number: int


def _compose(builder: DocumentBuilder, pages: Sequence[list[PageLine]]) -> None:
    """Join lines to paragraphs, over the ends of columns and pages."""
    running = _running(pages)
    placed = [
        _Placed(line, page, number)
        for page, lines in enumerate(pages, 1)
        for last in (sum(line.rows for line in lines),)
        for number, line in _numbered(lines)
        if line.cells or (_shape(line), number <= EDGE) not in running or EDGE < number <= last - EDGE
    ]
    captions: dict[int, str] = {}
    for group, heading in paragraphs([p.line for p in placed]):
        if placed[group[0]].line.cells:
            _table(builder, placed[group[0]], captions)
            continue
        bullet = marker_length(placed[group[0]].line.text)
        for n, index in enumerate(group):
            item, following = placed[index], group[n + 1 : n + 2]
            first = 0 if n else bullet
            words = item.line.text[first:]
            joined = bool(following) and _is_hyphenated(words, placed[following[0]].line.text)
            builder.append(words[:-1] if joined else words, Position(item.number, first + 1, item.page))
            if following and not joined and not (words.endswith("-") and words[-2:-1].isalnum()):
                builder.append("\n", Position(item.number, first + len(words) + 1, item.page))
        builder.end_block(BlockKind.LIST_ITEM if bullet else BlockKind.HEADING if heading else BlockKind.PARAGRAPH)
    fill_heads(builder, captions=captions)


def _table(builder: DocumentBuilder, placed: _Placed, captions: dict[int, str]) -> None:
    """A table, with the short line before it for a caption."""
    above = builder.blocks[-1].span.of(builder.text).strip() if builder.blocks else ""
    number = len(captions)
    captions[number] = above if len(above) <= LONGEST_CAPTION else ""
    for cell in placed.line.cells:
        builder.append(cell.words, Position(placed.number + cell.row, 1, placed.page))
        builder.end_cell(Cell(number, cell.row, cell.column))


def _numbered(lines: Sequence[PageLine]) -> Iterator[tuple[int, PageLine]]:
    """Each with the number of its first line, from 1."""
    number = 1
    for line in lines:
        yield number, line
        number += line.rows


def _is_hyphenated(words: str, after: str) -> bool:
    """``govern-`` before ``ment``: a hyphen between letters, the next lower case. ``200-`` before ``meter`` stays."""
    return words[-1:] in "-\u00ad\u2010" and words[-2:-1].isalpha() and after[:1].islower()


def _shape(line: PageLine) -> str:
    return DIGITS.sub("#", line.text.strip().lower())


def _running(pages: Sequence[list[PageLine]]) -> set[tuple[str, bool]]:
    """The shapes (digits as #) of running headers and footers: at the edge of many pages, or a bare page number."""
    shapes: Counter[tuple[str, bool]] = Counter()
    for lines in pages:
        top, bottom = map(_shape, lines[:EDGE]), map(_shape, lines[-EDGE:])
        shapes.update({(shape, True) for shape in top} | {(shape, False) for shape in bottom})
    shapes = Counter({shape: n for shape, n in shapes.items() if "\t" not in shape[0]})
    many = max(len(pages) // 3, 3)
    bare = {"#", "page #", "page # of #", "- # -", "– # –", "#/#", "# of #", "# / #"}
    return {s for s, n in shapes.items() if n >= many or (s[0] in bare)}
