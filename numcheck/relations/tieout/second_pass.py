"""What the rest of a draft explains: figures computed from those beside them, converted in brackets, or said again below."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from numcheck.core.levels import Confidence
from numcheck.core.measure import Verdict
from numcheck.core.relation import Support, SupportKind, SupportStatus
from numcheck.numbers.comparison import compare
from numcheck.relations.matching.comparison import telling_digits
from numcheck.relations.matching.mention import FigureKey, Mention
from numcheck.relations.tieout.question import answer, derived
from numcheck.relations.tieout.source_index import SourceIndex, alike

SUPPORTED, UNSUPPORTED = SupportStatus.SUPPORTED, SupportStatus.UNSUPPORTED


def explained_by_the_draft(
    found: Sequence[tuple[Mention, Support]], sources: Sequence[Mention], index: SourceIndex
) -> Iterator[Support]:
    """``found``, with what only the rest of the draft explains: computed from the figures beside it, or said again below."""
    of_claim = {id(c.claim): c for c in sources}
    beside: dict[tuple[int, int], list[Mention]] = defaultdict(list)
    supported: dict[tuple[int, FigureKey], list[tuple[Mention, Support]]] = defaultdict(list)
    for draft, support in found:
        if support.status is SUPPORTED:
            supported[draft.text, draft.figure_key].append((draft, support))
            for sentence in range(draft.sentence - 1, draft.sentence + 2):
                beside[draft.text, sentence] += [of_claim[id(c)] for c in support.sources]
    of_sentence: dict[tuple[int, int], list[tuple[Mention, Support]]] = defaultdict(list)
    for draft, support in found:
        of_sentence[draft.text, draft.sentence].append((draft, support))
    before: tuple[Mention, Support] | None = None
    for draft, support in found:
        behind = of_sentence[draft.text, draft.sentence]
        known, before = before, (draft, support)
        if support.status is SupportStatus.CONTRADICTED:
            again = _repeated_in_body(draft, supported[draft.text, draft.figure_key]) if draft.in_headline else None
            yield _summed(draft, behind) or again or support
        elif support.status is not UNSUPPORTED:
            yield support
        elif parts := index.derivation(draft, beside[draft.text, draft.sentence]):
            yield derived(draft, *parts)
        elif restated := _restated(draft, known) or _summed(draft, behind):
            yield restated
        else:
            yield _repeated_in_body(draft, supported[draft.text, draft.figure_key]) or support


def _summed(draft: Mention, sentence: Sequence[tuple[Mention, Support]]) -> Support | None:
    """The support of the figures that its ``sentence`` gives behind it, and that come to it: "339 people: 312 passengers
    and 27 crew".
    """
    value = draft.claim.quantity.value
    parts = [(c.claim.quantity.value, s) for c, s in sentence if c.at > draft.at and c.kind == draft.kind]
    values = [v for v, s in parts if v is not None and s.status is SUPPORTED]
    if value is None or len(values) < 2 or len(values) != len(parts) or sum(values) != value:
        return None
    claims = tuple(s.sources[0] for _, s in parts)
    return answer(draft, SUPPORTED, claims, how=SupportKind.DERIVED, confidence=Confidence.MEDIUM)


def _restated(draft: Mention, before: tuple[Mention, Support] | None) -> Support | None:
    """The support of the figure that it gives again in brackets, in another unit: 79 °F (26 °C)."""
    if before is None or not draft.is_parenthetical:
        return None
    other, support = before
    stand = compare(other.claim.measure, draft.claim.measure)
    beside = (other.text, other.sentence) == (draft.text, draft.sentence)
    if support.status is not SUPPORTED or not beside or stand is None:
        return None
    if other.claim.quantity.unit == draft.claim.quantity.unit or stand.verdict is Verdict.CONFLICT:
        return None
    return answer(draft, SUPPORTED, support.sources, how=SupportKind.CONVERTED)


def _repeated_in_body(draft: Mention, others: Iterable[tuple[Mention, Support]]) -> Support | None:
    """The support of a headline's figure that the draft says again further down, in the words of the source."""
    below = (known for other, known in others if draft.in_lead and _is_one(draft, other))
    return next((answer(draft, SUPPORTED, s.sources, how=s.how, confidence=Confidence.LOW) for s in below), None)


def _is_one(draft: Mention, other: Mention) -> bool:
    """Whether two equal figures of one draft are one: of more than one digit, or they count the same."""
    p, q = draft.claim.quantity, other.claim.quantity
    return draft.noun == other.noun or telling_digits(p, q) > 1 or alike(draft, other)
