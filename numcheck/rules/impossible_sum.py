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
figure; counts of things are exact, but for "about", "more than", and the zeros of a whole that is rounded more coarsely
than its parts; single digits of one scale word that add up by rounding alone are a note. In lists and tables
zeros count as rounding only where all figures end in them. After "including", only too much is too much. Columns of
rates, prices and averages. Fewer votes than a body has members.

Source

Footing and cross-footing of accounts; interval arithmetic on the printed precision as in XBRL Calculations 1.1.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from numcheck.core.claim import Claim
from numcheck.core.finding import Finding, Related
from numcheck.core.levels import Family, Severity
from numcheck.core.measure import Interval
from numcheck.core.quantity import Bound
from numcheck.core.relation import PartWhole
from numcheck.core.rule import Context, Rule
from numcheck.numbers.intervals import common_senses, interval_in_words, interval_sum, widened
from numcheck.numbers.plausibility import is_credible_mistake
from numcheck.numbers.rounding import zeros_place

_SINGLE = 10
_SLIPS = tuple(Fraction(10) ** k for k in (-3, -2, -1, 1, 2, 3))


def check(relation: PartWhole, context: Context) -> Iterator[Finding]:
    """At most one finding, on the whole, where no reading of the parts adds up to it."""
    whole, parts = relation.whole, relation.parts
    senses = common_senses([c.measure for c in (whole, *parts)])
    if senses is None:
        return
    figures = list(zip((whole, *parts), senses, strict=True))
    for allowed in (_tight, _account if relation.listed else _loose):
        stated, *pieces = (r.to_base(allowed(c, whole, parts)) for c, r in figures)
        added = interval_sum(pieces)
        if added.meets(stated) or (not relation.complete and added.low < stated.high):
            yield from _rounded(relation)
            return
    if not relation.listed and not _is_credible(stated.high, [p.high for p in pieces]):
        return
    yield RULE.finding(
        whole,
        f"{_sum(parts, whole)}, {_figure(whole)} stated",
        *(Related(c.location, "part") for c in parts),
        reason=relation.reason,
    )


def _rounded(relation: PartWhole) -> Iterator[Finding]:
    """A note where two single digits of one scale word make a third by their rounding alone: $3 million and $2 million, $6 million."""
    figures = [c.quantity for c in (relation.whole, *relation.parts)]
    digits = {q.value / q.resolution if q.value is not None else None for q in figures}
    places = {q.resolution for q in figures}
    small = all(d is not None and 0 < d < _SINGLE for d in digits) and len(places) == 1 and min(places) > 1
    exact = sum((q.value or 0 for q in figures[1:]), Decimal(0))
    if relation.complete and not relation.listed and small and exact != figures[0].value:
        yield RULE.finding(
            relation.whole,
            f"{_sum(relation.parts, relation.whole)}, {_figure(relation.whole)} stated: right only if each was rounded",
            *(Related(c.location, "part") for c in relation.parts),
            severity=Severity.NOTE,
            reason=relation.reason,
        )


def _is_credible(stated: Fraction, pieces: Sequence[Fraction]) -> bool:
    """Whether the sum is beside the whole, or would be with a zero more or less at one of the parts."""
    added = sum(pieces, Fraction(0))
    sums = (added + piece * (scale - 1) for piece in pieces for scale in _SLIPS)
    return is_credible_mistake(stated, added) or any(abs(one - stated) * 50 <= abs(stated) for one in sums)


def _tight(claim: Claim, whole: Claim, parts: Sequence[Claim]) -> Interval:
    return claim.measure.tight


def _loose(claim: Claim, whole: Claim, parts: Sequence[Claim]) -> Interval:
    """Zeros may be rounding, but parts named together are rounded to one place, and a whole by no more than 5%."""
    measure = claim.measure
    if claim.quantity.bound is not Bound.EXACT or claim.quantity.is_range:
        return measure.loose
    if claim is not whole:
        return measure.tight
    coarse = zeros_place(whole.quantity.value or 0, whole.quantity.resolution)
    half = min(abs(Fraction(whole.quantity.value or 0)) / 20, coarse / 2 if coarse > _place(parts) else Fraction(0))
    low, high = measure.tight.low - half, measure.tight.high + half
    return Interval(max(low, measure.loose.low), min(high, measure.loose.high))


def _account(claim: Claim, whole: Claim, parts: Sequence[Claim]) -> Interval:
    """In lists and tables zeros are digits, unless every figure is printed with two of them at its end."""
    place = _place((whole, *parts))
    printed = max(Fraction(c.quantity.resolution) for c in (whole, *parts))
    return widened(claim.measure.tight, place / 2 if place >= 100 * printed else Fraction(0))


def _place(claims: Sequence[Claim]) -> Fraction:
    """The finest place to which ``claims`` may have been rounded by their zeros."""
    figures = [c.quantity for c in claims if c.quantity.value]
    return min((zeros_place(q.value or 0, q.resolution) for q in figures), default=Fraction(0))


def _sum(parts: Sequence[Claim], whole: Claim) -> str:
    """``5 + 4 + 1 = 10``; the sum in the unit of the whole."""
    senses = common_senses([c.measure for c in (whole, *parts)]) or ()
    exact = sum(
        (r.factor * Fraction(c.quantity.value or 0) for r, c in zip(senses[1:], parts, strict=True)), Fraction(0)
    )
    added = exact / senses[0].factor
    place = min(Fraction(c.quantity.resolution) for c in parts)
    return f"{' + '.join(_figure(c) for c in parts)} = {interval_in_words(Interval(added, added), place)}"


def _figure(claim: Claim) -> str:
    """The number in digits where it counts things, else as written."""
    q = claim.quantity
    if q.unit or q.value is None:
        return q.text
    exact = Fraction(q.value)
    return interval_in_words(Interval(exact, exact), Fraction(q.resolution))


RULE = Rule(
    name="impossible-sum",
    family=Family.ARITHMETIC,
    severity=Severity.ERROR,
    check=check,
    doc=__doc__,
)
