"""A column of shares beside the column that they are shares of, in tables with a total: Votes, Share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from numcheck.core.claim import Claim
from numcheck.core.measure import Precision
from numcheck.core.relation import ShareOfWhole
from numcheck.numbers.intervals import in_base, ratio
from numcheck.relations.arithmetic.tables.grids import Grid, grids
from numcheck.relations.corpus import ClaimedText

_SHARE = re.compile(
    r"(?i)\W*(?:%|(?:percent(?:age)?|pct|share|proportion)(?: of (?:the )?(?:total|all|votes?))?(?: \(?%\)?)?)\W*"
)
_Row = tuple[Claim, Claim, Claim]


def share_columns(text: ClaimedText) -> Iterator[ShareOfWhole]:
    """One relation for each row, in tables where at least half of the rows, and two, come out right."""
    for grid in grids(text):
        for column, head in grid.heads.items():
            if _SHARE.fullmatch(head):
                rows = _rows(grid, column)
                right = sum(map(_is_right, rows))
                if right > 1 and 2 * right >= len(rows):
                    for part, whole, share in rows:
                        why = "the column gives shares of the total of the one before it"
                        yield ShareOfWhole(part=part, whole=whole, share=share, cue="|", reason=why)


def _rows(grid: Grid, column: int) -> list[_Row]:
    """(part, whole, share) of each row but the total's, which is the last and stands at 100%."""
    both = [row for row in grid.rows if (row, column) in grid.figures and (row, column - 1) in grid.figures]
    if len(both) < 3 or grid.figures[both[-1], column].quantity.value != 100:
        return []
    whole = grid.figures[both[-1], column - 1]
    rows = [(grid.figures[row, column - 1], whole, grid.figures[row, column]) for row in both[:-1]]
    return [
        r for r in rows if r[2].quantity.unit == "percent" and r[0].quantity.unit == whole.quantity.unit != "percent"
    ]


def _is_right(row: _Row) -> bool:
    part, whole, share = row
    based = in_base([part.measure, whole.measure], Precision.TIGHT)
    if based is None or based[1].low <= 0:
        return False
    return ratio(*based).scaled(Fraction(100)).meets(share.measure.tight)
