"""Lists and tables that end in a total: footing (down a column) and cross-footing (along a row)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from numcheck.core.claim import Claim
from numcheck.core.measure import Precision
from numcheck.core.relation import PartWhole
from numcheck.core.text import Block, BlockKind
from numcheck.numbers.intervals import common_senses, in_base, interval_sum
from numcheck.relations.corpus import ClaimedText

_TOTAL = r"(?i)^\W*(?:grand |overall |combined )?(?:totals?|sum|all)\b(?: \w+)?\W*$"
_SUBTOTAL = r"(?i)\bsub-?totals?\b"
_OF_WHICH = r"(?i)^\W*(?:of which|of whom|thereof|incl|including)\b"
# Heads of figures that are not added up, and of shares, which make 100.
_NOT_ADDED = (
    r"(?i)\b(?:rates?|averages?|avg|mean|median|per|ratio|price|index|rank|score|year|age|change|growth|no\.?)\b"
)
_SHARES = r"(?i)%|\b(?:shares?|percent\w*|pct)\b"
_Grid = Mapping[tuple[int, int], Claim]


def stated_totals(text: ClaimedText) -> Iterator[PartWhole]:
    """One relation for each total that a list or a table states, with the figures that it should add up."""
    figures = _by_block(text)
    tables: dict[int, list[Block]] = defaultdict(list)
    for block in text.document.blocks:
        if block.cell is not None:
            tables[block.cell.table].append(block)
    for cells in tables.values():
        yield from _table(text, cells, figures)
    yield from _lists(text, figures)


def _by_block(text: ClaimedText) -> dict[int, list[Claim]]:
    """The claims of each block, by where the block starts."""
    out: dict[int, list[Claim]] = defaultdict(list)
    for claim in text.claims:
        out[text.document.block_at(claim.location.span.start).span.start].append(claim)
    return out


def _single(claims: Sequence[Claim]) -> Claim | None:
    """The one exact figure of a cell or list item, else None."""
    if len(claims) != 1 or claims[0].quantity.value is None or claims[0].quantity.vague:
        return None
    return claims[0]


def _table(text: ClaimedText, cells: Sequence[Block], figures: Mapping[int, list[Claim]]) -> Iterator[PartWhole]:
    grid: dict[tuple[int, int], Claim] = {}
    unread: set[int] = set()  # columns and rows (as ~row) with a figure that is not understood, or negative
    row_heads: dict[int, str] = {}
    column_heads: dict[int, str] = {}
    for block in cells:
        cell = block.cell
        if cell is None:
            continue
        row_heads[cell.row] = row_heads.get(cell.row) or cell.row_head
        column_heads[cell.column] = column_heads.get(cell.column) or cell.head
        claim = _single(figures.get(block.span.start, ()))
        words = block.span.of(text.document.text).strip()
        if claim is not None and not cell.is_head and words[:1] not in "(-−–":
            grid[cell.row, cell.column] = claim
        elif not cell.is_head and any(c.isdigit() for c in words) and cell.column:
            unread |= {cell.column, ~cell.row}
    rows: dict[int, list[int]] = defaultdict(list)
    for row, column in sorted(grid):
        rows[column].append(row)
    for column in sorted(rows.keys() - unread):
        if not re.search(_NOT_ADDED, column_heads.get(column, "")):
            yield from _foot(grid, column, rows[column], row_heads, column_heads.get(column, ""))
    known = {(r, c): claim for (r, c), claim in grid.items() if ~r not in unread}
    yield from _cross_foot(known, row_heads, column_heads)


def _foot(
    grid: _Grid, column: int, rows: Sequence[int], row_heads: Mapping[int, str], column_head: str
) -> Iterator[PartWhole]:
    """The last of ``rows`` (in order, with a figure in ``column``) called a total against those above it; subtotals are
    passed over.
    """
    for row in rows:
        if re.match(_TOTAL, row_heads.get(row, "")):
            above = [r for r in rows if r < row and not re.match(_OF_WHICH, row_heads[r])]
            parts = [grid[r, column] for r in above if not re.search(_SUBTOTAL, row_heads[r])]
            subtotals = [grid[r, column] for r in above if re.search(_SUBTOTAL, row_heads[r])]
            whole = grid[row, column]
            shares = re.search(_SHARES, column_head) is not None and whole.quantity.value != 100
            if (
                len(parts) > 1
                and not shares
                and _addable(whole, parts)
                and not (subtotals and _adds_up(whole, subtotals))
            ):
                yield _relation(whole, parts, row_heads[row])
            return


def _cross_foot(grid: _Grid, row_heads: Mapping[int, str], column_heads: Mapping[int, str]) -> Iterator[PartWhole]:
    """The column called a total against the others of its row, in tables where most rows do add up."""
    last = [c for c, head in column_heads.items() if re.match(_TOTAL, head)]
    if len(last) != 1:
        return
    rows = []
    for row in sorted({r for r, _ in grid}):
        whole = grid.get((row, last[0]))
        parts = [
            grid[row, c]
            for c in sorted(column_heads)
            if c != last[0]
            and (row, c) in grid
            and not re.search(_NOT_ADDED, column_heads[c])
            and not re.search(_SHARES, column_heads[c])
        ]
        if whole is not None and len(parts) > 1 and _addable(whole, parts):
            rows.append((whole, parts))
    right = sum(_adds_up(whole, parts) for whole, parts in rows)
    if right > len(rows) - right:
        for whole, parts in rows:
            yield _relation(whole, parts, column_heads[last[0]])


def _addable(whole: Claim, parts: Sequence[Claim]) -> bool:
    """Whether the total can be a sum: one dimension, and not an average, which lies among its parts."""
    measures = [c.measure for c in (whole, *parts)]
    if common_senses(measures) is None:
        return False
    if whole.quantity.unit == "percent":
        return whole.quantity.value == 100
    return whole.measure.tight.high >= max(c.measure.tight.low for c in parts)


def _adds_up(whole: Claim, parts: Sequence[Claim]) -> bool:
    based = in_base([c.measure for c in (whole, *parts)], Precision.TIGHT)
    return based is not None and interval_sum(based[1:]).meets(based[0])


def _lists(text: ClaimedText, figures: Mapping[int, list[Claim]]) -> Iterator[PartWhole]:
    """Neighbouring list items with one figure each, the last of which is called a total."""
    items: list[Claim] = []
    for block in text.document.blocks:
        claim = _single(figures.get(block.span.start, ())) if block.kind is BlockKind.LIST_ITEM else None
        if claim is None:
            items = []
            continue
        head = text.document.text[block.span.start : claim.location.span.start]
        if re.match(_TOTAL, head.strip(" :–—-")) and len(items) > 1:
            if _addable(claim, items):
                yield _relation(claim, items, head.strip())
            items = []
        else:
            items.append(claim)


def _relation(whole: Claim, parts: Sequence[Claim], cue: str) -> PartWhole:
    reason = f"“{cue}” adds up what stands beside it"
    return PartWhole(whole=whole, parts=tuple(parts), listed=True, cue=cue, reason=reason)
