"""Figures that a text which converts leaves unconverted."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile

from numcheck.core.claim import Claim
from numcheck.core.relation import Unconverted
from numcheck.core.text import Location
from numcheck.language.lazy_pattern import Lazy
from numcheck.relations.conversions.currencies import currencies_named
from numcheck.relations.conversions.exchange import exchanges_in
from numcheck.relations.conversions.families import is_of_family
from numcheck.relations.conversions.restatements import restatements_in
from numcheck.relations.conversions.senses import without_differences
from numcheck.relations.corpus import ClaimedText, Corpus

# What readers of another country convert in their heads, or look up.
EVERYDAY = frozenset(
    {"length", "mass", "area", "volume", "speed", "temperature", "temperature difference", "fuel economy"}
)
_BRACKETS = r"\s*[(\[][^()\[\]]*[)\]]"
_BESIDE = 60  # code points of a figure's brackets, at most
_KNOWN = frozenset({"USD", "EUR", "GBP", "JPY"})  # whose signs and words mean nothing else
_SUM = 1000  # from here on nothing but money is written so: RM12 million
_DECIMAL_COMMA = Lazy(r"\d,\d{1,2}(?![\d,])|\d\.\d{3},\d")  # 12,5 and 1.243,75, not 12,34,567
_OTHERS = "the text converts other figures"


def find(corpus: Corpus) -> Iterator[Unconverted]:
    """The first figure of each dimension that a text converts elsewhere, and the first sum of each currency it leaves.

    A style guide asks for more of every text: every figure that is not given in the systems of units of
    ``config.both`` there or before, and with a ``home_currency`` the first sum of each other currency.
    """
    for text in corpus.texts:
        units = [r.claims for r in restatements_in(text) if not is_of_family(r.original)]
        money = exchanges_in(text)
        asked, home = frozenset(corpus.config.both), corpus.config.home_currency
        if asked:
            yield from _asked(text, units, asked)
        elif units:
            yield from _units(text, units)
        if units or money or home:
            reason = f"the house converts to {home}" if home else _OTHERS
            yield from _money(text, money, home or _home(text, units), reason)


def _asked(text: ClaimedText, pairs: Sequence[tuple[Claim, ...]], asked: frozenset[str]) -> Iterator[Unconverted]:
    paired = {claim.location for pair in pairs for claim in pair}
    said = {_amount(pair[0]) for pair in pairs}
    for claim in _convertible(text, paired):
        if _system(claim) in asked and _amount(claim) not in said:
            said.add(_amount(claim))
            yield Unconverted(original=claim, reason=f"the house gives {_system(claim)} units")


def _units(text: ClaimedText, pairs: Sequence[tuple[Claim, ...]]) -> Iterator[Unconverted]:
    """The figures of a dimension and a system that the text converts at least as often as it does not."""
    paired = {claim.location for pair in pairs for claim in pair}
    said = {_amount(claim) for pair in pairs for claim in pair}
    converted = Counter((pair[0].measure.dimension, _system(pair[0])) for pair in pairs)
    left: dict[tuple[str, str], dict[tuple[object, str], Claim]] = {}
    for claim in _convertible(text, paired):
        if _amount(claim) not in said:
            left.setdefault((claim.measure.dimension, _system(claim)), {}).setdefault(_amount(claim), claim)
    for kind, figures in left.items():
        if len(figures) <= converted[kind]:
            yield Unconverted(original=next(iter(figures.values())), reason=f"the text converts another {kind[0]}")


def _convertible(text: ClaimedText, paired: set[Location]) -> Iterator[Claim]:
    """The figures that readers elsewhere want converted; none where the text has decimal commas, and 1.243 metres may be
    more than a kilometre.
    """
    numbers = (c.quantity.number.of(text.document.text) for c in text.claims)
    if any(_DECIMAL_COMMA.search(number) for number in numbers):
        return iter(())
    return (
        without_differences(text, (claim,))[0]
        for claim in text.claims
        if claim.measure.conversion_target
        and claim.measure.dimension in EVERYDAY
        and not _is_kept(claim, paired)
        and not _is_bracketed(text, claim)
    )


def _is_bracketed(text: ClaimedText, claim: Claim) -> bool:
    """Whether the brackets behind ``claim`` hold a figure of its dimension, read with it or not: 7 to −1 °C (45 to 30 °F)."""
    start = claim.location.span.end
    brackets = re.match(_BRACKETS, text.document.text[start : start + _BESIDE])
    if brackets is None:
        return False
    end, dimension = start + brackets.end(), claim.measure.dimension
    at = bisect_left(text.claims, start, key=lambda c: c.location.span.start)
    inside = takewhile(lambda c: c.location.span.start < end, text.claims[at:])
    return any(c.measure.dimension == dimension for c in inside)


def _amount(claim: Claim) -> tuple[object, str]:
    q = claim.quantity
    return (q.low, q.high) if q.value is None else q.value, q.unit


def _system(claim: Claim) -> str:
    """The system of units that ``claim`` would be converted to; "" for what nobody converts."""
    return claim.measure.conversion_target.system if claim.measure.conversion_target else ""


def _money(text: ClaimedText, pairs: Sequence[tuple[Claim, Claim]], home: str, reason: str) -> Iterator[Unconverted]:
    done = {r.dimension for pair in pairs for claim in pair for r in claim.measure.senses} | {f"money {home}"}
    pounds = any(claim.quantity.unit == "pound" for claim in text.claims)
    for claim in text.claims:
        dimension = claim.measure.dimension
        if not dimension.startswith("money ") or " per " in dimension or claim.quantity.vague:
            continue
        code = dimension.removeprefix("money ")
        if "/" in claim.measure.senses[0].unit or (code == "GBP" and pounds and "pound" in claim.quantity.text):
            continue
        small = (claim.quantity.value or 0) < _SUM
        if small and code not in _KNOWN and not currencies_named([code], text.document.text):
            continue  # R1 and SCR are names of other things where nothing else speaks of South Africa or the Seychelles
        if not done.intersection(r.dimension for r in claim.measure.senses):
            yield Unconverted(original=claim, reason=reason)
        done.add(dimension)


def _home(text: ClaimedText, pairs: Sequence[tuple[Claim, ...]]) -> str:
    """The dollar's code where a text gives more miles and feet than metres, and most of its sums are dollars; else ""."""
    second = {pair[1].location for pair in pairs}
    systems = Counter(_system(claim) for claim in text.claims if claim.location not in second)
    sums = Counter(c.measure.dimension for c in text.claims if c.measure.dimension.startswith("money "))
    thinks_in_miles = bool(pairs) and systems["metric"] > systems["imperial"]
    return "USD" if thinks_in_miles and sums["money USD"] * 2 > sums.total() else ""


def _is_kept(claim: Claim, paired: set[Location]) -> bool:
    """Figures that no editor converts: converted already, no number ("a litre"), the first ones of "2, 3 and 4 m", calibres,
    the heat of stars."""
    q = claim.quantity
    if claim.measure.senses[0].offset and q.value is not None and q.value > 2000:
        return True
    if q.text[:2].lower() in ("a ", "an") or q.number == q.span:
        return True
    return claim.location in paired or q.vague or (q.unit == "millimeter" and (q.adjectival or " " not in q.text))
