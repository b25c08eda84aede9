"""Whether one figure is another in other units: the judgement that the rules about conversions share."""

from collections.abc import Iterator
from enum import IntEnum
from fractions import Fraction
from functools import lru_cache

from numcheck.core.measure import Interval, Measure, UnitSense
from numcheck.core.named_tuple import NamedTuple
from numcheck.core.quantity import Bound
from numcheck.numbers.rounding import (
    as_fraction,
    placeholder_place,
    rounds_to,
    significant_digits,
    zeros_interval,
    zeros_place,
)

_COARSE, _FINE = Fraction(1, 10), Fraction(1, 25)  # shares of a figure that its zeros may have rounded away
NEAR = Fraction(1, 50)  # how far a figure cut off instead of rounded may be off: 13 stone (82 kg)


class Conversion(IntEnum):
    """How well one figure restates another, the better the higher.

    ``WRONG``   not even read loosely
    ``SLOPPY``  only if trailing zeros and "about" are read generously: 75 km (50 miles)
    ``RIGHT``   one, converted and rounded to the places printed of the other, is the other: 16 km (10 miles)
    """

    WRONG = 0
    SLOPPY = 1
    RIGHT = 2


class Judgement(NamedTuple):
    """How well one figure restates the other, and the senses of their two units under which it does."""

    conversion: Conversion
    original: UnitSense
    converted: UnitSense


def printed_values(measure: Measure) -> tuple[Fraction, ...]:
    """The numbers a figure prints, in written units: one, or the two ends of a range, lower first; none for "dozens"."""
    q = measure.quantity
    if q.vague:
        return ()
    if q.low is not None and q.high is not None:
        return as_fraction(q.low), as_fraction(q.high)
    return () if q.value is None else (as_fraction(q.value),)


def convert(value: Fraction, of: UnitSense, to: UnitSense) -> Fraction | None:
    """``value`` in the unit ``to`` instead of ``of``, exact; None for a zero or less in a reciprocal unit (l/100 km)."""
    if not (of.reciprocal or to.reciprocal or of.offset or to.offset):
        return value * _factor(of.factor, to.factor)
    try:
        return to.from_base(of.to_base(Interval(value, value))).low
    except (ValueError, ZeroDivisionError):
        return None


@lru_cache(maxsize=256)
def _factor(of: Fraction, to: Fraction) -> Fraction:
    return of / to


# The pair that was asked about last, with the answer: three rules judge each restatement, one after the other.
_last: tuple[Measure, Measure, Judgement | None] | None = None


def judge_conversion(original: Measure, restated: Measure) -> Judgement | None:
    """The best verdict over the senses of both units; None if they share no dimension or only one is a range."""
    global _last
    known = _last
    if known is None or known[0] is not original or known[1] is not restated:
        _last = known = (original, restated, _best_judgement(original, restated))
    return known[2]


def _best_judgement(original: Measure, restated: Measure) -> Judgement | None:
    pairs = [(a, b) for a in original.senses for b in restated.senses if a.dimension == b.dimension]
    pairs.sort(key=lambda pair: pair[0].unit == pair[1].unit)
    best: Judgement | None = None
    for a, b in pairs:
        verdict = judge_conversion_as(original, restated, a, b)
        if verdict is None or (verdict > Conversion.WRONG and (a.special or b.special)):
            continue
        if best is None or verdict > best.conversion:
            best = Judgement(verdict, a, b)
        if verdict is Conversion.RIGHT:
            break  # none is better
    return best


def is_right_conversion(original: Measure, restated: Measure) -> bool:
    """Whether ``judge_conversion`` finds the pair right, without a look at how wrong it is."""
    return any(
        _is_right_as(original, restated, a, b)
        for a in original.senses
        for b in restated.senses
        if a.dimension == b.dimension and not (a.special or b.special)
    )


