"""Figures whose unit has several meanings, in a text that uses more than one of them."""

from __future__ import annotations

from collections.abc import Iterator

from numcheck.core.claim import Claim
from numcheck.core.relation import Ambiguity, Restatement
from numcheck.relations.conversions.restatements import restatements_in
from numcheck.relations.corpus import ClaimedText, Corpus

_DOLLARS = frozenset({"USD", "AUD", "CAD", "NZD", "HKD", "SGD", "TWD"})
_TONS = frozenset({"metric_ton", "tonne", "short_ton", "long_ton"})


def find(corpus: Corpus) -> Iterator[Ambiguity]:
    """For each text the first bare dollar, where it names two dollars, and the first bare ton, where it names another ton."""
    for text in corpus.texts:
        yield from _bare(text, "dollar", _DOLLARS, least=2)
        if not any(_is_tons_in_tons(r) for r in restatements_in(text)):
            yield from _bare(text, "ton", _TONS, least=1)


def _is_tons_in_tons(relation: Restatement) -> bool:
    """A conversion of one ton to another says which ton is meant."""
    return {c.measure.dimension for c in relation.claims} == {"mass"} and any(
        c.quantity.unit == "ton" for c in relation.claims
    )


def _bare(text: ClaimedText, word: str, named: frozenset[str], *, least: int) -> Iterator[Ambiguity]:
    first: Claim | None = None
    meanings: dict[str, Claim] = {}
    for claim in text.claims:
        unit = claim.quantity.unit
        if unit == word:
            first = first or claim
        elif unit in named:
            meanings.setdefault(unit, claim)
    if first is not None and len(meanings) >= least:
        yield Ambiguity(
            bare=first,
            named=tuple(meanings.values()),
            reason=f"the text names {', '.join(c.quantity.text for c in meanings.values())}",
        )
