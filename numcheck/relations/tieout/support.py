"""Tie-out: what the sources say of each figure of a draft.

A figure is asked for step by step, and the first step that answers decides (``_STEPS``). A second pass then explains
unsupported figures by the rest of the draft: computed from the figures beside them, or said again further down.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from numcheck.core.levels import Confidence
from numcheck.core.quantity import Bound
from numcheck.core.relation import Slip, Support, SupportKind, SupportStatus
from numcheck.language.stems import canonical
from numcheck.relations.corpus import Corpus
from numcheck.relations.matching.comparison import slip_between
from numcheck.relations.matching.detection import mentions
from numcheck.relations.matching.linker import explain, link
from numcheck.relations.matching.mention import FigureKey, Mention
from numcheck.relations.matching.model import SHIPPED, Role, load
from numcheck.relations.matching.pair import MentionPair
from numcheck.relations.tieout.agreement import is_fraction_of_percent, support_kind
from numcheck.relations.tieout.cells import is_scale
from numcheck.relations.tieout.derivations import is_chance, is_difference, names_operands, speaks_of_sum
from numcheck.relations.tieout.displacement import displaced, exchanged, of_another_cell, of_another_row_or_year
from numcheck.relations.tieout.enumeration import counted, counts_people, enumerated_after, is_of_the_text, points_back
from numcheck.relations.tieout.lifetimes import is_age_by_years, lifetime_of
from numcheck.relations.tieout.question import FigureQuestion, answer, derived, likelihood
from numcheck.relations.tieout.refutation import absent_beside_a_rival, age_of_one_person, fits_worse, refuted
from numcheck.relations.tieout.second_pass import explained_by_the_draft
from numcheck.relations.tieout.sources.source_index import SourceIndex

SUPPORTED, UNSUPPORTED = SupportStatus.SUPPORTED, SupportStatus.UNSUPPORTED
_NOW, _NEAR_NOW = frozenset(["currently", "now", "today"]), 4
_FROM_NOW = frozenset(canonical(word) for word in ("past", "last", "next", "coming", "previous"))


def find(corpus: Corpus) -> Iterator[Support]:
    """One relation for each figure of the checked texts, in order; none where there are no sources."""
    if not corpus.sources or not corpus.texts:
        return
    everything = mentions([*corpus.texts, *corpus.sources])
    drafts = [c for c in everything if c.text < len(corpus.texts)]
    sources = [c for c in everything if c.text >= len(corpus.texts) and not is_scale(c)]
    of_draft: dict[int, list[MentionPair]] = defaultdict(list)
    for pair in link(drafts, sources, Role.SOURCE, load(corpus.model or SHIPPED), corpus.trace):
        of_draft[min(pair.a.number, pair.b.number)].append(pair)
    index = SourceIndex(sources, corpus.sources, len(corpus.texts))
    given: dict[int, set[FigureKey]] = defaultdict(set)
    for c in drafts:
        given[c.text].add(c.figure_key)
    questions = [FigureQuestion(c, corpus.texts[c.text], of_draft[c.number], index, given[c.text]) for c in drafts]
    of_kind: dict[tuple[int, str], list[FigureQuestion]] = defaultdict(list)
    for question in questions:
        question.peers = of_kind[question.draft.text, question.draft.kind]
        question.peer = len(question.peers)
        question.peers.append(question)
    found = [(question.draft, _first_pass(question)) for question in questions]
    if corpus.trace is not None:
        for draft, support in found:
            told, pairs = set(map(id, support.sources)), of_draft[draft.number]
            corpus.trace.extend(explain(pairs, {p for p in pairs if id(p.other(draft).claim) in told}))
    yield from explained_by_the_draft(found, sources, index)


def _first_pass(question: FigureQuestion) -> Support:
    return next(support for step in _STEPS if (support := step(question)))


def _vague(question: FigureQuestion) -> Support | None:
    """A vague figure is not checked."""
    return answer(question.draft, SupportStatus.NOT_CHECKED) if question.draft.claim.quantity.vague else None


def _supported_in_context(question: FigureQuestion) -> Support | None:
    """A source gives it, in a sentence like the draft's."""
    if not question.supporting:
        return None
    draft = question.draft
    likely = max(p.similarity for p in question.supporting) / 2
    best = max(
        question.supporting, key=lambda p: (p.similarity >= likely and _is_equal(draft, p), p.similarity, p.verdict)
    )
    source = best.other(draft)
    return answer(draft, SUPPORTED, (source.claim,), how=support_kind(draft, source))


