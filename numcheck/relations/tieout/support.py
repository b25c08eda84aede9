"""Figures of a draft and what its sources say of them (tie-out)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from numcheck.core.claim import Claim
from numcheck.core.levels import Confidence
from numcheck.core.relation import Slip, Support, SupportKind, SupportStatus
from numcheck.language.stems import canonical
from numcheck.relations.corpus import Corpus
from numcheck.relations.matching.comparison import slip_between
from numcheck.relations.matching.detection import mentions
from numcheck.relations.matching.linker import MentionPair, link, reason
from numcheck.relations.matching.mention import FigureKey, Mention
from numcheck.relations.matching.model import SHIPPED, Level, Role, load
from numcheck.relations.matching.people import surname
from numcheck.relations.tieout.agreement import Agreement, agreement, bears_out, how
from numcheck.relations.tieout.source_index import Pool, alike

SUPPORTED, UNSUPPORTED = SupportStatus.SUPPORTED, SupportStatus.UNSUPPORTED
LIKELY = 0.5  # a clash is told against a figure that does stand in the sources only where it is likelier than not
PLACES = 3  # a contradiction names at most so many figures of the sources that say the same
_FROM_NOW = frozenset(canonical(word) for word in ("past", "last", "next", "coming", "previous"))


def find(corpus: Corpus) -> Iterator[Support]:
    """One relation for each figure of the checked texts, where there are sources."""
    if not corpus.sources or not corpus.texts:
        return
    everything = mentions([*corpus.texts, *corpus.sources])
    drafts = [c for c in everything if c.text < len(corpus.texts)]
    sources = [c for c in everything if c.text >= len(corpus.texts)]
    by_draft: dict[int, list[MentionPair]] = defaultdict(list)
    for m in link(drafts, sources, Role.SOURCE, load(corpus.model or SHIPPED)):
        by_draft[min(m.a.number, m.b.number)].append(m)
    pool = Pool(sources, corpus.sources)
    given = {c.figure_key for c in drafts}
    found = [(draft, _support(draft, by_draft[draft.number], pool, given)) for draft in drafts]
    yield from _looked_at_again(found, sources, pool)


def _looked_at_again(
    found: Sequence[tuple[Mention, Support]], sources: Sequence[Mention], pool: Pool
) -> Iterator[Support]:
    """``found``, with what only the rest of the draft explains: reckoned from the figures beside it, or said again below."""
    of_claim = {id(c.claim): c for c in sources}
    beside: dict[tuple[int, int], list[Mention]] = defaultdict(list)
    again: dict[FigureKey, list[tuple[Mention, Support]]] = defaultdict(list)
    for draft, relation in found:
        if relation.status is SUPPORTED:
            again[draft.figure_key].append((draft, relation))
            for sentence in range(draft.sentence - 1, draft.sentence + 2):
                beside[draft.text, sentence] += [of_claim[id(c)] for c in relation.sources]
    for draft, relation in found:
        if relation.status is not UNSUPPORTED:
            yield relation
        elif parts := pool.reckoned(draft, beside[draft.text, draft.sentence]):
            yield _derived(draft, *parts)
        else:
            yield _said_below(draft, again[draft.figure_key]) or relation


def _said_below(draft: Mention, others: Iterable[tuple[Mention, Support]]) -> Support | None:
    """The support of a headline's figure that the draft says again further down, in the words of the source."""
    below = (known for other, known in others if draft.in_lead and alike(draft, other))
    return next((_relation(draft, SUPPORTED, r.sources, how=r.how, confidence=Confidence.LOW) for r in below), None)


def _support(draft: Mention, found: Sequence[MentionPair], pool: Pool, given: Collection[FigureKey]) -> Support:
    if draft.claim.quantity.vague:
        return _relation(draft, SupportStatus.NOT_CHECKED)
    if ages := pool.ages(draft):
        return _of_its_owner(draft, ages)
    stands = [(agreement(draft, m.other(draft), m.verdict), m) for m in found]
    agreeing = [m for stand, m in stands if stand is Agreement.BEARS_OUT and alike(draft, m.other(draft))]
    clashing = [m for stand, m in stands if stand is Agreement.CLASHES and not m.is_rejected and m.passes(Level.REPORT)]
    clash = max(clashing, key=_score, default=None)
    if clash is not None and _decides(clash, draft, agreeing, pool):
        source = clash.other(draft)
        parts = pool.derived(draft, source) or pool.reckoned(draft, [source])
        if parts and source in parts:
            return _derived(draft, *parts)
        return _contradicted(draft, clash, found)
    if agreeing:
        best = max(agreeing, key=lambda m: (m.similarity, m.verdict)).other(draft)
        return _relation(draft, SUPPORTED, (best.claim,), how=how(draft, best))
    if equal := pool.equal(draft):
        return _relation(draft, SUPPORTED, (equal.claim,), how=how(draft, equal), confidence=Confidence.LOW)
    if parts := pool.derived(draft):
        return _derived(draft, *parts)
    if _uncountable(draft) or pool.written(draft) or pool.years_apart(draft):
        return _relation(draft, SupportStatus.NOT_CHECKED)
    return _unsupported(draft, pool, given)


