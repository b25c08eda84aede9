"""How a pair of claims stands among all pairs of its two claims: the features of the group ``rank``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from math import fsum
from typing import NamedTuple

from numcheck.relations.matching.glance import rounded
from numcheck.relations.matching.mention import Context


class Standing(NamedTuple):
    """How a pair stands among all pairs of its two claims.

    ``closeness``  of this pair
    ``rival``      the greatest closeness of either claim to another figure that differs; 0 if none
    ``rivals``     how many such are closer than this pair
    ``equal_less, equal_more``  of the two claims' closest partners with an agreeing figure: the lesser closeness, the greater
    ``rival_words``  weight of the telling words that either claim shares with another figure that differs, at most
    ``equal_words``  weight of the telling words that either claim shares with a partner that agrees, at most
    ``crowd``      how many partners the claims have together
    """

    closeness: float
    rival: float
    rivals: int
    equal_less: float
    equal_more: float
    rival_words: float
    equal_words: float
    crowd: int


def closeness(a: Context, b: Context, both: AbstractSet[str]) -> float:
    """A plain measure of how alike two contexts are, 0 to 1.2, for ranking partners: words both have near, and on one side.

    ``both`` are the telling stems that the two sentences share.
    """
    sides = _alike(_of(both, a.before, b.before) + _of(both, a.after, b.after), min(a.reach, b.reach))
    near = _alike(_of(both, a.near, b.near), min(a.nearness, b.nearness))
    return (sides + near) / 2 + (0.2 if a.noun and a.noun == b.noun else 0.0)


def _alike(weight: float, possible: float) -> float:
    return weight / possible * weight / (weight + 6.0) if weight else 0.0


def _shared(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return _of(one.keys() & other.keys(), one, other)


def _of(words: AbstractSet[str], one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The weight of those of ``words`` that stand in both."""
    return fsum([one[word] for word in words if word in one and word in other])  # exact, so that no order matters


# For each claim (by number) and text the claim's partners there: closeness, whether it agrees, the partner.
Partners = Mapping[tuple[int, int], Sequence[tuple[float, bool, Context]]]


def standing(a: Context, b: Context, close: float, near: Partners) -> Standing:
    """How a pair, so ``close``, stands among the partners of its two claims."""
    rival, rivals, shared, against, crowd = 0.0, 0, 0.0, 0.0, 0
    equals = []
    for one, other in ((a, b), (b, a)):
        equal = 0.0
        for c, agrees, third in near[one.number, other.text]:
            crowd += 1
            if third.number == other.number:
                continue
            if agrees:
                equal = max(equal, c)
                shared = max(shared, _shared(one.wide, third.wide))
            elif third.figure != other.figure:  # whoever says the same as the other is no rival of it
                rival = max(rival, c)
                rivals += c > close
                against = max(against, _shared(one.wide, third.wide))
        equals.append(equal)
    return Standing(close, rival, rivals, min(equals), max(equals), against, shared, crowd)


def ranks(known: Mapping[str, float], standing: Standing, role: str) -> dict[str, float]:
    """The features of a standing, and those that join it to what is ``known`` of the pair by itself."""
    close = standing.closeness
    only = known["place.values"] <= 2 and not standing.equal_more and not standing.rivals
    near = max(known["near.near_share"], known["near.wide_share"])
    out = {
        "rank.closeness": close,
        "rank.gap": close - standing.rival,
        "rank.rivals": min(standing.rivals, 5),
        "rank.equal_less": standing.equal_less - close,
        "rank.equal_more": standing.equal_more - close,
        "rank.equal_any": standing.equal_more,
        "rank.rival_words": known["near.wide_shared"] - standing.rival_words,
        "rank.equal_words": standing.equal_words - known["near.wide_shared"],
        "rank.crowd": min(standing.crowd, 20),
        "rank.source": role == "source",
        "rank.sources": role == "sources",
        "rank.only": only,
        "rank.only_near": near if only else 0,
        "rank.only_lead": near if only and known["place.lead"] == 1 else 0,
    }
    return rounded(out)
