"""What a figure allows: intervals, the senses of a unit, measures (stage 3); and how two figures stand to each other."""

from enum import Enum, IntEnum
from fractions import Fraction

from numcheck.core.named_tuple import NamedTuple
from numcheck.core.quantity import Quantity

ONE, ZERO = Fraction(1), Fraction(0)


class Interval(NamedTuple):
    """All values a figure may stand for, ``low <= high``, exact (never float).

    Two intervals of positive width that only touch do not meet (a value on the very edge would have been rounded the
    other way in one of them); an exact value (``low == high``) meets an interval that holds it, edges included.
    """

    low: Fraction
    high: Fraction

    def meets(self, other: "Interval") -> bool:
        """Whether one value can lie in both; see above for intervals that only touch."""
        # Ends are compared as whole numbers, cross-multiplied: Fraction's own comparisons take four times as long.
        (a, a_of), (b, b_of) = self.low.as_integer_ratio(), self.high.as_integer_ratio()
        (c, c_of), (d, d_of) = other.low.as_integer_ratio(), other.high.as_integer_ratio()
        before, after = a * d_of - d * a_of, c * b_of - b * c_of
        if before > 0 or after > 0:
            return False
        return (before < 0 and after < 0) or (a == b and a_of == b_of) or (c == d and c_of == d_of)

    def scaled(self, factor: Fraction, offset: Fraction = ZERO) -> "Interval":
        """The interval of ``x * factor + offset``, ends in order for a negative ``factor``, too."""
        if (factor is ONE or factor == 1) and (offset is ZERO or not offset):
            return self  # counts, money and percentages: most of what prose holds
        a = self.low * factor + offset if offset else self.low * factor
        if self.high is self.low:  # a whole number of things
            return Interval(a, a)
        b = self.high * factor + offset if offset else self.high * factor
        return Interval(a, b) if factor.numerator >= 0 else Interval(b, a)

    def __add__(self, other: "Interval") -> "Interval":  # type: ignore[override]  # of two numbers, not of two tuples
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: "Interval") -> "Interval":
        return Interval(self.low - other.high, self.high - other.low)


class Verdict(IntEnum):
    """How two figures for one measurand stand, the more agreeable the higher.

    ``CONFLICT``    not even the loose intervals meet
    ``POSSIBLE``    only the loose intervals meet: zeros, "about", "more than" must be read generously
    ``CONSISTENT``  the tight intervals meet: one is the other, rounded
    ``EQUAL``       the same number (or the same two ends of a range), whatever bound is said of it
    """

    CONFLICT = 0
    POSSIBLE = 1
    CONSISTENT = 2
    EQUAL = 3


class UnitSense(NamedTuple):
    """One meaning of a unit word: ``base value = written value * factor + offset`` in the base unit of ``dimension``.

    ``dimension`` is ``length``, ``mass``, ``temperature``, ``temperature difference``, ``money EUR``, ``percent``,
    ``count troop`` …: only senses of equal dimension are ever compared. ``reciprocal`` marks units such as litres per
    100 km, whose base value is ``factor / written value``. ``base`` names the base unit. ``special`` marks a meaning
    that the word has in one trade only (a mile at sea, an ounce of gold): it may hold back or explain a finding, but
    makes no conversion right.
    """

    unit: str
    dimension: str
    factor: Fraction = ONE
    offset: Fraction = ZERO
    reciprocal: bool = False
    base: str = ""
    special: bool = False

    def to_base(self, interval: Interval) -> Interval:
        """``interval`` of written values in the base unit. ValueError if reciprocal and the interval holds zero."""
        if not self.reciprocal:
            return interval.scaled(self.factor, self.offset)
        if interval.low <= 0:
            raise ValueError("a reciprocal unit needs a positive figure")
        return Interval(self.factor / interval.high, self.factor / interval.low)

    def from_base(self, interval: Interval) -> Interval:
        """The inverse of ``to_base``. ZeroDivisionError if reciprocal and an end is zero."""
        if not self.reciprocal:
            return interval.scaled(1 / self.factor, -self.offset / self.factor)
        return Interval(self.factor / interval.high, self.factor / interval.low)


class ConversionTarget(NamedTuple):
    """The unit that readers of the other system expect, and how it is written.

    ``system``  the system it belongs to: metric or imperial
    ``one, many, symbol``  foot, feet, ft
    """

    sense: UnitSense
    system: str
    one: str
    many: str
    symbol: str


class Precision(Enum):
    """How a figure is read: to its last printed place (``TIGHT``), or as generously as its words allow (``LOOSE``)."""

    TIGHT = "tight"
    LOOSE = "loose"


class Measure(NamedTuple):
    """A quantity and what it allows, in written units.

    ``tight``     value ± half the last place printed (bounds and approximators not applied)
    ``loose``     trailing zeros read as rounding, approximators and bounds applied
    ``senses``    what the unit may stand for, most likely first; never empty
    ``confusable_units``   units it is mistaken for, to explain a wrong conversion by
    ``conversion_target``  the unit to convert it to; None for what nobody converts
    """

    quantity: Quantity
    tight: Interval
    loose: Interval
    senses: tuple[UnitSense, ...]
    confusable_units: tuple[UnitSense, ...] = ()
    conversion_target: ConversionTarget | None = None

    @property
    def dimension(self) -> str:
        """The dimension of the likeliest sense, as ``UnitSense`` writes it."""
        return self.senses[0].dimension

    def interval(self, precision: Precision) -> Interval:
        """``tight`` or ``loose``, in written units."""
        return self.tight if precision is Precision.TIGHT else self.loose

    def base(self, precision: Precision = Precision.TIGHT) -> Interval:
        """The interval in the base unit of the likeliest sense. ValueError if that is reciprocal and it holds zero."""
        return self.senses[0].to_base(self.interval(precision))
