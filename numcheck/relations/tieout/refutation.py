"""Refutation: a source gives another figure for what the draft says."""

from __future__ import annotations

from math import fsum

from numcheck.core.levels import Confidence
from numcheck.core.measure import Verdict
from numcheck.core.relation import Slip, Support, SupportStatus
from numcheck.language.stems import canonical
from numcheck.language.tokens import FIGURE
from numcheck.relations.matching.cases import other_version
from numcheck.relations.matching.comparison import slip_between, telling_digits
from numcheck.relations.matching.linker import reason
from numcheck.relations.matching.mention import Mention
from numcheck.relations.matching.model import Level
from numcheck.relations.matching.pair import MentionPair
from numcheck.relations.matching.people import surname
from numcheck.relations.tieout.agreement import support_kind, supports
from numcheck.relations.tieout.derivations import is_difference
from numcheck.relations.tieout.question import FigureQuestion, answer, derived, likelihood
from numcheck.relations.tieout.sources.identity import MIN_TELLING_DIGITS

LIKELY = 0.5  # a clash counts against a figure that does stand in the sources only where it is likelier than not

# How much more alike (0 to 1.2) the context of another figure of the sources must be than that of the draft's own
# number there, and how likely of one thing: by hand on labelled drafts, where two in three such numbers are wrong.
FITS_BETTER, FITS_SOMEHOW = 0.3, 0.25

# The share of the score otherwise needed that will do where the draft's number is in none of the sources, in words as
# much alike (0 to 1.2): of 28 such figures of labelled drafts all are wrong.
LIKELY_OF_NONE, ALIKE_OF_NONE = 0.6, 0.4

# How likely of one thing and how much alike (0 to 1.2) two figures must be, added up, for the draft's to be surely wrong,
# and what of one of the two sentences the other must say where they are less; by hand. Below, most were said of two
# things: a fee of $50, and another that rose by $500; a storm surge of 20 feet in one bay, of 30 feet in another.
SURE, SURE_OF_ONE_STATEMENT, ONE_STATEMENT = 1.2, 1.0, 0.4

_BY, _PART, _THE = (
    frozenset(["by"]),
    frozenset(["one", "most", "some", "many"]),
    frozenset(["the", "its", "their", "his", "her"]),
)
MAX_PLACES = 3  # figures of the sources that a contradiction names, where several say the same; by hand


def age_of_one_person(question: FigureQuestion) -> Support | None:
    """The age of somebody whose age the sources give."""
    draft = question.draft
    ages = question.index.ages_of_holder(draft)
    same = next((c for c in ages if supports(draft, c)), None)
    if same is not None:
        return answer(draft, SupportStatus.SUPPORTED, (same.claim,), how=support_kind(draft, same))
    if not ages:
        return None
    sources, why = tuple(c.claim for c in ages[:MAX_PLACES]), f"both give the age of {surname(draft)}"
    return answer(draft, SupportStatus.CONTRADICTED, sources, slip=slip_between(draft, ages[0]), reason=why)


def refuted(question: FigureQuestion) -> Support | None:
    """A source gives another figure for it; or one that it is computed from."""
    draft, index, clash = question.draft, question.index, question.clash
    if clash is None or is_difference(draft) != is_difference(clash.other(draft)) or not _decides(clash, question):
        return None
    source = clash.other(draft)
    parts = index.sum_of_two(draft, source) or index.move(draft) or index.derivation(draft, [source])
    return derived(draft, *parts) if parts and source in parts else _contradicted(clash, question)


def absent_beside_a_rival(question: FigureQuestion) -> Support | None:
    """None of the sources has its number, and another of their figures is likely enough of the same thing."""
    draft = question.draft
    alike = (p for p in question.refuting if p.similarity >= ALIKE_OF_NONE and _of_one_name(draft, p.other(draft)))
    rival = max(alike, key=likelihood, default=None)
    if rival is None or rival.score < LIKELY_OF_NONE * rival.threshold(Level.REPORT):
        return None
    if question.index.same_number(question.draft) or is_difference(question.draft):
        return None
    source = rival.other(draft)
    parts = question.index.sum_of_two(draft, source) or question.index.derivation(draft, [source])
    return derived(draft, *parts) if parts and source in parts else _contradicted(rival, question, sure=True)


def _of_one_name(draft: Mention, c: Mention) -> bool:
    """Whether both count what has one name, or what the other has a word for nearby; or one of them has no name."""
    if draft.noun == c.noun or not draft.noun or not c.noun:
        return True
    return draft.noun in c.window_terms or c.noun in draft.window_terms


def fits_worse(question: FigureQuestion) -> Support | None:
    """It stands in the sources, but another of their figures fits its words far better."""
    draft = question.draft
    rival = max(question.refuting, key=lambda p: p.similarity, default=None)
    if rival is None or rival.score < FITS_SOMEHOW:
        return None
    if telling_digits(draft.claim.quantity, draft.claim.quantity) >= MIN_TELLING_DIGITS:
        return None
    own = max((p.similarity for p in question.supporting), default=0.0)
    same = question.index.same_figure(draft)
    if not (question.supporting or same) or (same and _is_age_of(draft, same)):
        return None
    if rival.similarity - own < FITS_BETTER:
        return None
    return _contradicted(rival, question).replaced(confidence=Confidence.MEDIUM)


