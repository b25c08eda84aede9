"""A mean that no sample of that size can have, or that does not lead to the total given.

Why it matters

The mean of 20 whole numbers is a number of twentieths. A mean of 2.34 children in 20 families cannot be, whatever the
data were: one of the two figures is wrong.

Example

    The 20 families had on average 2.34 children.

Instead

    The 20 families had on average 2.35 children.

What it leaves alone

Means of what is measured rather than counted, samples so large that every rounded mean is possible, means of several
items, and "per" and weighted means. Every way of rounding the last digit is allowed. An average beside a total is held
within the rounding of both.

Source

GRIM: N. J. L. Brown and J. A. J. Heathers, Social Psychological and Personality Science 8 (2017) 363.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor

from numcheck.core.finding import Finding, Related
from numcheck.core.levels import Family, Severity
from numcheck.core.measure import Interval, Precision
from numcheck.core.quantity import Bound
from numcheck.core.relation import MeanOfSample, MeanOfTotal
from numcheck.core.rule import Context, Rule
from numcheck.numbers.intervals import in_base, interval_in_words, product
from numcheck.numbers.rounding import printed


def check(relation: MeanOfSample | MeanOfTotal, context: Context) -> Iterator[Finding]:
    """At most one finding: on a mean that no whole sum gives, or on a total that is not mean times number."""
    if isinstance(relation, MeanOfTotal):
        yield from _total(relation)
    else:
        yield from _grim(relation)


def _grim(relation: MeanOfSample) -> Iterator[Finding]:
    mean, sample = relation.mean, relation.sample
    size, exact = sample.quantity.value, mean.quantity.value
    if (
        size is None
        or exact is None
        or mean.quantity.bound is not Bound.EXACT
        or sample.quantity.bound is not Bound.EXACT
    ):
        return
    n, place = Fraction(size), Fraction(mean.quantity.resolution)
    if n.denominator != 1 or n < 2 or place >= 1 or n * place >= 1:
        return
    low, high = (Fraction(exact) - place / 2) * n, (Fraction(exact) + place / 2) * n
    if ceil(low) <= high:
        return
    below, above = Fraction(floor(low)) / n, Fraction(ceil(high)) / n
    yield RULE.finding(
        mean,
        f"no mean of {sample.quantity.text} is {mean.quantity.text}: {printed(below, place)} or {printed(above, place)} would be",
        Related(sample.location, "size of the sample"),
        severity=Severity.WARNING if relation.on_scale else Severity.ERROR,
        reason=relation.reason,
    )


def _total(relation: MeanOfTotal) -> Iterator[Finding]:
    mean, sample, whole = relation.mean, relation.sample, relation.total
    for precision in Precision:
        pair = in_base([mean.measure, whole.measure], precision)
        if pair is None or product(pair[0], sample.measure.interval(precision)).meets(pair[1]):
            return
    exact = Fraction(mean.quantity.value or 0) * Fraction(sample.quantity.value or 0)
    yield RULE.finding(
        whole,
        f"{mean.quantity.text} × {sample.quantity.text} = {interval_in_words(Interval(exact, exact))}, {whole.quantity.text} stated",
        Related(mean.location, "mean"),
        Related(sample.location, "sample"),
        reason=relation.reason,
    )


RULE = Rule(
    name="wrong-mean",
    family=Family.ARITHMETIC,
    severity=Severity.ERROR,
    check=check,
    doc=__doc__,
)
