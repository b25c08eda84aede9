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
from numcheck.messages.wording import figure_in_words, restated_in_unit
from numcheck.numbers.conversion import Conversion, judge_conversion


def check(relation: Restatement, context: Context) -> Iterable[Finding]:
    """At most one note, on the converted figure, beside the original."""
    first, second = relation.original, relation.converted
    verdict = judge_conversion(first.measure, second.measure)
    if verdict is None or verdict.conversion is not Conversion.SLOPPY:
        return
    a, b = verdict.original, verdict.converted
    right = restated_in_unit(first.quantity, a, second.quantity, b)
    message = (
        f"{figure_in_words(second.quantity, b)} is only roughly {figure_in_words(first.quantity, a)}, which is {right}"
    )
    yield RULE.finding(second, message, Related(first.location, "converted"), confidence=relation.confidence)


RULE = Rule(
    name="sloppy-conversion",
    family=Family.NOTATION,
    severity=Severity.NOTE,
    check=check,
    doc=__doc__,
)
