"""A pair of mentions that may share a measurand: how similar they are, what it competes with, and how likely it is.

*Similarity* is a plain overlap of the words around both figures, for ranking; the *competition* of a pair are all other
pairs of its two mentions, and its rank features (group ``rank``) say how it stands among them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from math import fsum

from numcheck.core.frozen import FrozenIdentity
from numcheck.core.gates import Gate, Rejection
from numcheck.core.measure import Verdict
from numcheck.core.named_tuple import NamedTuple
from numcheck.core.quantity import Bound
from numcheck.core.relation import Slip
from numcheck.relations.matching.alignment import Alignment, adjacent_words, align
from numcheck.relations.matching.comparison import telling_digits
from numcheck.relations.matching.features import alignment_features, prefilter_features, rounded
from numcheck.relations.matching.mention import FigureKey, Mention
from numcheck.relations.matching.model import Level, Model, Role
from numcheck.relations.matching.vetoes import vetoes_against

# Similarities (0 to 1.2) below which a pair of figures that differ is not scored. Against a source, from which all figures of
# a draft come, what is turned away by less was no contradiction; neither were ages, which are given in passing, bare
# numbers and other units (12 days, 12 months). One text, and two reports of one event, say a thing again in other words and another order: of
# such pairs of 2.5 million published words none passes that is false, and a tenth of all that restate a figure does. What a
# telling slip joins needs no other word (60 million years, 60 billion years).
MIN_SIMILARITY_TO_SCORE = 0.23
MIN_SIMILARITY_IN_OTHER_WORDS = 0.1
MIN_SIMILARITY_OF_SLIP = 0.05  # of a slip that tells little, such as 20 for 2

# What a telling slip within one text must reach at least: digits change places and the same number has another unit by
# chance as well. Of such pairs of published documents that scored less none was true, and of planted slips four in fifty-eight.
WORDS_SAID_TWICE = 5  # that many the same next to both, and a slip is one of a thing said twice: no more is asked
MIN_SCORE_OF_SLIP = {Slip.UNIT: 0.9, Slip.TENFOLD: 0.8, Slip.TRANSPOSED: 0.8, Slip.SHUFFLED: 0.8}

# What outweighs a veto with exceptions. Of nine million published words two such pairs of the same score differ, of planted
# figures that these vetoes stopped one in five reaches it.
MIN_SIMILARITY_OVER_VETO, MIN_SCORE_OVER_VETO = 0.4, 0.88
MAX_CROWD_OVER_VETO = 40  # candidates of either figure; with more the text lists cases; by hand

# All set by hand on the labelled sets, when a similarity that needs no alignment took the place of one that did (with
# it and three more vetoes F1 on restatements went from .89 to .90); not tuned since.
SAME_NOUN = 0.2  # what the same noun adds to the similarity
_HALF_WEIGHT = 6.0  # shared terms of this weight count half as much as endlessly many

ALIKE = 0.7  # of a pair's similarity: a competitor as near says its figure in much the same words; by hand

# Similarity, whether the figures agree, the candidate, and the weight of the terms that both sentences share.
Candidate = tuple[float, bool, Mention, float]
Candidates = Mapping[tuple[int, int], Sequence[Candidate]]  # of each mention (by number) in each text


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
    ``n_alike``           how many other figures are said in words nearly as like (``ALIKE``): many, and the text lists cases
    """

    similarity: float
    best_competitor: float
    n_closer: int
    agreeing_less: float
    agreeing_more: float
    competitor_weight: float
    agreeing_weight: float
    n_candidates: int
    n_alike: int


def similarity(a: Mention, b: Mention, shared: AbstractSet[str]) -> float:
    """How alike two mentions are, 0 to 1.2, for ranking candidates: terms near both, and on the same side of both.

    ``shared`` are the terms of both sentences. Each half is the weight of the shared terms over the lesser weight that
    could be shared, damped where little is shared.
    """
    left = weight_in_both(shared, a.left_terms, b.left_terms)
    right = weight_in_both(shared, a.right_terms, b.right_terms)
    sides = _overlap(left + right, min(a.side_weight, b.side_weight))
    near = _overlap(weight_in_both(shared, a.window_terms, b.window_terms), min(a.window_weight, b.window_weight))
    return (sides + near) / 2 + (SAME_NOUN if a.noun and a.noun == b.noun else 0.0)


