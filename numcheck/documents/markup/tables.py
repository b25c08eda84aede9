"""Tables: which cells are heads, and which heads stand over each cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from numcheck.core.text import Block, Cell
from numcheck.language.lazy_pattern import Lazy

if TYPE_CHECKING:
    from numcheck.documents.builder import DocumentBuilder

# (table, row, column) of a cell to the columns and rows it covers; one of each where it is not listed.
TableSpans = Mapping[tuple[int, int, int], tuple[int, int]]


# A corner cell that may give the unit of a table, and does not only name its rows.
SAYS_UNIT = Lazy(r"[($%€£]|\bin [a-z]|\b[Uu]nits?\b|illions?\b|housands?\b|'000")


def fill_heads(
    builder: DocumentBuilder,
    first: int = 0,
    *,
    captions: Mapping[int, str] = MappingProxyType({}),
    spans: TableSpans = MappingProxyType({}),
) -> None:
    """Give every table cell among ``builder.blocks[first:]`` its ``head``, ``row_head`` and ``caption``.

    ``captions`` maps a table's number to its caption. A table without head cells gets its first row for a head, if that
    looks like one. Column heads are the head cells of the rows that hold nothing but heads (and a first cell), joined
    with " / "; the row head is the first cell of the row.
    """
    if any(b.cell for b in builder.blocks[first:]):
        builder.blocks[first:] = _named(builder.blocks[first:], builder.text, captions, spans)


def has_head(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first of ``rows`` (the words of their cells) names the columns: words above figures.

    Years count as names, so ``| | 2021 | 2022 |`` is a head.
    """
    if len(rows) < 2 or not any(rows[0]):
        return False
    first = [c for c in rows[0] if c]
    named = all(not any(map(str.isdigit, c)) or _is_year(c) or any(map(str.isalpha, c)) for c in first)
    below = [c for row in rows[1:] for c in row]
    figures = sum(any(map(str.isdigit, c)) for c in below)
    heads = sum(any(map(str.isdigit, c)) and not _is_year(c) for c in first)
    return named and len(first) > 1 and figures > 0 and heads * 2 <= len(first)


def _is_year(words: str) -> bool:
    return len(words) == 4 and words.isdecimal() and words[:2] in ("18", "19", "20", "21")


def _named(blocks: Sequence[Block], text: str, captions: Mapping[int, str], spans: TableSpans) -> list[Block]:
    blocks = _with_heads(blocks, text)
    column_heads = _column_heads(blocks, text, spans)
    row_heads = _row_heads(blocks, text, spans)

    def filled(block: Block, cell: Cell) -> Block:
        head = "" if cell.is_head else column_heads.get((cell.table, cell.column), "")
        row_head = "" if cell.column == 0 else row_heads.get((cell.table, cell.row), "")
        corner = column_heads.get((cell.table, 0), "")
        caption = captions.get(cell.table, "")
        if cell.column and SAYS_UNIT.search(corner):
            caption = f"{caption} / {corner}" if caption else corner  # what the corner says holds for the whole table
        named = Cell(*cell[:3], head, row_head, caption, cell.is_head)
        return Block(block.span, block.kind, block.section, named)

    return [filled(b, b.cell) if b.cell else b for b in blocks]


def _with_heads(blocks: Sequence[Block], text: str) -> Sequence[Block]:
    """``blocks``, with the first row of each table marked as its head where no cell is and the words look like it."""
    grids: dict[int, dict[int, list[str]]] = {}
    headed = {b.cell.table for b in blocks if b.cell and b.cell.is_head}
    for block in blocks:
        if block.cell and block.cell.table not in headed:
            grids.setdefault(block.cell.table, {}).setdefault(block.cell.row, []).append(_words(block, text))
    first = {table: min(grid) for table, grid in grids.items() if has_head([grid[row] for row in sorted(grid)])}
    if not first:
        return blocks
    return [
        b._replace(cell=b.cell._replace(is_head=True)) if b.cell and first.get(b.cell.table) == b.cell.row else b
        for b in blocks
    ]


def _column_heads(blocks: Sequence[Block], text: str, spans: TableSpans) -> dict[tuple[int, int], str]:
    """(table, column) to the words of its heads, from top to bottom, parted by " / "."""
    rows = {b.cell.row for b in blocks if b.cell and b.cell.is_head}
    cells = [b.cell for b in blocks if b.cell and b.cell.row in rows]
    with_body = {(c.table, c.row) for c in cells if c.column and not c.is_head}
    heads: dict[tuple[int, int], list[str]] = {}
    for block in blocks:
        cell = block.cell
        if cell and cell.is_head and (cell.table, cell.row) not in with_body:
            width = spans.get((cell.table, cell.row, cell.column), (1, 1))[0]
            for column in range(cell.column, cell.column + width):
                heads.setdefault((cell.table, column), []).append(_words(block, text))
    return {place: " / ".join(words) for place, words in heads.items()}


def _row_heads(blocks: Sequence[Block], text: str, spans: TableSpans) -> dict[tuple[int, int], str]:
    """(table, row) to the words of its first cell, which may reach down into the rows below."""
    heads: dict[tuple[int, int], str] = {}
    for block in blocks:
        cell = block.cell
        if cell and cell.column == 0:
            height = spans.get((cell.table, cell.row, 0), (1, 1))[1]
            for row in range(cell.row, cell.row + height):
                heads.setdefault((cell.table, row), _words(block, text))
    return heads


def _words(block: Block, text: str) -> str:
    return " ".join(block.span.of(text).split())
