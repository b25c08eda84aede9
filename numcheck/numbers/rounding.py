"""Printed precision: how a number is rounded, and which values a printed figure may stand for.

Pure functions on exact numbers. A ``place`` is the value of the last digit kept: 1 for units, 1/10 for tenths, 1000
for thousands. Nothing here knows units, words or bounds.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from numcheck.core.measure import Interval

Exact = Fraction | Decimal | int


@lru_cache(maxsize=1024, typed=True)  # most figures of a text are small numbers with a last place of one
def as_fraction(number: Exact) -> Fraction:
    """``number`` as the fraction it stands for: a quotient cut off at 28 digits, such as an inch in feet, is 1/12."""
    value = Fraction(*number.as_integer_ratio())
    if value.denominator <= 10**6 or not isinstance(number, Decimal) or len(number.as_tuple().digits) < 28:
        return value
    quotient = value.limit_denominator(10**6)
    return quotient if abs(quotient - value) * 10**25 < abs(value) else value


def _exactly(number: Exact) -> Fraction:
    return number if isinstance(number, Fraction) else Fraction(number)


def half_up(value: Exact, place: Exact = 1) -> Fraction:
    """``value`` rounded to a multiple of ``place``, ties away from zero, as newspapers do."""
    steps = abs(_exactly(value)) / _exactly(place)
    rounded = (2 * steps.numerator + steps.denominator) // (2 * steps.denominator) * _exactly(place)
    return rounded if value >= 0 else -rounded


def half_even(value: Exact, place: Exact = 1) -> Fraction:
    """``value`` rounded to a multiple of ``place``, ties to the even digit (NIST SP 811, B.7.1; Python's ``round``)."""
    return round(_exactly(value) / _exactly(place)) * _exactly(place)


def rounds_to(exact: Exact, printed: Exact, place: Exact = 1) -> bool:
    """Whether ``exact`` rounded to ``place`` is ``printed``, by either way of rounding ties."""
    (a, b), (c, d), (p, q) = exact.as_integer_ratio(), printed.as_integer_ratio(), place.as_integer_ratio()
    # In whole numbers, for this is asked of every conversion several times: within half a place, and a multiple of it.
    apart, half = 2 * q * abs(a * d - c * b), p * b * d
    if apart >= half:
        return apart == half and (half_up(exact, place) == printed or half_even(exact, place) == printed)
    return (c * q) % (d * p) == 0


def magnitude(value: Exact) -> int:
    """The power of ten of the first digit: 2 for 656, -2 for 0.05. ValueError for zero."""
    over, under = _exactly(value).as_integer_ratio()
    if over == 0:
        raise ValueError("zero has no first digit")
    over = abs(over)
    power = (over.bit_length() - under.bit_length()) * 30103 // 100000  # log10(2); at most one off, either way
    while _reaches(over, under, power + 1):
        power += 1
    while not _reaches(over, under, power):
        power -= 1
    return power


def _reaches(over: int, under: int, power: int) -> bool:
    """Whether ``over/under`` is ten to the ``power`` or more, in whole numbers: Fraction's powers are slow."""
    tens = int(10 ** abs(power))
    return over >= under * tens if power >= 0 else over * tens >= under


def zeros_place(value: Exact, resolution: Exact) -> Fraction:
    """The place of the last digit that is not a zero, at least ``resolution``: 100 for 2,300, 1 for 656, 10 for 4,070.

    Zeros at the end of a whole number may be digits or may only hold the place; this is the second reading. Zeros
    after a decimal point were written on purpose: with a ``resolution`` below 1 it is returned as it is.
    """
    step = _exactly(resolution)
    (over, under), (p, q) = value.as_integer_ratio(), step.as_integer_ratio()
    if p < q or not over:
        return step
    count, rest = divmod(abs(over) * q, under * p)
    if rest or count % 10:
        return step
    power = 1
    while count % 10 == 0:
        count //= 10
        power *= 10
    return step * power


def significant_digits(value: Exact, resolution: Exact) -> int:
    """How many digits stand from the first that is not zero to the place ``resolution``: 3 for 200 to units; 1 for zero."""
    if value == 0:
        return 1
    return max(magnitude(value) - magnitude(resolution) + 1, 1)


def placeholder_place(value: Exact, resolution: Exact, keep: int = 2) -> Fraction:
    """The coarsest place ``value`` can have been rounded to by its zeros, ``keep`` significant digits staying.

    10 for 200 (so 198.8 may be printed as 200), 1 for 50 (46.6 may not be printed as 50), 100 for 2,000.
    """
    finest = _exactly(resolution)
    zeros = zeros_place(value, finest)
    if value == 0 or zeros == finest:
        return finest
    return max(finest, min(zeros, Fraction(10) ** (magnitude(value) - keep + 1)))


def printed_interval(value: Exact, resolution: Exact) -> Interval:
    """``value`` ± half the last place printed: every number that is printed so."""
    exact, half = _exactly(value), _exactly(resolution) / 2
    return Interval(exact - half, exact + half)


def zeros_interval(value: Exact, resolution: Exact, *, at_most: Exact = Fraction(1, 10)) -> Interval:
    """``value`` ± half the last place that is not a zero, at most ``at_most`` of the value, never under the printed."""
    zeros = zeros_place(value, resolution)
    if zeros == resolution:
        return printed_interval(value, resolution)
    exact, finest = _exactly(value), _exactly(resolution) / 2
    half = max(finest, min(zeros / 2, abs(exact) * _exactly(at_most)))
    return Interval(exact - half, exact + half)


def nist_place(converted: Exact, original: Exact, resolution: Exact) -> Fraction:
    """The coarsest place that loses nothing: rounding there errs by no larger a share than the original may.

    NIST SP 811 (2008), B.7.2: 36 ft is known to ±0.5/36, so 10.9728 m is given as 11.0 m, not as 11 m.
    ``resolution`` is the last place of ``original``. A zero on either side keeps the place of the original.
    """
    if original == 0 or converted == 0:
        return _exactly(resolution)
    allowed = abs(_exactly(converted)) * _exactly(resolution) / abs(_exactly(original))
    return Fraction(10) ** magnitude(allowed)


def template_place(converted: Exact, factor: Exact, original: Exact, resolution: Exact) -> Fraction:
    """The place to which Wikipedia's {{convert}} rounds by default.

    The place of the input (zeros that may only hold the place do not count as digits) times the power of ten next to
    ``factor`` (1 for 0.2 to 2, 10 for 2 to 20, …), or two significant digits, whichever is finer.
    """
    place = zeros_place(original, resolution) * Fraction(10) ** magnitude(_exactly(factor) * 5)
    return place if converted == 0 else min(place, Fraction(10) ** (magnitude(converted) - 1))


def decimals(place: Exact) -> int:
    """How many digits stand after the decimal point for ``place``: 2 for 1/100, 0 for 1 and above."""
    return max(-magnitude(place), 0)


def printed(value: Exact, place: Exact = 1) -> str:
    """``value`` rounded half up to ``place`` and printed with commas: ``1,609.3``."""
    rounded = half_up(value, place)
    shift = decimals(place)
    whole = abs(rounded) * 10**shift
    digits = f"{Decimal(whole.numerator // whole.denominator):f}".rjust(shift + 1, "0")
    head, tail = (digits[:-shift], "." + digits[-shift:]) if shift else (digits, "")
    return f"{'-' if rounded < 0 else ''}{Decimal(head):,f}{tail}"
