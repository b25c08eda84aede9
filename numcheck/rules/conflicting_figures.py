"""One text gives two figures for the same thing.

Why it matters
    A reader who notices can trust neither figure, and an editor cannot know which one the reporter meant.

Example
    The ministry sent 120,000 troops to the border on Monday.
    The ministry sent 90,000 troops to the border on Monday, it said.

Instead
    The ministry sent 120,000 troops to the border on Monday.
    The ministry sent 120,000 troops to the border on Monday, it said.

What it leaves alone
    Figures that allow each other (rounded, "about", "more than", converted); an old and a new value; a part and its
    whole; a rate and a total; figures with another owner, place, time or group; figures that have a better partner that
    agrees. Figures agreed on are settings: `[[tool.numcheck.known]]`; `different` names wordings that are never
    compared. Between two named speakers it is `disputed-figures`. A quotation against the text is at most a warning.

Source
    The intervals that printed figures allow: XBRL Calculations 1.1, duplicate facts.
"""

from __future__ import annotations

from collections.abc import Iterator

from numcheck.core.claim import Relation, RelationKind
from numcheck.core.finding import Confidence, Context, Family, Finding, Related, Rule, Severity


def check(relation: Relation, context: Context) -> Iterator[Finding]:
    """A finding on the later figure, where one voice gives two that cannot both hold, or one the desk knows better."""
    evidence = relation.evidence
    if evidence.get("verdict") == "known-conflict":
        because = f" ({evidence['because']})" if evidence["because"] else ""
        here = relation.claims[0]
        yield RULE.finding(here, f"{here.quantity.text} here, {evidence['known']} is agreed on{because}")
    if evidence.get("verdict") == "sum":
        total, *parts = relation.claims
        words = " and ".join(p.quantity.text for p in parts)
        yield RULE.finding(
            total,
            f"{total.quantity.text} here, but {words} make {evidence['sum']}",
            *(Related(p.location, "a part") for p in parts),
            severity=Severity.WARNING,
            confidence=relation.confidence,
            reason=relation.reason,
        )
    if evidence.get("verdict") != "conflict" or evidence.get("voices") == "two" or "across" in evidence:
        return
    first, second = relation.claims
    sure = relation.confidence is Confidence.HIGH and evidence.get("voices") == "one"
    yield RULE.finding(
        second,
        f"{second.quantity.text} here, {first.quantity.text} earlier: these cannot both hold",
        Related(first.location, f"{first.quantity.text} here"),
        severity=Severity.ERROR if sure else Severity.WARNING,
        confidence=relation.confidence,
        reason=relation.reason,
    )


RULE = Rule(
    name="conflicting-figures",
    family=Family.CONFLICT,
    severity=Severity.ERROR,
    judges=frozenset({RelationKind.SAME_MEASURAND}),
    check=check,
    doc=__doc__,
)
