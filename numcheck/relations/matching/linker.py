"""Who talks about the same thing: pairs of claims, how close they are, and how likely they share a measurand.

A figure is compared only with its best partner. The verdict comes in a readable order: figures that agree; a better
partner that agrees, then there is nothing to say; the score of the model against the threshold of the role.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from numcheck.config import Config
from numcheck.core.quantity import Bound
from numcheck.numbers.comparison import Verdict
from numcheck.relations.matching import model as scorer
from numcheck.relations.matching.alignment import Alignment, align
from numcheck.relations.matching.blocking import pairs
from numcheck.relations.matching.comparison import leaves_room, slip_between, telling_digits, verdict
from numcheck.relations.matching.features import features
from numcheck.relations.matching.glance import glance
from numcheck.relations.matching.mention import Context
from numcheck.relations.matching.standing import Partners, Standing, closeness, ranks, standing
from numcheck.relations.matching.vetoes import vetoed

FLOOR = 0.06  # figures that differ, and not as slips do, are not looked at again where they are less close
HOPELESS = 0.23  # a pair less close is not scored (again but for slips)
SOME_WORD = 0.02  # a slip between two texts needs something else that both have
LOOKED_AT = 2  # so many partners of a claim are scored


@dataclass(eq=False)
class Match:
    """Two claims that may share a measurand, ``a`` and ``b`` in an order that depends on their words alone. Never changed.

    ``slip``  the slip of the pen that would explain the difference, or ""
    ``near``  the partners of all claims that were compared: among them it stands
    """

    a: Context
    b: Context
    verdict: Verdict
    closeness: float
    slip: str
    near: Partners
    role: str
    model: scorer.Model

    @cached_property
    def alignment(self) -> Alignment:
        """Their contexts lined up."""
        return align(self.a, self.b)

    @cached_property
    def standing(self) -> Standing:
        """How it stands among all pairs of its claims."""
        return standing(self.a, self.b, self.closeness, self.near)

    @cached_property
    def glance(self) -> Mapping[str, float]:
        """What a glance tells of it, with how it stands."""
        known = glance(self.a, self.b, self.slip)
        return {**known, **ranks(known, self.standing, self.role)}

    @cached_property
    def features(self) -> Mapping[str, float]:
        """All its named features."""
        return {**self.glance, **features(self.a, self.b, self.alignment)}

    @cached_property
    def score(self) -> float:
        """How likely both speak of one measurand, 0 to 1; by a glance alone where that leaves little hope."""
        first = self.model.glance.score(self.glance)
        least = self.model.threshold(self.role, self.slipped, "glance")
        return first if first < least else self.model.trees.score(self.features)

    @property
    def hopeless(self) -> bool:
        """Whether no score can help: too far apart or, in one text, counts of other things; or vetoed.

        A telling slip needs no other word in one text, but some word between two texts.
        """
        a, b = self.a, self.b
        if self.slip:
            if self.role != "text" and self.closeness < SOME_WORD:
                return True
        elif self.closeness < HOPELESS or (self.role == "text" and _other_things(a, b)):
            return True
        return vetoed(a, b, self.slip)

    @property
    def slipped(self) -> bool:
        """Whether a slip speaks for one measurand. Not 20 for 2, nor 110 for 130, nor "over 25" for "nearly 2.5"."""
        p, q = self.a.claim.quantity, self.b.claim.quantity
        if self.slip in ("", "digit") or (self.slip == "tenfold" and telling_digits(p, q) < 2):
            return False
        return p.bound is q.bound or Bound.EXACT in (p.bound, q.bound)

    def passes(self, level: str) -> bool:
        """Whether the score reaches the threshold ``level`` (report, high) of its role."""
        return self.score >= self.model.threshold(self.role, self.slipped, level)

    def other(self, context: Context) -> Context:
        """The end that is not ``context``."""
        return self.b if context is self.a else self.a


def _other_things(a: Context, b: Context) -> bool:
    """Whether the two count differently named things, neither of which is named near the other."""
    return a.noun != b.noun and bool(a.noun and b.noun) and a.noun not in b.near and b.noun not in a.near


def model_of(config: Config) -> scorer.Model:
    """The model that ``config`` names (options.matcher.model, a path), or the one shipped."""
    return scorer.load(str(config.options.get("matcher", {}).get("model", scorer.SHIPPED)))


def matches(
    contexts: Sequence[Context], others: Sequence[Context] | None, role: str, model: scorer.Model
) -> list[Match]:
    """The pairs worth a look, among ``contexts`` or between them and ``others``, each with its standing.

    They share more than a word, or differ as slips do.
    """
    found: list[Match] = []
    near: dict[tuple[int, int], list[tuple[float, bool, Context]]] = defaultdict(list)
    for a, b in pairs(contexts, others):
        if a.text == b.text and a.sentence == b.sentence:
            continue
        both = a.wide.keys() & b.wide.keys()
        made = slip_between(a, b)
        if not made and (not both or (len(both) == 1 and a.near.keys().isdisjoint(b.near.keys()))):
            continue
        stand = verdict(a, b)
        if stand is None:
            continue
        if stand is Verdict.CONFLICT and role == "sources" and leaves_room(a.claim.quantity, b.claim.quantity):
            stand = Verdict.POSSIBLE
        if (b.words.stems, b.at) < (a.words.stems, a.at):
            a, b = b, a
        close, agrees = closeness(a, b, both), stand > Verdict.CONFLICT
        if close >= FLOOR or agrees or made:
            found.append(Match(a, b, stand, close, made, near, role, model))
            near[a.number, b.text].append((close, agrees, b))
            near[b.number, a.text].append((close, agrees, a))
    return found


def best(found: Sequence[Match]) -> list[Match]:
    """Those of ``found`` that are the highest scored of both their claims, per text on the other side."""
    found = _closest(found)
    top: dict[tuple[int, int], tuple[float, float, int]] = {}
    for m in found:
        for one, other in ((m.a, m.b), (m.b, m.a)):
            key = (one.number, other.text)
            top[key] = max(top.get(key, (0.0, 0.0, 0)), _order(m))
    return [m for m in found if top[m.a.number, m.b.text] == top[m.b.number, m.a.text] == _order(m)]


def _closest(found: Sequence[Match]) -> list[Match]:
    """Those that are among the ``LOOKED_AT`` closest of both their claims: only they are worth a score."""
    by_claim: dict[tuple[int, int], list[float]] = defaultdict(list)
    for m in found:
        by_claim[m.a.number, m.b.text].append(m.closeness)
        by_claim[m.b.number, m.a.text].append(m.closeness)
    least = {key: sorted(some)[-LOOKED_AT:][0] for key, some in by_claim.items()}
    return [m for m in found if m.slip or m.closeness >= max(least[m.a.number, m.b.text], least[m.b.number, m.a.text])]


def _order(m: Match) -> tuple[float, float, int]:
    # Of equally likely partners the nearer is shown: the reader has both in sight.
    return (m.score, m.closeness, -abs(m.a.number - m.b.number))
