"""A sum that is written out does not come to what it says.

Why it matters

"12 × 15 = 190" invites the reader to do it again, and there is nothing to explain it away with.

Example

    With 12 rows of 15 seats the hall holds 12 × 15 = 190 people.

Instead

    With 12 rows of 15 seats the hall holds 12 × 15 = 180 people.

What it leaves alone

Results within the rounding of the figures that are printed with decimals, and of the result; results that are cut off
instead of rounded. A percentage may be meant as hundredths or as a number. Sums with letters, roots, powers or brackets in
them, and sums whose one side is no number.

Source

The four rules of arithmetic; interval arithmetic on the printed precision.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from numcheck.core.finding import Finding
from numcheck.core.levels import Family, Severity
from numcheck.core.measure import Interval
from numcheck.core.relation import Equation
from numcheck.core.rule import Context, Rule
from numcheck.numbers.intervals import interval_in_words, widened
from numcheck.numbers.rounding import printed


def check(relation: Equation, context: Context) -> Iterator[Finding]:
    """At most one finding, on the result, where no reading of the sum comes to it."""
    place, value = Fraction(relation.resolution), Fraction(relation.stated)
    exact = place >= 1 and all(way.low == way.high and way.low.denominator == 1 for way in relation.worked_out)
    stated = Interval(value, value) if exact else widened(Interval(value, value), place)
    if any(way.low <= stated.high and stated.low <= way.high for way in relation.worked_out):
        return
    way = relation.worked_out[0]
    middle = (way.low + way.high) / 2
    right = interval_in_words(Interval(middle, middle), min(place, Fraction(1)) if exact else place / 10)
    right = right.rstrip("0").rstrip(".") if "." in right else right
    message = f"{relation.sum} is {right}, {printed(value, min(place, Fraction(1)))} stated"
    yield RULE.finding(relation.at, message, reason=relation.reason)


RULE = Rule(
    name="wrong-equation",
    family=Family.ARITHMETIC,
    severity=Severity.ERROR,
    check=check,
    doc=__doc__,
)
