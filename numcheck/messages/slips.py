"""One figure that slipped against another: the finding that the rules on slips share."""

from __future__ import annotations

from collections.abc import Iterator

from numcheck.core.claim import Relation
from numcheck.core.finding import Confidence, Finding, Related, Rule, Severity

WORDS = {
    "unit": "the same number with another unit",
    "tenfold": "a power of ten apart",
    "scale": "a thousand or a million times apart",
    "transposed": "two digits change places",
    "digit": "one digit differs",
}


def slipped(rule: Rule, relation: Relation, how: str) -> Iterator[Finding]:
    """The finding of ``rule`` on two figures that clash, ``how`` in words; nothing where they do not clash.

    It stands on the draft's figure against a source's, or on the later of two. An error only where the match is sure,
    one voice speaks and both stand in one text (or the other in the draft's source).
    """
    evidence = relation.evidence
    if evidence.get("verdict") not in ("conflict", "contradicted"):
        return
    against = evidence["verdict"] == "contradicted"
    one, *others = relation.claims if against else (relation.claims[1], relation.claims[0])
    other = others[0]
    where = "in the source" if against else "earlier"
    sure = relation.confidence is Confidence.HIGH and (against or evidence.get("voices") == "one")
    yield rule.finding(
        one,
        f"{one.quantity.text} here, {other.quantity.text} {where}: {how}",
        *(Related(o.location, f"{o.quantity.text} here") for o in others),
        severity=Severity.ERROR if sure and "across" not in evidence else Severity.WARNING,
        confidence=relation.confidence,
        reason=relation.reason,
    )
