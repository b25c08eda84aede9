"""The mutable record that one figure is read into, from its number outwards."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from numcheck.core.quantity import Bound, Direction, Quantity
from numcheck.core.text import Span
from numcheck.extraction.measures import Measured
from numcheck.extraction.numbers.number import Number


@dataclass(slots=True)
class Draft:
    """A quantity while it is being read.

    ``start, end``  half-open span in code points; grows as words of the figure are found
    ``number``      the number, and where it stands
    ``measured``    what it counts or measures
    ``bound``       what the words around say of it
    ``low, high``   the ends of a range, else None
    ``plain``       whether the number itself is said (a range says its ends only)
    ``change``      whether it is said of a movement
    """

    start: int
    end: int
    number: Number
    measured: Measured
    bound: Bound = Bound.EXACT
    low: Decimal | None = None
    high: Decimal | None = None
    plain: bool = True
    change: Direction = Direction.NONE

    def quantity(self, text: str) -> Quantity:
        """The frozen quantity that has been read from ``text``."""
        first, last, value, resolution, _, spelled, vague, _, _ = self.number
        _, unit, noun, modifiers, readings, adjectival, of, _, _ = self.measured
        return Quantity(
            span=Span(self.start, self.end),
            text=text[self.start : self.end],
            value=value if self.plain else None,
            low=self.low,
            high=self.high,
            unit=unit,
            noun=noun,
            bound=self.bound,
            resolution=resolution,
            number=Span(first, last),
            modifiers=modifiers,
            readings=readings,
            change=self.change,
            spelled=spelled,
            vague=vague,
            of=of,
            adjectival=adjectival,
        )
