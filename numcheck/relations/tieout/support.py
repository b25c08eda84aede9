"""Tie-out: what the sources say of each figure of a draft.

A figure is asked for step by step, and the first step that answers decides (``_STEPS``). A second pass then explains
unsupported figures by the rest of the draft: computed from the figures beside them, or said again further down.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property

from numcheck.core.claim import Claim
from numcheck.core.levels import Confidence
from numcheck.core.relation import Slip, Support, SupportKind, SupportStatus
from numcheck.language.stems import canonical
from numcheck.relations.corpus import Corpus
from numcheck.relations.matching.comparison import slip_between
from numcheck.relations.matching.detection import mentions
from numcheck.relations.matching.linker import explain, link, reason
from numcheck.relations.matching.mention import FigureKey, Mention
from numcheck.relations.matching.model import SHIPPED, Level, Role, load
from numcheck.relations.matching.pair import MentionPair
from numcheck.relations.matching.people import surname
from numcheck.relations.tieout.agreement import SupportLevel, support_kind, support_level, supports
from numcheck.relations.tieout.source_index import SourceIndex, alike

SUPPORTED, UNSUPPORTED = SupportStatus.SUPPORTED, SupportStatus.UNSUPPORTED
LIKELY = 0.5  # a clash counts against a figure that does stand in the sources only where it is likelier than not
MAX_PLACES = 3  # figures of the sources that a contradiction names, where several say the same; by hand
_FROM_NOW = frozenset(canonical(word) for word in ("past", "last", "next", "coming", "previous"))


def find(corpus: Corpus) -> Iterator[Support]:
    """One relation for each figure of the checked texts, in order; none where there are no sources."""
    if not corpus.sources or not corpus.texts:
        return
    everything = mentions([*corpus.texts, *corpus.sources])
    drafts = [c for c in everything if c.text < len(corpus.texts)]
    sources = [c for c in everything if c.text >= len(corpus.texts)]
    of_draft: dict[int, list[MentionPair]] = defaultdict(list)
    for pair in link(drafts, sources, Role.SOURCE, load(corpus.model or SHIPPED), corpus.trace):
        of_draft[min(pair.a.number, pair.b.number)].append(pair)
    index = SourceIndex(sources, corpus.sources)
    given = {c.figure_key for c in drafts}
    found = [(draft, _first_pass(_Question(draft, of_draft[draft.number], index, given))) for draft in drafts]
    if corpus.trace is not None:
        for draft, support in found:
            told, pairs = set(map(id, support.sources)), of_draft[draft.number]
            corpus.trace.extend(explain(pairs, {p for p in pairs if id(p.other(draft).claim) in told}))
    yield from _second_pass(found, sources, index)


class _Question:
    """A figure of the draft, and the pairs that it makes with the sources' figures."""

    def __init__(
        self, draft: Mention, pairs: Sequence[MentionPair], index: SourceIndex, given: Collection[FigureKey]
    ) -> None:
        self.draft, self.pairs, self.index, self.given = draft, pairs, index, given

    @cached_property
    def levels(self) -> list[tuple[SupportLevel | None, MentionPair]]:
        """How far each source's figure supports the draft's."""
        return [(support_level(self.draft, p.other(self.draft), p.verdict), p) for p in self.pairs]

    @cached_property
    def supporting(self) -> list[MentionPair]:
        """The pairs whose source the draft may have been written from."""
        draft = self.draft
        return [p for level, p in self.levels if level is SupportLevel.SUPPORTS and alike(draft, p.other(draft))]

    @cached_property
    def clash(self) -> MentionPair | None:
        """The likeliest pair whose source refutes the draft."""
        refuting = [p for level, p in self.levels if level is SupportLevel.REFUTES]
        likely = [p for p in refuting if p.rejection is None and p.passes(Level.REPORT)]
        return max(likely, key=_likelihood, default=None)


def _first_pass(question: _Question) -> Support:
    return next(support for step in _STEPS if (support := step(question)))


