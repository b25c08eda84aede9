"""A figure of the draft stands nowhere in its sources, neither rounded, converted, summed nor subtracted.

Why it matters
    It may be right, but nobody can tell from where it comes.

Example
    The fire destroyed 214 houses in the valley.

    Source: A fire went through the valley on Sunday. It burned for 12 hours.

Instead
    The fire burned for 12 hours in the valley.

    Source: A fire went through the valley on Sunday. It burned for 12 hours.

What it leaves alone
    Figures a source bears out in any of these ways; vague ones (dozens); "one"; drafts without sources.

Source
    Tie-out, as auditors do it: each figure of a report is agreed to its source.
"""

from __future__ import annotations

from collections.abc import Iterator

from numcheck.core.claim import Relation, RelationKind
from numcheck.core.finding import Context, Family, Finding, Rule, Severity


def check(relation: Relation, context: Context) -> Iterator[Finding]:
    """A finding on the draft's figure."""
    if relation.evidence.get("verdict") != "unsupported":
        return
    (draft,) = relation.claims
    yield RULE.finding(
        draft,
        f"{draft.quantity.text} stands in none of the sources",
        confidence=relation.confidence,
        reason=relation.reason,
    )


RULE = Rule(
    name="unsupported-figure",
    family=Family.UNSUPPORTED,
    severity=Severity.WARNING,
    judges=frozenset({RelationKind.SUPPORT}),
    check=check,
    doc=__doc__,
)
