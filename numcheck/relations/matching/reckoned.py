"""What a writer reckons from two figures of a source: "fell by 12 per cent", "four times as much", "a share of 8 per cent".

Percentages seldom stand in a source as the draft gives them. Two figures that stand together bear one out where they
give it as a change, as a share or as a multiple, and the draft speaks of one of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction

from numcheck.core import movement
from numcheck.core.measure import Measure
from numcheck.core.propagation import in_base, ratio, widened
from numcheck.core.quantity import Change
from numcheck.relations.matching.context import Context
from numcheck.relations.stems import stem

_TIMES = stem("times")
_NO_LEVEL = frozenset(["percent", "share", "age", "time"])  # of which nobody reckons percentages

Way = Callable[[Measure, Measure, Measure], bool]


def reckoned(
    draft: Context, sources: Iterable[Context], beside: Callable[[Context], Iterable[Context]]
) -> tuple[Context, Context] | None:
    """Two of ``sources`` that give the percentage or the multiple ``draft``; ``beside`` are those that stand by one."""
    way = _way(draft)
    if way is None:
        return None
    pairs = (
        (one, other)
        for one in sources
        if _is_level(one) and _spoken_of(draft, one)
        for other in beside(one)
        if other is not one and _is_level(other) and _alike(one, other)
    )
    stated = draft.claim.measure
    return next(((a, b) for a, b in pairs if way(a.claim.measure, b.claim.measure, stated)), None)


def _way(draft: Context) -> Way | None:
    """How the figure would be reckoned; None for one that nobody reckons."""
    quantity = draft.claim.quantity
    if quantity.value is None or quantity.value <= 0:
        return None
    if draft.kind == "percent":
        return _part if quantity.change is Change.NONE else _moved
    return _multiple if draft.noun == _TIMES and not quantity.unit else None


def _moved(one: Measure, other: Measure, share: Measure) -> bool:
    ends = ((one, other), (other, one))
    way = str(share.quantity.change)
    return any(movement.fits(movement.in_percent, old, new, share, way) for old, new in ends)


def _part(one: Measure, other: Measure, share: Measure) -> bool:
    """Either a part of the other, or a change of which the words do not say the direction."""
    if movement.fits(movement.in_percent, one, other, share, "") or _moved(other, one, share):
        return True
    pair = in_base([one, other], loose=False)
    if pair is None or pair[0].low <= 0 or pair[1].low <= 0:
        return False
    part, whole = sorted(pair, key=lambda interval: interval.low)
    return ratio(part, whole).scaled(Fraction(100)).meets(share.tight)


def _multiple(one: Measure, other: Measure, factor: Measure) -> bool:
    stated = widened(factor.tight, Fraction(factor.quantity.resolution) / 2)
    found = [movement.times(old, new, loose=False) for old, new in ((one, other), (other, one))]
    return any(times is not None and times.meets(stated) for times in found)


def _is_level(context: Context) -> bool:
    return context.kind not in _NO_LEVEL and context.noun != _TIMES and context.claim.quantity.value is not None


def _alike(one: Context, other: Context) -> bool:
    """Whether one may be held against the other: one kind of one thing, or a number that says no more: "(2022: 468)"."""
    return (
        one.bare or other.bare or (one.kind == other.kind and (one.noun == other.noun or not (one.noun and other.noun)))
    )


def _spoken_of(draft: Context, source: Context) -> bool:
    """Whether a word other than a unit stands in the draft's sentence and near the source's figure."""
    units = {stem(word) for word in source.claim.quantity.text.split()} - {source.noun}
    return any(word in draft.wide and word not in units for word in source.near)
