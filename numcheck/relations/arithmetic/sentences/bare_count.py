"""Numbers that extraction reads as part of something else, such as the sides of a score, as claims of their own."""

from __future__ import annotations

from decimal import Decimal

from numcheck.core.claim import Claim
from numcheck.core.text import Location, Span
from numcheck.numbers.rounding import printed_interval


def bare_count(like: Claim, span: Span, digits: str) -> Claim:
    """The whole number ``digits`` at ``span`` as a claim beside ``like``, a count of its sentence."""
    value = Decimal(digits)
    exact = printed_interval(value, 0)
    quantity = like.quantity._replace(
        span=span, number=span, text=digits, value=value, resolution=Decimal(1), noun="", adjectival=False
    )
    measure = like.measure._replace(quantity=quantity, tight=exact, loose=exact)
    return like.replaced(location=Location(like.location.uri, span), measure=measure)
