"""Two figures of a draft that seem to clash, where the sources say both: a matter of the sources, not of the draft."""

from __future__ import annotations

from collections.abc import Sequence

from numcheck.core.levels import Confidence
from numcheck.core.relation import Relation, SamePair, Support, SupportKind
from numcheck.core.text import Location


def downgrade_where_sources_agree(relations: Sequence[Relation]) -> tuple[Relation, ...]:
    """``relations`` in their order, with low confidence in a clash of two claims that sources support to the digit."""
    supported = {
        r.draft.location
        for r in relations
        if isinstance(r, Support) and r.how is SupportKind.EQUAL and r.confidence is Confidence.HIGH
    }
    return tuple(_downgraded(r) if supported and _is_told(r, supported) else r for r in relations)


def _is_told(relation: Relation, supported: set[Location]) -> bool:
    if not isinstance(relation, SamePair) or not relation.clashes:
        return False
    return relation.first.location in supported and relation.second.location in supported


def _downgraded(relation: Relation) -> Relation:
    why = "; ".join(w for w in (relation.reason, "but the sources say both") if w)
    return relation.replaced(confidence=Confidence.LOW, reason=why)
