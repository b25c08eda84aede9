"""One amount is given in one system of units here and in another there, and never in both.

Why it matters
    The reader takes them for two things, or cannot see that they are one.

Example
    The tower is 324 metres tall. From the foot of the 1,063-foot tower you see the river.

Instead
    The tower is 324 metres (1,063 feet) tall. From the foot of the 1,063-foot tower you see the river.

What it leaves alone
    Amounts that a bracket has converted, round ones that may agree by chance, and amounts that do not agree.

Source
    NIST SP 811 (2008), 7.11 and the manuals of style: one unit for one thing, with a conversion where readers need it.
"""

from __future__ import annotations

from collections.abc import Iterable

from numcheck.core.finding import Finding, Related
from numcheck.core.levels import Family, Severity
from numcheck.core.relation import MixedUnits
from numcheck.core.rule import Context, Rule


def check(relation: MixedUnits, context: Context) -> Iterable[Finding]:
    """One note, on the later figure, beside the earlier."""
    first, second = relation.first, relation.second
    message = f"{second.quantity.text} here, {first.quantity.text} before, the same amount converted nowhere"
    yield RULE.finding(second, message, Related(first.location, "the same in another unit"))


RULE = Rule(
    name="mixed-units",
    family=Family.NOTATION,
    severity=Severity.NOTE,
    check=check,
    doc=__doc__,
)
