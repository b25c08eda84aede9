"""What a figure allows, in written units: a tight interval and a loose one."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from numcheck.core.measure import Interval
from numcheck.core.quantity import Bound, Quantity
from numcheck.core.rounding import as_fraction, printed_interval, zeros_interval
from numcheck.normalization.tables import exact, rows

ANYTHING = Interval(Fraction(-(10**30)), Fraction(10**30))


def intervals(quantity: Quantity, *, counted: bool) -> tuple[Interval, Interval]:
    """The tight and the loose interval of one figure.

    Tight is the value ± half the last place printed; a whole number of things that are ``counted`` is exact. Loose
    reads trailing zeros as rounding and adds what the words around the figure allow (``data/allowances.tsv``).
    """
    if quantity.vague:
        wide = _share("vague").scaled(Fraction(quantity.value or quantity.high or 1))
        return wide, wide
    place = as_fraction(quantity.resolution)
    if quantity.low is not None and quantity.high is not None:
        ends = Interval(as_fraction(quantity.low), as_fraction(quantity.high))
        if quantity.value is not None:  # 20 ± 2 says itself how far it goes
            return ends, ends
        tight = ends if counted else _widened(ends, place / 2)
        return tight, _loosened(tight, (ends.low, ends.high), place, quantity)
    if quantity.value is None:
        return ANYTHING, ANYTHING
    value = as_fraction(quantity.value)
    whole = counted and quantity.resolution <= 1 and value.denominator == 1
    tight = Interval(value, value) if whole else printed_interval(value, place)
    return tight, _loosened(tight, (value,), place, quantity)


def _loosened(tight: Interval, ends: Sequence[Fraction], place: Fraction, quantity: Quantity) -> Interval:
    """``tight``, widened to what the words and the zeros allow the numbers ``ends`` printed."""
    loose, share = tight, _allowance(quantity)
    for value in ends:
        if share is not None:
            loose = _hull(loose, _times(share, value))
        if quantity.bound in (Bound.EXACT, Bound.ABOUT) and _reaches(value, place, _share("counted").high):
            loose = _hull(loose, zeros_interval(value, place, at_most=_share("zeros").high - 1))
    return loose


def _reaches(value: Fraction, place: Fraction, digits: Fraction) -> bool:
    """Whether ``value`` is ``digits`` times ``place`` or more, either side of zero, in whole numbers."""
    (a, b), (c, d), (e, f) = value.as_integer_ratio(), place.as_integer_ratio(), digits.as_integer_ratio()
    return abs(a) * d * f >= b * c * e


def _allowance(quantity: Quantity) -> Interval | None:
    """How far the words of the figure let it stray, as a share of its value; None if they say nothing."""
    if quantity.bound is Bound.EXACT:
        return None
    words = f" {quantity.text.lower()} "
    for word in rows("allowances"):
        if word[0].isalpha() and f" {word} " in words:
            return _share(word)
    return _share(str(quantity.bound))


@cache
def _share(name: str) -> Interval:
    low, high = rows("allowances")[name]
    return Interval(exact(low), exact(high))


def _times(share: Interval, value: Fraction) -> Interval:
    low, high = sorted((share.low * value, share.high * value))
    return Interval(low, high)


def _widened(interval: Interval, by: Fraction) -> Interval:
    return Interval(interval.low - by, interval.high + by)


def _hull(one: Interval, other: Interval) -> Interval:
    return Interval(min(one.low, other.low), max(one.high, other.high))
