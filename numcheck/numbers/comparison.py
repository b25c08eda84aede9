"""What two figures for one thing say of each other: equal, consistent, possible, or in conflict."""

from collections.abc import Iterator

from numcheck.core.measure import Interval, Measure, UnitSense, Verdict
from numcheck.core.named_tuple import NamedTuple
from numcheck.numbers.rounding import as_fraction

_AS_WRITTEN = UnitSense("", "")


class Comparison(NamedTuple):
    """How two figures stand, and the senses of their two units under which they do."""

    verdict: Verdict
    left: UnitSense
    right: UnitSense


def shared_senses(left: Measure, right: Measure) -> Iterator[tuple[UnitSense, UnitSense]]:
    """The pairs of senses of one dimension, likeliest first.

    Two figures with the same unit word mean the same unit: "tons" is not metric here and short there.
    """
    same_word = left.quantity.unit == right.quantity.unit
    for a in left.senses:
        for b in right.senses:
            if a.dimension == b.dimension and (not same_word or a.unit == b.unit):
                yield a, b


def _ends(measure: Measure, sense: UnitSense) -> Interval | None:
    q = measure.quantity
    if q.vague:
        return None
    if q.value is not None:
        value = as_fraction(q.value)
        return _based(sense, Interval(value, value))
    return None if q.low is None or q.high is None else _based(sense, Interval(as_fraction(q.low), as_fraction(q.high)))


def _based(sense: UnitSense, interval: Interval) -> Interval | None:
    try:
        return sense.to_base(interval)
    except (ValueError, ZeroDivisionError):
        return None


def verdict_under(left: Measure, right: Measure, a: UnitSense, b: UnitSense) -> Verdict | None:
    """How the two stand with ``left`` read as ``a`` and ``right`` as ``b``; None if a reciprocal unit meets a zero."""
    if a == b and not a.reciprocal:
        a = b = _AS_WRITTEN  # one unit: as written the figures stand as they do in its base
    ends, others = _ends(left, a), _ends(right, b)
    if ends is not None and ends == others:
        return Verdict.EQUAL
    for verdict, x, y in (
        (Verdict.CONSISTENT, left.tight, right.tight),
        (Verdict.POSSIBLE, left.loose, right.loose),
    ):
        p, q = _based(a, x), _based(b, y)
        if p is None or q is None:
            return None
        if p.meets(q):
            return verdict
    return Verdict.CONFLICT


def compare(left: Measure, right: Measure) -> Comparison | None:
    """The most agreeable verdict over all senses of both units; None where they share no dimension.

    Symmetric: ``compare(a, b)`` and ``compare(b, a)`` give the same verdict.
    """
    best: Comparison | None = None
    settled = False
    for a, b in shared_senses(left, right):
        if a == b and not a.reciprocal:
            if settled:
                continue  # two Canadian dollars stand to each other as two American ones do
            settled = True
        verdict = verdict_under(left, right, a, b)
        if verdict is not None and (best is None or verdict > best.verdict):
            best = Comparison(verdict, a, b)
    return best
