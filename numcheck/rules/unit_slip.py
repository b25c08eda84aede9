"""The same number stands with two units or two currencies.

Why it matters
    10 miles are not 10 km, and £5m are not $5m. The number was copied and the unit was not.

Example
    The train reached a speed of 603 kilometres an hour on the test track in Yamanashi.
    On the test track in Yamanashi the train reached a speed of 603 miles an hour.

Instead
    The train reached a speed of 603 kilometres an hour on the test track in Yamanashi.
    On the test track in Yamanashi the train reached a speed of 603 kilometres an hour.

What it leaves alone
    Everything that `conflicting-figures` and `contradicted-figure` leave alone; a dollar whose country is open.

Source
    The finding of `conflicting-figures`, `disputed-figures` or `contradicted-figure`, said more exactly.
"""

from __future__ import annotations

from collections.abc import Iterator

from numcheck.core.finding import Finding
from numcheck.core.levels import Family, Severity
from numcheck.core.relation import SamePair, Slip, Support
from numcheck.core.rule import Context, Rule
from numcheck.messages.slips import slip_findings


def check(relation: SamePair | Support, context: Context) -> Iterator[Finding]:
    """A finding on the later figure, or the draft's, where a clash is one number with two units; else none."""
    if relation.slip is Slip.UNIT:
        yield from slip_findings(RULE, relation, "the same number, another unit")


RULE = Rule(
    name="unit-slip",
    family=Family.CONFLICT,
    severity=Severity.ERROR,
    check=check,
    doc=__doc__,
    supersedes=frozenset({"conflicting-figures", "disputed-figures", "contradicted-figure"}),
)
