"""None of the sources gives a date of the draft, or only for something else.

Why it matters
    It may be right, but nobody can tell from where it comes. Dates are what writers and language models add from memory
    most, and what readers check last. Times of day, ordinals and scores (7.30 pm, the third title, a 3-1 win) are held
    against the sources as dates are.

Example
    The bridge at Norrby was widened in 1978.

    Source: The bridge at Norrby was opened in 1934. A flood carried it away in 1951, and it was built again.

Instead
    The bridge at Norrby was opened in 1934.

    Source: The bridge at Norrby was opened in 1934. A flood carried it away in 1951, and it was built again.

What it leaves alone
    Dates that follow from a source's: 1934 and the 1930s from 6 June 1934; years that a source writes, but not as a date;
    a date that no source has is a hidden note in a draft that is otherwise close to its sources.

Source
    Tie-out, as auditors do it: each figure of a report is agreed to its source.
"""

from __future__ import annotations

from collections.abc import Iterator

from numcheck.core.finding import Finding, Related
from numcheck.core.levels import Family, Severity
from numcheck.core.quantity import DateMention, Point
from numcheck.core.relation import DateSupport, SupportStatus, TiedDate
from numcheck.core.rule import Context, Rule
from numcheck.messages.dates import name_of


def check(relation: DateSupport, context: Context) -> Iterator[Finding]:
    """A finding on the draft's date, if no source supports it, with the source's date that comes nearest; else none."""
    if relation.status is not SupportStatus.UNSUPPORTED:
        return
    draft, elsewhere = relation.draft, relation.elsewhere
    text = name_of(draft.mention)
    if relation.said_elsewhere:
        message = f"{text} stands in the sources, but is said of something else"
    else:
        message = f"{text} stands in none of the sources" + "".join(f"; {_nearest(draft, d)}" for d in elsewhere)
    yield RULE.finding(
        draft.location,
        message,
        *(Related(d.location, f"{name_of(d.mention)} here") for d in elsewhere),
        confidence=relation.confidence,
        reason=relation.reason,
    )


def _nearest(draft: TiedDate, source: TiedDate) -> str:
    """The source's date that comes nearest, in words: one that is less exact, or another."""
    alone = _is_vaguer(draft.mention, source.mention)
    return f"a source has {name_of(source.mention)} " + ("alone" if alone else "in words like these")


def _is_vaguer(draft: DateMention | Point, source: DateMention | Point) -> bool:
    """Whether the source has the year or the decade of the draft's day or year, and no more."""
    if not isinstance(draft, DateMention) or not isinstance(source, DateMention):
        return False
    return source.period is not None or draft.day is not None and source.day is None and draft.year == source.year


RULE = Rule(
    name="unsupported-date",
    family=Family.UNSUPPORTED,
    severity=Severity.WARNING,
    check=check,
    doc=__doc__,
)
