"""A number as it is read off the page, before unit, bound or range."""

from decimal import Decimal

from numcheck.core.named_tuple import NamedTuple
from numcheck.extraction.units.table import Unit

ONE = Decimal(1)


class Number(NamedTuple):
    """``text[start:end]`` read as ``value``.

    ``resolution``  place value of the last digit given, magnitude word applied
    ``scale``       the magnitude word's worth (1000000 for ``1.5m``), 1 where none is written
    ``spelled``     written in words
    ``vague``       an order of magnitude and no number (``dozens``)
    ``part``        a fraction of a whole (``two-thirds``, ``half``)
    ``digits``      the text of the digits, as written; empty for words
    """

    start: int
    end: int
    value: Decimal
    resolution: Decimal = ONE
    scale: Decimal = ONE
    spelled: bool = False
    vague: bool = False
    part: bool = False
    digits: str = ""

    def scaled(self, factor: Decimal, end: int) -> "Number":
        """The number with a magnitude word worth ``factor`` that ends at ``end``; no fraction any more."""
        value, resolution, scale = self.value * factor, self.resolution * factor, self.scale * factor
        return self._replace(end=end, value=value, resolution=resolution, scale=scale, part=False)

    def times(self, factor: Decimal) -> "Number":
        """The number in a unit of which ``factor`` make one of the old; a negative factor turns the sign."""
        if factor is ONE or factor == 1:
            return self
        return self._replace(value=self.value * factor, resolution=self.resolution * abs(factor))


class Prefix(NamedTuple):
    """What stands before a number: the place where the figure begins, and the currency if its sign stands there."""

    at: int
    unit: Unit | None = None


# A number, and what stands before it.
PrefixedNumber = tuple[Number, Prefix]
