"""The two ends of a written range as two claims: after a word of change, "from £20 to £25" is no range."""

from __future__ import annotations

import re
from decimal import Decimal

from numcheck.core.claim import Claim
from numcheck.core.named_tuple import NamedTuple
from numcheck.core.text import Span
from numcheck.numbers.rounding import printed_interval

_ENDS = r"^(?P<start>from )?(?P<first>.{1,60}?) to (?P<second>.{1,60})$"


class Ends(NamedTuple):
    """The ends in the order in which they are written; ``start`` says whether that is "from … to …".

    Each has its own words and value, but the location of the whole range: findings point at figures as extracted.
    """

    first: Claim
    second: Claim
    start: bool


def range_ends(claim: Claim) -> Ends | None:
    """The two ends of a range as claims; None for what is no range, or not written with "to"."""
    q = claim.quantity
    m = re.match(_ENDS, q.text, re.IGNORECASE | re.DOTALL)
    if m is None or q.low is None or q.high is None:
        return None
    first, second = (q.high, q.low) if _falls(m["first"], q.low, q.high) else (q.low, q.high)
    return Ends(_end(claim, m, "first", first), _end(claim, m, "second", second), m["start"] is not None)


def _falls(first: str, low: Decimal, high: Decimal) -> bool:
    """Whether the words ``first`` are the larger end: ranges are kept as low and high, however they are written."""
    digits = re.search(r"\d[\d,]*(?:\.\d+)?", first)
    if digits is None:
        return False
    written = Decimal(digits.group().replace(",", "")).normalize().as_tuple().digits
    return written == high.normalize().as_tuple().digits != low.normalize().as_tuple().digits


def _end(claim: Claim, m: re.Match[str], group: str, value: Decimal) -> Claim:
    span = Span(claim.location.span.start + m.start(group), claim.location.span.start + m.end(group))
    digits = m[group].replace(",", "").replace(".", "").replace(" ", "").isdigit()
    number = span if digits else Span(span.start, span.start)
    place = claim.quantity.resolution
    exact = place <= 1 and claim.measure.tight.low == claim.quantity.low
    tight = printed_interval(value, 0 if exact else place)
    quantity = claim.quantity._replace(
        span=span, text=m[group], value=value, low=None, high=None, number=number, resolution=place
    )
    measure = claim.measure._replace(quantity=quantity, tight=tight, loose=tight)
    return claim.replaced(measure=measure)
