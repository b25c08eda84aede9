"""An age that the date of birth does not allow.

Why it matters

Ages are the figures that people know best about themselves, and the first thing a family reads in an obituary.

Example

    Born in 1950, she retired at 64 in 2020.

Instead

    Born in 1950, she retired at 69 in 2020.

What it leaves alone

Both ages that two years allow (born in 1950: 69 or 70 in 2020); with full dates, the one age they allow. "About".
Ages whose two dates do not stand in the same sentence or in one about "he" or "she" after it, unless the text carries
its date, from which the age of "Anna Berg, 84, born in 1951," is less than twelve years off.

Source

Completed years of life, as in the United Nations' Principles for population censuses.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from numcheck.core.finding import Finding, Related
from numcheck.core.levels import Family, Severity
from numcheck.core.measure import Interval
from numcheck.core.quantity import Bound, DateMention
from numcheck.core.relation import Age
from numcheck.core.rule import Context, Rule


def check(relation: Age, context: Context) -> Iterator[Finding]:
    """At most one finding, on the age, where no count of birthdays between the two dates gives it."""
    age, birth, then = relation.age, relation.birth.mention, relation.then.mention
    ages = _ages(birth, then)
    if ages is None or birth.circa or then.circa:
        return
    value = Fraction(age.quantity.value or 0)
    stated = Interval(value, value) if age.quantity.bound is Bound.EXACT else age.measure.loose
    allowed = Interval(Fraction(ages[0]), Fraction(ages[1]))
    if stated.meets(allowed):
        return
    if ages[1] < 0:
        message = f"born {birth.text}, after {then.text}"
    else:
        said = str(ages[0]) if ages[0] == ages[1] else f"{ages[0]} or {ages[1]}"
        message = (
            f"born {birth.text}, {said} {'in' if then.day is None else 'on'} {then.text}, {age.quantity.text} stated"
        )
    yield RULE.finding(
        age,
        message,
        Related(relation.birth.location, "born"),
        Related(relation.then.location, "then"),
        reason=relation.reason,
    )


def _ages(birth: DateMention, then: DateMention) -> tuple[int, int] | None:
    """The youngest and the oldest in completed years; None where a year is not written."""
    if birth.year is None or then.year is None:
        return None
    years = then.year - birth.year
    known = [(b, t) for b, t in ((birth.month, then.month), (birth.day, then.day))]
    for b, t in known:
        if b is None or t is None:
            return years - 1, years
        if b != t:
            return (years, years) if b < t else (years - 1, years - 1)
    return years, years


RULE = Rule(
    name="wrong-age",
    family=Family.ARITHMETIC,
    severity=Severity.ERROR,
    check=check,
    doc=__doc__,
)
