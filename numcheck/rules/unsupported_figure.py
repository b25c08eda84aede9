"""None of the sources gives a figure of the draft, neither rounded, converted, summed, subtracted nor derived.

Why it matters
    It may be right, but nobody can tell from where it comes. The number itself may well stand in a source, said of
    something else, or with two digits in other places: then the place is shown.

Example
    The fire destroyed 214 houses in the valley.

    Source: A fire went through the valley on Sunday. It burned for 12 hours.

Instead
    The fire burned for 12 hours in the valley.

    Source: A fire went through the valley on Sunday. It burned for 12 hours.

What it leaves alone
    Figures a source supports in any of these ways, among them percentages and multiples that two figures of one of its
    sentences give, sums and differences where a word speaks of one; a headline's figure that the article says again in
    the source's words; vague ones (dozens); "one"; numbers that a source writes near the draft's words, but not as a
    figure (7:15, the seventh); counts of what the draft then tells one by one (two films: the first …) or the source
    lists; ages that a year of birth gives; drafts without sources. A time counted from the day of writing (in the past
    five years) is a hidden note. A note: a figure that a source has rounded ($480.1 million for its $480 million), and
    one that is rounded or converted further than its digits or a word say (1,800 for 1,847), or a few that two others
    happen to lie apart.

Source
    Tie-out, as auditors do it: each figure of a report is agreed to its source.
"""

from __future__ import annotations

from collections.abc import Iterator

from numcheck.core.finding import Finding, Related
from numcheck.core.levels import Family, Severity
from numcheck.core.relation import Support, SupportKind, SupportStatus
from numcheck.core.rule import Context, Rule
from numcheck.messages.beside import beside, has_it_rounded


def check(relation: Support, context: Context) -> Iterator[Finding]:
    """A finding on the draft's figure, if no source supports it, with the source's figure that comes nearest; else none."""
    if relation.status is not SupportStatus.UNSUPPORTED:
        return
    draft, elsewhere = relation.draft, relation.elsewhere
    if relation.how is SupportKind.DERIVED:
        others = f"; {' and '.join(c.quantity.text for c in elsewhere)} come to it, perhaps by chance"
    else:
        others = "".join(f"; {beside(draft.quantity, c.quantity, relation.slip)}" for c in elsewhere)
    is_near = relation.how or any(has_it_rounded(draft.quantity, c.quantity) for c in elsewhere)
    yield RULE.finding(
        draft,
        f"{draft.quantity.text} stands in none of the sources{others}",
        *(Related(c.location, f"{c.quantity.text} here") for c in elsewhere),
        severity=Severity.NOTE if is_near else Severity.WARNING,
        confidence=relation.confidence,
        reason=relation.reason,
    )


RULE = Rule(
    name="unsupported-figure",
    family=Family.UNSUPPORTED,
    severity=Severity.WARNING,
    check=check,
    doc=__doc__,
)