def judge_conversion_as(original: Measure, restated: Measure, a: UnitSense, b: UnitSense) -> Conversion | None:
    """The verdict with the two units read as ``a`` and ``b``, end by end for ranges; None if only one is a range."""
    if not (ends := _ends(original, restated, a, b)):
        return None
    if _is_right_as(original, restated, a, b):
        return Conversion.RIGHT
    if all(_meet(x, original, a, y, restated, b) for x, y in ends):
        return Conversion.SLOPPY
    return Conversion.WRONG


def _is_right_as(original: Measure, restated: Measure, a: UnitSense, b: UnitSense) -> bool:
    ends = _ends(original, restated, a, b)
    return bool(ends) and all(_right(x, original, a, y, restated, b) for x, y in ends)


def _ends(original: Measure, restated: Measure, a: UnitSense, b: UnitSense) -> list[tuple[Fraction, Fraction]]:
    """What is to be compared with what; none where only one is a range."""
    xs, ys = printed_values(original), printed_values(restated)
    return list(zip(_in_order(xs, a), _in_order(ys, b), strict=True)) if len(xs) == len(ys) else []


def _in_order(values: tuple[Fraction, ...], sense: UnitSense) -> tuple[Fraction, ...]:
    return values[::-1] if sense.reciprocal else values


def _right(x: Fraction, original: Measure, a: UnitSense, y: Fraction, restated: Measure, b: UnitSense) -> bool:
    """In either direction: x converted is y as printed; or y is x as printed, and not printed more finely than x."""
    forth, back = convert(x, a, b), convert(y, b, a)
    if forth is None or back is None:
        return False
    if any(rounds_to(forth, y, p) for p in _places(y, restated)):
        return True
    fitting = [p for p in _places(x, original) if rounds_to(back, x, p)]
    if not fitting:
        return False
    near = _digits(y, restated) <= _digits(x, original) and abs(forth - y) <= abs(y) * NEAR
    return near or any(_width(y, restated, a, b) >= p for p in fitting)


def _digits(value: Fraction, measure: Measure) -> int:
    """The digits printed, without the zeros at the end that may only hold the place."""
    return significant_digits(value, zeros_place(value, as_fraction(measure.quantity.resolution)))


def _width(y: Fraction, restated: Measure, a: UnitSense, b: UnitSense) -> Fraction:
    """How far apart in the unit ``a`` two neighbours of ``y`` stand that are printed as roundly as it is."""
    half = zeros_place(y, as_fraction(restated.quantity.resolution)) / 2
    ends = convert(y - half, b, a), convert(y + half, b, a)
    return abs(ends[1] - ends[0]) if ends[0] is not None and ends[1] is not None else Fraction(0)


def _places(value: Fraction, measure: Measure) -> Iterator[Fraction]:
    """The places ``value`` may have been rounded to: the last printed, and the one its trailing zeros leave open."""
    yield as_fraction(measure.quantity.resolution)
    yield placeholder_place(value, as_fraction(measure.quantity.resolution))


def _meet(x: Fraction, original: Measure, a: UnitSense, y: Fraction, restated: Measure, b: UnitSense) -> bool:
    finely = (
        _digits(y, restated) > 2 and _digits(x, original) < 3
    )  # 200 litres (211 quarts): 200 was converted as it is
    try:
        one = loose_interval(x, original, at_most=_FINE if finely else _COARSE)
        return a.to_base(one).meets(b.to_base(loose_interval(y, restated)))
    except (ValueError, ZeroDivisionError):
        return False


def loose_interval(value: Fraction, measure: Measure, *, at_most: Fraction = _COARSE) -> Interval:
    """What ``value`` may stand for inside a conversion: zeros are rounding at any size, "about" is what it is elsewhere.

    Zeros are no more than the share ``at_most`` of the value.

    "More than" and "less than" are said of both figures at once and allow nothing between them.
    """
    q = measure.quantity
    zeros = zeros_interval(value, as_fraction(q.resolution), at_most=at_most)
    if q.bound is not Bound.ABOUT or q.is_range or measure.senses[0].offset:
        return zeros
    return Interval(min(zeros.low, measure.loose.low), max(zeros.high, measure.loose.high))
