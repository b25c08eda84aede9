"""A round figure is converted to more digits than it has.

Why it matters
    "6,000 km (3,728 miles)" turns an estimate into a measurement that nobody made.

Example
    The caravan had come some 6,000 km (3,728 miles) by spring.

Instead
    The caravan had come some 6,000 km (3,700 miles) by spring.

What it leaves alone
    Up to two digits more than the figure has before its zeros (one more after "about"): 200-metre (656-foot), 10 km
    (6.2 miles). One of something is a definition: 1 mile (1.609 km).

Source
    NIST SP 811 (2008), B.7.2: a converted value is not to suggest less rounding error than the figure it comes from.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from numcheck.core.finding import Finding, Related
from numcheck.core.levels import Family, Severity
from numcheck.core.measure import Measure
from numcheck.core.quantity import Bound
from numcheck.core.relation import Restatement
from numcheck.core.rule import Context, Rule
from numcheck.messages.wording import unit_in_words
from numcheck.numbers.conversion import Conversion, convert, judge_conversion, printed_values
from numcheck.numbers.rounding import magnitude, nist_place, printed, significant_digits, zeros_place


def check(relation: Restatement, context: Context) -> Iterable[Finding]:
    """At most one note, on the converted figure, beside the original."""
    first, second = relation.original, relation.converted
    verdict = judge_conversion(first.measure, second.measure)
    if verdict is None or verdict.conversion is Conversion.WRONG or printed_values(first.measure) == (Fraction(1),):
        return
    more = _digits(second.measure) - _digits(first.measure)
    if more < (2 if first.quantity.bound is Bound.ABOUT else 3) or _digits(second.measure) < 4:
        return
    x = printed_values(first.measure)[-1]
    exact = convert(x, verdict.original, verdict.converted)
    if exact:
        place = nist_place(exact, x, zeros_place(x, first.quantity.resolution))
        enough = printed(exact, min(place, Fraction(10) ** magnitude(exact)))
        message = f"{second.quantity.text} has {more} digits more than {first.quantity.text}; {enough} {unit_in_words(verdict.converted)} says as much"
        yield RULE.finding(second, message, Related(first.location, "the round figure"))


def _digits(measure: Measure) -> int:
    """The digits printed, without the zeros that only hold the place; of a range, the most."""
    return max(significant_digits(v, zeros_place(v, measure.quantity.resolution)) for v in printed_values(measure))


RULE = Rule(
    name="false-precision",
    family=Family.NOTATION,
    severity=Severity.NOTE,
    check=check,
    doc=__doc__,
)
