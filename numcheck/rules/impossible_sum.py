"""Parts that do not add up to the whole they are said to make.

Why it matters

"Nine dead: five Americans and three Israelis" leaves the reader looking for the ninth. Lists, tables and totals are
checked by every sceptical reader, with a pencil.

Example

    The raid left nine dead: five Americans and three Israelis.

Instead

    The raid left nine dead: five Americans and four Israelis.

What it leaves alone

Figures that merely stand side by side: a colon, a dash, brackets, "in all", "a total of", "made up of", "the rest" or
a row or column called a total must say that they are parts and whole. Sums that come out within the rounding of each
figure; counts of things are exact, but for trailing zeros from 100 on, "about" and "more than". In lists and tables
zeros count as rounding only where all figures end in them. After "including", only too much is too much. Columns of
rates, prices and averages.

Source

Footing and cross-footing of accounts; interval arithmetic on the printed precision as in XBRL Calculations 1.1.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from numcheck.core.claim import Claim, Relation, RelationKind
from numcheck.core.finding import Context, Family, Finding, Related, Rule, Severity
from numcheck.core.measure import Interval
from numcheck.core.propagation import common_readings, in_base, in_words, total, widened
from numcheck.core.rounding import zeros_place


def check(relation: Relation, context: Context) -> Iterator[Finding]:
    """Adds the parts up and holds the sum against the whole."""
    (whole,), parts = relation.role("whole"), relation.role("part")
    measures = [c.measure for c in (whole, *parts)]
    account = relation.evidence.get("account") == "yes"
    for loose in (False, True):
        based = in_base(measures, loose=loose and not account)
        if based is None:
            return
        added = total(based[1:])
        if account and loose:
            added = widened(added, _rounded(relation.claims) * len(measures) / 2)
        if added.meets(based[0]) or (relation.evidence.get("complete") == "no" and added.low < based[0].high):
            return
    yield RULE.finding(
        whole,
        f"{_sum(parts, whole)}, {_figure(whole)} stated",
        *(Related(c.location, "part") for c in parts),
        reason=relation.reason,
    )


def _rounded(claims: Sequence[Claim]) -> Fraction:
    """The place to which all figures of an account may have been rounded: 100 where all end in two zeros, else 0."""
    place = min(zeros_place(c.quantity.value or 0, c.quantity.resolution) for c in claims if c.quantity.value)
    return place if place >= 100 else Fraction(0)


def _sum(parts: Sequence[Claim], whole: Claim) -> str:
    """``5 + 4 + 1 = 10``; the sum in the unit of the whole."""
    readings = common_readings([c.measure for c in (whole, *parts)]) or ()
    exact = sum(
        (r.factor * Fraction(c.quantity.value or 0) for r, c in zip(readings[1:], parts, strict=True)), Fraction(0)
    )
    added = exact / readings[0].factor
    place = min(Fraction(c.quantity.resolution) for c in parts)
    return f"{' + '.join(_figure(c) for c in parts)} = {in_words(Interval(added, added), place)}"


def _figure(claim: Claim) -> str:
    """The number in digits where it counts things, else as written."""
    q = claim.quantity
    if q.unit or q.value is None:
        return q.text
    exact = Fraction(q.value)
    return in_words(Interval(exact, exact), Fraction(q.resolution))


RULE = Rule(
    name="impossible-sum",
    family=Family.ARITHMETIC,
    severity=Severity.ERROR,
    judges=frozenset({RelationKind.PART_WHOLE}),
    check=check,
    doc=__doc__,
)
