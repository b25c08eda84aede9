"""A rise or fall does not lead from the figure before to the figure after.

Why it matters

"Sales rose 14% to 88 million from 77 billion" carries its own proof that one of three figures is wrong. Percent and
percentage points, a fall by more than all, and "doubled" of what grew by half are the classic slips.

Example

    Sales rose 20% to $4.4 million from $4.2 million.

Instead

    Sales rose 5% to $4.4 million from $4.2 million.

What it leaves alone

Whatever rounding allows: each of the three figures may be anything that is printed so. A percentage cut off instead of
rounded (14.7% as 14%) is of low confidence. "Doubled" is anything from 1.75 to 2.4 times. Sentences whose words do
not tie the three figures together. What may turn negative, such as a profit, may fall by more than 100%.

Source

Interval arithmetic on the printed precision; percentage points as in Eurostat's glossary, "Percentage point".
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from numcheck.core.finding import Finding, Related
from numcheck.core.levels import Confidence, Family, Severity
from numcheck.core.measure import Interval
from numcheck.core.quantity import Change as Direction
from numcheck.core.relation import FallBeyondAll, Moved, Multiplied, StatedChange, Step
from numcheck.core.rule import Context, Rule
from numcheck.numbers import change as movement
from numcheck.numbers.intervals import in_words, widened

_EXACTLY = (Fraction(7, 8), Fraction(6, 5))  # "doubled" is said of 1.75 to 2.4 times
_MORE = (Fraction(97, 100), Fraction(3, 2))
_LESS = (Fraction(3, 4), Fraction(103, 100))


def check(relation: StatedChange | Multiplied | Moved | FallBeyondAll | Step, context: Context) -> Iterator[Finding]:
    """Holds the movement against both ends."""
    match relation:
        case StatedChange():
            yield from _stated(relation)
        case Multiplied():
            yield from _multiplied(relation)
        case Moved():
            yield from _moved(relation)
        case FallBeyondAll():
            stated = relation.change.quantity.text
            yield RULE.finding(relation.change, f"nothing can fall by more than 100%, {stated} stated")
        case Step():
            yield from _step(relation)


def _stated(relation: StatedChange) -> Iterator[Finding]:
    old, new, change = relation.old.measure, relation.new.measure, relation.change.measure
    direction, place = relation.direction, movement.place(change)
    shares = movement.is_share(old)
    percent = change.quantity.unit == "percent" or movement.is_fraction(change)
    ways = [movement.in_percent] * percent + [movement.in_unit] * (shares or not percent)
    fitting = [way for way in ways if movement.fits(way, old, new, change, direction)]
    by = ways[0](movement.as_written(old), movement.as_written(new), change, False)
    if fitting == [movement.in_unit] and percent:
        points = movement.in_unit(movement.as_written(old), movement.as_written(new), change, False)
        amount = f"{in_words(movement.size(points), place)} percentage points"
        yield _finding(relation, amount, severity=Severity.WARNING)
    elif not fitting and by is not None:
        near = percent and any(movement.fits(way, old, new, change, direction, place) for way in ways)
        amount = in_words(movement.size(by), place) + ("%" if percent else "")
        way = "a fall of " if by.high < 0 else "a rise of " if by.low > 0 else ""
        yield _finding(relation, way + amount, confidence=Confidence.LOW if near else Confidence.HIGH)


def _moved(relation: Moved) -> Iterator[Finding]:
    old, new, up = relation.old.measure, relation.new.measure, relation.direction is Direction.UP
    by = movement.in_unit(old, new, old, False)
    if by is not None and (by.high < 0 if up else by.low > 0):
        yield _finding(relation, "a fall" if up else "a rise")


def _multiplied(relation: Multiplied) -> Iterator[Finding]:
    old, new, factor = relation.old.measure, relation.new.measure, relation.factor
    low, high = _MORE if relation.bound.is_least else _LESS if relation.bound.is_most else _EXACTLY
    low, high = (low, high) if factor > 1 else (1 / high, 1 / low)  # "more than halved" goes down
    times = movement.times(old, new, True)
    exact = movement.times(movement.as_written(old), movement.as_written(new), False)
    if times is not None and exact is not None and not times.meets(Interval(factor * low, factor * high)):
        yield _finding(relation, f"{in_words(exact, Fraction(1, 10))} times")


def _step(relation: Step) -> Iterator[Finding]:
    """ "Fell 120 points, or 1.1%, to 10,880": 120 of 11,000 is 1.1%."""
    new, step, change = relation.new, relation.step, relation.change
    place = movement.place(change.measure)
    shares = [movement.share_of_start(new.measure, step.measure, relation.direction, loose) for loose in (False, True)]
    for share, stated in zip(shares, (change.measure.tight, change.measure.loose), strict=True):
        if share is None or share.meets(widened(stated, place)):
            return
    exact = movement.share_of_start(
        movement.as_written(new.measure), movement.as_written(step.measure), relation.direction, False
    )
    yield RULE.finding(
        change,
        f"{step.quantity.text} to {new.quantity.text} is {in_words(movement.size(exact), place)}%, "
        f"{change.quantity.text} stated",
        Related(step.location, "the step"),
        Related(new.location, "after"),
        reason=relation.reason,
    )


def _finding(
    relation: StatedChange | Multiplied | Moved,
    amount: str,
    *,
    severity: Severity = Severity.ERROR,
    confidence: Confidence = Confidence.HIGH,
) -> Finding:
    old, new = relation.old, relation.new
    at = relation.change if isinstance(relation, StatedChange) else new
    stated = at.quantity.text if isinstance(relation, StatedChange) else relation.cue
    ends = [(old, "before"), (new, "after")]
    # The two ends of "from £20 to £25" stand in one figure as it was extracted, and are pointed at once.
    others = {c.location: says for c, says in reversed(ends) if c.location != at.location}
    return RULE.finding(
        at,
        f"{old.quantity.text} to {new.quantity.text} is {amount}, {stated} stated",
        *(Related(c.location, says) for c, says in ends if others.get(c.location) == says),
        severity=severity,
        confidence=confidence,
        reason=relation.reason,
    )


RULE = Rule(
    name="wrong-change",
    family=Family.ARITHMETIC,
    severity=Severity.ERROR,
    check=check,
    doc=__doc__,
)