def _vague(question: _Question) -> Support | None:
    """A vague figure is not checked."""
    return _support(question.draft, SupportStatus.NOT_CHECKED) if question.draft.claim.quantity.vague else None


def _age_of_one_person(question: _Question) -> Support | None:
    """The age of somebody whose age the sources give."""
    draft = question.draft
    ages = question.index.ages_of_holder(draft)
    same = next((c for c in ages if supports(draft, c)), None)
    if same is not None:
        return _support(draft, SUPPORTED, (same.claim,), how=support_kind(draft, same))
    if not ages:
        return None
    sources, why = tuple(c.claim for c in ages[:MAX_PLACES]), f"both give the age of {surname(draft)}"
    return _support(draft, SupportStatus.CONTRADICTED, sources, slip=slip_between(draft, ages[0]), reason=why)


def _refuted(question: _Question) -> Support | None:
    """A source gives another figure for it; or one that it is computed from."""
    draft, index, clash = question.draft, question.index, question.clash
    if clash is None or not _decides(clash, question):
        return None
    source = clash.other(draft)
    parts = index.sum_of_two(draft, source) or index.derivation(draft, [source])
    return _derived(draft, *parts) if parts and source in parts else _contradicted(clash, question)


def _decides(clash: MentionPair, question: _Question) -> bool:
    """Whether a figure that clashes fits the draft's better than all that support it, by their words and by all we know."""
    draft, index, source = question.draft, question.index, clash.other(question.draft)
    for p in question.supporting:
        if draft.noun and source.noun == draft.noun != p.other(draft).noun != "":
            continue  # four sons say nothing of four friends where the source has two friends
        if p.similarity + p.score > clash.similarity + clash.score:
            return False
        if p.score >= LIKELY and p.other(draft).text != source.text:
            return False  # one source contradicts another
    if source.claim.quantity.bound is not draft.claim.quantity.bound and index.same_wording(draft):
        return False
    return clash.score >= LIKELY or not (question.supporting or index.same_figure(draft))


def _contradicted(clash: MentionPair, question: _Question) -> Support:
    """The figure that clashes, and those of the sources that say the same of the same thing, the likeliest first."""
    draft, first = question.draft, clash.other(question.draft)
    same = [p for p in question.pairs if p is not clash and p.other(draft).figure_key == first.figure_key]
    same = [p for p in same if p.rejection is None]
    same = [p for p in same if p.passes(Level.REPORT) or p.other(draft).noun == first.noun != ""]
    others = [p.other(draft) for p in sorted(same, key=_likelihood, reverse=True)[: MAX_PLACES - 1]]
    return Support(
        draft=draft.claim,
        status=SupportStatus.CONTRADICTED,
        sources=tuple(c.claim for c in (first, *others)),
        slip=clash.slip,
        score=clash.score,
        reason=reason(clash),
        confidence=Confidence.HIGH if clash.passes(Level.HIGH) else Confidence.MEDIUM,
    )


def _supported_in_context(question: _Question) -> Support | None:
    """A source gives it, in a sentence like the draft's."""
    if not question.supporting:
        return None
    best = max(question.supporting, key=lambda p: (p.similarity, p.verdict)).other(question.draft)
    return _support(question.draft, SUPPORTED, (best.claim,), how=support_kind(question.draft, best))


def _supported_anywhere(question: _Question) -> Support | None:
    """A source gives it, in other words."""
    same = question.index.same_figure(question.draft)
    if same is None:
        return None
    kind = support_kind(question.draft, same)
    return _support(question.draft, SUPPORTED, (same.claim,), how=kind, confidence=Confidence.LOW)


def _sum_of_two(question: _Question) -> Support | None:
    """Two figures of a source come to it."""
    parts = question.index.sum_of_two(question.draft)
    return _derived(question.draft, *parts) if parts else None


