"""Two figures of a draft that seem to clash, where the sources say both: a matter of the sources, not of the draft."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from numcheck.core.claim import Relation, RelationKind
from numcheck.core.finding import Confidence


def settle(relations: Sequence[Relation]) -> Iterator[Relation]:
    """``relations``, with little confidence in a clash of two claims that sources bear out to the digit."""
    told = {
        relation.claims[0].location
        for relation in relations
        if relation.kind is RelationKind.SUPPORT
        and relation.evidence.get("how") == "equal"
        and relation.confidence is Confidence.HIGH
    }
    for relation in relations:
        clash = relation.kind is RelationKind.SAME_MEASURAND and relation.evidence.get("verdict") == "conflict"
        if clash and told and all(claim.location in told for claim in relation.claims):
            why = "; ".join(w for w in (relation.reason, "but the sources say both") if w)
            yield replace(relation, confidence=Confidence.LOW, reason=why)
        else:
            yield relation
