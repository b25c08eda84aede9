"""A range says its magnitude word at one end only.

Why it matters
    "$5-6 million" can be read as five dollars to six million, and is misread by whoever cuts the sentence in two.

Example
    The council set aside $20 to $30 million for the roof.

Instead
    The council set aside $20 million to $30 million for the roof.

What it leaves alone
    Everything, unless it is selected: by `--preset ap`, `--preset economist`, or `--select elided-magnitude`.

Source
    AP Stylebook, "millions, billions, trillions"; The Economist Style Guide, "Figures" (5m-6m, not 5-6m).
"""

from __future__ import annotations

from collections.abc import Iterable

from numcheck.core.finding import Finding
from numcheck.core.levels import Family, Severity
from numcheck.core.relation import MagnitudeWord
from numcheck.core.rule import Context, Rule


def check(relation: MagnitudeWord, context: Context) -> Iterable[Finding]:
    """A note on a range whose first end goes without the word; else none."""
    if relation.elided:
        words = relation.figure.quantity.text
        yield RULE.finding(relation.figure, f"{words}: {relation.elided} goes without its {relation.word}")


RULE = Rule(
    name="elided-magnitude",
    family=Family.NOTATION,
    severity=Severity.NOTE,
    check=check,
    doc=__doc__,
    enabled=False,
)
