"""The bands of exchange rates are sane facts, and the countries of a text settle which currency is meant."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import pytest

import numcheck
from numcheck.core.measure import Interval
from numcheck.core.relation import Exchange, RateBand
from numcheck.relations.conversions.currencies import _bands, currencies_named, rate_band

# Rates that were really quoted on a day, one unit of the first in the second: each must be called plausible.
QUOTED = [
    ("GBP", "USD", "1.50", "2015"),
    ("GBP", "USD", "2.40", "1972"),
    ("GBP", "EUR", "1.16", "2023"),
    ("EUR", "USD", "0.85", "2000"),
    ("USD", "JPY", "79.8", "1995"),
    ("USD", "JPY", "308", "1971"),
    ("USD", "CNY", "8.28", "2000"),
    ("USD", "INR", "83", "2023"),
    ("USD", "RUB", "31", "2008"),
    ("USD", "TRY", "1350000", "2004, in old lira"),
    ("GBP", "AED", "4.7", "2022"),
    ("GBP", "MAD", "13.9", "2016"),
    ("AUD", "NZD", "1.08", "2019"),
    ("CHF", "SEK", "9.5", "2021"),
]
MAJOR = ["USD", "GBP", "EUR", "JPY", "CHF", "AUD", "CAD", "CNY", "INR", "SEK", "AED", "MAD"]


@pytest.mark.parametrize(("base", "quote", "rate", "when"), QUOTED)
def test_a_rate_that_was_quoted_is_in_the_band(base: str, quote: str, rate: str, when: str) -> None:
    found = rate_band(base, quote)
    assert found is not None, when
    assert found.ever.low <= Fraction(rate) <= found.ever.high


@pytest.mark.parametrize("pair", sorted(_bands()), ids="-".join)
def test_a_band_is_in_order_and_what_is_recent_is_part_of_what_ever_was(pair: tuple[str, str]) -> None:
    found = _bands()[pair]
    assert 0 < found.ever.low <= found.recent.low <= found.recent.high <= found.ever.high


@pytest.mark.parametrize(("one", "other"), list(combinations(MAJOR, 2)))
def test_a_band_is_the_same_from_either_side(one: str, other: str) -> None:
    there, back = rate_band(one, other), rate_band(other, one)
    assert there is not None
    assert back is not None
    assert back == RateBand(*(Interval(1 / i.high, 1 / i.low) for i in there))


@pytest.mark.parametrize(("one", "other"), sorted(p for p in _bands() if "USD" not in p), ids="-".join)
def test_a_listed_pair_fits_the_way_through_the_dollar(one: str, other: str) -> None:
    """Both were traded at once, so their rate never left what the two rates against the dollar allow."""
    direct, a, b = _bands()[one, other], _bands()["USD", one], _bands()["USD", other]
    assert direct.recent.low <= b.recent.high / a.recent.low
    assert direct.recent.high >= b.recent.low / a.recent.high


def test_a_currency_without_figures_has_no_band() -> None:
    assert rate_band("USD", "XTS") is None


def test_the_countries_of_a_text_say_which_currency_is_meant() -> None:
    assert currencies_named(["AED", "MAD"], "The league in Morocco fined the club.") == {"MAD"}
    assert currencies_named(["AED", "MAD"], "The league fined the club in Dubai and Rabat.") == {"AED", "MAD"}
    assert currencies_named(["INR"], "An indiana court.") == set(), "a word of its own"


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("It paid $370m (£244.5m).", 1),
        ("It paid $37bn (£30bn; €35bn).", 2),
        ("It paid US$5m, the equivalent of A$7m, last year.", 1),
        ("A bet of 50p (80 cents).", 1),
        ("It paid €5m, or about $5.5m, for the site.", 1),
        ("It paid €5m – $5.5m – for the site.", 1),
        ("It takes €5 or $6.", 0),
        ("Profit was £5m (£4m).", 0),
        ("It paid £5m (€2m of it at once).", 0),
        ("It cost £5m, €6m more than planned.", 0),
    ],
)
def test_what_is_a_pair_of_sums(text: str, pairs: int) -> None:
    report = numcheck.check([numcheck.Document.from_text(text)])
    assert sum(isinstance(r, Exchange) for r in report.relations) == pairs
