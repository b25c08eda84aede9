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

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import Any

from numcheck.core.claim import Claim, Relation, RelationKind
from numcheck.core.finding import Confidence, Context, Family, Finding, Related, Rule, Severity
from numcheck.core.measure import Interval
from numcheck.core.propagation import common_readings, in_base, in_words, percent_change, ratio, widened
from numcheck.core.text import Location

_EXACTLY = (Fraction(7, 8), Fraction(6, 5))  # "doubled" is said of 1.75 to 2.4 times
_MORE = (Fraction(97, 100), Fraction(3, 2))
_LESS = (Fraction(3, 4), Fraction(103, 100))
_SAID = {"more": _MORE, "over": _MORE, "least": _MORE, "nearly": _LESS, "almost": _LESS, "less": _LESS}
_ZEROS = Fraction(1, 40)  # share of a figure that its zeros may have rounded away
_IN_WORDS = Fraction(4)  # percentage points by which "a third" may miss
_Way = Callable[[Claim, Claim, Claim, bool], Interval | None]
_SHARES = ("percent", "percentage_point", "basis_point")


def check(relation: Relation, context: Context) -> Iterator[Finding]:
    """Holds the movement against both ends."""
    if relation.roles == ("change",):
        change = relation.claims[0]
        yield RULE.finding(change, f"nothing can fall by more than 100%, {change.quantity.text} stated")
    elif relation.roles == ("old", "new"):
        yield from _two(relation)
    elif relation.roles == ("new", "step", "change"):
        yield from _step(relation)
    else:
        yield from _three(relation)


def _three(relation: Relation) -> Iterator[Finding]:
    old, new, change = relation.claims
    direction = relation.evidence.get("direction", "")
    shares = old.quantity.unit in _SHARES
    percent = change.quantity.unit == "percent" or _is_fraction(change)
    ways = [w for w, right in ((_in_percent, percent), (_difference, shares or not percent)) if right]
    if any(_fits(way, relation.claims, direction) for way in ways):
        if shares and percent and not _fits(_in_percent, relation.claims, direction):
            points = in_words(_size(_difference(old, new, change, False)), _place(change))
            yield _finding(relation, f"{points} percentage points", severity=Severity.WARNING)
        return
    by = ways[0](old, new, change, False)
    if by is not None:
        near = percent and any(_fits(way, relation.claims, direction, slack=_place(change)) for way in ways)
        amount = in_words(_size(by), _place(change)) + ("%" if percent else "")
        way = "a fall of " if by.high < 0 else "a rise of " if by.low > 0 else ""
        yield _finding(relation, way + amount, confidence=Confidence.LOW if near else Confidence.HIGH)


def _two(relation: Relation) -> Iterator[Finding]:
    old, new = relation.claims
    factor = relation.evidence.get("factor")
    if factor is None:
        by = _difference(old, new, old, False)
        wrong = by is not None and (by.high < 0 if relation.evidence["direction"] == "up" else by.low > 0)
        if wrong:
            way = "a fall" if relation.evidence["direction"] == "up" else "a rise"
            yield _finding(relation, way)
        return
    low, high = _SAID.get(relation.evidence.get("bound", ""), _EXACTLY)
    times = Fraction(factor)
    said = (
        Interval(times * low, times * high) if times > 1 else Interval(times / high, times / low)
    )  # "more than halved"
    pair = in_base([old.measure, new.measure], loose=True, at_most=_ZEROS)
    if pair is None or pair[0].low <= 0 or ratio(pair[1], pair[0]).meets(said):
        return
    exact = in_base([old.measure, new.measure], loose=False)
    if exact is not None and exact[0].low > 0:
        yield _finding(relation, f"{in_words(ratio(exact[1], exact[0]), Fraction(1, 10))} times")


