"""What a figure allows, in written units: a tight interval and a loose one."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache

from numcheck.core.measure import Interval
from numcheck.core.named_tuple import NamedTuple
from numcheck.core.quantity import Bound, Quantity
from numcheck.language import lexicon
from numcheck.normalization.units import exact
from numcheck.numbers.rounding import as_fraction, printed_interval, zeros_interval

_EXACT = Bound.EXACT
_NUMBER_ITSELF = (Bound.EXACT, Bound.ABOUT)
_STAY_BELOW = ("nearly", "almost")
ANYTHING = Interval(Fraction(-(10**30)), Fraction(10**30))


def intervals(quantity: Quantity, *, counted: bool) -> tuple[Interval, Interval]:
    """The tight and the loose interval of one figure.

    Tight is the value ± half the last place printed; a whole number of things that are ``counted`` is exact. Loose
    reads trailing zeros as rounding and adds what the words around the figure allow (``numbers/tolerances``).
    """
    rounded = quantity.bound in _NUMBER_ITSELF and not _has_decimals(quantity.text)
    printed = _Printed(quantity.value, quantity.low, quantity.high, quantity.resolution)
    return _intervals(printed, _tolerance(quantity), rounded, quantity.vague, counted)


def _has_decimals(text: str) -> bool:
    """Whether digits stand behind a decimal point: zeros among them are digits ($250.0 million), and hold no place."""
    return text.partition(".")[2][:1].isdigit()


class _Printed(NamedTuple):
    """The numbers of a figure and their last place, as a quantity has them."""

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    resolution: Decimal


@lru_cache(maxsize=4096)  # texts print the same few numbers over and over
def _intervals(
    printed: _Printed, tolerance: str, rounded: bool, vague: bool, counted: bool
) -> tuple[Interval, Interval]:
    """``rounded`` tells that zeros may be rounding, ``tolerance`` which row of the tolerances the words are."""
    value, low, high, resolution = printed
    if vague:
        wide = _share("vague").scaled(Fraction(value or high or 1))
        return wide, wide
    place = as_fraction(resolution)
    if low is not None and high is not None:
        ends = Interval(as_fraction(low), as_fraction(high))
        if value is not None:  # 20 ± 2 says itself how far it goes
            return ends, ends
        tight = ends if counted else _widened(ends, place / 2)
        return tight, _loosened(tight, (ends.low, ends.high), place, tolerance, rounded=rounded)
    if value is None:
        return ANYTHING, ANYTHING
    exactly = as_fraction(value)
    whole = counted and resolution <= 1 and exactly.denominator == 1
    tight = Interval(exactly, exactly) if whole else printed_interval(exactly, place)
    loose = _loosened(tight, (exactly,), place, tolerance, rounded=rounded)
    if tolerance in _STAY_BELOW and exactly > 0:  # nearly a million is no 1,032,500, whatever its zeros hide
        most = exactly * _share(tolerance).high
        return Interval(min(tight.low, most), min(tight.high, most)), Interval(loose.low, min(loose.high, most))
    return tight, loose


def _loosened(tight: Interval, ends: Sequence[Fraction], place: Fraction, tolerance: str, *, rounded: bool) -> Interval:
    """``tight``, widened to what the words and the zeros allow the numbers ``ends`` printed."""
    loose = tight
    for value in ends:
        if tolerance:
            loose = _hull(loose, _share(tolerance).scaled(value))
        if rounded and _reaches(value, place, _share("counted").high):
            loose = _hull(loose, zeros_interval(value, place, at_most=_share("zeros").high - 1))
    return loose


def _reaches(value: Fraction, place: Fraction, digits: Fraction) -> bool:
    """Whether ``value`` is ``digits`` times ``place`` or more, either side of zero, in whole numbers."""
    (a, b), (c, d), (e, f) = value.as_integer_ratio(), place.as_integer_ratio(), digits.as_integer_ratio()
    return abs(a) * d * f >= b * c * e


def _tolerance(quantity: Quantity) -> str:
    """The row that says how far the words of the figure let it stray, as a share of its value; "" if they do not."""
    if quantity.bound is _EXACT:
        return ""
    words = f" {quantity.text.lower()} "
    for word in lexicon.keyed("numbers/tolerances"):
        if word[0].isalpha() and f" {word} " in words:
            return word
    return str(quantity.bound)


@cache
def _share(name: str) -> Interval:
    low, high = lexicon.keyed("numbers/tolerances")[name]
    return Interval(exact(low), exact(high))


def _widened(interval: Interval, by: Fraction) -> Interval:
    return Interval(interval.low - by, interval.high + by)


def _hull(one: Interval, other: Interval) -> Interval:
    return Interval(min(one.low, other.low), max(one.high, other.high))
