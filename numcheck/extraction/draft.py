"""The mutable record that one figure is read into, from its number outwards."""

from __future__ import annotations

from decimal import Decimal

from numcheck.core.quantity import Bound, Direction, Quantity
from numcheck.core.text import Span
from numcheck.extraction.measures import Measured
from numcheck.extraction.numbers.number import Number

# Members of enums are read as names of this file, which takes a tenth of the time.
_EXACT, _NONE = Bound.EXACT, Direction.NONE


class Draft:
    """A quantity while it is being read.

    ``start, end``  half-open span in code points; grows as words of the figure are found
    ``number``      the number, and where it stands
    ``measured``    what it counts or measures
    ``bound``       what the words around say of it
    ``low, high``   the ends of a range, else None
    ``plain``       whether the number itself is said (a range says its ends only)
    ``change``      whether it is said of a movement
    ``misprint``    whether its digits make no number that can be meant
    ``is_name``     whether it only names or numbers something, and is no figure
    """

    __slots__ = ("bound", "change", "end", "high", "is_name", "low", "measured", "misprint", "number", "plain", "start")

    def __init__(self, start: int, end: int, number: Number, measured: Measured) -> None:
        self.start = start
        self.end = end
        self.number = number
        self.measured = measured
        self.bound = _EXACT
        self.low: Decimal | None = None
        self.high: Decimal | None = None
        self.plain = True
        self.change = _NONE
        self.misprint = self.is_name = False

    def quantity(self, text: str, by: int = 0) -> Quantity:
        """The frozen quantity that has been read from ``text``, its places moved ``by`` so many code points."""
        first, last, value, resolution, _, spelled, vague, _, _ = self.number
        _, unit, noun, modifiers, readings, adjectival, of, _, _ = self.measured
        span, number = Span(self.start + by, self.end + by), Span(first + by, last + by)
        words, exact = text[self.start : self.end], value if self.plain else None
        # In the order of the fields: one is made for each figure, and to name them takes twice as long.
        return Quantity(
            span, words, exact, self.low, self.high, unit, noun, self.bound, resolution, number, modifiers, readings,
            self.change, spelled, vague, of, adjectival,
        )  # fmt: skip
