"""What the rest of a draft explains: figures computed from those beside them, converted in brackets, or said again below."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from numcheck.core.levels import Confidence
from numcheck.core.measure import Verdict
from numcheck.core.relation import Support, SupportKind, SupportStatus
from numcheck.numbers.comparison import compare
from numcheck.relations.matching.comparison import telling_digits
from numcheck.relations.matching.mention import FigureKey, Mention
from numcheck.relations.tieout.question import answer, derived
from numcheck.relations.tieout.sources.identity import alike
from numcheck.relations.tieout.sources.source_index import SourceIndex

_RESTS = frozenset(["other", "others", "rest", "remaining", "remainder", "comprising", "including"])
_APPOSED = 4  # words from a part to its share: "268,000 households, or 65%"; by hand
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
            yield _summed(draft, behind) or _rest(draft, behind) or again or support
        elif support.status is not UNSUPPORTED:
            yield support
        elif parts := index.derivation(draft, beside[draft.text, draft.sentence]):
            yield derived(draft, *parts)
        elif share := _share_of_one_thing(draft, behind, supported):
            yield share
        elif _is_own_share(draft, behind):
            yield answer(draft, SupportStatus.NOT_CHECKED)
        elif restated := _restated(draft, known) or _summed(draft, behind) or _rest(draft, behind):
            yield restated
        else:
            yield _repeated_in_body(draft, supported[draft.text, draft.figure_key]) or support


def _share_of_one_thing(
    draft: Mention,
    sentence: Sequence[tuple[Mention, Support]],
    supported: Mapping[tuple[int, FigureKey], Sequence[tuple[Mention, Support]]],
) -> Support | None:
    """The support of the part that it stands right behind, and of the whole that the draft gives elsewhere: "412,000
    households … 268,000 households, or 65%".
    """
    parts = [(c, known) for c, known in sentence if c.noun and 0 < draft.at - c.at <= _APPOSED]
    if draft.kind != "percent" or not parts or parts[-1][1].status is not SUPPORTED:
        return None
    part, known = parts[-1]
    for (text, _), some in supported.items():
        for whole, other in some:
            if text == draft.text and whole.noun == part.noun and _is_share(draft, part, whole):
                claims = (known.sources[0], other.sources[0])
                return answer(draft, SUPPORTED, claims, how=SupportKind.DERIVED, confidence=Confidence.MEDIUM)
    return None


def _is_share(draft: Mention, part: Mention, whole: Mention) -> bool:
    """Whether the percentage is what the one is of the other, as printed."""
    value, p, q = (c.claim.quantity.value for c in (draft, part, whole))
    if value is None or p is None or not q:
        return False
    return abs(p / q * 100 - value) * 2 <= draft.claim.quantity.resolution


def _is_own_share(draft: Mention, sentence: Sequence[tuple[Mention, Support]]) -> bool:
    """Whether it is the share that two counts right before it make: "655 of the 1,572 bursts, about 42%"; neither of them is
    wrong, as far as the sources say.
    """
    before = [(c, known) for c, known in sentence if c.at < draft.at][-2:]
    if draft.kind != "percent" or len(before) < 2:
        return False
    (part, one), (whole, other) = before
    if not part.kind == whole.kind == "count" or "of" not in draft.words.lower[part.at : whole.at]:
        return False
    sound = {one.status, other.status} <= {SUPPORTED, SupportStatus.NOT_CHECKED}
    return sound and _is_share(draft, part, whole)


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


def _rest(draft: Mention, sentence: Sequence[tuple[Mention, Support]]) -> Support | None:
    """The support of a whole and of its other part, the rest of which it is, all in one ``sentence``: "13 members: eight of
    the council, and the other five".
    """
    value = draft.claim.quantity.value
    if value is None or draft.kind != "count" or _RESTS.isdisjoint(draft.words.vocabulary):
        return None
    counts = [(c.claim.quantity.value, s) for c, s in sentence if c.kind == "count" and s.status is SUPPORTED]
    for whole, known in counts:
        for part, other in counts:
            if whole is not None and part is not None and known is not other and whole - part == value:
                claims = (known.sources[0], other.sources[0])
                return answer(draft, SUPPORTED, claims, how=SupportKind.DERIVED, confidence=Confidence.MEDIUM)
    return None


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
