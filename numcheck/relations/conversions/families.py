"""One figure again in another unit or scale word of its own family: 90 minutes (1.5 hours), 2,048 MB (2 GB), $1,200 million ($1.2bn).

Nobody converts these for readers of another country, so they say nothing of what a text converts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from numcheck.core.claim import Claim
from numcheck.language.lazy_pattern import Lazy
from numcheck.numbers.conversion import convert, printed_values
from numcheck.numbers.plausibility import is_credible_mistake
from numcheck.numbers.rounding import printed
from numcheck.relations.conversions.apposition import Manner, appositions
from numcheck.relations.corpus import ClaimedText

FAMILIES = frozenset({"time", "data"})
_GOES_ON = Lazy(r",?\s(?:and\s)?(?:\d+|[a-z]+(?:-[a-z]+)?)\s(?:months?|weeks?|days?|hours?|minutes?|seconds?)\b")
_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_LEAST = Fraction(1000)  # of one scale word, which is as a rule put in the next: 1,200 million


def restated_in_family(text: ClaimedText) -> Iterator[tuple[Claim, Claim]]:
    """(figure, the same in brackets behind it) where both are times, amounts of data, or sums of one currency."""
    for (*more, first), (*others, second), manner in appositions(text, _is_exact):
        if more or others or manner not in (Manner.BRACKET, Manner.EQUATION):
            continue
        if _is_money(first) and _is_money(second):
            if first.quantity.unit == second.quantity.unit and _is_rescaled(first, second):
                yield first, second
        elif _GOES_ON.match(text.document.text, second.location.span.end):
            continue  # "1024 weeks (19 years and 36 weeks)"
        elif first.quantity.unit != second.quantity.unit and _is_credible(first, second):
            yield first, second


def _is_money(claim: Claim) -> bool:
    return claim.measure.dimension.startswith("money ") and " per " not in claim.measure.dimension


def is_of_family(claim: Claim) -> bool:
    """Whether the figure is a time, an amount of data, or a sum of money."""
    return claim.measure.dimension in FAMILIES or _is_money(claim)


def _is_exact(claim: Claim) -> bool:
    q = claim.quantity
    exact = q.value is not None and q.value > 0 and not q.vague and not q.is_range and not q.adjectival
    return exact and is_of_family(claim)


def _is_credible(first: Claim, second: Claim) -> bool:
    """Whether the second can be a slip for the first: an age behind a period is none."""
    one, other = first.measure.senses[0], second.measure.senses[0]
    if one.dimension != other.dimension:
        return False
    exact = convert(printed_values(first.measure)[0], one, other)
    if exact is None or _bounds(second, exact):
        return False
    return is_credible_mistake(printed_values(second.measure)[0], exact)


def _bounds(claim: Claim, exact: Fraction) -> bool:
    """Whether the words say on which side of the figure ``exact`` lies, within its last place: a bit over 19 is 19.6."""
    q, printed_value = claim.quantity, printed_values(claim.measure)[0]
    off = exact - printed_value
    return 0 <= (off if q.bound.is_least else -off if q.bound.is_most else -1) < Fraction(q.resolution)


def _is_rescaled(first: Claim, second: Claim) -> bool:
    """Whether one scale word was put in another: a thousand of it or more, less than one, or the same digits."""
    one, other = _written(first), _written(second)
    if one is None or other is None:
        return False
    values = printed_values(first.measure)[0], printed_values(second.measure)[0]
    if values[0] == one or values[1] == other or values[0] / one == values[1] / other:
        return False  # no scale word, or the same: "£5m (£4m)" is last year's figure
    same_digits = printed(one, 1 / _LEAST).strip("0,.") == printed(other, 1 / _LEAST).strip("0,.")
    return (one >= _LEAST or one < 1 or same_digits) and is_credible_mistake(values[1], values[0])


def _written(claim: Claim) -> Fraction | None:
    """The number before the scale word; None where it is in words."""
    digits = re.search(_NUMBER, claim.quantity.text)
    return Fraction(digits.group().replace(",", "")) if digits and claim.quantity.value else None
