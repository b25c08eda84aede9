"""A conversion is right only if both figures are read generously.

Why it matters
    Nobody is misled by much, but a reader who converts the figure again gets another one.

Example
    The port lies 75 km (50 miles) from the capital.

Instead
    The port lies 75 km (47 miles) from the capital.

What it leaves alone
    Figures that round to each other at the places printed, zeros at the end read as rounding as long as two digits
    stay: 320 km (200 miles), 600 metres (2,000 feet). What cannot be saved by rounding is a wrong-conversion.

Source
    NIST SP 811 (2008), B.7.2: the rounding of a converted value follows that of the figure it comes from.
"""

from __future__ import annotations

from collections.abc import Iterable

from numcheck.core.finding import Finding, Related
from numcheck.core.levels import Family, Severity
from numcheck.core.relation import Restatement
from numcheck.core.rule import Context, Rule
from numcheck.messages.wording import named, restated
from numcheck.numbers.conversion import Conversion, judge


def check(relation: Restatement, context: Context) -> Iterable[Finding]:
    """At most one note, on the converted figure."""
    first, second = relation.original, relation.converted
    verdict = judge(first.measure, second.measure)
    if verdict is None or verdict.conversion is not Conversion.SLOPPY:
        return
    a, b = verdict.original, verdict.converted
    right = restated(first.quantity, a, second.quantity, b)
    message = f"{named(second.quantity, b)} is only roughly {named(first.quantity, a)}, which is {right}"
    yield RULE.finding(second, message, Related(first.location, "converted"), confidence=relation.confidence)


RULE = Rule(
    name="sloppy-conversion",
    family=Family.NOTATION,
    severity=Severity.NOTE,
    check=check,
    doc=__doc__,
)
