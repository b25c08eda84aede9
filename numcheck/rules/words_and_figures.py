"""A number in words and the figures in brackets beside it are not the same.

Why it matters

Contracts write a term twice so that nobody can misread it. When the two differ, a court must choose, and by the usual
rule of construction the words win.

Example

    Payment is due within thirty (45) days of the invoice.

Instead

    Payment is due within thirty (30) days of the invoice.

What it leaves alone

Brackets that hold another unit, a percentage, a range, or a figure that nothing follows, such as a footnote or last
year's result.

Source

"Words control figures", e.g. Uniform Commercial Code § 3-114.
"""

from __future__ import annotations

from collections.abc import Iterator

from numcheck.core.finding import Finding, Related
from numcheck.core.levels import Family, Severity
from numcheck.core.relation import WordsAndFigures
from numcheck.core.rule import Context, Rule


def check(relation: WordsAndFigures, context: Context) -> Iterator[Finding]:
    """A finding on the figures, where they are not the number in words to the last digit; else none."""
    words, figures = relation.words, relation.figures
    if words.quantity.value != figures.quantity.value:
        yield RULE.finding(
            figures,
            f"“{words.quantity.text}” in words, {figures.quantity.text} in figures",
            Related(words.location, "the same number in words"),
            reason=relation.reason,
        )


RULE = Rule(
    name="words-and-figures",
    family=Family.ARITHMETIC,
    severity=Severity.ERROR,
    check=check,
    doc=__doc__,
)
