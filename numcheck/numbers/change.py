"""What a movement from one figure to another may be: in percent, in a unit, as a factor. Exact, with all roundings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction

from numcheck.core.measure import Interval, Measure
from numcheck.numbers.intervals import common_readings, in_base, percent_change, ratio, widened

ZEROS = Fraction(1, 40)  # share of a figure that its zeros may have rounded away
_IN_WORDS = Fraction(4)  # percentage points by which "a third" may miss
_SHARES = ("percent", "percentage_point", "basis_point")

Way = Callable[[Measure, Measure, Measure, bool], Interval | None]


def is_share(measure: Measure) -> bool:
    """Whether the figure is itself a percentage, so that it may move by points."""
    return measure.quantity.unit in _SHARES


def is_fraction(change: Measure) -> bool:
    """Whether something moved by "a third" of itself, rather than by a number of things."""
    q = change.quantity
    return not q.unit and not q.noun and q.spelled and q.value is not None and 0 < q.value < 1


def in_percent(old: Measure, new: Measure, change: Measure, loose: bool) -> Interval | None:
    """The movement in percent of ``old``; None where the two cannot be compared."""
    pair = in_base([old, new], loose=loose, at_most=ZEROS)
    return None if pair is None or pair[0].low <= 0 else percent_change(*pair)


def in_unit(old: Measure, new: Measure, change: Measure, loose: bool) -> Interval | None:
    """``new`` less ``old`` in the unit in which ``change`` is written; percentages differ by points."""
    if is_share(old):
        was, now = ((m.loose if loose else m.tight) for m in (old, new))
        return (now - was).scaled(Fraction(100 if change.quantity.unit == "basis_point" else 1))
    readings = common_readings([old, new, change])
    pair = in_base([old, new, change], loose=loose, at_most=ZEROS)
    return None if readings is None or pair is None else (pair[1] - pair[0]).scaled(1 / readings[2].factor)


def times(old: Measure, new: Measure, loose: bool) -> Interval | None:
    """How many times ``old`` ``new`` is."""
    pair = in_base([old, new], loose=loose, at_most=ZEROS)
    return None if pair is None or pair[0].low <= 0 else ratio(pair[1], pair[0])


def share_of_start(new: Measure, step: Measure, direction: str, loose: bool) -> Interval | None:
    """The percentage that ``step`` is of what ``new`` was before it; points of an index are taken as they are."""
    pair = in_base([new, step], loose=loose, at_most=ZEROS)
    if pair is None:
        pair = (new.loose, step.loose) if loose else (new.tight, step.tight)
    started = pair[0] + pair[1] if direction == "down" else pair[0] - pair[1]
    return None if started.low <= 0 else ratio(pair[1], started).scaled(Fraction(100))


def fits(
    way: Way,
    old: Measure,
    new: Measure,
    change: Measure,
    direction: str,
    slack: Fraction = Fraction(0),
    readings: Sequence[bool] = (False, True),
) -> bool:
    """Whether the movement can be ``change``, with ``slack`` on either side of it.

    ``direction`` is up, down or "" where the words leave it open; ``readings`` whether figures are read loosely, or both.
    """
    for loose in readings:
        by = way(old, new, change, loose)
        stated = change.loose if loose else change.tight
        stated = widened(stated.scaled(Fraction(100)), _IN_WORDS) if is_fraction(change) else widened(stated, slack)
        for sign in {"up": (1,), "down": (-1,)}.get(direction, (1, -1)):
            if by is not None and by.scaled(Fraction(sign)).meets(stated):
                return True
    return False


def as_written(measure: Measure) -> Measure:
    """``measure`` as the very number printed: what a desk calculator is given."""
    value = Fraction(measure.quantity.value or 0)
    return replace(measure, tight=Interval(value, value))


def size(interval: Interval | None) -> Interval:
    """``interval`` without its sign, as one number: its middle."""
    value = abs(interval.low + interval.high) / 2 if interval else Fraction(0)
    return Interval(value, value)


def place(change: Measure) -> Fraction:
    """The place to which a movement is printed beside ``change``: that of its last digit, or finer than one."""
    return Fraction(1) if is_fraction(change) else min(Fraction(change.quantity.resolution), Fraction(1))
