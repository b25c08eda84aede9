"""Moves that a source states with their end: "fell 3 basis points to 4.19%" says that it was 4.22%, too.

A draft may give the start, or the move in percent, which no source gives but which follow from the two figures
alone. "Up $640 million or 7.3%" says where it started and ended, too, as exactly as both are rounded.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from itertools import pairwise

from numcheck.core.quantity import Direction, Quantity
from numcheck.language.stems import canonical
from numcheck.relations.matching.mention import Mention

Move = tuple[Mention, Mention]  # how far something moved, and where to

_POINTS = canonical("points")
_WITHIN = 4  # words from how far to where to ("3 basis points, to 4.19%"); by hand
_OF_PERCENT = {"percentage_point": Decimal(1), "basis_point": Decimal("0.01")}  # in percentage points


class Moves:
    """The moves that the sources state, by the figures that they started from and ended in.

    ``sentences`` are the figures of each sentence, in order.
    """

    def __init__(self, sentences: Iterable[list[Mention]]) -> None:
        self._by_start: dict[Decimal, list[Move]] = defaultdict(list)
        self._by_end: dict[Decimal, list[Move]] = defaultdict(list)
        self._by_percent: dict[Decimal, list[Move]] = defaultdict(list)
        for sentence in sentences:
            for change, end in pairwise(sentence):
                if _is_told_twice(change, end) and end.claim.quantity.value is not None:
                    self._by_percent[end.claim.quantity.value].append((change, end))
                start = _start(change, end)
                if start is not None and start > 0 and end.claim.quantity.value is not None:
                    self._by_start[start].append((change, end))
                    self._by_end[end.claim.quantity.value].append((change, end))

    def explaining(self, draft: Mention) -> list[Move]:
        """Those that start at the draft's figure, or that it gives in percent beside their end, or that start or end there and that it
        gives in percent as the source does; in order of the sources.
        """
        quantity = draft.claim.quantity
        if quantity.value is None:
            return []
        twice = (m for n in draft.other_numbers if n is not None for m in self._by_percent.get(n, ()))
        if told := [m for m in twice if _is_level(draft, *m)]:
            return told
        started = [m for m in self._by_start.get(quantity.value, ()) if m[1].kind == draft.kind or draft.is_bare]
        if started or draft.kind != "percent" or quantity.change is Direction.NONE:
            return started
        ended = [m for n in draft.other_numbers if n is not None for m in self._by_end.get(n, ())]
        return [m for m in ended if m[0].claim.quantity.change is quantity.change and _is_in_percent(quantity, *m)]


def _is_told_twice(change: Mention, percent: Mention) -> bool:
    """Whether both say how far one thing moved: "up $640 million or 7.3%"."""
    if percent.kind != "percent" or change.kind == "percent" or not change.at < percent.at <= change.at + _WITHIN:
        return False
    return change.claim.quantity.change is not Direction.NONE and percent.words.lower[percent.at - 1] == "or"


def _is_level(draft: Mention, change: Mention, percent: Mention) -> bool:
    """Whether the draft's figure is where the move started or ended."""
    stated, moved, part = (c.claim.quantity for c in (draft, change, percent))
    if draft.kind != change.kind or stated.unit != moved.unit or stated.value is None:
        return False
    if moved.value is None or part.value is None or part.value * 2 <= part.resolution:
        return False
    low = (moved.value - moved.resolution / 2) / (part.value + part.resolution / 2) * 100
    high = (moved.value + moved.resolution / 2) / (part.value - part.resolution / 2) * 100
    half = stated.resolution / 2
    end = moved.value if moved.change is Direction.UP else -moved.value
    return any(low + step <= stated.value + half and stated.value - half <= high + step for step in (0, end))


def is_move(change: Mention, end: Mention) -> bool:
    """Whether the one is how far something moved, and the other where to."""
    return _start(change, end) is not None


def _start(change: Mention, end: Mention) -> Decimal | None:
    """Where a move started, as exactly as its figures are written; None where the two state none."""
    moved, reached = change.claim.quantity, end.claim.quantity
    if moved.value is None or reached.value is None or moved.change is Direction.NONE:
        return None
    if not change.at < end.at <= change.at + _WITHIN or end.words.lower[end.at - 1] != "to":
        return None
    factor = _OF_PERCENT.get(moved.unit) if reached.unit == "percent" else None
    if reached.unit == "percent" and change.noun == _POINTS and not moved.unit:
        factor = Decimal(1)  # up three points to 84%
    if factor is None:
        if moved.unit != reached.unit or moved.unit == "percent" or change.kind != end.kind:
            return None
        factor = Decimal(1)
    step = moved.value * factor
    return reached.value - step if moved.change is Direction.UP else reached.value + step


def _is_in_percent(stated: Quantity, change: Mention, end: Mention) -> bool:
    """Whether the move, as its figures are rounded, is so many percent of its start."""
    moved, start = change.claim.quantity, _start(change, end)
    if end.kind == "percent" or start is None or moved.value is None or stated.value is None:
        return False
    percent, half = moved.value / start * 100, moved.resolution / 2
    return abs(percent - abs(stated.value)) <= stated.resolution / 2 + half / start * 100
