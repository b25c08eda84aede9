"""A range says its magnitude word at one end only.

Why it matters
    "$5-6 million" can be read as five dollars to six million, and is misread by whoever cuts the sentence in two.

Example
    The council set aside $20 to $30 million for the roof.

Instead
    The council set aside $20 million to $30 million for the roof.

What it leaves alone
    Everything, unless a house style selects it: `--preset ap`, `--preset economist`, or `--select elided-magnitude`.

Source
    AP Stylebook, "millions, billions, trillions"; The Economist Style Guide, "Figures" (5m-6m, not 5-6m).
"""

from __future__ import annotations

from collections.abc import Iterable

from numcheck.core.claim import Relation, RelationKind
from numcheck.core.finding import Context, Family, Finding, Rule, Severity


def check(relation: Relation, context: Context) -> Iterable[Finding]:
    """One note, on the range."""
    (figure,) = relation.claims
    if elided := relation.evidence["elided"]:
        word = relation.evidence["word"]
        yield RULE.finding(figure, f"{figure.quantity.text}: {elided} goes without its {word}")


RULE = Rule(
    name="elided-magnitude",
    family=Family.NOTATION,
    severity=Severity.NOTE,
    judges=frozenset({RelationKind.STYLE}),
    check=check,
    doc=__doc__,
    enabled=False,
)
