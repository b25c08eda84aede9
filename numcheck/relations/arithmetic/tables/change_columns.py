"""A column that says how far the two before it are apart: 2022, 2023, Change."""

from __future__ import annotations

import re
from collections.abc import Iterator

from numcheck.core.claim import Claim
from numcheck.core.quantity import Direction
from numcheck.core.relation import StatedChange
from numcheck.numbers.change import in_percent, in_unit, is_consistent
from numcheck.numbers.intervals import common_senses
from numcheck.relations.arithmetic.tables.grids import Grid, grids
from numcheck.relations.corpus import ClaimedText

_CHANGE = re.compile(
    r"(?i)\W*(?:%|percent(?:age)?|pct|annual|net|absolute|relative|yoy|y/y)?\s*(?:change|growth|difference|diff\.?|chg\.?"
    r"|increase|variation|var\.?|Δ)\s*(?:\(?(?:%|in %|percent|yoy|y/y)\)?)?\W*"
)
_YEAR = re.compile(r"(?:.*\D)?((?:19|20)\d\d)\b(?!.*(?:19|20)\d\d)")
_BEFORE = re.compile(r"(?i)\W*(?:before|previous|prior|old|then|last|from|start|opening|baseline|budget|planned)\b")
_AFTER = re.compile(r"(?i)\W*(?:after|current|new|now|this|to|end|closing|follow-?up|actual)\b")
_Row = tuple[Claim, Claim, Claim]


def change_columns(text: ClaimedText) -> Iterator[StatedChange]:
    """One relation for each row of such a column, in tables where at least half of the rows, and one, come out right."""
    for grid in grids(text):
        for column, head in grid.heads.items():
            if _CHANGE.fullmatch(head):
                rows = _rows(grid, column)
                right = sum(map(_is_right, rows))
                if right and 2 * right >= len(rows):
                    yield from map(_relation, rows)


def _rows(grid: Grid, column: int) -> list[_Row]:
    """(old, new, change) of each row; nothing where the heads do not say which of the two columns is the older."""
    first, second = (grid.heads.get(column - 2, ""), grid.heads.get(column - 1, ""))
    old, new = column - 2, column - 1
    years = _YEAR.match(first), _YEAR.match(second)
    if years[0] and years[1] and years[0][1] != years[1][1]:
        old, new = (old, new) if years[0][1] < years[1][1] else (new, old)
    elif not (_BEFORE.match(first) and _AFTER.match(second)):
        return []
    at = (old, new, column)
    found = [tuple(grid.figures[row, c] for c in at) for row in grid.rows if all((row, c) in grid.figures for c in at)]
    return [row for row in found if len(row) == 3 and _is_row(row)]


def _is_row(row: _Row) -> bool:
    old, new, change = row
    if common_senses([old.measure, new.measure]) is None or (old.quantity.value or 0) <= 0:
        return False
    return (
        change.quantity.unit in ("percent", "percentage_point") or common_senses([c.measure for c in row]) is not None
    )


def _is_right(row: _Row) -> bool:
    old, new, change = (c.measure for c in row)
    formulas = (in_percent, in_unit) if change.quantity.unit == "percent" else (in_unit,)
    return any(is_consistent(formula, old, new, change, direction=_SIGNED) for formula in formulas)


_SIGNED = Direction.UP  # a fall has its minus


def _relation(row: _Row) -> StatedChange:
    old, new, change = row
    reason = "the column says how far the two before it are apart"
    return StatedChange(old=old, new=new, change=change, direction=_SIGNED, cue="|", reason=reason)
