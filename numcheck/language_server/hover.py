"""What numcheck read of the figure under the cursor, what it makes of it, and what it was compared with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from numcheck.core.claim import Claim
from numcheck.core.finding import Finding
from numcheck.core.gates import Gate
from numcheck.core.measure import Measure
from numcheck.core.relation import Restatement
from numcheck.core.text import Location
from numcheck.core.trace import CandidatePair
from numcheck.language_server.checking import CheckResult
from numcheck.language_server.places import Places
from numcheck.language_server.verdicts import said, sourced
from numcheck.messages.wording import bracketed_conversion, unit_in_words
from numcheck.writers.show.measures import describe

# Pairs of one figure that are told: those that came furthest.
MOST_PAIRS = 5
_ORDER = [*Gate, None]  # from the first gate to none


def figure_markdown(claim: Claim, result: CheckResult, places: Places, pairs: Sequence[CandidatePair]) -> str:
    """All that there is to say of ``claim``, as Markdown; ``pairs`` are those of its text that were compared."""
    parts = [_head(claim), *_findings(claim, places)]
    for heading, lines in (
        ("What it allows", list(describe(claim.measure))),
        ("In other units", list(_conversions(claim, result, places))),
        ("In the sources", [said(f, places) for f in sourced(result) if f.location == claim.location]),
        ("Compared with", list(_compared(claim, places, pairs))),
    ):
        if lines:
            parts.append(f"**{heading}**\n\n" + "\n".join(f"- {escaped(line)}" for line in lines))
    return "\n\n".join(parts)


def _head(claim: Claim) -> str:
    quantity = claim.quantity
    what = quantity.unit or quantity.noun
    said_of = str(claim.measurand)
    facts = [
        what and f"read as {what}",
        said_of and f"said of {said_of}",
        claim.attribution and f"by {claim.attribution}",
    ]
    rest = ", ".join(escaped(fact) for fact in facts if fact)
    return f"**{escaped(quantity.text)}**" + (f" ({rest})" if rest else "")


def _findings(claim: Claim, places: Places) -> Iterator[str]:
    """What was found of the figure, with the other ends."""
    for finding in places.checked.report.findings:
        others = [at for at in ends(finding) if at != claim.location]
        if claim.location in ends(finding):
            also = "; ".join(f"{places.words(at)} ({places.named(at)})" for at in others)
            beside = f"  \nbeside {escaped(also)}" if also else ""
            why = f"  \nwhy: {escaped(finding.reason)}" if finding.reason else ""
            level = f"{finding.severity}, {finding.confidence} confidence"
            yield f"`{finding.rule}` ({level}): {escaped(finding.message)}{beside}{why}"


def ends(finding: Finding) -> tuple[Location, ...]:
    """All places that ``finding`` speaks of, its own first."""
    return finding.location, *(related.location for related in finding.related)


def _conversions(claim: Claim, result: CheckResult, places: Places) -> Iterator[str]:
    """The figure that restates it in the text, and the conversion that numcheck would write; other units that it may be."""
    if result.checked is not None:
        for relation in result.checked.report.relations:
            if isinstance(relation, Restatement) and claim.location in (
                relation.original.location,
                relation.converted.location,
            ):
                other = relation.converted if relation.original.location == claim.location else relation.original
                yield f"{other.quantity.text} ({places.named(other.location)}), in the text"
    if offered := conversion(claim.measure):
        yield offered
    if len(claim.measure.senses) > 1:
        yield "it may be " + " or ".join(unit_in_words(sense) for sense in claim.measure.senses)


def conversion(measure: Measure) -> str:
    """``656 feet`` for 200 metres; "" for what nobody converts."""
    text = bracketed_conversion(measure)
    return text.strip().removeprefix("(").removesuffix(")") if text else ""


def _compared(claim: Claim, places: Places, pairs: Sequence[CandidatePair]) -> Iterator[str]:
    """The figures that it was held against, those that came furthest first, and the gate that stopped each."""
    own = [pair for pair in pairs if claim.location in (pair.first.location, pair.second.location)]
    own.sort(key=lambda pair: (_ORDER.index(_gate(pair)), pair.score or 0.0, pair.similarity or 0.0), reverse=True)
    for pair in own[:MOST_PAIRS]:
        other = pair.second if pair.first.location == claim.location else pair.first
        verdict = f"{pair.verdict.name.lower()}, " if pair.verdict is not None else ""
        why = f"stopped at {pair.rejection.gate}: {pair.rejection.why}" if pair.rejection else "one and the same thing"
        yield f"{other.quantity.text} ({places.named(other.location)}): {verdict}{why}"
    if len(own) > MOST_PAIRS:
        yield f"and {len(own) - MOST_PAIRS} more"


def _gate(pair: CandidatePair) -> Gate | None:
    return pair.rejection.gate if pair.rejection else None


def escaped(words: str) -> str:
    """``words``, which may be anybody's, so that Markdown shows them as they are, on one line."""
    line = " ".join(words.split())
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]<>#|~&!$" else sign for sign in line if sign.isprintable())
