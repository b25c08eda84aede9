"""How a pair competes with all other pairs of its two mentions: similarity, and the rank features (group ``rank``)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from math import fsum
from typing import NamedTuple

from numcheck.relations.matching.features import rounded
from numcheck.relations.matching.mention import Mention

# All set by hand on the labelled sets, when a similarity that needs no alignment took the place of one that did (with
# it and three more vetoes F1 on restatements went from .89 to .90); not tuned since.
SAME_NOUN = 0.2  # what the same noun adds to the similarity
_HALF_WEIGHT = 6.0  # shared terms of this weight count half as much as endlessly many

# For each mention (by number) and text its candidates there: similarity, whether the figures agree, the candidate.
Candidates = Mapping[tuple[int, int], Sequence[tuple[float, bool, Mention]]]


class Competition(NamedTuple):
    """How a pair stands among all pairs of its two mentions.

    ``similarity``        of this pair, 0 to 1.2
    ``best_competitor``   the greatest similarity of either mention to another figure that differs; 0 if there is none
    ``n_closer``          how many such competitors are more similar than this pair
    ``agreeing_less``     of the two mentions' most similar candidates whose figure agrees: the lesser similarity,
    ``agreeing_more``     and the greater; 0 where a mention has none
    ``competitor_weight`` weight of the terms that either mention shares with another figure that differs, at most
    ``agreeing_weight``   weight of the terms that either mention shares with a candidate that agrees, at most
    ``n_candidates``      how many candidates the two mentions have together
    """

    similarity: float
    best_competitor: float
    n_closer: int
    agreeing_less: float
    agreeing_more: float
    competitor_weight: float
    agreeing_weight: float
    n_candidates: int


def similarity(a: Mention, b: Mention, shared: AbstractSet[str]) -> float:
    """How alike two mentions are, 0 to 1.2, for ranking candidates: terms near both, and on the same side of both.

    ``shared`` are the terms of both sentences. Each half is the weight of the shared terms over the lesser weight that
    could be shared, damped where little is shared.
    """
    left = _weight_in_both(shared, a.left_terms, b.left_terms)
    right = _weight_in_both(shared, a.right_terms, b.right_terms)
    sides = _overlap(left + right, min(a.side_weight, b.side_weight))
    near = _overlap(_weight_in_both(shared, a.window_terms, b.window_terms), min(a.window_weight, b.window_weight))
    return (sides + near) / 2 + (SAME_NOUN if a.noun and a.noun == b.noun else 0.0)


def _overlap(weight: float, possible: float) -> float:
    return weight / possible * weight / (weight + _HALF_WEIGHT) if weight else 0.0


def _shared_weight(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return _weight_in_both(one.keys() & other.keys(), one, other)


def _weight_in_both(terms: AbstractSet[str], one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The weight of those of ``terms`` that are in both."""
    return fsum([one[term] for term in terms if term in one and term in other])  # exact, so that no order matters


def compete(a: Mention, b: Mention, similarity: float, candidates: Candidates) -> Competition:
    """How the pair of two mentions, of this ``similarity``, stands among all their ``candidates``."""
    best, closer, agreeing_weight, against, many = 0.0, 0, 0.0, 0.0, 0
    agreeing = []
    for one, other in ((a, b), (b, a)):
        most = 0.0
        for close, agrees, third in candidates[one.number, other.text]:
            many += 1
            if third.number == other.number:
                continue
            if agrees:
                most = max(most, close)
                agreeing_weight = max(agreeing_weight, _shared_weight(one.sentence_terms, third.sentence_terms))
            elif third.figure_key != other.figure_key:  # whoever says the same as the other is no competitor of it
                best = max(best, close)
                closer += close > similarity
                against = max(against, _shared_weight(one.sentence_terms, third.sentence_terms))
        agreeing.append(most)
    return Competition(similarity, best, closer, min(agreeing), max(agreeing), against, agreeing_weight, many)


def rank_features(known: Mapping[str, float], competition: Competition, role: str) -> dict[str, float]:
    """The features of a competition, and those that join it to what is ``known`` of the pair by itself.

    ``known`` are its prefilter features; ``role`` is text, source or sources.
    """
    close = competition.similarity
    only = known["place.values"] <= 2 and not competition.agreeing_more and not competition.n_closer
    near = max(known["near.near_share"], known["near.wide_share"])
    out = {
        "rank.closeness": close,
        "rank.gap": close - competition.best_competitor,
        "rank.rivals": min(competition.n_closer, 5),
        "rank.equal_less": competition.agreeing_less - close,
        "rank.equal_more": competition.agreeing_more - close,
        "rank.equal_any": competition.agreeing_more,
        "rank.rival_words": known["near.wide_shared"] - competition.competitor_weight,
        "rank.equal_words": competition.agreeing_weight - known["near.wide_shared"],
        "rank.crowd": min(competition.n_candidates, 20),
        "rank.source": role == "source",
        "rank.sources": role == "sources",
        "rank.only": only,
        "rank.only_near": near if only else 0,
        "rank.only_lead": near if only and known["place.lead"] == 1 else 0,
    }
    return rounded(out)
