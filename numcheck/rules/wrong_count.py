"""More or fewer things are listed than were announced.

Why it matters

"Four reasons:" and three of them: the reader looks for the fourth, and finds that the text was cut.

Example

    The tour calls at four ports: Alba, Brin and Corra.

Instead

    The tour calls at three ports: Alba, Brin and Corra.

What it leaves alone

Lists that are not said to be whole (including, such as, among others), that hold figures, brackets or clauses, and lists
that can be counted in several ways, one of which is right ("salt and pepper" is one thing or two).

Source

Counting.
"""

from __future__ import annotations

from collections.abc import Iterator

from numcheck.core.finding import Finding
from numcheck.core.levels import Family, Severity
from numcheck.core.relation import Enumeration
from numcheck.core.rule import Context, Rule

_NEAR = 2  # a list of which more is missing counts something else


def check(relation: Enumeration, context: Context) -> Iterator[Finding]:
    """At most one finding, on the number, where no way of counting the list comes to it."""
    stated = int(relation.count.quantity.value or 0)
    nearest = min(relation.items, key=lambda items: abs(items - stated))
    if 0 < abs(nearest - stated) <= _NEAR:
        message = f"{nearest} listed, {relation.count.quantity.text} stated"
        yield RULE.finding(relation.count, message, reason=relation.reason)


RULE = Rule(
    name="wrong-count",
    family=Family.ARITHMETIC,
    severity=Severity.WARNING,
    check=check,
    doc=__doc__,
)
