"""A source gives another date for what the draft says, or the draft itself dates a birth or death twice.

Why it matters
    A year that is one digit off reads as well as the right one, and nobody who knows the subject reads it again.

Example
    The painter Ada Lindqvist was born in Norrby in 1963.

    Source: Ada Lindqvist (born 4 May 1961 in Norrby) is a painter and sculptor.

Instead
    The painter Ada Lindqvist was born in Norrby in 1961.

    Source: Ada Lindqvist (born 4 May 1961 in Norrby) is a painter and sculptor.

What it leaves alone
    A date that a source has for the same thing, or that follows from it: 1961 and the 1960s from 4 May 1961, 15 June from
    "on Tuesday" of an article of that week; dates of which it is not sure that both are of one thing: those are
    unsupported at most. Within one text only births and deaths of one full name are held against each other. Times of day, ordinals and scores are held
    against the sources as dates are. Of a day with its year the weekday is left to wrong-weekday.

Source
    Tie-out, as auditors do it: each figure of a report is agreed to its source.
"""

from __future__ import annotations

from collections.abc import Iterator

from numcheck.core.finding import Finding, Related
from numcheck.core.levels import Confidence, Family, Severity
from numcheck.core.relation import DateSupport, LifeDates, SupportStatus
from numcheck.core.rule import Context, Rule
from numcheck.messages.dates import name_of


def check(relation: DateSupport | LifeDates, context: Context) -> Iterator[Finding]:
    """A finding on the draft's date, if a source gives another for the same thing, or the text itself; else none."""
    if isinstance(relation, LifeDates):
        first, second = relation.first, relation.second
        yield RULE.finding(
            second.location,
            f"{name_of(second.mention)} here, {name_of(first.mention)} earlier for the {relation.event}",
            Related(first.location, f"{name_of(first.mention)} here"),
            reason=relation.reason,
        )
        return
    if relation.status is not SupportStatus.CONTRADICTED:
        return
    draft, source = relation.draft, relation.sources[0]
    of = f" for the {relation.event}" if relation.event else ""
    yield RULE.finding(
        draft.location,
        f"{name_of(draft.mention)} here, {name_of(source.mention)} in {source.uri}{of}",
        *(Related(s.location, f"{name_of(s.mention)} here") for s in relation.sources),
        severity=Severity.ERROR if relation.confidence is Confidence.HIGH else Severity.WARNING,
        confidence=relation.confidence,
        reason=relation.reason,
    )


RULE = Rule(
    name="contradicted-date",
    family=Family.CONFLICT,
    severity=Severity.ERROR,
    check=check,
    doc=__doc__,
)
