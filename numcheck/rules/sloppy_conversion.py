"""A conversion is right only if both figures are read generously.

Why it matters
    Nobody is misled by much, but a reader who converts the figure again gets another one.

Example
    The port lies 75 km (50 miles) from the capital.

Instead
    The port lies 75 km (47 miles) from the capital.

What it leaves alone
    Figures that round to each other at the places printed, zeros at the end read as rounding as long as two digits
    stay: 320 km (200 miles), 600 metres (2,000 feet). What a kitchen rounds to fives of its scale or measuring cup: 350 °F
    (175 °C), 10 oz (300 g), 2 cups (475 ml). What cannot be saved by rounding is a wrong-conversion.

Source
    NIST SP 811 (2008), B.7.2: the rounding of a converted value follows that of the figure it comes from.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from numcheck.core.finding import Finding, Related
from numcheck.core.levels import Family, Severity
from numcheck.core.measure import UnitSense
from numcheck.core.quantity import Quantity
from numcheck.core.relation import Restatement
from numcheck.core.rule import Context, Rule
from numcheck.language import lexicon
from numcheck.messages.wording import figure_in_words, restated_in_unit
from numcheck.numbers.conversion import Conversion, judge_conversion


def check(relation: Restatement, context: Context) -> Iterable[Finding]:
    """At most one note, on the converted figure, beside the original."""
    first, second = relation.original, relation.converted
    verdict = judge_conversion(first.measure, second.measure)
    if verdict is None or verdict.conversion is not Conversion.SLOPPY:
        return
    a, b = verdict.original, verdict.converted
    if _is_kitchen_rounding(a, b, first.quantity, second.quantity):
        return
    right = restated_in_unit(first.quantity, a, second.quantity, b)
    message = (
        f"{figure_in_words(second.quantity, b)} is only roughly {figure_in_words(first.quantity, a)}, which is {right}"
    )
    yield RULE.finding(second, message, Related(first.location, "converted"), confidence=relation.confidence)


def _is_kitchen_rounding(a: UnitSense, b: UnitSense, first: Quantity, second: Quantity) -> bool:
    """Whether one figure is in a unit of recipes, and the other rounds it to fives of grams, millilitres or degrees."""
    units = lexicon.classes("relations/kitchen")
    if a.unit in units["metric"]:
        a, b, first, second = b, a, second, first
    if a.unit not in units["customary"] or b.unit not in units["metric"]:
        return False
    ends = [second.low, second.high] if second.is_range else [second.value]
    step = Decimal("0.25") if b.unit == "liter" else 5
    return all(end is not None and end % step == 0 for end in ends)


RULE = Rule(
    name="sloppy-conversion",
    family=Family.NOTATION,
    severity=Severity.NOTE,
    check=check,
    doc=__doc__,
)