def _overlap(weight: float, possible: float) -> float:
    return weight / possible * weight / (weight + _HALF_WEIGHT) if weight else 0.0


def weight_in_both(terms: AbstractSet[str], one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The weight of those of ``terms`` that are in both; a term weighs the same in any text."""
    return fsum([one[term] for term in terms if term in one and term in other])  # exact, so that no order matters


def compete(a: Mention, b: Mention, similarity: float, candidates: Candidates) -> Competition:
    """How the pair of two mentions, of this ``similarity``, stands among all their ``candidates``."""
    best, closer, agreeing_weight, against, many = 0.0, 0, 0.0, 0.0, 0
    alike = set[FigureKey]()
    agreeing = []
    near = ALIKE * similarity
    for one, other in ((a, b), (b, a)):
        same, found = other.figure_key, candidates[one.number, other.text]
        many += len(found)
        most = 0.0
        for close, agrees, third, weight in found:  # up to 160 a pair: whatever is called here is called by the million
            if agrees:
                if third is not other:
                    most = close if close > most else most  # noqa: FURB136
                    agreeing_weight = weight if weight > agreeing_weight else agreeing_weight  # noqa: FURB136
            elif (key := third.figure_key) != same:  # whoever says the same as the other is no competitor of it
                best = close if close > best else best  # noqa: FURB136
                against = weight if weight > against else against  # noqa: FURB136
                if close >= near:
                    closer += close > similarity
                    alike.add(key)
        agreeing.append(most)
    return Competition(
        similarity=similarity,
        best_competitor=best,
        n_closer=closer,
        agreeing_less=min(agreeing),
        agreeing_more=max(agreeing),
        competitor_weight=against,
        agreeing_weight=agreeing_weight,
        n_candidates=many,
        n_alike=len(alike - {a.figure_key, b.figure_key}),
    )


def rank_features(known: Mapping[str, float], competition: Competition, role: str) -> dict[str, float]:
    """The features of a competition, and those that join it to what is ``known`` of the pair by itself.

    ``known`` are its prefilter features; ``role`` is text, source or sources.
    """
    close = competition.similarity
    only = known["place.values"] <= 2 and not competition.agreeing_more and not competition.n_closer
    out = {
        "rank.closeness": close,
        "rank.gap": close - competition.best_competitor,
        "rank.rivals": min(competition.n_closer, 5),
        "rank.equal_less": competition.agreeing_less - close,
        "rank.equal_more": competition.agreeing_more - close,
        "rank.equal_any": competition.agreeing_more,
        "rank.rival_words": known["near.wide_shared"] - competition.competitor_weight,
        "rank.equal_words": competition.agreeing_weight - known["near.wide_shared"],
        "rank.alike": min(competition.n_alike, 6),
        "rank.crowd": min(competition.n_candidates, 20),
        "rank.source": role == "source",
        "rank.sources": role == "sources",
        "rank.only": only,
    }
    return rounded(out)


_TOO_DISSIMILAR = Rejection(Gate.SIMILARITY, "too few of their words are shared")
_OTHER_THINGS = Rejection(Gate.VETO, "other-noun: they count things of different names, neither named near the other")


class MentionPair(FrozenIdentity):
    """Two mentions that may share a measurand, ``a`` and ``b`` in an order that depends on their words alone.

    Never changed; what only few pairs are asked for is computed at the first request. Features are not kept, for a long
    text has pairs by the hundred thousand.

    ``verdict``     how their figures stand
    ``similarity``  0 to 1.2, see ``competition``
    ``slip``        the slip of the pen that would explain the difference, or NONE
    ``candidates``  those of all mentions that were compared: with them it competes
    """

    a: Mention
    b: Mention
    verdict: Verdict
    similarity: float
    slip: Slip
    candidates: Candidates
    role: Role
    model: Model

    @property
    def alignment(self) -> Alignment:
        """The words around their figures, aligned."""
        return align(self.a, self.b)

    @cached_property
    def competition(self) -> Competition:
        """How similar it is beside the other pairs that its two mentions make among the candidates."""
        return compete(self.a, self.b, self.similarity, self.candidates)

    @property
    def prefilter_features(self) -> Mapping[str, float]:
        """The named features of the first stage, and the rank features."""
        known = prefilter_features(self.a, self.b, self.slip)
        return {**known, **rank_features(known, self.competition, self.role)}

    @property
    def features(self) -> Mapping[str, float]:
        """All its named features: those of the prefilter, the ranks among them, and those of the alignment."""
        return {**self.prefilter_features, **alignment_features(self.a, self.b, self.alignment)}

    @property
    def prefilter_score(self) -> float:
        """How likely both share a measurand by the first stage, 0 to 1."""
        return self._scores[0]

    @property
    def score(self) -> float:
        """How likely both share a measurand, 0 to 1; by the first stage alone where that leaves little hope."""
        return self._scores[1]

    @cached_property
    def _scores(self) -> tuple[float, float]:
        known = self.prefilter_features
        score = self.model.prefilter.score(known)
        if score < self.threshold(Level.PREFILTER):
            return score, score
        return score, self.model.trees.score({**known, **alignment_features(self.a, self.b, self.alignment)})

    @property
    def rejection(self) -> Rejection | None:
        """What stops the pair whatever its score: too little alike or, in one text, counts of other things; or a veto.
        None where nothing does.

        For figures that differ. A slip is evidence only of one thing said twice: its figures must count the same, too.
        """
        a, b = self.a, self.b
        if self.similarity < self._least_similarity:
            return _TOO_DISSIMILAR
        if self.role is Role.TEXT and _count_other_things(a, b):
            return _OTHER_THINGS
        vetoes = vetoes_against(a, b, self.slip)
        veto = next((v for v in vetoes if not (v.has_exceptions and self._outweighs_vetoes)), None)
        return Rejection(Gate.VETO, f"{veto.name}: {veto.reason}") if veto else None

    @cached_property
    def _outweighs_vetoes(self) -> bool:
        """Whether all else speaks so much for one measurand that a veto with exceptions does not hold."""
        if self.role is not Role.TEXT or self.similarity < MIN_SIMILARITY_OVER_VETO:
            return False
        a, b = self.a, self.b
        crowd = max(len(self.candidates[a.number, b.text]), len(self.candidates[b.number, a.text]))
        return crowd <= MAX_CROWD_OVER_VETO and self.score >= MIN_SCORE_OVER_VETO

    @property
    def _least_similarity(self) -> float:
        within = self.role is Role.TEXT
        if self.slip:
            return 0.0 if within and self.has_telling_slip else MIN_SIMILARITY_OF_SLIP
        if self.role is Role.SOURCES:
            return MIN_SIMILARITY_IN_OTHER_WORDS
        a, b = self.a, self.b
        one_unit = a.claim.quantity.unit == b.claim.quantity.unit and not a.is_bare and not b.is_bare
        return MIN_SIMILARITY_IN_OTHER_WORDS if within and one_unit and a.kind != "age" else MIN_SIMILARITY_TO_SCORE

    @property
    def has_telling_slip(self) -> bool:
        """Whether a slip speaks for one measurand. Not 20 for 2, nor 110 for 130, nor "over 25" for "nearly 2.5"."""
        p, q = self.a.claim.quantity, self.b.claim.quantity
        if self.slip in (Slip.NONE, Slip.DIGIT) or (self.slip is Slip.TENFOLD and telling_digits(p, q) < 2):
            return False
        return p.bound is q.bound or Bound.EXACT in (p.bound, q.bound)

    def threshold(self, level: Level) -> float:
        """The least score of ``level`` for a pair of its role."""
        least = self.model.threshold(self.role, self.has_telling_slip, level)
        if self.role is not Role.TEXT or level is not Level.REPORT or not self.has_telling_slip:
            return least
        said_twice = adjacent_words(self.a, self.b) >= WORDS_SAID_TWICE
        return least if said_twice else max(least, MIN_SCORE_OF_SLIP.get(self.slip, least))

    def passes(self, level: Level) -> bool:
        """Whether the score reaches the threshold of ``level``."""
        return self.score >= self.threshold(level)

    def other(self, mention: Mention) -> Mention:
        """The end that is not ``mention``, which is one of the two."""
        return self.b if mention is self.a else self.a


def _count_other_things(a: Mention, b: Mention) -> bool:
    """Whether the two count differently named things, neither of which is named near the other."""
    named = a.noun != b.noun and bool(a.noun and b.noun)
    return named and a.noun not in b.window_terms and b.noun not in a.window_terms
