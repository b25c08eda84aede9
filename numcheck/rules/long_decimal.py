"""A figure with a magnitude word has more than two decimals.

Why it matters
    The point of writing millions as a word is to be read at a glance; a third decimal undoes it.

Example
    The fund lost $3.168 billion in a year.

Instead
    The fund lost $3.17 billion in a year.

What it leaves alone
    Everything, unless it is selected: by `--preset ap`, or `--select long-decimal`. Figures without the word.

Source
    AP Stylebook, "millions, billions, trillions": decimals to two places at most.
"""

from __future__ import annotations

from collections.abc import Iterable

from numcheck.core.finding import Finding
from numcheck.core.levels import Family, Severity
from numcheck.core.relation import MagnitudeWord
from numcheck.core.rule import Context, Rule

MOST = 2


def check(relation: MagnitudeWord, context: Context) -> Iterable[Finding]:
    """A note on a figure with more than two decimals; else none."""
    if relation.decimals > MOST:
        words = relation.figure.quantity.text
        yield RULE.finding(relation.figure, f"{words}: {relation.decimals} decimals, {MOST} at most")


RULE = Rule(
    name="long-decimal",
    family=Family.NOTATION,
    severity=Severity.NOTE,
    check=check,
    doc=__doc__,
    enabled=False,
)
