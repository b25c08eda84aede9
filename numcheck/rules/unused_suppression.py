"""A comment tells numcheck to ignore something that it does not report.

Why it matters

The comment outlives the figures that it was written for, and hides the next fault in its place.

Example

    The bridge is 200 m (656 ft) long. <!-- numcheck: ignore[wrong-conversion] checked by hand -->

Instead

    The bridge is 200 m (656 ft) long.

What it leaves alone

Comments on rules that this run does not apply, and on rules about sources in a run without sources.

Source

The unused suppressions of linters of program code.
"""

from __future__ import annotations

from collections.abc import Iterable

from numcheck.core.finding import Finding
from numcheck.core.levels import Family, Severity
from numcheck.core.relation import UnusedSuppression
from numcheck.core.rule import Context, Rule
from numcheck.core.text import Location, Span


def check(relation: UnusedSuppression, context: Context) -> Iterable[Finding]:
    """One note, at the comment. ``numcheck.suppressions`` asks for it when every other rule has spoken."""
    at = Location(relation.uri, Span(relation.comment.offset, relation.comment.offset))
    why = f"there is no rule {relation.unknown}" if relation.unknown else "suppresses nothing"
    if not relation.understood:
        why = "not understood: ignore, ignore-next, off, on or file-ignore expected"
    yield RULE.finding(at, f"{relation.order} on line {relation.comment.line}: {why}")


RULE = Rule(
    name="unused-suppression",
    family=Family.NOTATION,
    severity=Severity.NOTE,
    check=check,
    doc=__doc__,
)
