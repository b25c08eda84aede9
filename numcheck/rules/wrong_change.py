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
rounded (14.7% as 14%) is of low confidence. "Doubled" is anything from 1.75 to 2.4 times; where only the rounding of a
single digit saves it, there is a note. Sentences whose words do not tie the three figures together, or say that the
movement was worked out of others ("excluding exchange rates"). What may turn negative, such as a profit, may fall by more
than 100%. Columns called change of which fewer than half of the rows come out.

Source

Interval arithmetic on the printed precision; percentage points as in Eurostat's glossary, "Percentage point".
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from numcheck.core.finding import Finding, Related
from numcheck.core.levels import Confidence, Family, Severity
from numcheck.core.measure import Interval, Measure, Precision
from numcheck.core.quantity import Direction
from numcheck.core.relation import Change, Difference, FallBeyondAll, Moved, Multiplied, StatedChange, Step
from numcheck.core.rule import Context, Rule
from numcheck.numbers.change import (
    absolute_middle,
    in_percent,
    in_unit,
    is_consistent,
    is_fraction,
    is_share,
    multiple,
    point_value,
    printed_place,
    relative_to_start,
)
from numcheck.numbers.intervals import in_base, interval_in_words, widened
from numcheck.numbers.plausibility import is_credible_mistake

_EXACTLY = (Fraction(7, 8), Fraction(6, 5))  # "doubled" is said of 1.75 to 2.4 times
_MORE = (Fraction(97, 100), Fraction(3, 2))
_LESS = (Fraction(3, 4), Fraction(103, 100))


def check(relation: Change, context: Context) -> Iterator[Finding]:
    """At most one finding, on the figure of the movement, or on the new value where the movement is in words."""
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
        case Difference():
            yield from _difference(relation)


def _stated(relation: StatedChange) -> Iterator[Finding]:
    old, new, change = relation.old.measure, relation.new.measure, relation.change.measure
    direction, place = relation.direction, printed_place(change)
    percent = change.quantity.unit == "percent" or is_fraction(change)
    formulas = [in_percent] * percent + [in_unit] * (is_share(old) or not percent)
    fitting = [f for f in formulas if is_consistent(f, old, new, change, direction=direction)]
    by = formulas[0](point_value(old), point_value(new), change, Precision.TIGHT)
    points = absolute_middle(in_unit(point_value(old), point_value(new), change, Precision.TIGHT))
    if percent and is_share(old) and (fitting == [in_unit] or _are_points(change, points, by)):
        amount = f"{interval_in_words(points, place)} percentage point{'s' * (points.low != 1)}"
        yield _finding(relation, amount, severity=Severity.WARNING)
    elif not fitting and by is not None and _is_credible(relation, percent=percent):
        near = percent and any(is_consistent(f, old, new, _cut_off(change), direction=direction) for f in formulas)
        amount = interval_in_words(absolute_middle(by), place) + ("%" if percent else "")
        yield _finding(
            relation,
            _moved_by(amount, by, compared=relation.compared),
            confidence=Confidence.LOW if near else Confidence.HIGH,
        )


def _moved_by(amount: str, by: Interval, *, compared: bool) -> str:
    """ "a fall of 5%"; "5% less than" where two things are compared."""
    if compared:
        return f"{amount} {'less' if by.high < 0 else 'more'} than"
    return f"a fall of {amount}" if by.high < 0 else f"a rise of {amount}" if by.low > 0 else amount


def _are_points(change: Measure, points: Interval, by: Interval | None) -> bool:
    """Whether a percentage is what the two ends differ by to the digit, and far from what it is a percentage of."""
    stated = Fraction(change.quantity.value or 0)
    return points.low == stated and by is not None and not Interval(stated / 2, stated * 2).meets(absolute_middle(by))


def _cut_off(change: Measure) -> Measure:
    """``change`` as it may be printed of a number that was cut off and not rounded: 14.7% as 14%."""
    stated = Fraction(change.quantity.value or 0)
    cut = Interval(stated, stated + printed_place(change))
    return change._replace(tight=cut, loose=cut)


