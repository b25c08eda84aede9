"""The rate that two sums of money given as one imply."""

from __future__ import annotations

from fractions import Fraction

from numcheck.core.measure import Interval, Measure
from numcheck.numbers.conversion import loose_interval, printed_values
from numcheck.numbers.rounding import magnitude, printed


def implied_rate(original: Measure, converted: Measure) -> Interval | None:
    """All rates that two sums given as one allow: what one unit of the original's currency costs in the other's.

    By the likeliest sense of each; of ranges the lower ends. None where a sum prints no number, or none above zero.
    """
    xs, ys = printed_values(original), printed_values(converted)
    if not xs or not ys or xs[0] <= 0 or ys[0] <= 0:
        return None
    x = loose_interval(xs[0], original).scaled(original.senses[0].factor)
    y = loose_interval(ys[0], converted).scaled(converted.senses[0].factor)
    return Interval(y.low / x.high, y.high / x.low)


def stated_rate(original: Measure, converted: Measure) -> Fraction:
    """The one rate that the figures give as printed. IndexError or ZeroDivisionError where ``implied_rate`` is None."""
    x, y = (
        printed_values(original)[0] * original.senses[0].factor,
        printed_values(converted)[0] * converted.senses[0].factor,
    )
    return y / x


def rate_in_words(rate: Fraction) -> str:
    """A rate as it is written in a message, with three digits: ``0.661``, ``142``, ``0.00000134``."""
    return printed(rate, min(Fraction(10) ** (magnitude(rate) - 2), Fraction(1)))
