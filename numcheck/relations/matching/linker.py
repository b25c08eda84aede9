"""Linking: which pairs of mentions share a measurand, and why. The order of the steps is on the page of the package.

A figure is compared only with its best partner: figures that agree are related as they are; of those that differ, a
pair is found only where nothing rejects it, it is the likeliest pair of both its mentions, and it reaches the threshold
of its role.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from numcheck.core.gates import Gate, Rejection
from numcheck.core.measure import Verdict
from numcheck.core.named_tuple import NamedTuple
from numcheck.core.relation import Slip
from numcheck.messages.slips import WORDS
from numcheck.relations.matching.alignment import adjacent_words, contrasts
from numcheck.relations.matching.blocking import candidate_pairs
from numcheck.relations.matching.comparison import leaves_room, slip_between, verdict
from numcheck.relations.matching.mention import WINDOW, Mention
from numcheck.relations.matching.model import Level, Model, Role
from numcheck.relations.matching.pair import Candidate, MentionPair, similarity, weight_in_both

if TYPE_CHECKING:
    from numcheck.core.trace import CandidatePair

# The similarity (0 to 1.2) from which a pair is a candidate at all, unless its figures agree or differ as slips do, and
# how many candidates of a mention are scored, the most similar: set by hand on the labelled sets so that no
# contradiction which was found without them is lost, not tuned since.
MIN_SIMILARITY = 0.06
TOP_K = 2

MAX_COMPETITORS = 80  # of a mention in one text that its pairs are held against: each costs them all a look
MAX_WORDS_NAMED = 5  # in a reason
MAX_WORDS_APART = 3  # of each side
MIN_RUN_NAMED = 3  # words that are the same around both figures before a reason says so

_FEW_WORDS = Rejection(Gate.COMPARISON, "next to no word in common")
_NO_UNIT = Rejection(Gate.COMPARISON, "no unit joins them")
_DISSIMILAR = Rejection(Gate.SIMILARITY, "too few of their words are shared")
_BETTER_SUPPORT = Rejection(Gate.SELECTION, "another figure of the sources stands for it")


class _Compared(NamedTuple):
    a: Mention
    b: Mention
    verdict: Verdict
    similarity: float
    slip: Slip


def link(
    mentions: Sequence[Mention],
    others: Sequence[Mention] | None,
    role: Role,
    model: Model,
    trace: list[CandidatePair] | None = None,
) -> list[MentionPair]:
    """The pairs worth a look, among ``mentions`` or between them and ``others``, each with its competition.

    They share more than a word, or differ as slips do, and stand in different sentences. ``trace`` gets the others that
    met: those that no block brings together are nowhere.
    """
    found: list[_Compared] = []
    candidates: dict[tuple[int, int], list[Candidate]] = defaultdict(list)
    for a, b in candidate_pairs(mentions, others):
        if a.text == b.text and a.sentence == b.sentence:
            continue
        shared = a.sentence_terms.keys() & b.sentence_terms.keys()
        slip = slip_between(a, b)
        if not slip and (not shared or (len(shared) == 1 and a.window_terms.keys().isdisjoint(b.window_terms.keys()))):
            if trace is not None:
                _stop(trace, role, a, b, _FEW_WORDS)
            continue
        stand = verdict(a, b)
        if stand is None:
            if trace is not None:
                _stop(trace, role, a, b, _NO_UNIT)
            continue
        if stand is Verdict.CONFLICT and role is Role.SOURCES and _may_both_hold(a, b):
            stand = Verdict.POSSIBLE
        if (b.words.stems, b.at) < (a.words.stems, a.at):
            a, b = b, a
        close, agrees = similarity(a, b, shared), stand > Verdict.CONFLICT
        if close >= MIN_SIMILARITY or agrees or slip:
            found.append(_Compared(a=a, b=b, verdict=stand, similarity=close, slip=slip))
            weight = weight_in_both(shared, a.sentence_terms, b.sentence_terms)
            for one, other in ((a, b), (b, a)):
                known = candidates[one.number, other.text]
                if len(known) < MAX_COMPETITORS:
                    known.append((close, agrees, other, weight))
        elif trace is not None:
            _stop(trace, role, a, b, _DISSIMILAR, stand, close)
    return [
        MentionPair(
            a=pair.a,
            b=pair.b,
            verdict=pair.verdict,
            similarity=pair.similarity,
            slip=pair.slip,
            candidates=candidates,
            role=role,
            model=model,
        )
        for pair in found
    ]


def _may_both_hold(a: Mention, b: Mention) -> bool:
    """Whether two reports leave room for each other's figure, or each of them gives both: as two things, or as a change."""
    both = a.text != b.text and b.figure_key in a.document.places and a.figure_key in b.document.places
    return both or leaves_room(a.claim.quantity, b.claim.quantity)


