"""Interval arithmetic on figures: what sums, ratios, products and changes of rounded figures may be, exactly.

The intervals of ``numcheck.core.measure`` are closed and their operands independent, so each result is the hull of
the results at the ends (R. E. Moore, Interval Analysis, 1966).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from numcheck.core.measure import Interval, Measure, Precision, UnitSense
from numcheck.core.quantity import Bound
from numcheck.numbers.rounding import printed

_ZERO = Fraction(0)


def interval_sum(intervals: Iterable[Interval]) -> Interval:
    """The sum of ``intervals``; zero for none."""
    return sum(intervals, Interval(_ZERO, _ZERO))


def hull(intervals: Sequence[Interval]) -> Interval:
    """The smallest interval that holds all of ``intervals``. ValueError for none."""
    return Interval(min(i.low for i in intervals), max(i.high for i in intervals))


def product(a: Interval, b: Interval) -> Interval:
    """All values of x * y with x in ``a`` and y in ``b``."""
    ends = [x * y for x in (a.low, a.high) for y in (b.low, b.high)]
    return Interval(min(ends), max(ends))


def ratio(a: Interval, b: Interval) -> Interval:
    """All values of x / y with x in ``a`` and y in ``b``. ZeroDivisionError if ``b`` holds zero."""
    if b.low <= 0 <= b.high:
        raise ZeroDivisionError("the divisor may be zero")
    return product(a, Interval(1 / b.high, 1 / b.low))


def percent_change(old: Interval, new: Interval) -> Interval:
    """All values of (new / old - 1) * 100 for positive ``old``. ZeroDivisionError if ``old`` may be zero or less."""
    if old.low <= 0:
        raise ZeroDivisionError("a change in percent needs a positive figure to start from")
    return ratio(new, old).scaled(Fraction(100), Fraction(-100))


def widened(interval: Interval, by: Fraction) -> Interval:
    """``interval`` with both ends moved out by ``by`` (in its own unit; negative moves them in)."""
    return Interval(interval.low - by, interval.high + by)


def common_senses(measures: Sequence[Measure]) -> tuple[UnitSense, ...] | None:
    """One sense for each measure, all of one dimension, likeliest first; None where there is none.

    Counts of any nouns go together (men and women are people), a bare number takes the unit of the others, and "200 cents"
    beside "150 cents a kilo" is by the kilo, too.
    """
    if all(m.dimension.startswith("count") for m in measures) and not any("/" in m.quantity.unit for m in measures):
        return tuple(m.senses[0] for m in measures)
    named = [m for m in measures if not is_bare(m)]
    for first in named[0].senses:
        chosen = [first if is_bare(m) or _same_but_per(m, named[0]) else _like(first, m, named[0]) for m in measures]
        found = tuple(r for r in chosen if r is not None)
        if len(found) == len(chosen):
            return found
    return None


def is_bare(measure: Measure) -> bool:
    """Whether the figure is a bare number, with neither unit nor counted noun."""
    return not measure.quantity.unit and not measure.quantity.noun


def _same_but_per(measure: Measure, owner: Measure) -> bool:
    one, other = measure.quantity.unit, owner.quantity.unit
    return ("/" in one) != ("/" in other) and one.partition("/")[0].strip("1") == other.partition("/")[0].strip("1")


def _like(first: UnitSense, measure: Measure, owner: Measure) -> UnitSense | None:
    """The sense of ``measure`` in the dimension of ``first``; one word has one sense, here as there."""
    same = measure.quantity.unit == owner.quantity.unit
    for sense in measure.senses:
        if sense.dimension == first.dimension and (not same or sense.unit == first.unit):
            return sense
    return None


def loose_in_calculation(measure: Measure, at_most: Fraction) -> Interval:
    """The loose interval of ``measure`` inside a calculation, where zeros are digits more often than elsewhere.

    Trailing zeros widen it by no more than the share ``at_most`` of its value (1/40: by 2.5 per cent). A figure with a
    bound or an approximator ("about") keeps its whole loose interval.
    """
    q = measure.quantity
    if q.bound is not Bound.EXACT or q.value is None:
        return measure.loose
    near = widened(measure.tight, abs(Fraction(q.value)) * at_most)
    return Interval(max(near.low, measure.loose.low), min(near.high, measure.loose.high))


def in_base(
    measures: Sequence[Measure], precision: Precision, *, at_most: Fraction = Fraction(1)
) -> tuple[Interval, ...] | None:
    """The interval of each measure, all in one base unit; None where they share no dimension.

    ``at_most`` limits loose readings as in ``loose_in_calculation``.
    """
    senses = common_senses(measures)
    if senses is None:
        return None
    try:
        return tuple(
            r.to_base(m.tight if precision is Precision.TIGHT else loose_in_calculation(m, at_most))
            for r, m in zip(senses, measures, strict=True)
        )
    except (ValueError, ZeroDivisionError):
        return None


def interval_in_words(interval: Interval, place: Fraction = Fraction(1)) -> str:
    """The two ends rounded to ``place``, as in a message: ``11.5 to 12.4``; ``12`` or ``1.5 million`` where they are alike."""
    low, high = _in_words(interval.low, place), _in_words(interval.high, place)
    return low if low == high else f"{low} to {high}"


def _in_words(value: Fraction, place: Fraction) -> str:
    for size, name in ((10**12, " trillion"), (10**9, " billion"), (10**6, " million"), (1, "")):
        if abs(value) >= size or size == 1:
            text = printed(value / size, min(place / size, Fraction(1)))
            return (text.rstrip("0").rstrip(".") if name and "." in text else text) + name
    return ""
