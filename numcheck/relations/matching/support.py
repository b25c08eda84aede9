"""Figures of a draft and what its sources say of them (tie-out)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction

from numcheck.core.claim import Relation, RelationKind
from numcheck.core.finding import Confidence
from numcheck.core.verdict import Verdict
from numcheck.relations.matching.contexts import Context, bare, contexts
from numcheck.relations.matching.likeness import same_number, verdict
from numcheck.relations.matching.matches import Match, matches, model_of
from numcheck.relations.matching.reasons import reason
from numcheck.relations.scope import ClaimedText, Scope


def find(scope: Scope) -> Iterator[Relation]:
    """One relation for each figure of the checked texts, where there are sources.

    Roles: the draft's claim is ``draft``, those of the sources ``source``. Evidence: ``verdict`` (supported,
    contradicted, unsupported, not-checked), for supported ``how`` (equal, rounded, converted, derived), for
    contradicted ``slip`` where one explains it, and ``score``.
    """
    if not scope.sources or not scope.texts:
        return
    everything = contexts([*scope.texts, *scope.sources])
    drafts = [c for c in everything if c.text < len(scope.texts)]
    sources = [c for c in everything if c.text >= len(scope.texts)]
    by_draft: dict[int, list[Match]] = defaultdict(list)
    for m in matches(drafts, sources, "source", model_of(scope.config)):
        by_draft[min(m.a.number, m.b.number)].append(m)
    pool = _Pool(sources, scope.sources)
    for draft in drafts:
        yield _support(draft, by_draft[draft.number], pool)


def _support(draft: Context, found: Sequence[Match], pool: _Pool) -> Relation:
    agreeing = max((m for m in found if m.verdict > Verdict.CONFLICT), key=_rank, default=None)
    clashing = max((m for m in found if m.verdict is Verdict.CONFLICT and not m.hopeless), key=_score, default=None)
    if draft.claim.quantity.vague:
        return _relation(draft, "not-checked")
    worse = clashing is not None and agreeing is not None and agreeing.closeness > clashing.closeness
    if clashing is not None and clashing.passes("report") and not worse:
        sum_of = pool.derived(draft)
        if sum_of and clashing.other(draft).number in {c.number for c in sum_of} and _beside(*sum_of):
            return _relation(draft, "supported", *sum_of, how="derived", confidence=Confidence.MEDIUM)
        return _relation(draft, "contradicted", clashing.other(draft), match=clashing)
    if agreeing is not None:
        return _relation(draft, "supported", agreeing.other(draft), how=_how(draft, agreeing.other(draft)))
    equal = pool.equal(draft)
    if equal is not None:
        return _relation(draft, "supported", equal, how=_how(draft, equal), confidence=Confidence.LOW)
    parts = pool.derived(draft)
    if parts:
        return _relation(draft, "supported", *parts, how="derived", confidence=Confidence.MEDIUM)
    if pool.written(draft) or _uncountable(draft):
        return _relation(draft, "not-checked")
    return _relation(draft, "unsupported", confidence=Confidence.MEDIUM)


def _beside(one: Context, other: Context) -> bool:
    """Whether two figures of a source stand in one sentence or in two that follow each other."""
    return one.text == other.text and abs(one.sentence - other.sentence) <= 1


def _rank(m: Match) -> tuple[float, int]:
    return (m.closeness, int(m.verdict))


def _score(m: Match) -> tuple[float, float]:
    return (m.score, m.closeness)


def _how(draft: Context, source: Context) -> str:
    p, q = draft.claim.quantity, source.claim.quantity
    if same_number(p, q):
        return "equal"
    return "rounded" if p.unit == q.unit else "converted"


def _uncountable(draft: Context) -> bool:
    """Figures that no source need give: "one", and a bare number that may be a name or a label."""
    quantity = draft.claim.quantity
    return quantity.value is not None and abs(quantity.value) <= 1 and quantity.spelled


def _relation(
    draft: Context,
    verdict: str,
    *sources: Context,
    how: str = "",
    match: Match | None = None,
    confidence: Confidence = Confidence.HIGH,
) -> Relation:
    evidence = {"verdict": verdict}
    if how:
        evidence["how"] = how
    if match is not None:
        evidence |= {"slip": match.slip, "score": f"{match.score:.2f}"}
        confidence = Confidence.HIGH if match.passes("high") else Confidence.MEDIUM
    return Relation(
        RelationKind.SUPPORT,
        (draft.claim, *(s.claim for s in sources)),
        ("draft", *("source" for _ in sources)),
        reason=reason(match) if match else "",
        confidence=confidence,
        evidence={k: v for k, v in evidence.items() if v},
    )


class _Pool:
    """The figures of the sources, by what can be asked of them."""

    def __init__(self, sources: Sequence[Context], texts: Sequence[ClaimedText]) -> None:
        self._by_kind: dict[str, list[Context]] = defaultdict(list)
        self._by_value: dict[object, list[Context]] = defaultdict(list)
        self._texts = texts
        for c in sources:
            self._by_kind[c.kind].append(c)
            self._by_value[c.claim.quantity.value].append(c)

    def equal(self, draft: Context) -> Context | None:
        """A source's figure that agrees, wherever it stands."""
        same = [c for c in self._by_value[draft.claim.quantity.value] if draft.claim.quantity.value is not None]
        near = [c for c in same if c.kind == draft.kind or bare(c) or bare(draft)]
        if near:
            return max(near, key=lambda c: (c.kind == draft.kind, c.noun == draft.noun, -c.number))
        return next((c for c in self._by_kind[draft.kind] if (verdict(draft, c) or 0) >= Verdict.POSSIBLE), None)

    def derived(self, draft: Context) -> tuple[Context, Context] | None:
        """Two figures of one kind whose sum or difference the draft gives."""
        places: dict[Fraction, Context] = {}
        for c in self._by_kind[draft.kind]:
            if c.key[1] != c.key[2] and c.claim.quantity.value is None:
                continue
            here = (c.key[1] + c.key[2]) / 2
            for wanted in (_middle(draft) - here, here - _middle(draft), here + _middle(draft)):
                other = places.get(wanted)
                if other is not None and other.number != c.number and _related(draft, c, other):
                    return other, c
            places.setdefault(here, c)
        return None

    def written(self, draft: Context) -> bool:
        """Whether the number's own characters stand somewhere in a source, read as a figure or not."""
        quantity = draft.claim.quantity
        digits = "".join(c for c in quantity.text if c.isdigit() or c in ".,").strip(".,")
        words = [digits] if digits else [w for w in quantity.text.lower().split()[:1]]
        return any(_stands(word, t.document.text.lower()) for word in words for t in self._texts)


def _middle(context: Context) -> Fraction:
    return (context.key[1] + context.key[2]) / 2


def _related(draft: Context, one: Context, other: Context) -> bool:
    near = draft.near.keys() | {draft.noun}
    return bool((near & one.near.keys()) or (near & other.near.keys()))


def _stands(word: str, text: str) -> bool:
    at = text.find(word)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(word) : at + len(word) + 1]
        if not before.isalnum() and not after.isalnum():
            return True
        at = text.find(word, at + 1)
    return False
