"""Two sums of money given as one imply a rate that the two currencies never had.

Why it matters
    A sum converted into the reader's money is the one they remember, and a lost "million" is easy to read past.

Example
    He took US$2.96 million (A$3.98) from the fund.

Instead
    He took US$2.96 million (A$3.98 million) from the fund.

What it leaves alone
    Rates less than three times outside what the pair of currencies has seen since 1990, or that it ever had; of sums
    dated since then, those less than a quarter outside;
    currencies without figures, sums of another time ("£5m in today's money"), and an open word (dollar, dirham, peso)
    if any of its meanings fits. No rates are needed: the table holds one band a pair of currencies.

Source
    Lowest and highest rates since 1971 and since 1990, from the series of the Federal Reserve (H.10), the Bank of England, the European
    Central Bank and the International Monetary Fund.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from numcheck.core.finding import Finding, Related
from numcheck.core.levels import Family, Severity
from numcheck.core.measure import Interval
from numcheck.core.relation import Exchange
from numcheck.core.rule import Context, Rule
from numcheck.numbers.exchange_rate import rate_in_words, stated_rate

SLACK, SLACK_DATED = Fraction(3), Fraction(5, 4)
SLIPS = {
    Fraction(10): "ten times",
    Fraction(100): "a hundred times",
    Fraction(1000): "a thousand times",
    Fraction(10**6): "a million times",
    Fraction(10**9): "a billion times",
}


def check(relation: Exchange, context: Context) -> Iterable[Finding]:
    """At most one finding, on the converted sum; none for currencies without figures."""
    first, second, band, allowed = relation.original, relation.converted, relation.band, relation.rate
    if band is None or allowed is None:
        return
    recent, ever = band
    if relation.since_1990:
        ever, slack, when = recent, SLACK_DATED, " since 1990"
    else:
        slack, when = SLACK, ""
    if allowed.high >= min(recent.low / slack, ever.low) and allowed.low <= max(recent.high * slack, ever.high):
        return
    stated = stated_rate(first.measure, second.measure)
    message = (
        f"{second.quantity.text} stated for {first.quantity.text}, a rate of {rate_in_words(stated)}; "
        f"it was never under {rate_in_words(ever.low)} or over {rate_in_words(ever.high)}{when}{_slip(stated, recent)}"
    )
    yield RULE.finding(second, message, Related(first.location, "the sum it converts"), reason=relation.reason)


def _slip(stated: Fraction, recent: Interval) -> str:
    """The power of ten that would bring the stated rate back to what it has been."""
    for power, words in SLIPS.items():
        if recent.low <= stated * power <= recent.high:
            return (
                f" ({_missing(power)} is missing: {words} too little)" if _missing(power) else f" ({words} too little)"
            )
        if recent.low <= stated / power <= recent.high:
            return f" ({words} too much)"
    return ""


def _missing(power: Fraction) -> str:
    return {10**6: "a million", 10**9: "a billion"}.get(int(power), "")


RULE = Rule(
    name="implausible-exchange-rate",
    family=Family.CONVERSION,
    severity=Severity.ERROR,
    check=check,
    doc=__doc__,
    supersedes=frozenset({"inconsistent-exchange-rate"}),
)
