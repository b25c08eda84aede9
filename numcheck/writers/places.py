"""Where a figure stands, as one desk tells another: page, heading, paragraph, row of a table."""

from __future__ import annotations

from numcheck.core.place import resolved
from numcheck.core.text import Block, BlockKind, Cell, Document, Location, Span
from numcheck.file_formats import by_suffix, suffix_of

_HEADING = 40  # characters of a heading that tell which it is
_PARAGRAPHS = frozenset(["docx", "odt"])
_LETTERS = 26


def place(document: Document, span: Span) -> str:
    """The place of ``span`` in words: ``p. 2, line 4``, ``“Repairs”, paragraph 3``, ``Regions, row Peru, 2023``, ``line 12``.

    Paragraphs are counted from the heading above, as somebody does who has the text open, without cells and notes.
    """
    block = document.block_at(span.start)
    name = _format(document)
    if block.cell is not None:
        named = f"{_letters(block.cell.column + 1)}{block.cell.row + 1}" if name == "xlsx" else ""
        where = [block.section, named, _row(block.cell)]
    elif (at := document.position(span.start)).page is not None:
        where = [f"p. {at.page}, line {at.line}"]
    elif name == "html":
        where = [_quoted(block.section) or "at the top"]
    elif name in _PARAGRAPHS:
        where = _paragraph(document, block)
    else:
        where = [f"line {at.line}"]
    return " ".join(", ".join(part for part in where if part).split())


def brief(document: Document, span: Span) -> str:
    """Line and column of ``span``, ``3:20``; where nobody can look up these, its place in words."""
    return place(document, span) if document.places else str(document.position(span.start))


def said(document: Document, location: Location) -> str:
    """``brief`` with the file: ``draft.md:3:20``, ``draft.docx: “Repairs”, paragraph 3``."""
    if document.places:
        return f"{location.uri}: {place(document, location.span)}"
    return str(resolved(location, document))


def has_lines(document: Document) -> bool:
    """Whether the lines of ``document`` are numbers that its reader can look up: lines of a text, of a page, or rows."""
    return not document.places or _format(document) not in _PARAGRAPHS


def _format(document: Document) -> str:
    known = by_suffix().get(suffix_of(document.uri))
    return known.name if known else ""


def _paragraph(document: Document, block: Block) -> list[str]:
    if block.kind is BlockKind.FOOTNOTE:
        return ["a note"]
    if block.kind is BlockKind.HEADING:
        return [f"the heading {_quoted(block.span.of(document.text))}"]
    return [_quoted(block.section), f"paragraph {document.paragraph_number(block.span.start)}"]


def _row(cell: Cell) -> str:
    """What stands at the head of the row, or its number in the table, and what stands at the head of the column."""
    row = f"row {cell.row_head or cell.row + 1}"
    return f"{row}, {cell.head}" if cell.head else row


def _letters(column: int) -> str:
    """The name of a column of a spreadsheet, from 1: A, Z, AA."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def _quoted(heading: str) -> str:
    heading = " ".join(heading.split())
    if not heading:
        return ""
    return f"“{heading if len(heading) <= _HEADING else f'{heading[: _HEADING - 1].rstrip()}…'}”"
