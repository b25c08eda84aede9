"""What a movement from one figure to another may be: in percent, in a unit, as a factor. Exact, with all roundings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from numcheck.core.measure import Interval, Measure, Precision
from numcheck.core.quantity import Bound, Direction
from numcheck.numbers.intervals import common_senses, in_base, percent_change, ratio, widened

_COARSE = Fraction(1, 20)  # of a figure of one digit beside a finer one
ZEROS = Fraction(1, 200)  # share of a figure that its zeros may have rounded away
_IN_WORDS = Fraction(2)  # percentage points by which "a third" may miss
_SIGNS = {Direction.UP: (1,), Direction.DOWN: (-1,), Direction.NONE: (1, -1)}
_SHARES = ("percent", "percentage_point", "basis_point")

ChangeFormula = Callable[[Measure, Measure, Measure, Precision], Interval | None]


def is_share(measure: Measure) -> bool:
    """Whether the figure is in per cent, percentage points or basis points, so that it may itself move by points."""
    return measure.quantity.unit in _SHARES


def is_fraction(change: Measure) -> bool:
    """Whether ``change`` is a bare fraction in words: something moved by "a third" of itself, not by a number of things."""
    q = change.quantity
    return not q.unit and not q.noun and q.spelled and q.value is not None and 0 < q.value < 1


def in_percent(old: Measure, new: Measure, change: Measure, precision: Precision) -> Interval | None:
    """All values the movement may have in per cent of ``old``, negative for a fall.

    None where the two share no dimension or ``old`` may be zero or less. ``change`` is not looked at.
    """
    pair = in_base(_narrowed(old, new), precision, at_most=ZEROS)
    return None if pair is None or pair[0].low <= 0 else percent_change(*pair)


def in_unit(old: Measure, new: Measure, change: Measure, precision: Precision) -> Interval | None:
    """All values of ``new`` less ``old``, in the unit in which ``change`` is written; percentages differ by points.

    None where the three share no dimension.
    """
    if is_share(old):
        was, now = old.interval(precision), new.interval(precision)
        return (now - was).scaled(Fraction(100 if change.quantity.unit == "basis_point" else 1))
    senses = common_senses([old, new, change])
    pair = in_base([old, new, change], precision, at_most=ZEROS)
    return None if senses is None or pair is None else (pair[1] - pair[0]).scaled(1 / senses[2].factor)


def multiple(old: Measure, new: Measure, precision: Precision) -> Interval | None:
    """All values of ``new`` over ``old``; None where they share no dimension or ``old`` may be zero or less."""
    pair = in_base(_narrowed(old, new), precision, at_most=ZEROS)
    return None if pair is None or pair[0].low <= 0 else ratio(pair[1], pair[0])


def _narrowed(*ends: Measure) -> list[Measure]:
    """``ends``; beside one that is printed to more than a digit, "1 million" stands for no more than 5% around it."""
    coarse = [e.tight.high - e.tight.low > 2 * _COARSE * abs(e.tight.high + e.tight.low) / 2 for e in ends]
    if all(coarse) or not any(coarse):
        return list(ends)
    return [_within(e, _COARSE) if wide else e for e, wide in zip(ends, coarse, strict=True)]


def _within(measure: Measure, share: Fraction) -> Measure:
    value = Fraction(measure.quantity.value or 0)
    if not value:
        return measure
    near = widened(Interval(value, value), abs(value) * share)
    exact = measure.quantity.bound is Bound.EXACT
    return measure._replace(tight=near, loose=near if exact else measure.loose)


def relative_to_start(new: Measure, step: Measure, direction: Direction, precision: Precision) -> Interval | None:
    """All values that ``step`` may be in per cent of what there was before it led to ``new``; ``Direction.DOWN`` is a fall.

    Points of an index are taken in its own unit. None where what there was before may be zero or less.
    """
    pair = in_base([new, step], precision, at_most=ZEROS)
    if pair is None:
        pair = new.interval(precision), step.interval(precision)
    started = pair[0] + pair[1] if direction is Direction.DOWN else pair[0] - pair[1]
    return None if started.low <= 0 else ratio(pair[1], started).scaled(Fraction(100))


def is_consistent(
    formula: ChangeFormula,
    old: Measure,
    new: Measure,
    change: Measure,
    *,
    direction: Direction,
    precisions: Sequence[Precision] = tuple(Precision),
) -> bool:
    """Whether the movement from ``old`` to ``new`` can be ``change``.

    ``formula``     works the movement out: ``in_percent`` or ``in_unit``
    ``direction``   what the words say; ``NONE`` leaves it open
    ``precisions``  how the figures may be read; one reading of all of them must do
    """
    for precision in precisions:
        by = formula(old, new, change, precision)
        stated = change.interval(precision)
        stated = widened(stated.scaled(Fraction(100)), _IN_WORDS) if is_fraction(change) else stated
        for sign in _SIGNS[direction]:
            if by is not None and by.scaled(Fraction(sign)).meets(stated):
                return True
    return False


def point_value(measure: Measure) -> Measure:
    """``measure`` with the very number printed for its tight interval, as a pocket calculator takes it; 0 for a range."""
    value = Fraction(measure.quantity.value or 0)
    return measure._replace(tight=Interval(value, value))


def absolute_middle(interval: Interval | None) -> Interval:
    """The middle of ``interval`` without its sign, as an interval of one number; zero for None."""
    value = abs(interval.low + interval.high) / 2 if interval else Fraction(0)
    return Interval(value, value)


def printed_place(change: Measure) -> Fraction:
    """The place to print a movement to beside ``change``: that of its last digit, but at most 1."""
    return Fraction(1) if is_fraction(change) else min(Fraction(change.quantity.resolution), Fraction(1))
