"""A share that does not follow from its part and its whole, or shares that are more than there is.

Why it matters

"12 of the 40 pupils (35%)" can be checked by every reader. Slices of one cake that make 109% make the whole chart
doubtful, and a part larger than its whole is a slip in one of two figures.

Example

    Only 12 of the 40 pupils (35%) passed the test.

Instead

    Only 12 of the 40 pupils (30%) passed the test.

What it leaves alone

Bare percentages, which are never forced to 100: the words must make them slices of one whole (a composition, votes,
"of these", "the rest"). Sums over 100 by no more than half the coarsest unit printed for each slice; sums under 100,
unless the words say that nothing is missing. A fraction in words ("one in five", "a third") within five points, and a
quarter of itself. Columns called share of which fewer than half of the rows come out.

Source

Interval arithmetic on the printed precision, as for totals of rounded shares in statistical offices' footnotes.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from numcheck.core.finding import Finding, Related
from numcheck.core.levels import Confidence, Family, Severity
from numcheck.core.measure import Interval, Measure, Precision
from numcheck.core.relation import Completeness, ShareOfWhole, ShareTwice, Slices, Subset
from numcheck.core.rule import Context, Rule
from numcheck.numbers.change import is_share, point_value
from numcheck.numbers.intervals import hull, in_base, interval_in_words, interval_sum, ratio, widened
from numcheck.numbers.plausibility import is_credible_mistake
from numcheck.numbers.rounding import magnitude

_HUNDRED = Fraction(100)
_ZEROS = Fraction(1, 100)  # share of a figure that its zeros may have rounded away
_RARE = Fraction(1, 20)  # below this a share is put as one in so many
_WORDS = Fraction(1, 20)  # "one in five" is said of 15% to 25%
_NEAR = Fraction(15)


def check(relation: ShareOfWhole | ShareTwice | Subset | Slices, context: Context) -> Iterator[Finding]:
    """At most one finding, on the share or part that cannot be, or on the last of slices that do not make 100."""
    match relation:
        case ShareOfWhole():
            yield from _of_whole(relation)
        case ShareTwice():
            yield from _twice(relation)
        case Subset():
            yield from _larger(relation)
        case Slices():
            yield from _slices(relation)


def _of_whole(relation: ShareOfWhole) -> Iterator[Finding]:
    part, whole, share = relation.part, relation.whole, relation.share
    tight, loose = (in_base([part.measure, whole.measure], precision, at_most=_ZEROS) for precision in Precision)
    if tight is None or loose is None or loose[1].low <= 0:
        return
    stated, said = Fraction(share.quantity.value or 0), _said(share.measure)
    if is_share(share.measure):
        stated, said = stated / 100, Interval(said.low / 100, said.high / 100)
    exact = ratio(*tight)
    if exact.meets(said) or ratio(*loose).meets(said) or not is_credible_mistake(stated, (exact.low + exact.high) / 2):
        return
    near = exact.scaled(_HUNDRED).meets(widened(said.scaled(_HUNDRED), Fraction(share.quantity.resolution)))
    near = near and is_share(share.measure)
    last = part if part.location.span > max(share.location.span, whole.location.span) else share
    yield RULE.finding(
        last,
        _part_in_words(relation) if last is part else _share_in_words(relation),
        *(Related(c.location, says) for c, says in ((share, "share"), (part, "part")) if c is not last),
        Related(whole.location, "whole"),
        confidence=Confidence.LOW if near else Confidence.HIGH,
        reason="right if cut off instead of rounded" if near else relation.reason,
    )


def _part_in_words(relation: ShareOfWhole) -> str:
    """ "5 percent of $600,000 is 30,000, $3,000 stated": for a part that is given last, with the whole's unit where the
    part has another.
    """
    whole, share = Fraction(relation.whole.quantity.value or 0), Fraction(relation.share.quantity.value or 0)
    exact = whole * share / (_HUNDRED if is_share(relation.share.measure) else 1)
    place = min(Fraction(relation.part.quantity.resolution), Fraction(10) ** magnitude(exact))
    came = interval_in_words(Interval(exact, exact), place)
    part, of = relation.part.quantity, relation.whole.quantity
    unit = of.text[of.number.end - of.span.start :] if part.unit != of.unit else ""
    return f"{relation.share.quantity.text} of {of.text} is {came}{unit}, {part.text} stated"


def _share_in_words(relation: ShareOfWhole) -> str:
    """ "12 of 40 is 30%, 35% stated"; a small share beside "one in 700" is "one in 7,000"."""
    part, whole, share = relation.part, relation.whole, relation.share
    amounts = in_base([point_value(part.measure), point_value(whole.measure)], Precision.TIGHT)
    exact = ratio(*amounts) if amounts else Interval(Fraction(0), Fraction(0))
    place = min(Fraction(share.quantity.resolution), Fraction(1)) if is_share(share.measure) else Fraction(1)
    if is_share(share.measure) or exact.high > _RARE:
        percent = exact.scaled(_HUNDRED)
        came = f"{interval_in_words(percent, min(place, Fraction(10) ** magnitude(percent.high)))}%"
    else:
        came = f"one in {interval_in_words(Interval(1 / exact.high, 1 / exact.low))}"
    return f"{part.quantity.text} of {whole.quantity.text} is {came}, {share.quantity.text} stated"


def _said(share: Measure) -> Interval:
    """What a stated share may be, in its own unit: a percentage as it is printed, a fraction in words within five points."""
    if is_share(share):
        return hull([share.tight, share.loose])
    value = Fraction(share.quantity.value or 0)
    if share.quantity.bound.is_least:
        return Interval(value, Fraction(1))
    if share.quantity.bound.is_most:
        return Interval(Fraction(0), value)
    return widened(Interval(value, value), min(_WORDS, value / 4))


def _twice(relation: ShareTwice) -> Iterator[Finding]:
    part, share = relation.part, relation.share
    value = Fraction(part.quantity.value or 0)
    if value.limit_denominator(10).limit_denominator(10) == value.limit_denominator(10000):
        said = widened(Interval(value, value), _WORDS)
    else:
        said = part.measure.loose
    if part.quantity.bound.is_least:
        said = Interval(value, Fraction(1))
    elif part.quantity.bound.is_most:
        said = Interval(Fraction(0), value)
    if not said.scaled(_HUNDRED).meets(share.measure.loose):
        exact = Interval(value * 100, value * 100)
        yield RULE.finding(
            share,
            f"{part.quantity.text} is {interval_in_words(exact, Fraction(1))}%, {share.quantity.text} stated",
            Related(part.location, "the same share"),
            reason=relation.reason,
        )


def _larger(relation: Subset) -> Iterator[Finding]:
    part, whole = relation.part, relation.whole
    based = in_base([part.measure, whole.measure], Precision.LOOSE)
    if based is not None and based[0].low > based[1].high:
        yield RULE.finding(
            part,
            f"{part.quantity.text} is more than the whole, {whole.quantity.text}",
            Related(whole.location, "whole"),
            reason=relation.reason,
        )


def _slices(relation: Slices) -> Iterator[Finding]:
    """Over 100, or, if nothing is missing, under it, by more than rounding may add up to.

    Two halves may both be rounded up (50.5 and 49.5); of more slices, nobody expects all to lie on the very edge.
    """
    slices = relation.slices
    tight, loose = interval_sum(c.measure.tight for c in slices), interval_sum(c.measure.loose for c in slices)
    exact = sum((Fraction(c.quantity.value or 0) for c in slices), Fraction(0))
    coarsest = max(Fraction(c.quantity.resolution) for c in slices)
    if relation.complete is Completeness.NEARLY and abs(exact - _HUNDRED) > _NEAR:
        return
    over = loose.low >= _HUNDRED and (tight.low > _HUNDRED or (tight.low == _HUNDRED and len(slices) > 2))
    under = (
        relation.complete is not Completeness.OPEN
        and loose.high < _HUNDRED
        and exact + coarsest / 2 * len(slices) < _HUNDRED
    )
    if over or under:
        place = min(Fraction(c.quantity.resolution) for c in slices)
        numbers = " + ".join(
            interval_in_words(c.measure.tight.scaled(Fraction(0), Fraction(c.quantity.value or 0)), place)
            for c in slices
        )
        yield RULE.finding(
            slices[-1],
            f"{numbers} = {interval_in_words(Interval(exact, exact), place)}%, {'more than' if over else 'less than'} the whole",
            *(Related(c.location, "slice of the same whole") for c in slices[:-1]),
            reason=relation.reason,
        )


RULE = Rule(
    name="impossible-share",
    family=Family.ARITHMETIC,
    severity=Severity.ERROR,
    check=check,
    doc=__doc__,
)
