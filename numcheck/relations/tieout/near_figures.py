"""The figures of the sources that one of a draft may agree with, found by their place on the line of numbers.

Two figures of one kind agree only where something they allow meets (``comparison.verdict``); to ask all figures of the
sources for each of the draft would take the square of their number.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from numcheck.core.measure import Interval, Precision
from numcheck.numbers.intervals import hull
from numcheck.relations.matching.mention import Mention


class _Reach(NamedTuple):
    """A mention and the least interval that holds all that it allows."""

    interval: Interval
    mention: Mention


class NearFigures:
    """The ``mentions``, in order of number and all of one kind.

    Those of about one width are sorted by their lower ends: what meets an interval begins at most that width before it.
    """

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._all = mentions
        self._open: list[Mention] = []
        by_width: dict[int | None, list[_Reach]] = defaultdict(list)
        for mention in mentions:
            interval = _reach(mention)
            if interval is None:
                self._open.append(mention)
                continue
            width = interval.high - interval.low
            magnitude = width.numerator.bit_length() - width.denominator.bit_length() if width else None
            by_width[magnitude].append(_Reach(interval, mention))
        self._groups = [sorted(some, key=attrgetter("interval.low")) for some in by_width.values()]
        self._lows = [[at.interval.low for at in group] for group in self._groups]
        self._widths = [max(at.interval.high - at.interval.low for at in group) for group in self._groups]

    def of(self, draft: Mention) -> Sequence[Mention]:
        """Those that may agree with ``draft``, which is of their kind, in order of number; no other of them does."""
        interval = _reach(draft)
        if interval is None:
            return self._all
        return sorted([*self._open, *self._meeting(interval)], key=attrgetter("number"))

    def _meeting(self, interval: Interval) -> Iterator[Mention]:
        for group, lows, width in zip(self._groups, self._lows, self._widths, strict=True):
            first, last = bisect_left(lows, interval.low - width), bisect_right(lows, interval.high)
            yield from (at.mention for at in group[first:last] if at.interval.high >= interval.low)


def _reach(mention: Mention) -> Interval | None:
    """The least interval that holds all that a figure allows, in its own unit and the base unit; None where its unit may
    be several, or is none that grows with the figure.

    A kind that is a dimension is compared in the base unit alone.
    """
    measure = mention.claim.measure
    if len(measure.senses) != 1 or measure.senses[0].reciprocal:
        return None
    known = [mention.tight, measure.base(), measure.base(Precision.LOOSE)]
    return hull(known if mention.kind == measure.dimension else [*known, measure.tight, measure.loose])