def _supported_anywhere(question: FigureQuestion) -> Support | None:
    """A source gives it, in other words."""
    same = question.index.same_figure(question.draft)
    if same is None:
        return None
    kind = support_kind(question.draft, same)
    return answer(question.draft, SUPPORTED, (same.claim,), how=kind, confidence=Confidence.LOW)


def _supported_by_scale(question: FigureQuestion) -> Support | None:
    """A table gives it in thousands or millions."""
    cell = question.index.cells.scaled(question.draft)
    return answer(question.draft, SUPPORTED, (cell.claim,), how=SupportKind.ROUNDED) if cell else None


def _both_ends(question: FigureQuestion) -> Support | None:
    """Two figures of a source are the ends of the range that it gives."""
    ends = question.index.both_ends(question.draft)
    return answer(question.draft, SUPPORTED, tuple(c.claim for c in ends), how=SupportKind.EQUAL) if ends else None


def _stated_change(question: FigureQuestion) -> Support | None:
    """It is how far something moved to the figure that the draft gives beside it, from another of the source's sentence."""
    ends = question.index.ends_of_change(question.draft)
    return derived(question.draft, *ends) if ends and not question.supporting else None


def _sum_of_two(question: FigureQuestion) -> Support | None:
    """Two figures of a source come to it."""
    draft = question.draft
    parts = question.index.sum_of_two(draft)
    if parts is None:
        return None
    if is_chance(draft) and not names_operands(draft, *parts):
        return answer(draft, UNSUPPORTED, elsewhere=tuple(c.claim for c in parts), how=SupportKind.DERIVED)
    return derived(draft, *parts)


def _sum_of_column(question: FigureQuestion) -> Support | None:
    """All figures of a table's column come to it, and it is said to be a sum."""
    draft = question.draft
    ends = question.index.cells.column_sum(draft) if speaks_of_sum(draft) else None
    return derived(draft, *ends) if ends else None


def _moved(question: FigureQuestion) -> Support | None:
    """A source says how far it moved and where to."""
    move = question.index.move(question.draft)
    return derived(question.draft, *move) if move else None


def _fraction(question: FigureQuestion) -> Support | None:
    """It is a part in words of a whole that a source gives with its percentage: "two-thirds of the 1,180 wells"."""
    draft, index = question.draft, question.index
    if draft.kind != "share" or draft.claim.quantity.value is None:
        return None
    same = next((c for c in index.percentages_near(draft) if is_fraction_of_percent(draft, c)), None)
    if same is not None:
        return answer(draft, SUPPORTED, (same.claim,), how=SupportKind.CONVERTED, confidence=Confidence.LOW)
    share = index.share_of_one_whole(draft)
    if share is None:
        return None
    if is_fraction_of_percent(draft, share):
        return answer(draft, SUPPORTED, (share.claim,), how=SupportKind.CONVERTED)
    why = "both are shares of one whole"
    return answer(draft, SupportStatus.CONTRADICTED, (share.claim,), reason=why, confidence=Confidence.MEDIUM)


def _not_checked(question: FigureQuestion) -> Support | None:
    """It is said in a form that is not read as a figure, or no source need give it: "one"."""
    draft, index = question.draft, question.index
    unread = index.unread
    by_dates = (
        unread.years_apart(draft) or unread.times_apart(draft) or is_age_by_years(draft, question.text, index.births)
    )
    if _is_trivial(draft) or unread.gives(draft) or by_dates or index.cells.may_be_year(draft):
        return answer(draft, SupportStatus.NOT_CHECKED)
    return None


