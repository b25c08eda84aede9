"""The rate that two sums of money given as one imply."""

from __future__ import annotations

from fractions import Fraction

from numcheck.core.measure import Interval, Measure
from numcheck.numbers.conversion import loose, points
from numcheck.numbers.rounding import magnitude, printed


def implied(original: Measure, converted: Measure) -> Interval | None:
    """What one unit of the original's currency costs in the other's, by the likeliest readings; None for no number."""
    xs, ys = points(original), points(converted)
    if not xs or not ys or xs[0] <= 0 or ys[0] <= 0:
        return None
    x = loose(xs[0], original).scaled(original.readings[0].factor)
    y = loose(ys[0], converted).scaled(converted.readings[0].factor)
    return Interval(y.low / x.high, y.high / x.low)


def rate(original: Measure, converted: Measure) -> Fraction:
    """The rate that the figures give as printed. IndexError and ZeroDivisionError where ``implied`` gives None."""
    x, y = points(original)[0] * original.readings[0].factor, points(converted)[0] * converted.readings[0].factor
    return y / x


def spoken(rate: Fraction) -> str:
    """A rate with three digits: ``0.661``, ``142``, ``0.00000134``."""
    return printed(rate, min(Fraction(10) ** (magnitude(rate) - 2), Fraction(1)))
