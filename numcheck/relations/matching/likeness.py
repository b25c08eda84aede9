"""How two figures of one kind stand to each other, across wordings and units: a verdict, and what slip would explain it.

Counts of differently named things (soldiers, troops) and sums in other currencies have no common dimension, so the
verdict of ``numcheck.core.verdict`` is asked only where there is one.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from numcheck.core.measure import Interval
from numcheck.core.quantity import Quantity
from numcheck.core.verdict import Verdict, compare
from numcheck.relations.matching.context import Context
from numcheck.relations.matching.contexts import bare_digits


def verdict(a: Context, b: Context) -> Verdict | None:
    """How the figures of two contexts of one kind stand; None where they cannot be compared (5 euros, 7 dollars)."""
    left, right = a.claim.measure, b.claim.measure
    p, q = left.quantity, right.quantity
    one_dimension = left.dimension == right.dimension
    if one_dimension and a.figure == b.figure and p.bound == q.bound:
        return Verdict.EQUAL
    if p.low is not None and q.low is not None and p.is_range and q.is_range and p.unit == q.unit:
        return _ranges(p, q)
    if one_dimension and len(left.readings) == len(right.readings) == 1 and not _inverse(a, b):
        return _stand(a.tight, b.tight, a, b, based=True)
    found = compare(left, right)
    if found is not None:
        return found.verdict
    if a.kind in ("count", "share", "age"):
        return _stand(left.tight, right.tight, a, b, based=False)
    if not same_number(p, q):
        return None
    return Verdict.CONSISTENT if _elided(p, q) else Verdict.CONFLICT


def _elided(one: Quantity, other: Quantity) -> bool:
    """Whether one of two figures leaves unsaid what the other is counted by: ``$60``, ``$60 a pound``."""
    if ("/" in one.unit) == ("/" in other.unit):
        return False
    left, right = ({unit.partition("/")[0] for unit in (q.unit, *q.readings)} for q in (one, other))
    return not left.isdisjoint(right)


def _inverse(a: Context, b: Context) -> bool:
    return a.claim.measure.readings[0].reciprocal or b.claim.measure.readings[0].reciprocal


def _stand(tight: Interval, other: Interval, a: Context, b: Context, *, based: bool) -> Verdict:
    left, right = a.claim.measure, b.claim.measure
    if _far(tight, other) and not (left.quantity.vague or right.quantity.vague):
        return Verdict.CONFLICT
    if tight == other:
        return Verdict.EQUAL
    if tight.meets(other):
        return Verdict.CONSISTENT
    x, y = (left.base(loose=True), right.base(loose=True)) if based else (left.loose, right.loose)
    return Verdict.POSSIBLE if x.meets(y) else Verdict.CONFLICT


def _ranges(a: Quantity, b: Quantity) -> Verdict:
    """Two written ranges agree when both their ends do: "nine to 16" is not "nine to 61", though the two overlap."""
    return Verdict.EQUAL if (a.low, a.high) == (b.low, b.high) else Verdict.CONFLICT


def _far(one: Interval, other: Interval) -> bool:
    """Whether one is more than twice the other: further than any rounding, "about" or "more than" reaches."""
    return _exceeds_twice(one.low, other.high) or _exceeds_twice(other.low, one.high)


def _exceeds_twice(more: Fraction, less: Fraction) -> bool:
    (a, b), (c, d) = more.as_integer_ratio(), less.as_integer_ratio()
    return c > 0 and a * d > 2 * c * b


def same_number(a: Quantity, b: Quantity) -> bool:
    """Whether the same number is written, whatever the unit."""
    return (a.value, a.low, a.high) == (b.value, b.low, b.high)


def slip_between(a: Context, b: Context) -> str:
    """The slip that turns one context's figure into the other's, or "": nobody's pen makes months of days."""
    made = slip(a.claim.quantity, b.claim.quantity)
    return "" if made == "unit" and a.kind == "time" else made


def slip(a: Quantity, b: Quantity) -> str:
    """The slip of the pen that turns one figure into the other, or "": unit, tenfold, scale, transposed, digit."""
    if same_number(a, b):
        return "unit"
    x, y = a.value, b.value
    if x is None or y is None or x <= 0 or y <= 0:
        return ""
    if a.unit != b.unit and a.unit and b.unit and {a.unit, *a.readings}.isdisjoint((b.unit, *b.readings)):
        return ""  # 20 hours and two weeks
    apart = abs(x.adjusted() - y.adjusted())
    if apart:
        if max(x, y) < 10 or bare_digits(x) != bare_digits(y):
            return ""
        return "scale" if apart % 3 == 0 else "tenfold"
    p, q = _digits(x), _digits(y)
    if len(p) != len(q) or p == q:
        return ""
    differ = sum([s != t for s, t in zip(p, q, strict=True)])
    if sorted(p) == sorted(q):
        return "transposed" if differ == 2 else "shuffled"
    return "digit" if differ == 1 and len(p) >= 3 else ""


def telling_digits(a: Quantity, b: Quantity) -> int:
    """How many digits, zeros at the ends left out, the more precise of two figures has: 2 for 5,100, 4 for 32.38."""
    return max((len(bare_digits(q.value)) for q in (a, b) if q.value is not None), default=0)


@lru_cache(maxsize=4096)
def _digits(value: Decimal) -> str:
    whole = str(int(value)) if value == value.to_integral_value() else ""
    return whole if 2 <= len(whole) <= 4 else bare_digits(value)
