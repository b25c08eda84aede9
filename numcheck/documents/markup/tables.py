"""Tables: which cells are heads, and which heads stand over each cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from numcheck.core.text import Block, Cell


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


def named(
    blocks: Sequence[Block],
    text: str,
    *,
    captions: Mapping[int, str] = {},
    spans: Mapping[tuple[int, int, int], tuple[int, int]] = {},
) -> list[Block]:
    """``blocks`` with ``head``, ``row_head`` and ``caption`` of every table cell filled in.

    ``captions`` maps a table's number to its caption, ``spans`` (table, row, column) of a cell to the columns and rows
    it covers. A table without head cells gets its first row for a head, if that looks like one. Column heads are the
    head cells of the rows above that hold nothing but heads, joined with " / "; the row head is the first cell of the
    row.
    """
    blocks = _with_heads(blocks, text)
    rows: dict[tuple[int, int], list[Block]] = {}
    for block in blocks:
        if block.cell:
            rows.setdefault((block.cell.table, block.cell.row), []).append(block)
    heads: dict[tuple[int, int], list[str]] = {}
    first: dict[tuple[int, int], str] = {}
    for (table, row), cells in rows.items():
        for block in cells:
            cell = block.cell
            assert cell
            if cell.column == 0:
                for below in range(row, row + spans.get((table, row, 0), (1, 1))[1]):
                    first.setdefault((table, below), _words(block, text))
        if all(b.cell and (b.cell.is_head or b.cell.column == 0) for b in cells):
            for block in cells:
                cell = block.cell
                assert cell
                for column in range(cell.column, cell.column + spans.get((table, row, cell.column), (1, 1))[0]):
                    if cell.is_head:
                        heads.setdefault((table, column), []).append(_words(block, text))

    def filled(block: Block) -> Block:
        cell = block.cell
        if cell is None:
            return block
        head = "" if cell.is_head else " / ".join(heads.get((cell.table, cell.column), ()))
        row_head = "" if cell.column == 0 else first.get((cell.table, cell.row), "")
        caption = captions.get(cell.table, "")
        named_cell = Cell(cell.table, cell.row, cell.column, head, row_head, caption, cell.is_head)
        return Block(block.span, block.kind, block.section, named_cell)

    return [filled(b) for b in blocks]


def _with_heads(blocks: Sequence[Block], text: str) -> list[Block]:
    """``blocks``, with the first row of each table marked as its head where no cell is and the words look like it."""
    grids: dict[int, dict[int, list[str]]] = {}
    headed = {b.cell.table for b in blocks if b.cell and b.cell.is_head}
    for block in blocks:
        if block.cell and block.cell.table not in headed:
            grids.setdefault(block.cell.table, {}).setdefault(block.cell.row, []).append(_words(block, text))
    first = {table: min(grid) for table, grid in grids.items() if has_head([grid[row] for row in sorted(grid)])}

    return [
        b._replace(cell=b.cell._replace(is_head=True)) if b.cell and first.get(b.cell.table) == b.cell.row else b
        for b in blocks
    ]


def _words(block: Block, text: str) -> str:
    return " ".join(block.span.of(text).split())
