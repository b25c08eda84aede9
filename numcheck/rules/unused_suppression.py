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

from numcheck.core.claim import Relation
from numcheck.core.finding import Context, Family, Finding, Rule, Severity


def check(relation: Relation, context: Context) -> Iterable[Finding]:
    """Nothing: what is unused is known only when every other rule has spoken (``numcheck.suppressions``)."""
    return ()


RULE = Rule(
    name="unused-suppression",
    family=Family.NOTATION,
    severity=Severity.NOTE,
    judges=frozenset(),
    check=check,
    doc=__doc__,
)
