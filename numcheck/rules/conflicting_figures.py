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

from numcheck.core.finding import Finding, Related
from numcheck.core.levels import Confidence, Family, Severity
from numcheck.core.relation import AgainstAgreed, AgainstCell, SamePair, Speakers, TotalMissed
from numcheck.core.rule import Context, Rule


def check(relation: SamePair | TotalMissed | AgainstAgreed | AgainstCell, context: Context) -> Iterator[Finding]:
    """At most one finding: on the later figure of a clash within one text and voice, on a total, on a figure agreed on."""
    match relation:
        case AgainstAgreed():
            yield _against_agreed(relation)
        case AgainstCell():
            yield _against_cell(relation)
        case TotalMissed():
            yield _total_missed(relation)
        case SamePair() if relation.clashes and relation.speakers is not Speakers.TWO and not relation.across:
            yield _clash(relation)


def _against_agreed(relation: AgainstAgreed) -> Finding:
    here = relation.claim
    because = f" ({relation.because})" if relation.because else ""
    agreed = f"{relation.agreed:,} {relation.unit}".strip()
    return RULE.finding(here, f"{here.quantity.text} here, {agreed} is agreed on{because}")


def _against_cell(relation: AgainstCell) -> Finding:
    row, column = relation.heads
    return RULE.finding(
        relation.claim,
        f"{relation.claim.quantity.text} here, {relation.cell.quantity.text} in the table under “{column}” for “{row}”",
        Related(relation.cell.location, "the table's figure"),
        severity=Severity.WARNING,
        confidence=relation.confidence,
        reason=relation.reason,
    )


def _total_missed(relation: TotalMissed) -> Finding:
    words = " and ".join(p.quantity.text for p in relation.parts)
    return RULE.finding(
        relation.total,
        f"{relation.total.quantity.text} here, but {words} make {relation.sum_of_parts:,}",
        *(Related(p.location, "a part") for p in relation.parts),
        severity=Severity.WARNING,
        confidence=relation.confidence,
        reason=relation.reason,
    )


def _clash(relation: SamePair) -> Finding:
    first, second = relation.first, relation.second
    sure = relation.confidence is Confidence.HIGH and relation.speakers is Speakers.ONE
    return RULE.finding(
        second,
        f"{second.quantity.text} here, {first.quantity.text} earlier: these cannot both hold",
        Related(first.location, f"{first.quantity.text} earlier"),
        severity=Severity.ERROR if sure else Severity.WARNING,
        confidence=relation.confidence,
        reason=relation.reason,
    )


RULE = Rule(
    name="conflicting-figures",
    family=Family.CONFLICT,
    severity=Severity.ERROR,
    check=check,
    doc=__doc__,
)
