"""One pair of sums is converted at another rate than the other pairs of the text, or than the day's.

Why it matters
    Each converted sum implies a rate. Two rates in one text mean that one of the sums is wrong, or of another day.

Example
    The fund paid $370m (£244.5m) for the site, $67.5m (£44.6m) for the road and $90m (£41m) for the bridge.

Instead
    The fund paid $370m (£244.5m) for the site, $67.5m (£44.6m) for the road and $90m (£59.5m) for the bridge.

What it leaves alone
    Rates that agree within the rounding of the sums and 15 % (option ``tolerance``, a share): rates move from day to
    day. Sums of different years, or of a time gone by ("two years ago"), are not held against each other. With only two pairs the later one is named. With a file of rates, a pair is held against its day's range.

Source
    The law of one price: at one time there is one rate.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from numcheck.core.claim import Claim
from numcheck.core.finding import Finding, Related
from numcheck.core.levels import Family, Severity
from numcheck.core.relation import Exchange
from numcheck.core.rule import Context, Rule
from numcheck.numbers.exchange_rate import rate_in_words, stated_rate

TOLERANCE = Fraction(3, 20)
ON_THE_DAY = Fraction(1, 50)


def check(relation: Exchange, context: Context) -> Iterable[Finding]:
    """At most one finding, on the converted sum: against the rate of the day, or else against the other pairs."""
    first, second, day = relation.original, relation.converted, relation.quoted
    allowed = relation.rate
    if allowed is None:
        return
    says = f"{second.quantity.text} for {first.quantity.text} is a rate of {rate_in_words(stated_rate(first.measure, second.measure))}"
    if day is not None:
        if allowed.low > day.high * (1 + ON_THE_DAY) or day.low > allowed.high * (1 + ON_THE_DAY):
            rates = (
                rate_in_words(day.low)
                if day.low == day.high
                else f"{rate_in_words(day.low)} to {rate_in_words(day.high)}"
            )
            yield RULE.finding(second, f"{says}, the day's is {rates}", Related(first.location, "the sum it converts"))
        return
    others = relation.others
    tolerance = Fraction(str(context.options.get("tolerance", TOLERANCE)))
    least, most = allowed.low / (1 + tolerance), allowed.high * (1 + tolerance)
    clash = [
        p
        for p, rate in zip(others, relation.rates, strict=True)
        if rate and not (least <= rate.high and rate.low <= most)
    ]
    if clash and _is_outlier(second, clash, others):
        yield RULE.finding(second, f"{says}, {_other(clash)}", *_ends(first, clash), reason=relation.reason)


def _is_outlier(second: Claim, clash: Sequence[tuple[Claim, Claim]], others: Sequence[tuple[Claim, Claim]]) -> bool:
    """It disagrees with most of the pairs; where that is even, with an earlier one."""
    if 2 * len(clash) != len(others) + 1:
        return 2 * len(clash) > len(others) + 1
    return all(pair[0].location.span < second.location.span for pair in clash)


def _other(clash: Sequence[tuple[Claim, Claim]]) -> str:
    original, converted = clash[0]
    figures = sorted((original, converted), key=lambda c: c.location.span)
    other = rate_in_words(stated_rate(original.measure, converted.measure))
    return f"{figures[1].quantity.text} for {figures[0].quantity.text} one of {other}"


def _ends(first: Claim, clash: Sequence[tuple[Claim, Claim]]) -> list[Related]:
    ends = [Related(first.location, "the sum it converts")]
    return ends + [Related(pair[1].location, "converted at another rate") for pair in clash[:3]]


RULE = Rule(
    name="inconsistent-exchange-rate",
    family=Family.CONVERSION,
    severity=Severity.ERROR,
    check=check,
    doc=__doc__,
    options=frozenset({"tolerance"}),
)
