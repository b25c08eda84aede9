"""Where a figure stands, as one desk tells another: page, heading, row of a table, paragraph."""

from __future__ import annotations

from numcheck.core.text import Cell, Location
from numcheck.file_formats import by_suffix, suffix_of
from numcheck.writers.location import resolve
from numcheck.writers.view import View

_HEADING = 40  # characters of a heading that tell which it is
_PARAGRAPHS = frozenset(["docx", "odt"])


def place(view: View, location: Location) -> str:
    """The place in words: ``p. 2``, ``“Repairs”`` (the heading above), ``Regions, row Peru, 2023``, ``paragraph 4``, ``line 12``."""
    document = view.documents[location.uri]
    block, at = document.block_at(location.span.start), resolve(view, location)
    known = by_suffix().get(suffix_of(location.uri))
    name = known.name if known else ""
    if block.cell is not None:
        where = [block.section, _row(block.cell, at.line)]
    elif at.page is not None:
        where = [f"p. {at.page}, line {at.line}"]
    elif name == "html":
        where = [f"“{_short(block.section)}”" if block.section else "at the top"]
    else:
        where = [f"{'paragraph' if name in _PARAGRAPHS else 'line'} {at.line}"]
    return " ".join(", ".join(part for part in where if part).split())


def _row(cell: Cell, line: int) -> str:
    """What stands at the head of the row and of the column."""
    row = f"row {cell.row_head}" if cell.row_head else f"row {line}"
    return f"{row}, {cell.head}" if cell.head else row


def _short(heading: str) -> str:
    return heading if len(heading) <= _HEADING else f"{heading[: _HEADING - 1].rstrip()}…"
