"""A rate times how often it applies is not the total given.

Why it matters

"12 tickets at $5 each, $70 in all" is the sum that every reader does in passing.

Example

    The club bought 12 tickets at $5 each, for a total of $70.

Instead

    The club bought 12 tickets at $5 each, for a total of $60.

What it leaves alone

Prices and rates that are rounded ("about $5"), within their interval. Rates of which the words say that they change,
start, or have something added. A second price by a longer time that is lower than the first makes it: a discount. A rate by the week over a number of months, within the length of months. Three figures
of which none is given for what another counts: "$31 million for 6,200 pupils, or $5,000 per pupil" names the pupils.

Source

Interval arithmetic on the printed precision.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from numcheck.core.claim import Claim
from numcheck.core.finding import Finding, Related
from numcheck.core.levels import Confidence, Family, Severity
from numcheck.core.measure import Interval, Precision
from numcheck.core.quantity import Bound
from numcheck.core.relation import Quotient, Rate, RateTwice
from numcheck.core.rule import Context, Rule
from numcheck.numbers.intervals import interval_in_words, loose_in_calculation, product, ratio, widened
from numcheck.numbers.plausibility import is_credible_mistake
from numcheck.numbers.rounding import magnitude

_ZEROS = Fraction(1, 20)  # share of a rate or its total that zeros may have rounded away
_DAYS = {"hour": Fraction(1, 24), "day": Fraction(1), "night": Fraction(1), "week": Fraction(7)}
_DAYS |= {"month": Fraction(146097, 4800), "year": Fraction(146097, 400)}


def check(relation: Rate | Quotient | RateTwice, context: Context) -> Iterator[Finding]:
    """At most one finding: on the total that rate times number does not give, on the rate that the total does not, or on
    the second of two rates of one thing.
    """
    match relation:
        case Quotient():
            yield from _quotient(relation)
        case RateTwice():
            yield from _twice(relation)
        case Rate():
            yield from _total(relation)


def _twice(relation: RateTwice) -> Iterator[Finding]:
    """More in the longer time than the shorter fits in, or fewer than in its working part; prices may be lower."""
    shorter, longer, (least, most) = relation.shorter, relation.longer, relation.fits
    one, many = shorter.measure.loose, longer.measure.loose
    too_many = many.low > one.high * most
    if not too_many and (many.high >= one.low * least or longer.measure.dimension.startswith("money")):
        return
    short, long, times = shorter.quantity.value or 0, longer.quantity.value or 0, most if too_many else least
    if not any(is_credible_mistake(Fraction(long), Fraction(short) * n) for n in relation.fits):
        return
    first, last = sorted((shorter, longer), key=lambda c: c.location.span)
    onward = last is longer
    made = Fraction(short) * times if onward else Fraction(long) / times
    words = interval_in_words(Interval(made, made), min(Fraction(first.quantity.resolution), Fraction(1)))
    yield RULE.finding(
        last,
        f"{first.quantity.text} is at {'most' if too_many is onward else 'least'} {words} "
        f"a {relation.units[onward]}, {last.quantity.text} stated",
        Related(first.location, "the same by another time"),
        reason=relation.reason,
    )


def _quotient(relation: Quotient) -> Iterator[Finding]:
    """A rate that was worked out may be rounded as its zeros allow; so may the two that it follows from, a little."""
    total, times, rate = relation.total, relation.times, relation.rate
    scale = _base(total) * Fraction(relation.base.quantity.value or 1 if relation.base else 1) / _base(rate)
    for at_most in (Fraction(0), _ZEROS):
        shared, among, stated = (loose_in_calculation(c.measure, at_most) for c in (total, times, rate))
        if among.low <= 0 or ratio(shared, among).scaled(scale).meets(stated):
            return
    exact = Fraction(total.quantity.value or 0) / Fraction(times.quantity.value or 1) * scale
    if is_credible_mistake(Fraction(rate.quantity.value or 0), exact):
        place = min(Fraction(rate.quantity.resolution), Fraction(10) ** (magnitude(exact) - 1))
        yield RULE.finding(
            rate,
            f"{total.quantity.text} for {times.quantity.text} is {interval_in_words(Interval(exact, exact), place)}"
            f"{f' per {relation.base.quantity.text}' if relation.base else ''}, {rate.quantity.text} stated",
            Related(total.location, "total"),
            Related(times.location, "shared among"),
            confidence=Confidence.HIGH,
            reason=relation.reason,
        )


def _base(claim: Claim) -> Fraction:
    """How many base units of money the unit of ``claim`` is (a hundredth for cents); 1 for what is no money."""
    sense = claim.measure.senses[0]
    return sense.factor if sense.dimension.startswith("money") and "/" not in claim.quantity.unit else Fraction(1)


def _total(relation: Rate) -> Iterator[Finding]:
    rate, times, whole = relation.rate, relation.times, relation.total
    scale = _scale(relation.per, times)
    if scale is None:
        return
    for precision in Precision:
        # A price and a count are meant exactly unless they are said to be rough; the total may be rounded.
        price, count = (precision if _is_rough(claim) else Precision.TIGHT for claim in (rate, times))
        made = product(_written(rate, price), _counted(times, count).scaled(scale))
        made = widened(made, made.high / 50) if scale != 1 else made
        if made.meets(_written(whole, precision)):
            return
    exact = Fraction(rate.quantity.value or 0) * Fraction(times.quantity.value or 0) * scale
    if not is_credible_mistake(Fraction(whole.quantity.value or 0) * _base(whole), exact * _base(rate)):
        return
    place = min(Fraction(rate.quantity.resolution), Fraction(1))
    yield RULE.finding(
        whole,
        f"{rate.quantity.text} × {times.quantity.text} = {interval_in_words(Interval(exact, exact), place)}, {whole.quantity.text} stated",
        Related(rate.location, "rate"),
        Related(times.location, "times"),
        confidence=Confidence.HIGH,
        reason=relation.reason,
    )


def _is_rough(claim: Claim) -> bool:
    return claim.quantity.bound is not Bound.EXACT


def _written(claim: Claim, precision: Precision) -> Interval:
    """The interval in base units of money or count; a price in whole units, such as $5, is exact."""
    q, sense = claim.quantity, claim.measure.senses[0]
    interval = claim.measure.interval(precision)
    if precision is Precision.TIGHT and q.resolution == 1 and q.value is not None:
        interval = Interval(Fraction(q.value), Fraction(q.value))
    return interval.scaled(sense.factor) if sense.dimension.startswith("money") and "/" not in q.unit else interval


def _counted(times: Claim, precision: Precision) -> Interval:
    value = Fraction(times.quantity.value or 0)
    whole = times.quantity.resolution <= 1 and value.denominator == 1
    return Interval(value, value) if whole and precision is Precision.TIGHT else times.measure.interval(precision)


def _scale(per: str, times: Claim) -> Fraction | None:
    """How often the rate's unit of time goes into the unit of ``times``; 1 for things."""
    unit = times.quantity.unit
    if unit not in _DAYS or not per:
        return Fraction(1)
    return Fraction(1) if unit == per else _DAYS[unit] / _DAYS[per] if per in _DAYS else None


RULE = Rule(
    name="wrong-rate",
    family=Family.ARITHMETIC,
    severity=Severity.ERROR,
    check=check,
    doc=__doc__,
)