def _decides(clash: MentionPair, question: FigureQuestion) -> bool:
    """Whether a figure that clashes fits the draft's better than all that support it, by their words and by all we know."""
    draft, index, source = question.draft, question.index, clash.other(question.draft)
    for p in question.supporting + question.nearly_supporting:
        if draft.noun and source.noun == draft.noun != p.other(draft).noun != "":
            continue  # four sons say nothing of four friends where the source has two friends
        if p.similarity + p.score > clash.similarity + clash.score:
            return False
        if p.score >= LIKELY and p.other(draft).text != source.text:
            return False  # one source contradicts another
    if source.claim.quantity.bound is not draft.claim.quantity.bound and index.same_wording(draft):
        return False
    same = index.same_figure(draft)
    if same is not None and _is_age_of(draft, same):
        return False
    return clash.score >= LIKELY or not (question.supporting or same)


def _is_age_of(draft: Mention, c: Mention) -> bool:
    """Whether the draft gives an age, and a bare number is that of whom it is: a girl aged six, a girl of six."""
    words, at = c.words, c.at
    return (
        draft.kind == "age"
        and c.is_bare
        and at > 1
        and words.lower[at - 1] == "of"
        and words.stems[at - 2] in draft.window_terms
    )


def _contradicted(clash: MentionPair, question: FigureQuestion, *, sure: bool = False) -> Support:
    """The figure that clashes, and those of the sources that say the same of the same thing, the likeliest first.

    Of two that share little, or of which the words around say that they are two things, neither is ``sure`` to be wrong,
    and no slip of a pen is told: a number that no source has is unsupported, and the other is named beside it. So is one
    of adjusted earnings, where the other is of earnings.
    """
    draft, first = question.draft, clash.other(question.draft)
    sure = (sure or clash.passes(Level.HIGH)) and _is_sure(clash, draft, first)
    if not sure and (question.index.same_number(draft) is None or other_version(draft, first)):
        return answer(draft, SupportStatus.UNSUPPORTED, elsewhere=(first.claim,), confidence=Confidence.MEDIUM)
    same = [p for p in question.pairs if p is not clash and p.other(draft).figure_key == first.figure_key]
    same = [p for p in same if p.rejection is None]
    same = [p for p in same if p.passes(Level.REPORT) or p.other(draft).noun == first.noun != ""]
    others = [p.other(draft) for p in sorted(same, key=likelihood, reverse=True)[: MAX_PLACES - 1]]
    return Support(
        draft=draft.claim,
        status=SupportStatus.CONTRADICTED,
        sources=tuple(c.claim for c in (first, *others)),
        slip=clash.slip if sure and clash.verdict <= Verdict.CONFLICT else Slip.NONE,
        score=clash.score,
        reason=reason(clash),
        confidence=Confidence.HIGH if sure else Confidence.MEDIUM,
    )


def _is_sure(clash: MentionPair, draft: Mention, source: Mention) -> bool:
    """Whether both are of one thing beyond doubt: by how alike they are, by their sentences, and by what stands in the draft's clause."""
    if _apart(draft, source):
        return False
    unit = draft.claim.quantity.text.split() if not draft.noun else ()
    own = draft.clause_terms - {canonical(word) for word in unit}
    if own and own.isdisjoint(source.sentence_terms):
        return False  # women make up 56 per cent; 36 per cent of the staff are people of colour
    likely = clash.score + clash.similarity
    if likely >= SURE or clash.slip is Slip.UNIT:
        return True
    return likely >= SURE_OF_ONE_STATEMENT and _in_common(draft, source) >= ONE_STATEMENT


def _in_common(one: Mention, other: Mention) -> float:
    """The weight of the terms that both sentences have, as a share of all of the one that has less of its own; 0 to 1."""
    shared = fsum(one.sentence_terms[t] for t in one.sentence_terms if t in other.sentence_terms)
    return shared / (min(one.sentence_weight, other.sentence_weight) or 1.0)


def _apart(one: Mention, other: Mention) -> bool:
    """Whether the one is how far something moved, or a whole of which a part is told, and the other is not: a fee of $50,
    fees that rose by $500; more than 30 towns, one of three towns.
    """
    moves = one.kind != "percent" and _stands_behind(one, _BY) != _stands_behind(other, _BY)
    bounds = one.claim.quantity.bound, other.claim.quantity.bound
    return moves or (bounds[0] is not bounds[1] and _is_whole(one) != _is_whole(other))


def _is_whole(c: Mention) -> bool:
    """Whether a number of its own things is told just before it: one of three towns."""
    stems, at = c.words.stems, c.at - (c.at > 0 and c.words.lower[c.at - 1] in _THE)
    return at > 1 and c.words.lower[at - 1] == "of" and (stems[at - 2] == FIGURE or c.words.lower[at - 2] in _PART)


def _stands_behind(c: Mention, words: frozenset[str]) -> bool:
    return c.at > 0 and c.words.lower[c.at - 1] in words
