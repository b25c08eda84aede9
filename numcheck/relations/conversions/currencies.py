"""Facts about currencies: what their rates have ever been, and which one a text that names countries means."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import cache

from numcheck.core.measure import Interval
from numcheck.core.relation import RateBand
from numcheck.language import lexicon
from numcheck.numbers.intervals import ratio


def rate_band(base: str, quote: str) -> RateBand | None:
    """What one unit of ``base`` has cost in ``quote`` (ISO 4217 codes); None without figures.

    Where the pair is not listed it is bounded by the two rates against the dollar, which is wider than it ever was.
    """
    direct = _bands().get((base, quote))
    if direct is not None:
        return direct
    one, other = _bands().get(("USD", base)), _bands().get(("USD", quote))
    if one is None or other is None:
        return None
    return RateBand(ratio(other.recent, one.recent), ratio(other.ever, one.ever))


def currencies_named(codes: Iterable[str], text: str) -> set[str]:
    """Those of the ISO 4217 ``codes`` a country of which ``text`` names, in any case."""
    lowered = text.lower()
    return {
        code
        for code in codes
        if any(_names(lowered, word) for word in lexicon.classes("money/currency_countries").get(code, ()))
    }


def _names(text: str, word: str) -> bool:
    """Whether ``word`` stands in ``text`` as a word of its own."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not text[at - 1 : at].isalpha() and not text[end : end + 1].isalpha():
            return True
        at = text.find(word, end)
    return False


@cache
def _bands() -> dict[tuple[str, str], RateBand]:
    bands = {}
    for base, quote, *rates in lexicon.table("money/exchange_bands"):
        low, high, lowest, highest = map(Fraction, rates)
        bands[base, quote] = RateBand(Interval(low, high), Interval(lowest, highest))
        bands[quote, base] = RateBand(Interval(1 / high, 1 / low), Interval(1 / highest, 1 / lowest))
    return bands
