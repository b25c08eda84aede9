"""A source gives another figure for what the draft says.

Why it matters
    A figure that was copied wrongly, or moved from one thing to another, looks as sure as a right one.

Example
    Around 87 animals ran away from a farm in Schodack on Thursday.

    Source: Around 15 animals ran away from a farm in Schodack on Thursday, police said.

Instead
    Around 15 animals ran away from a farm in Schodack on Thursday.

    Source: Around 15 animals ran away from a farm in Schodack on Thursday, police said.

What it leaves alone
    Figures that any source supports, rounded, converted, summed or subtracted, as well as the other figure fits; sources
    that contradict each other.

Source
    Tie-out, as auditors do it: each figure of a report is agreed to its source.
"""

from __future__ import annotations

from collections.abc import Iterator

from numcheck.core.finding import Finding, Related
from numcheck.core.levels import Confidence, Family, Severity
from numcheck.core.relation import Support, SupportStatus
from numcheck.core.rule import Context, Rule


def check(relation: Support, context: Context) -> Iterator[Finding]:
    """A finding on the draft's figure, if a source gives another; else none."""
    if relation.status is not SupportStatus.CONTRADICTED:
        return
    draft, source = relation.draft, relation.sources[0]
    yield RULE.finding(
        draft,
        f"{draft.quantity.text} here, {source.quantity.text} in {source.location.uri}",
        *(Related(s.location, f"{s.quantity.text} here") for s in relation.sources),
        severity=Severity.ERROR if relation.confidence is Confidence.HIGH else Severity.WARNING,
        confidence=relation.confidence,
        reason=relation.reason,
    )


RULE = Rule(
    name="contradicted-figure",
    family=Family.CONFLICT,
    severity=Severity.ERROR,
    check=check,
    doc=__doc__,
)