def _is_credible(relation: StatedChange, *, percent: bool) -> bool:
    """Whether the stated movement, or the end it leads to, can be a slip for what the ends give; points are left alone."""
    figures = [relation.old, relation.new] if percent else [relation.old, relation.new, relation.change]
    based = in_base([point_value(c.measure) for c in figures], Precision.TIGHT)
    if based is None or is_share(relation.old.measure):
        return True
    old, new = based[0].low, based[1].low
    change = relation.change.measure
    by = Fraction(change.quantity.value or 0)
    moved = old * by / (1 if is_fraction(change) else 100) if percent else based[2].low
    signs = {Direction.UP: (1,), Direction.DOWN: (-1,), Direction.NONE: (1, -1)}[relation.direction]
    return any(
        is_credible_mistake(new, old + sign * moved) or is_credible_mistake(sign * moved, new - old) for sign in signs
    )


def _moved(relation: Moved) -> Iterator[Finding]:
    old, new, up = relation.old.measure, relation.new.measure, relation.direction is Direction.UP
    by = in_unit(old, new, old, Precision.TIGHT)
    if by is not None and (by.high < 0 if up else by.low > 0):
        yield _finding(relation, "a fall" if up else "a rise")


def _multiplied(relation: Multiplied) -> Iterator[Finding]:
    old, new, factor = relation.old.measure, relation.new.measure, relation.factor
    low, high = _MORE if relation.bound.is_least else _LESS if relation.bound.is_most else _EXACTLY
    low, high = (low, high) if factor > 1 else (1 / high, 1 / low)  # "more than halved" goes down
    times = multiple(old, new, Precision.LOOSE)
    exact = multiple(point_value(old), point_value(new), Precision.TIGHT)
    high = high * (factor + 1) / factor if relation.beyond else high
    allowed = Interval(factor * low, factor * high)
    if times is not None and exact is not None and not exact.meets(allowed):
        amount = f"{interval_in_words(exact, Fraction(1, 10)).removesuffix('.0')} times"
        rounded = times.meets(allowed)
        yield _finding(relation, amount, severity=Severity.NOTE if rounded else Severity.ERROR)


def _step(relation: Step) -> Iterator[Finding]:
    """ "Fell 120 points, or 1.1%, to 10,880": 120 of 11,000 is 1.1%."""
    new, step, change = relation.new, relation.step, relation.change
    place = printed_place(change.measure)
    for precision in Precision:
        share = relative_to_start(new.measure, step.measure, relation.direction, precision)
        if share is None or share.meets(widened(change.measure.interval(precision), place)):
            return
    ends = point_value(new.measure), point_value(step.measure)
    way = "a fall" if relation.direction is Direction.DOWN else "a rise"
    exact = relative_to_start(*ends, relation.direction, Precision.TIGHT)
    yield RULE.finding(
        change,
        f"{way} of {step.quantity.text} to {new.quantity.text} is {interval_in_words(absolute_middle(exact), place)}%, "
        f"{change.quantity.text} stated",
        Related(step.location, "the step"),
        Related(new.location, "after"),
        reason=relation.reason,
    )


def _difference(relation: Difference) -> Iterator[Finding]:
    first, second, apart = relation.first, relation.second, relation.difference
    if is_consistent(in_unit, first.measure, second.measure, apart.measure, direction=Direction.NONE):
        return
    exact = in_unit(point_value(first.measure), point_value(second.measure), apart.measure, Precision.TIGHT)
    middle, place = absolute_middle(exact), printed_place(apart.measure)
    size = max(Fraction(c.quantity.value or 0) for c in (first, second))
    if exact is not None and 0 < Fraction(apart.quantity.value or 0) <= size:
        yield RULE.finding(
            apart,
            f"{first.quantity.text} and {second.quantity.text} are {interval_in_words(middle, place)} apart, "
            f"{apart.quantity.text} stated",
            Related(first.location, "one"),
            Related(second.location, "the other"),
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
    compared = not isinstance(relation, Moved) and relation.compared
    before, after = old.quantity.text, new.quantity.text
    said = f"{after} is {amount} {before}" if compared else f"{before} to {after} is {amount}"
    return RULE.finding(
        at,
        f"{said}, {stated} stated",
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
