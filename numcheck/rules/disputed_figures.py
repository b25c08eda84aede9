"""Two named speakers, or two sources, give different figures for the same thing.

Why it matters
    Both may be quoted rightly. The reader should be told that they differ, and the editor that both are printed.

Example
    Defence Minister Anna Berg said 100,000 troops were at the border with Norland.
    Opposition leader Karl Holm said 150,000 troops were at the border with Norland.

Instead
    Defence Minister Anna Berg said 100,000 troops were at the border with Norland.
    Opposition leader Karl Holm said the troops were at the border with Norland for good.

What it leaves alone
    Figures that allow each other, "at least 18" and the 26 of another source among them; whatever `conflicting-figures`
    leaves alone; sources against each other where a draft is checked against them; a source of a later date, which
    tells of a change.

Source
    Practice of newsrooms: figures in dispute are attributed.
"""

from __future__ import annotations

from collections.abc import Iterator

from numcheck.core.finding import Finding, Related
from numcheck.core.levels import Family, Severity
from numcheck.core.relation import SamePair, Speakers
from numcheck.core.rule import Context, Rule


def check(relation: SamePair, context: Context) -> Iterator[Finding]:
    """A finding on the later figure that names both speakers, or both sources; none where one voice says both."""
    first, second, across = relation.first, relation.second, relation.across
    if not relation.clashes or not (across or relation.speakers is Speakers.TWO):
        return
    here, there = (c.attribution or (c.location.uri if across else "the text") for c in (second, first))
    if across and here == there:
        here, there = second.location.uri, first.location.uri
    yield RULE.finding(
        second,
        f"{second.quantity.text} ({here}), {first.quantity.text} ({there}): these cannot both hold",
        Related(first.location, f"{first.quantity.text} ({there})"),
        confidence=relation.confidence,
        reason=relation.reason,
    )


RULE = Rule(
    name="disputed-figures",
    family=Family.CONFLICT,
    severity=Severity.WARNING,
    check=check,
    doc=__doc__,
)
