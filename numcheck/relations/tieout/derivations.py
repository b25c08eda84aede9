"""What a writer reckons from two figures of a source: "fell by 12 per cent", "four times as much", "83 crowns more".

Such figures seldom stand in a source as the draft gives them. Two figures bear one out where they give it as a change, a
share, a multiple, a sum or a difference, and the draft speaks of them: the sentence of its own figure, or one beside it,
gives one of the two as well, or both stand in one sentence that shares a word with the draft's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import chain, combinations

from numcheck.core.measure import Interval, Measure, Precision
from numcheck.core.quantity import Bound, Direction
from numcheck.language.stems import canonical
from numcheck.numbers.change import in_percent, in_unit, is_consistent, multiple, point_value
from numcheck.numbers.intervals import in_base, ratio, widened
from numcheck.relations.matching.comparison import telling_digits
from numcheck.relations.matching.mention import Mention

_TIMES, _POINTS = canonical("times"), canonical("points")
_NO_LEVEL = frozenset(["share", "age", "time"])  # of which nobody reckons anything

Way = Callable[[Measure, Measure, Measure], bool]
Beside = Callable[[Mention, int], Iterable[Mention]]


def reckoned(
    draft: Mention, given: Sequence[Mention], sources: Iterable[Mention], beside: Beside
) -> tuple[Mention, Mention] | None:
    """Two of ``sources`` that give the figure ``draft``.

    ``given`` bear out other figures beside the draft's; ``beside`` tells what stands at most so many sentences from one.
    """
    way = _way(draft)
    if way is None:
        return None
    percent = way is _moved_by
    pairs = (
        (a, b) for a, b in _pairs(draft, given, sources, beside) if _alike(a, b) and (a.kind == "percent") == percent
    )
    stated = draft.claim.measure
    return next(((a, b) for a, b in pairs if way(a.claim.measure, b.claim.measure, stated)), None)


def _pairs(
    draft: Mention, given: Sequence[Mention], sources: Iterable[Mention], beside: Beside
) -> Iterator[tuple[Mention, Mention]]:
    """The pairs of figures that the draft may have been reckoned from, the likeliest first."""
    near = ((one, other) for one in given for other in beside(one, 1))
    told = ((one, other) for one in sources if _spoken_of(draft, one) for other in beside(one, 0))
    for one, other in chain(combinations(given, 2), near, told):
        if one is not other and _is_level(one) and _is_level(other):
            yield one, other


def _way(draft: Mention) -> Way | None:
    """How the figure would be reckoned; None for one that nobody reckons."""
    quantity = draft.claim.quantity
    if quantity.value is None or quantity.value <= 0:
        return None
    if quantity.unit == "percentage_point" or (draft.noun == _POINTS and not quantity.unit):
        return _moved_by
    if draft.kind == "percent":
        return _part if quantity.change is Direction.NONE else _moved
    if draft.noun == _TIMES and not quantity.unit:
        return _multiple
    # Counts that are added must count one thing, which ``Pool.derived`` sees to; small numbers add up by chance.
    named = quantity.unit or draft.is_bare
    return _total if named and draft.kind not in _NO_LEVEL and telling_digits(quantity, quantity) > 1 else None


def _moved(one: Measure, other: Measure, share: Measure) -> bool:
    """How far one moved to the other, in percent, in the direction that the words give."""
    stated, direction = replace(share, tight=_stated(share)), share.quantity.change
    ends = ((one, other), (other, one))
    return any(
        is_consistent(in_percent, old, new, stated, direction=direction, precisions=(Precision.TIGHT,))
        for old, new in ends
    )


def _moved_by(one: Measure, other: Measure, points: Measure) -> bool:
    return is_consistent(in_unit, one, other, points, direction=Direction.NONE)


def _part(one: Measure, other: Measure, share: Measure) -> bool:
    """Either a part of the other, or a change of which the words do not say the direction."""
    if _moved(one, other, share):
        return True
    pair = in_base([one, other], Precision.TIGHT)
    if pair is None or min(pair[0].low, pair[1].low) <= 0:
        return False
    part, whole = sorted(pair, key=lambda interval: interval.low)
    return ratio(part, whole).scaled(Fraction(100)).meets(_stated(share))


def _multiple(one: Measure, other: Measure, factor: Measure) -> bool:
    found = [multiple(old, new, Precision.TIGHT) for old, new in ((one, other), (other, one))]
    return any(times is not None and times.meets(_stated(factor)) for times in found)


def _stated(measure: Measure) -> Interval:
    """The figure as it is printed, or a digit more or less where the words say that it is none too exact."""
    half, exact = Fraction(measure.quantity.resolution) / 2, point_value(measure).tight
    return widened(exact, half if measure.quantity.bound is Bound.EXACT else 2 * half)


def _total(one: Measure, other: Measure, stated: Measure) -> bool:
    """The sum of the two as they are printed, or their difference, rounded as the draft rounds it."""
    found = in_base([point_value(m) for m in (one, other)] + [stated], Precision.TIGHT)
    if found is None:
        return False
    x, y, wanted = found
    return any(wanted.low <= total < wanted.high for total in (x.low + y.low, abs(x.low - y.low)))


def _is_level(mention: Mention) -> bool:
    return mention.kind not in _NO_LEVEL and mention.noun != _TIMES and mention.claim.quantity.value is not None


def _alike(one: Mention, other: Mention) -> bool:
    """Whether one may be held against the other: one kind of one thing, or a number that says no more: "(2022: 468)"."""
    if one.is_bare or other.is_bare:
        return "percent" not in (one.kind, other.kind)
    return one.kind == other.kind and (one.noun == other.noun or not (one.noun and other.noun))


def _spoken_of(draft: Mention, source: Mention) -> bool:
    """Whether a word other than a unit stands in the draft's sentence and near the source's figure."""
    units = {canonical(word) for word in source.claim.quantity.text.split()} - {source.noun}
    return any(word in draft.sentence_terms and word not in units for word in source.window_terms)
