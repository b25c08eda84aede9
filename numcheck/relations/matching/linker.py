"""Linking: which pairs of mentions share a measurand. The whole order is on the page of the package (``__init__``).

A figure is compared only with its best partner: figures that agree are related as they are; of those that differ, a
pair is found only where no veto stops it, it is the likeliest pair of both its mentions, and it reaches the threshold
of its role.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from numcheck.core.measure import Verdict
from numcheck.core.quantity import Bound
from numcheck.core.relation import Slip
from numcheck.messages.slips import WORDS
from numcheck.relations.matching.alignment import Alignment, align, run
from numcheck.relations.matching.blocking import candidate_pairs
from numcheck.relations.matching.comparison import leaves_room, slip_between, telling_digits, verdict
from numcheck.relations.matching.competition import Candidates, Competition, compete, rank_features, similarity
from numcheck.relations.matching.features import alignment_features, contrasts, prefilter_features
from numcheck.relations.matching.mention import WINDOW, Mention
from numcheck.relations.matching.model import Level, Model, Role
from numcheck.relations.matching.vetoes import vetoed

# Similarities (0 to 1.2) below which a pair of figures that differ goes no further. All three were set by hand on the
# labelled sets so that no contradiction which was found without them is lost; not tuned since.
MIN_SIMILARITY = 0.06  # to be a candidate at all, unless they differ as slips do
MIN_SIMILARITY_TO_SCORE = 0.23  # to be scored, unless they differ as slips do
MIN_SIMILARITY_OF_SLIP = 0.02  # to be scored as a slip between two texts, which needs something else that both have
TOP_K = 2  # candidates of a mention that are scored, the most similar; set by hand with them

MAX_WORDS_NAMED = 5  # in a reason
MIN_RUN_NAMED = 3  # words that are the same around both figures before a reason says so


@dataclass(eq=False)
class MentionPair:
    """Two mentions that may share a measurand, ``a`` and ``b`` in an order that depends on their words alone.

    Never changed; what only few pairs are asked for is computed at the first request.

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

    @cached_property
    def alignment(self) -> Alignment:
        """The words around their figures, aligned."""
        return align(self.a, self.b)

    @cached_property
    def competition(self) -> Competition:
        """How it stands among all pairs of its mentions."""
        return compete(self.a, self.b, self.similarity, self.candidates)

    @cached_property
    def prefilter_features(self) -> Mapping[str, float]:
        """The named features of the first stage, and the rank features."""
        known = prefilter_features(self.a, self.b, self.slip)
        return {**known, **rank_features(known, self.competition, self.role)}

    @cached_property
    def features(self) -> Mapping[str, float]:
        """All its named features."""
        return {**self.prefilter_features, **alignment_features(self.a, self.b, self.alignment)}

    @cached_property
    def prefilter_score(self) -> float:
        """How likely both share a measurand by the first stage, 0 to 1."""
        return self.model.prefilter.score(self.prefilter_features)

    @cached_property
    def score(self) -> float:
        """How likely both share a measurand, 0 to 1; by the first stage alone where that leaves little hope."""
        if self.prefilter_score < self.threshold(Level.PREFILTER):
            return self.prefilter_score
        return self.model.trees.score(self.features)

    @property
    def is_rejected(self) -> bool:
        """Whether no score can help: too little alike or, in one text, counts of other things; or vetoed.

        A telling slip needs no other word in one text, but some word between two texts.
        """
        a, b = self.a, self.b
        if self.slip:
            if self.role is not Role.TEXT and self.similarity < MIN_SIMILARITY_OF_SLIP:
                return True
        elif self.similarity < MIN_SIMILARITY_TO_SCORE or (self.role is Role.TEXT and _count_other_things(a, b)):
            return True
        return vetoed(a, b, self.slip) is not None

    @property
    def has_telling_slip(self) -> bool:
        """Whether a slip speaks for one measurand. Not 20 for 2, nor 110 for 130, nor "over 25" for "nearly 2.5"."""
        p, q = self.a.claim.quantity, self.b.claim.quantity
        if self.slip in (Slip.NONE, Slip.DIGIT) or (self.slip is Slip.TENFOLD and telling_digits(p, q) < 2):
            return False
        return p.bound is q.bound or Bound.EXACT in (p.bound, q.bound)

    def threshold(self, level: Level) -> float:
        """The least score of ``level`` for a pair of its role."""
        return self.model.threshold(self.role, self.has_telling_slip, level)

    def passes(self, level: Level) -> bool:
        """Whether the score reaches the threshold of ``level``."""
        return self.score >= self.threshold(level)

    def other(self, mention: Mention) -> Mention:
        """The end that is not ``mention``."""
        return self.b if mention is self.a else self.a


class _Compared(NamedTuple):
    a: Mention
    b: Mention
    verdict: Verdict
    similarity: float
    slip: Slip


def _count_other_things(a: Mention, b: Mention) -> bool:
    """Whether the two count differently named things, neither of which is named near the other."""
    named = a.noun != b.noun and bool(a.noun and b.noun)
    return named and a.noun not in b.window_terms and b.noun not in a.window_terms


