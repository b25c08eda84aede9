"""A bare dollar or ton stands in a text that uses the word for more than one thing.

Why it matters
    Where US$ and A$ both occur, a plain $ is off by a third for half the readers; a ton differs from a tonne by a tenth.

Example
    The miner sold US$40m of ore and A$15m of gold. It paid $9m in royalties.

Instead
    The miner sold US$40m of ore and A$15m of gold. It paid A$9m in royalties.

What it leaves alone
    A text that names one dollar only, or none, and a text that speaks of nothing but tons. Said once a text, at the
    first bare figure.

Source
    NIST SP 811 (2008), B.8: three tons; ISO 4217: more than twenty dollars.
"""

from __future__ import annotations

from collections.abc import Iterable

from numcheck.core.finding import Finding, Related
from numcheck.core.levels import Family, Severity
from numcheck.core.relation import Ambiguity
from numcheck.core.rule import Context, Rule


def check(relation: Ambiguity, context: Context) -> Iterable[Finding]:
    """One note, on the bare figure, with the figures that name a unit."""
    bare, named = relation.bare, relation.named
    message = f"{bare.quantity.text}: which one? The text has {' and '.join(c.quantity.text for c in named)}"
    others = [Related(c.location, "one meaning named") for c in named]
    yield RULE.finding(bare, message, *others, reason=relation.reason)


RULE = Rule(
    name="ambiguous-figure",
    family=Family.NOTATION,
    severity=Severity.NOTE,
    check=check,
    doc=__doc__,
)
