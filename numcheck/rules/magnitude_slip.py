"""Two figures for the same thing differ by a power of ten, a scale word or two digits that changed places.

Why it matters
    Millions for billions, a nought too many and 1,532 for 1,352 are the commonest slips of the keyboard, and spell
    checkers see none of them.

Example
    Bushfires destroyed timber worth $50m in the north of the island.
    Bushfires destroyed timber worth $50bn in the north of the island, the company said.

Instead
    Bushfires destroyed timber worth $50m in the north of the island.
    Bushfires destroyed timber worth $50m in the north of the island, the company said.

What it leaves alone
    Everything that `conflicting-figures` and `contradicted-figure` leave alone.

Source
    The finding of `conflicting-figures`, `disputed-figures` or `contradicted-figure`, said more exactly.
"""

from __future__ import annotations

from collections.abc import Iterator

from numcheck.core.claim import Relation, RelationKind
from numcheck.core.finding import Confidence, Context, Family, Finding, Related, Rule, Severity

_SLIPS = {
    "tenfold": "a power of ten apart",
    "scale": "a thousand or a million times apart",
    "transposed": "two digits change places",
}


def check(relation: Relation, context: Context) -> Iterator[Finding]:
    """A finding that names the slip."""
    evidence = relation.evidence
    slip = _SLIPS.get(evidence.get("slip", ""))
    if slip is None or evidence.get("verdict") not in ("conflict", "contradicted"):
        return
    against = evidence["verdict"] == "contradicted"
    one, other = relation.claims[:2] if against else (relation.claims[1], relation.claims[0])
    where = "in the source" if against else "earlier"
    sure = relation.confidence is Confidence.HIGH and (against or evidence.get("voices") == "one")
    yield RULE.finding(
        one,
        f"{one.quantity.text} here, {other.quantity.text} {where}: {slip}",
        Related(other.location, f"{other.quantity.text} here"),
        severity=Severity.ERROR if sure and "across" not in evidence else Severity.WARNING,
        confidence=relation.confidence,
        reason=relation.reason,
    )


RULE = Rule(
    name="magnitude-slip",
    family=Family.CONFLICT,
    severity=Severity.ERROR,
    judges=frozenset({RelationKind.SAME_MEASURAND, RelationKind.SUPPORT}),
    check=check,
    doc=__doc__,
    instead_of=frozenset({"conflicting-figures", "disputed-figures", "contradicted-figure"}),
)
