"""The mutable record that one figure is read into, from its number outwards."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from numcheck.core.quantity import Bound, Change
from numcheck.extraction.measures import Measured
from numcheck.extraction.numbers.number import Number


@dataclass(slots=True)
class Draft:
    """A quantity while it is being read: ``start`` and ``end`` grow as its words are found."""

    start: int
    end: int
    number: Number
    measured: Measured
    bound: Bound = Bound.EXACT
    low: Decimal | None = None
    high: Decimal | None = None
    plain: bool = True  # whether ``value`` is said (a range has none)
    change: Change = Change.NONE
    of: str = ""