def _not_checked(question: _Question) -> Support | None:
    """It is said in a form that is not read as a figure, or no source need give it: "one"."""
    draft, index = question.draft, question.index
    if _is_trivial(draft) or index.appears_unparsed(draft) or index.years_apart(draft):
        return _support(draft, SupportStatus.NOT_CHECKED)
    return None


def _unsupported(question: _Question) -> Support:
    """No source gives it; said of something else perhaps, or meant as another."""
    draft, index = question.draft, question.index
    sure = Confidence.LOW if _is_relative_to_today(draft) else Confidence.MEDIUM
    if same := index.same_number(draft):
        return _support(draft, UNSUPPORTED, elsewhere=(same.claim,), confidence=sure)
    if meant := index.nearest_typo(draft, question.given):
        made = slip_between(draft, meant)
        return _support(draft, UNSUPPORTED, elsewhere=(meant.claim,), slip=made, confidence=sure)
    return _support(draft, UNSUPPORTED, confidence=sure)


_STEPS: tuple[Callable[[_Question], Support | None], ...] = (
    _vague,
    _age_of_one_person,
    _refuted,
    _supported_in_context,
    _supported_anywhere,
    _sum_of_two,
    _not_checked,
    _unsupported,
)


def _second_pass(
    found: Sequence[tuple[Mention, Support]], sources: Sequence[Mention], index: SourceIndex
) -> Iterator[Support]:
    """``found``, with what only the rest of the draft explains: computed from the figures beside it, or said again below."""
    of_claim = {id(c.claim): c for c in sources}
    beside: dict[tuple[int, int], list[Mention]] = defaultdict(list)
    supported: dict[FigureKey, list[tuple[Mention, Support]]] = defaultdict(list)
    for draft, support in found:
        if support.status is SUPPORTED:
            supported[draft.figure_key].append((draft, support))
            for sentence in range(draft.sentence - 1, draft.sentence + 2):
                beside[draft.text, sentence] += [of_claim[id(c)] for c in support.sources]
    for draft, support in found:
        if support.status is not UNSUPPORTED:
            yield support
        elif parts := index.derivation(draft, beside[draft.text, draft.sentence]):
            yield _derived(draft, *parts)
        else:
            yield _repeated_in_body(draft, supported[draft.figure_key]) or support


def _repeated_in_body(draft: Mention, others: Iterable[tuple[Mention, Support]]) -> Support | None:
    """The support of a headline's figure that the draft says again further down, in the words of the source."""
    below = (known for other, known in others if draft.in_lead and alike(draft, other))
    return next((_support(draft, SUPPORTED, s.sources, how=s.how, confidence=Confidence.LOW) for s in below), None)


def _likelihood(pair: MentionPair) -> tuple[float, float]:
    return (pair.score, pair.similarity)


def _is_relative_to_today(draft: Mention) -> bool:
    """Whether it is a time counted from the day of writing, where a source gives dates: "in the past five years"."""
    return draft.kind == "time" and draft.at > 0 and draft.words.stems[draft.at - 1] in _FROM_NOW


def _is_trivial(draft: Mention) -> bool:
    """Whether no source need give it: "one"."""
    quantity = draft.claim.quantity
    return quantity.value is not None and abs(quantity.value) <= 1 and quantity.spelled


def _derived(draft: Mention, one: Mention, other: Mention) -> Support:
    return _support(draft, SUPPORTED, (one.claim, other.claim), how=SupportKind.DERIVED, confidence=Confidence.MEDIUM)


def _support(
    draft: Mention,
    status: SupportStatus,
    sources: tuple[Claim, ...] = (),
    *,
    elsewhere: tuple[Claim, ...] = (),
    how: SupportKind = SupportKind.NONE,
    slip: Slip = Slip.NONE,
    reason: str = "",
    confidence: Confidence = Confidence.HIGH,
) -> Support:
    return Support(
        draft=draft.claim,
        status=status,
        sources=sources,
        elsewhere=elsewhere,
        how=how,
        slip=slip,
        reason=reason,
        confidence=confidence,
    )
