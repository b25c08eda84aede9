"""Which two figures of a source add up to a number, or are so many per cent of each other: kept by the number.

A draft that gives hundreds of sums or percentages would else ask all figures of the sources for each of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from heapq import merge
from math import floor

from numcheck.core.measure import Interval, Measure, Precision
from numcheck.core.named_tuple import NamedTuple
from numcheck.numbers.change import in_percent
from numcheck.numbers.intervals import in_base, ratio
from numcheck.relations.matching.mention import Mention

Pair = tuple[Mention, Mention]

_STEP = Fraction(1, 20)  # percentage points that are kept together; by hand
_MOST_STEPS = 400  # a pair that may be more than so many is tried for each percentage; by hand
# Figures of two sentences together; of longer lists none is added up: their pairs alone would be thousands. By hand.
_MOST = 250
_LONGEST = 30  # figures of a sentence; of longer ones, and of tables, each pair is tried; by hand


class PercentPairs:
    """Pairs of ``sources``, which are in order of number: a figure and one of ``neighbours`` of it in its sentence.

    ``measure`` gives what a figure allows.
    """

    def __init__(
        self,
        sources: Sequence[Mention],
        neighbours: Callable[[Mention, int], Iterable[Mention]],
        measure: Callable[[Mention], Measure],
    ) -> None:
        self._others: list[Mention] = []
        self._wide: list[Pair] = []
        self._pairs: list[Pair] = []
        self._places: dict[int, list[int]] = defaultdict(list)
        for one in sources:
            if one.table is not None or len(one.claims) > _LONGEST:
                self._others.append(one)
                continue
            for other in neighbours(one, 0):
                if one is not other and one.claim.quantity.value is not None and other.claim.quantity.value is not None:
                    self._keep((one, other), measure(one), measure(other))

    def _keep(self, pair: Pair, one: Measure, other: Measure) -> None:
        steps: set[int] = set()
        for interval in percentages(one, other):
            reached = _steps(interval)
            if reached is None:
                self._wide.append(pair)
                return
            steps.update(reached)
        for step in steps:
            self._places[step].append(len(self._pairs))
        self._pairs.append(pair)

    def like(
        self,
        stated: Interval,
        named: Callable[[Mention], bool],
        neighbours: Callable[[Mention, int], Iterable[Mention]],
    ) -> Iterator[Pair]:
        """The pairs that may be ``stated`` per cent, and all of tables and long sentences with their ``neighbours``, whose
        first figure is ``named``; in order of number.
        """
        reached = _steps(stated)
        near = (
            range(len(self._pairs))
            if reached is None
            else sorted({i for step in reached for i in self._places.get(step, ())})
        )
        known = (pair for pair in (self._pairs[i] for i in near) if named(pair[0]))
        wide = (pair for pair in self._wide if named(pair[0]))
        others = ((one, other) for one in self._others if named(one) for other in neighbours(one, 0))
        return merge(known, wide, others, key=_number)


def percentages(one: Measure, other: Measure) -> Iterator[Interval]:
    """What the one may be in per cent of the other, and how far they lie apart in per cent of either."""
    for old, new in ((one, other), (other, one)):
        by = in_percent(old, new, new, Precision.TIGHT)
        if by is not None:
            yield by
    part = share_in_percent(one, other)
    if part is not None:
        yield part


def share_in_percent(one: Measure, other: Measure) -> Interval | None:
    """What the lesser may be in per cent of the greater; None where they share no dimension or one may be zero or less."""
    pair = in_base([one, other], Precision.TIGHT)
    if pair is None or min(pair[0].low, pair[1].low) <= 0:
        return None
    part, whole = sorted(pair, key=lambda interval: interval.low)
    return ratio(part, whole).scaled(Fraction(100))


def _steps(interval: Interval) -> range | None:
    """The steps that ``interval`` reaches, without its sign; None where they are too many."""
    ends = abs(interval.low), abs(interval.high)
    least = Fraction(0) if interval.low <= 0 <= interval.high else min(ends)
    low, high = floor(least / _STEP), floor(max(ends) / _STEP)
    return range(low, high + 1) if high - low <= _MOST_STEPS else None


def _number(pair: Pair) -> int:
    return pair[0].number


class SumOfTwo(NamedTuple):
    """A figure and one before it, with the number that each stands for."""

    later: Mention
    earlier: Mention
    value: Fraction
    earlier_value: Fraction


class SumsOfTwo:
    """The pairs of figures of ``sources``, in order, in one sentence or in two that follow each other; ranges make none."""

    def __init__(self, sources: Sequence[Mention]) -> None:
        self._sums: dict[tuple[str, Fraction], list[SumOfTwo]] = defaultdict(list)
        self._apart: dict[tuple[str, Fraction], list[SumOfTwo]] = defaultdict(list)
        near: dict[str, list[tuple[Mention, Fraction]]] = defaultdict(list)
        for c in sources:
            if c.tight.low != c.tight.high and c.claim.quantity.value is None:
                continue
            here = middle(c)
            some = [one for one in near[c.kind] if one[0].text == c.text and c.sentence - one[0].sentence <= 1]
            for other, there in reversed(some[-_MOST:]):
                pair = SumOfTwo(c, other, here, there)
                self._sums[c.kind, here + there].append(pair)
                if here != there:
                    self._apart[c.kind, abs(here - there)].append(pair)
            near[c.kind] = [*some, (c, here)]

    def pairs(self, kind: str, whole: Fraction, *, apart: bool) -> Iterator[SumOfTwo]:
        """Those of figures of ``kind`` that come to ``whole``, or with ``apart`` lie so far apart, too; by the later figure."""
        known = self._sums.get((kind, whole), [])
        if apart:
            known = [*known, *self._apart.get((kind, abs(whole)), ())]
        return iter(sorted(known, key=lambda pair: pair.later.number))


def middle(mention: Mention) -> Fraction:
    """The middle of what a figure allows, in base units."""
    return (mention.tight.low + mention.tight.high) / 2