def _step(relation: Relation) -> Iterator[Finding]:
    """ "Fell 120 points, or 1.1%, to 10,880": 120 of 11,000 is 1.1%."""
    new, step, change = relation.claims
    sign = Fraction(1 if relation.evidence["direction"] == "down" else -1)
    share = None
    for loose in (True, False):
        pair = in_base([new.measure, step.measure], loose=loose, at_most=_ZEROS)
        if pair is None:  # points of an index
            pair = tuple(c.measure.loose if loose else c.measure.tight for c in (new, step))
        started = pair[0] + pair[1].scaled(sign)
        if started.low <= 0:
            return
        share = ratio(pair[1], started).scaled(Fraction(100))
        if share.meets(widened(change.measure.loose if loose else change.measure.tight, _place(change))):
            return
    if share is not None:
        yield RULE.finding(
            change,
            f"{step.quantity.text} to {new.quantity.text} is {in_words(_size(share), _place(change))}%, "
            f"{change.quantity.text} stated",
            Related(step.location, "the step"),
            Related(new.location, "after"),
            reason=relation.reason,
        )


def _in_percent(old: Claim, new: Claim, change: Claim, loose: bool) -> Interval | None:
    pair = in_base([old.measure, new.measure], loose=loose, at_most=_ZEROS)
    return None if pair is None or pair[0].low <= 0 else percent_change(*pair)


def _difference(old: Claim, new: Claim, change: Claim, loose: bool) -> Interval | None:
    """New less old, in the unit in which ``change`` is written."""
    if old.quantity.unit in _SHARES:
        was, now = ((c.measure.loose if loose else c.measure.tight) for c in (old, new))
        return (now - was).scaled(Fraction(100 if change.quantity.unit == "basis_point" else 1))
    readings = common_readings([old.measure, new.measure, change.measure])
    pair = in_base([old.measure, new.measure, change.measure], loose=loose, at_most=_ZEROS)
    return None if readings is None or pair is None else (pair[1] - pair[0]).scaled(1 / readings[2].factor)


def _fits(way: _Way, claims: Sequence[Claim], direction: str, slack: Fraction = Fraction(0)) -> bool:
    """Whether the movement can be what is stated, read tightly or loosely, ``slack`` added to what is stated."""
    old, new, change = claims
    for loose in (False, True):
        by = way(old, new, change, loose)
        stated = change.measure.loose if loose else change.measure.tight
        stated = widened(stated.scaled(Fraction(100)), _IN_WORDS) if _is_fraction(change) else widened(stated, slack)
        for sign in {"up": (1,), "down": (-1,)}.get(direction, (1, -1)):
            if by is not None and by.scaled(Fraction(sign)).meets(stated):
                return True
    return False


def _is_fraction(change: Claim) -> bool:
    """Whether something fell by "a third" rather than by a number of things."""
    q = change.quantity
    return not q.unit and q.value is not None and 0 < q.value < 1


def _size(interval: Interval | None) -> Interval:
    """``interval`` without its sign, narrowed to its middle: what a desk calculator shows."""
    middle = abs(interval.low + interval.high) / 2 if interval else Fraction(0)
    return Interval(middle, middle)


def _place(change: Claim) -> Fraction:
    return Fraction(1) if _is_fraction(change) else min(Fraction(change.quantity.resolution), Fraction(1))


def _finding(relation: Relation, amount: str, **how: Any) -> Finding:
    old, new, *change = relation.claims
    at = change[0] if change else new
    ends = {c.location: says for c, says in ((new, "after"), (old, "before")) if c.location != at.location}
    stated = change[0].quantity.text if change else relation.cue
    return RULE.finding(
        at,
        f"{old.quantity.text} to {new.quantity.text} is {amount}, {stated} stated",
        *(Related(location, says) for location, says in sorted(ends.items(), key=_start)),
        reason=relation.reason,
        **how,
    )


def _start(end: tuple[Location, str]) -> int:
    return end[0].span.start


RULE = Rule(
    name="wrong-change",
    family=Family.ARITHMETIC,
    severity=Severity.ERROR,
    judges=frozenset({RelationKind.CHANGE}),
    check=check,
    doc=__doc__,
)