def link(mentions: Sequence[Mention], others: Sequence[Mention] | None, role: Role, model: Model) -> list[MentionPair]:
    """The pairs worth a look, among ``mentions`` or between them and ``others``, each with its competition.

    They share more than a word, or differ as slips do.
    """
    found: list[_Compared] = []
    candidates: dict[tuple[int, int], list[tuple[float, bool, Mention]]] = defaultdict(list)
    for a, b in candidate_pairs(mentions, others):
        if a.text == b.text and a.sentence == b.sentence:
            continue
        shared = a.sentence_terms.keys() & b.sentence_terms.keys()
        slip = slip_between(a, b)
        if not slip and (not shared or (len(shared) == 1 and a.window_terms.keys().isdisjoint(b.window_terms.keys()))):
            continue
        stand = verdict(a, b)
        if stand is None:
            continue
        if stand is Verdict.CONFLICT and role is Role.SOURCES and leaves_room(a.claim.quantity, b.claim.quantity):
            stand = Verdict.POSSIBLE
        if (b.words.stems, b.at) < (a.words.stems, a.at):
            a, b = b, a
        close, agrees = similarity(a, b, shared), stand > Verdict.CONFLICT
        if close >= MIN_SIMILARITY or agrees or slip:
            found.append(_Compared(a, b, stand, close, slip))
            candidates[a.number, b.text].append((close, agrees, b))
            candidates[b.number, a.text].append((close, agrees, a))
    return [MentionPair(*pair, candidates=candidates, role=role, model=model) for pair in found]


def best(found: Sequence[MentionPair]) -> list[MentionPair]:
    """Those of ``found`` that are the highest scored of both their mentions, per text on the other side."""
    found = _most_similar(found)
    top: dict[tuple[int, int], tuple[float, float, int]] = {}
    for pair in found:
        for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
            key = (one.number, other.text)
            top[key] = max(top.get(key, (0.0, 0.0, 0)), _order(pair))
    return [p for p in found if top[p.a.number, p.b.text] == top[p.b.number, p.a.text] == _order(p)]


def _most_similar(found: Sequence[MentionPair]) -> list[MentionPair]:
    """Those that are among the ``TOP_K`` most similar of both their mentions: only they are worth a score."""
    of_mention: dict[tuple[int, int], list[float]] = defaultdict(list)
    for pair in found:
        of_mention[pair.a.number, pair.b.text].append(pair.similarity)
        of_mention[pair.b.number, pair.a.text].append(pair.similarity)
    least = {key: sorted(some)[-TOP_K:][0] for key, some in of_mention.items()}
    return [p for p in found if p.slip or p.similarity >= max(least[p.a.number, p.b.text], least[p.b.number, p.a.text])]


def _order(pair: MentionPair) -> tuple[float, float, int]:
    # Of equally likely partners the nearer is shown: the reader has both in sight.
    return (pair.score, pair.similarity, -abs(pair.a.number - pair.b.number))


def reason(pair: MentionPair) -> str:
    """Why both are taken for one measurand, in words for the reader: shared words, and contrasts where there are any."""
    a, b = pair.a, pair.b
    weight, surface = a.window_terms, _surface(a)
    shared = sorted(weight.keys() & b.window_terms.keys(), key=lambda s: (-weight[s], s))[:MAX_WORDS_NAMED]
    words = [f"both near: {', '.join([surface[s] for s in shared])}"] if shared else []
    if a.noun and a.noun == b.noun:
        words.append("the same is counted")
    same = run(a, b)
    if same >= MIN_RUN_NAMED:
        words.append(f"{same} words around them are the same")
    if (a.antecedent or b.antecedent) and not a.subject_stems.isdisjoint(b.subject_stems):
        words.append(f"both said of {a.antecedent or b.antecedent}")
    if pair.verdict is Verdict.CONFLICT:
        if not pair.competition.n_closer:
            words.append("no other figure is closer")
        if pair.slip in WORDS:
            words.append(WORDS[pair.slip])
    words += [f"though {' / '.join(sorted(apart))}" for _, apart in sorted(contrasts(a, b).items())]
    return "; ".join(words)


def weights(pair: MentionPair) -> str:
    """What each group of features added to the log-odds of the score, the weightiest first: "align +1.2, rank -0.4"."""
    moved: dict[str, float] = {}
    for name, by in pair.model.trees.explain(pair.features, most=999):
        group = name.partition(".")[0]
        moved[group] = moved.get(group, 0.0) + by
    return ", ".join(f"{g} {by:+.1f}" for g, by in sorted(moved.items(), key=lambda x: (-abs(x[1]), x[0])))


def _surface(mention: Mention) -> dict[str, str]:
    """The stems near a figure, each with the first word there that has it."""
    near = slice(max(mention.at - WINDOW, 0), mention.at + WINDOW + 1)
    return dict(zip(mention.words.stems[near][::-1], mention.words.surface[near][::-1], strict=True))
