"""Figures that a text which converts leaves unconverted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from numcheck.core.claim import Claim
from numcheck.core.relation import Unconverted
from numcheck.core.text import Location
from numcheck.relations.conversions.exchange import exchanges_in
from numcheck.relations.conversions.restatements import restatements_in
from numcheck.relations.corpus import ClaimedText, Corpus

# What readers of another country convert in their heads, or look up.
EVERYDAY = frozenset(
    {"length", "mass", "area", "volume", "speed", "temperature", "temperature difference", "fuel economy"}
)


def find(corpus: Corpus) -> Iterator[Unconverted]:
    """One relation for the first figure of each dimension and currency that a text leaves, if it converts any other.

    A style guide asks for more of every text: every figure that is not given in the systems of units of
    ``config.both`` there or before, and with a ``home_currency`` the first sum of each other currency.
    """
    for text in corpus.texts:
        units = [r.claims for r in restatements_in(text)]
        money = exchanges_in(text)
        yield from _units(text, units, bool(units or money), asked=frozenset(corpus.config.both))
        yield from _money(text, money, bool(units or money), corpus.config.home_currency)


def _units(
    text: ClaimedText, pairs: list[tuple[Claim, ...]], converts: bool, *, asked: frozenset[str]
) -> Iterator[Unconverted]:
    paired = {claim.location for pair in pairs for claim in pair}
    done = {claim.measure.dimension for pair in pairs for claim in pair}
    said = {(pair[0].quantity.value, pair[0].quantity.unit) for pair in pairs}
    for claim in text.claims:
        measure, dimension = claim.measure, claim.measure.dimension
        if measure.conversion_target is None or dimension not in EVERYDAY or _is_kept(claim, paired):
            continue
        if asked:
            if measure.conversion_target.system in asked and (claim.quantity.value, claim.quantity.unit) not in said:
                said.add((claim.quantity.value, claim.quantity.unit))
                yield Unconverted(original=claim, reason=f"the house gives {measure.conversion_target.system} units")
        elif converts and dimension not in done:
            done.add(dimension)
            yield Unconverted(original=claim, reason="the text converts other figures")


def _money(text: ClaimedText, pairs: Sequence[tuple[Claim, Claim]], converts: bool, home: str) -> Iterator[Unconverted]:
    if not converts and not home:
        return
    done = {r.dimension for pair in pairs for claim in pair for r in claim.measure.senses} | {f"money {home}"}
    for claim in text.claims:
        dimension = claim.measure.dimension
        if dimension.startswith("money ") and " per " not in dimension and not claim.quantity.vague:
            if not done.intersection(r.dimension for r in claim.measure.senses):
                reason = f"the house converts to {home}" if home else "the text converts other figures"
                yield Unconverted(original=claim, reason=reason)
            done.add(dimension)


def _is_kept(claim: Claim, paired: set[Location]) -> bool:
    """Figures that no editor converts: converted already, no number ("a litre"), calibres, the heat of stars."""
    q = claim.quantity
    if claim.measure.senses[0].offset and q.value is not None and q.value > 2000:
        return True
    if q.text[:2].lower() in ("a ", "an"):
        return True
    return claim.location in paired or q.vague or (q.unit == "millimeter" and q.adjectival)
