"""Which two figures that stand near each other add up to a number, or lie that far apart: kept by the number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction

from numcheck.core.named_tuple import NamedTuple
from numcheck.relations.matching.mention import Mention

# Figures of two sentences together; of longer lists none is added up: their pairs alone would be thousands. By hand.
_MOST = 250


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
