"""One figure that slipped against another: the finding that the rules on slips share."""

from __future__ import annotations

from collections.abc import Iterator

from numcheck.core.finding import Finding, Related
from numcheck.core.levels import Confidence, Severity
from numcheck.core.relation import SamePair, Slip, Speakers, Support, SupportStatus
from numcheck.core.rule import Rule

WORDS = {
    Slip.UNIT: "the same number with another unit",
    Slip.TENFOLD: "a power of ten apart",
    Slip.SCALE: "a thousand or a million times apart",
    Slip.TRANSPOSED: "two digits change places",
    Slip.DIGIT: "one digit differs",
}


def slip_findings(rule: Rule, relation: SamePair | Support, how: str) -> Iterator[Finding]:
    """The finding of ``rule`` on two figures that clash, ``how`` in words (``WORDS`` has some); none if they do not clash.

    It stands on the draft's figure against a source's, or on the later of two. An error only where the match is sure,
    one voice speaks and both stand in one text (or the other in the draft's source).
    """
    sure = relation.confidence is Confidence.HIGH
    if isinstance(relation, Support):
        if relation.status is not SupportStatus.CONTRADICTED:
            return
        one, others, where = relation.draft, relation.sources, "in the source"
    else:
        if not relation.clashes:
            return
        one, others, where = relation.second, (relation.first,), "earlier"
        sure = sure and relation.speakers is Speakers.ONE and not relation.across
    yield rule.finding(
        one,
        f"{one.quantity.text} here, {others[0].quantity.text} {where}: {how}",
        *(Related(o.location, f"{o.quantity.text} {where}") for o in others),
        severity=Severity.ERROR if sure else Severity.WARNING,
        confidence=relation.confidence,
        reason=relation.reason,
    )