def _age_at_death(question: FigureQuestion) -> Support | None:
    """It is somebody's age at death, and a source has both years."""
    draft = question.draft
    known = lifetime_of(draft, question.index.lifetimes) if draft.kind == "age" else None
    if known is None:
        return None
    if draft.claim.quantity.value in known.ages:
        return answer(draft, SupportStatus.NOT_CHECKED)
    return answer(draft, UNSUPPORTED, reason=str(known))


def _enumerated(question: FigureQuestion) -> Support | None:
    """It counts what the draft goes on to tell one by one, or what a source lists, or people whom it only names."""
    draft, index = question.draft, question.index
    listed = index.lists.size(draft)
    if listed == counted(draft) != 0:
        return answer(draft, SupportStatus.NOT_CHECKED)
    told = enumerated_after(draft, index.lists.words) or index.lists.names_as_many(draft)
    if not listed and (told or counts_people(draft) or is_of_the_text(draft) or points_back(draft)):
        return answer(draft, SupportStatus.NOT_CHECKED)
    return answer(draft, UNSUPPORTED, reason=f"a source lists {listed}") if listed else None


def _nearly_supported(question: FigureQuestion) -> Support | None:
    """A source's figure comes near it: rounded further than the draft says, or converted carelessly."""
    draft = question.draft
    pair = max(question.nearly_supporting, key=likelihood, default=None)
    near = pair.other(draft) if pair else question.index.nearly_same(draft)
    if near is None:
        return None
    return answer(draft, UNSUPPORTED, elsewhere=(near.claim,), how=support_kind(draft, near))


def _unsupported(question: FigureQuestion) -> Support:
    """No source gives it; said of something else perhaps, or meant as another."""
    draft, index = question.draft, question.index
    roughly = is_difference(draft) and draft.claim.quantity.bound is not Bound.EXACT
    sure = Confidence.LOW if roughly or _is_relative_to_today(draft) else Confidence.MEDIUM
    if (same := index.same_number(draft)) and index.tells(draft, same):
        return answer(draft, UNSUPPORTED, elsewhere=(same.claim,), confidence=sure)
    if meant := index.nearest_typo(draft, question.given):
        made = slip_between(draft, meant)
        return answer(draft, UNSUPPORTED, elsewhere=(meant.claim,), slip=made, confidence=sure)
    if cell := index.cells.transposed(draft):
        return answer(draft, UNSUPPORTED, elsewhere=(cell.claim,), slip=Slip.TRANSPOSED, confidence=sure)
    nearest = index.rounder(draft) or question.nearest or index.cells.nearest(draft)
    return answer(draft, UNSUPPORTED, elsewhere=(nearest.claim,) if nearest else (), confidence=sure)


_STEPS: tuple[Callable[[FigureQuestion], Support | None], ...] = (
    _vague,
    age_of_one_person,
    _stated_change,
    refuted,
    exchanged,
    displaced,
    of_another_cell,
    of_another_row_or_year,
    fits_worse,
    _supported_in_context,
    _supported_anywhere,
    _supported_by_scale,
    _both_ends,
    _sum_of_two,
    _sum_of_column,
    _moved,
    _fraction,
    _not_checked,
    _age_at_death,
    _enumerated,
    _nearly_supported,
    absent_beside_a_rival,
    _unsupported,
)


def _is_equal(draft: Mention, pair: MentionPair) -> bool:
    return support_kind(draft, pair.other(draft)) is SupportKind.EQUAL


def _is_relative_to_today(draft: Mention) -> bool:
    """Whether it is a time counted from the day of writing, where a source gives dates: "in the past five years"; "is
    currently 34 years old".
    """
    if draft.kind == "age":
        return not _NOW.isdisjoint(draft.words.lower[max(draft.at - _NEAR_NOW, 0) : draft.at])
    return draft.kind == "time" and draft.at > 0 and draft.words.stems[draft.at - 1] in _FROM_NOW


def _is_trivial(draft: Mention) -> bool:
    """Whether no source need give it: "one", "0 losses"."""
    quantity = draft.claim.quantity
    if quantity.value is None or abs(quantity.value) > 1:
        return False
    return quantity.spelled or (draft.noun != "" and quantity.value == 0)
