"""Tables of lives: columns for birth, death and age."""

from __future__ import annotations

import re
from collections.abc import Iterator

from numcheck.core.relation import Age, LocatedDate
from numcheck.relations.arithmetic.tables.grids import Grid, grids
from numcheck.relations.corpus import ClaimedText

_BORN = r"(?i)\W*(?:born|birth|(?:year|date) of birth|birth (?:year|date)|b\.)\W*"
_DIED = r"(?i)\W*(?:died|death|(?:year|date) of death|death (?:year|date)|d\.)\W*"
_AGE = r"(?i)\W*(?:age|aged|age at death|lived)(?: \(?(?:in )?years\)?)?\W*"
_OLDEST = 125


def lives(text: ClaimedText) -> Iterator[Age]:
    """One relation for each row with the dates of a life and its length; the heads must say which is which."""
    for grid in grids(text):
        columns = [_column(grid, pattern) for pattern in (_BORN, _DIED, _AGE)]
        if None in columns:
            continue
        for row in grid.rows:
            birth, death = (grid.dates.get((row, column or 0)) for column in columns[:2])
            age = grid.figures.get((row, columns[2] or 0))
            if birth and death and age and 0 <= (age.quantity.value or 0) <= _OLDEST:
                uri = text.document.uri
                then = LocatedDate(uri, death)
                yield Age(
                    age=age, birth=LocatedDate(uri, birth), then=then, cue="|", reason="the row tells of one life"
                )


def _column(grid: Grid, pattern: str) -> int | None:
    found = [column for column, head in grid.heads.items() if re.fullmatch(pattern, head)]
    return found[0] if len(found) == 1 else None