def _decides(clash: MentionPair, draft: Mention, agreeing: Sequence[MentionPair], pool: Pool) -> bool:
    """Whether a figure that clashes fits the draft's better than all that agree, by their words and by all we know."""
    source = clash.other(draft)
    for m in agreeing:
        if draft.noun and source.noun == draft.noun != m.other(draft).noun != "":
            continue  # four sons say nothing of four friends where the source has two friends
        if m.similarity + m.score > clash.similarity + clash.score:
            return False
        if m.score >= LIKELY and m.other(draft).text != source.text:
            return False  # one source contradicts another
    if source.claim.quantity.bound is not draft.claim.quantity.bound and pool.twin(draft):
        return False
    return clash.score >= LIKELY or not (agreeing or pool.equal(draft))


def _of_its_owner(draft: Mention, ages: Sequence[Mention]) -> Support:
    """The age of somebody whose age the sources give."""
    same = next((c for c in ages if bears_out(draft, c)), None)
    if same is not None:
        return _relation(draft, SUPPORTED, (same.claim,), how=how(draft, same))
    made = slip_between(draft, ages[0])
    why = f"both give the age of {surname(draft)}"
    sources = tuple(c.claim for c in ages[:PLACES])
    return _relation(draft, SupportStatus.CONTRADICTED, sources, slip=made, reason=why)


def _contradicted(draft: Mention, clash: MentionPair, found: Sequence[MentionPair]) -> Support:
    """The figure that clashes, and those of the sources that say the same of the same thing, the likeliest first."""
    first = clash.other(draft)
    same = [m for m in found if m is not clash and m.other(draft).figure_key == first.figure_key and not m.is_rejected]
    same = [m for m in same if m.passes(Level.REPORT) or m.other(draft).noun == first.noun != ""]
    others = [m.other(draft) for m in sorted(same, key=_score, reverse=True)[: PLACES - 1]]
    return Support(
        draft=draft.claim,
        status=SupportStatus.CONTRADICTED,
        sources=tuple(c.claim for c in (first, *others)),
        slip=clash.slip,
        score=clash.score,
        reason=reason(clash),
        confidence=Confidence.HIGH if clash.passes(Level.HIGH) else Confidence.MEDIUM,
    )


def _unsupported(draft: Mention, pool: Pool, given: Collection[FigureKey]) -> Support:
    sure = Confidence.LOW if _from_today(draft) else Confidence.MEDIUM
    if same := pool.elsewhere(draft):
        return _relation(draft, UNSUPPORTED, elsewhere=(same.claim,), confidence=sure)
    if meant := pool.misprinted(draft, given):
        made = slip_between(draft, meant)
        return _relation(draft, UNSUPPORTED, elsewhere=(meant.claim,), slip=made, confidence=sure)
    return _relation(draft, UNSUPPORTED, confidence=sure)


def _derived(draft: Mention, one: Mention, other: Mention) -> Support:
    return _relation(draft, SUPPORTED, (one.claim, other.claim), how=SupportKind.DERIVED, confidence=Confidence.MEDIUM)


def _score(m: MentionPair) -> tuple[float, float]:
    return (m.score, m.similarity)


def _from_today(draft: Mention) -> bool:
    """A time reckoned from the day of writing, where a source gives dates: "in the past five years"."""
    return draft.kind == "time" and draft.at > 0 and draft.words.stems[draft.at - 1] in _FROM_NOW


def _uncountable(draft: Mention) -> bool:
    """Figures that no source need give: "one"."""
    quantity = draft.claim.quantity
    return quantity.value is not None and abs(quantity.value) <= 1 and quantity.spelled


def _relation(
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