def best(found: Sequence[MentionPair]) -> list[MentionPair]:
    """Those of ``found`` that are the likeliest pair of both their mentions, per text on the other side.

    ``found`` are pairs of figures that differ and that nothing rejects. Of a mention only the ``TOP_K`` most similar pairs
    are scored, and slips; of equal scores the more similar pair wins, then the nearer.
    """
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
    """Why both are taken for one measurand, in words for the reader, apart by "; ": shared words, then contrasts; or ""."""
    a, b = pair.a, pair.b
    weight, surface = a.window_terms, _surface(a)
    shared = sorted(weight.keys() & b.window_terms.keys(), key=lambda s: (-weight[s], s))[:MAX_WORDS_NAMED]
    words = [f"both near: {', '.join([surface[s] for s in shared])}"] if shared else []
    if a.noun and a.noun == b.noun:
        words.append("the same is counted")
    same = adjacent_words(a, b)
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


def words_apart(pair: MentionPair) -> str:
    """The telling words near one figure that the other's sentence lackss: "Donetsk / Luhansk, rally"; or ""."""
    sides = []
    for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
        surface = _surface(one)
        apart = sorted(
            one.window_terms.keys() - other.sentence_terms.keys(),
            key=lambda s: (s not in one.names, -one.window_terms[s], s),
        )
        sides.append(", ".join(surface[s] for s in apart[:MAX_WORDS_APART]))
    return f"apart: {sides[0] or '-'} / {sides[1] or '-'}" if any(sides) else ""


def weights(pair: MentionPair) -> str:
    """What each group of features added to the log-odds of the score, the weightiest first: "align +1.2, rank -0.4".

    The groups are those of ``features``, and ``rank``.
    """
    moved: dict[str, float] = {}
    for name, by in pair.model.trees.explain(pair.features, most=999):
        group = name.partition(".")[0]
        moved[group] = moved.get(group, 0.0) + by
    return ", ".join(f"{g} {by:+.1f}" for g, by in sorted(moved.items(), key=lambda x: (-abs(x[1]), x[0])))


def _surface(mention: Mention) -> dict[str, str]:
    """The stems near a figure, each with the first word there that has it."""
    near = slice(max(mention.at - WINDOW, 0), mention.at + WINDOW + 1)
    return dict(zip(mention.words.stems[near][::-1], mention.words.surface[near][::-1], strict=True))


def _stop(
    trace: list[CandidatePair],
    role: Role,
    a: Mention,
    b: Mention,
    rejection: Rejection,
    stand: Verdict | None = None,
    close: float | None = None,
) -> None:
    """Note a pair that goes no further. Between sources the pairs of one text are no pairs."""
    from numcheck.core.trace import CandidatePair

    if role is not Role.SOURCES or a.text != b.text:
        first, second = sorted((a, b), key=lambda c: c.number)
        trace.append(
            CandidatePair(first=first.claim, second=second.claim, verdict=stand, rejection=rejection, similarity=close)
        )


def explain(
    found: Sequence[MentionPair], taken: Collection[MentionPair], set_aside: Collection[MentionPair] = ()
) -> Iterator[CandidatePair]:
    """Each pair of ``found`` with its scores and what stopped it; nothing stopped those ``taken``.

    ``set_aside`` are those that the settings keep apart, or that a sum explains.
    """
    from numcheck.core.trace import CandidatePair

    differing = [p for p in found if p.verdict is Verdict.CONFLICT and not p.rejection and p not in set_aside]
    scored = set(map(id, _most_similar(differing)))
    for pair in found:
        first, second = sorted((pair.a, pair.b), key=lambda c: c.number)
        differs = pair.verdict is Verdict.CONFLICT
        features = pair.features if differs else {}
        if pair in taken:
            rejection = None
        elif pair in set_aside:
            rejection = Rejection(Gate.SETTINGS, "kept apart by the settings, or a part beside its total")
        else:
            rejection = _gate(pair, id(pair) in scored)
        yield CandidatePair(
            first=first.claim,
            second=second.claim,
            verdict=pair.verdict,
            slip=pair.slip if differs else Slip.NONE,
            rejection=rejection,
            similarity=pair.similarity,
            prefilter=pair.prefilter_score if differs else None,
            score=pair.model.trees.score(features) if differs else None,
            least=pair.threshold(Level.REPORT) if differs else None,
            reason="; ".join(filter(None, (reason(pair), words_apart(pair) if differs else ""))),
            moved=pair.model.trees.explain(features) if differs else (),
        )


def _gate(pair: MentionPair, is_scored: bool) -> Rejection:
    """What stopped a pair that was not taken."""
    if pair.verdict > Verdict.CONFLICT:
        return _BETTER_SUPPORT if pair.role is Role.SOURCE else _DISSIMILAR
    if pair.rejection:
        return pair.rejection
    if not is_scored:
        return Rejection(Gate.SELECTION, f"not among the {TOP_K} most similar pairs of both")
    if pair.prefilter_score < pair.threshold(Level.PREFILTER):
        return Rejection(
            Gate.PREFILTER, f"{pair.prefilter_score:.2f}, at least {pair.threshold(Level.PREFILTER):.2f} asked"
        )
    if not pair.passes(Level.REPORT):
        return Rejection(Gate.MODEL, f"{pair.score:.2f}, at least {pair.threshold(Level.REPORT):.2f} asked")
    return Rejection(Gate.SELECTION, "one of the two has a likelier partner")
