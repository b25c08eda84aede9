"""Comparison: how two figures of one kind stand, across wordings and units, and which slip would explain a difference.

Counts of differently named things (soldiers, troops) and sums in other currencies have no common dimension, so the
verdict of ``numcheck.numbers.comparison`` is asked only where there is one.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from numcheck.core.measure import Interval, Measure, Precision, Verdict
from numcheck.core.quantity import Quantity
from numcheck.core.relation import Slip
from numcheck.numbers.comparison import compare, shared_senses
from numcheck.relations.matching.mention import FigureKey, Mention, figure_key


def verdict(a: Mention, b: Mention) -> Verdict | None:
    """How the figures of two mentions of one kind stand; None where they cannot be compared (5 euros, 7 dollars).

    Symmetric. The same number in two currencies is a conflict: one of the two signs is wrong.
    """
    left, right = a.claim.measure, b.claim.measure
    p, q = left.quantity, right.quantity
    one_dimension = left.senses is right.senses or left.dimension == right.dimension
    if one_dimension and a.figure_key == b.figure_key and p.bound == q.bound:
        return Verdict.EQUAL
    if p.low is not None and q.low is not None and p.is_range and q.is_range and p.unit == q.unit:
        return _ranges(p, q)
    one_reading = len(left.senses) == len(right.senses) == 1
    if one_dimension and one_reading and not _inverse(a, b):
        if _far(a.figure_key, b.figure_key) and not (p.vague or q.vague):
            return Verdict.CONFLICT
        return _stand(a.tight, b.tight) or _loosely(left.base(Precision.LOOSE), right.base(Precision.LOOSE))
    if not one_reading and not (p.vague or q.vague) and _far_in_all_senses(left, right):
        return Verdict.CONFLICT
    found = compare(left, right) if one_dimension or not one_reading else None
    if found is not None:
        return found.verdict
    if a.kind in ("count", "share", "age"):
        if _far(figure_key("", left.tight), figure_key("", right.tight)) and not (p.vague or q.vague):
            return Verdict.CONFLICT
        return _stand(left.tight, right.tight) or _loosely(left.loose, right.loose)
    if not same_number(p, q):
        return None
    return Verdict.CONSISTENT if _elided(p, q) else Verdict.CONFLICT


def _elided(one: Quantity, other: Quantity) -> bool:
    """Whether one of two figures leaves unsaid what the other is counted by: ``$60``, ``$60 a pound``."""
    if ("/" in one.unit) == ("/" in other.unit):
        return False
    left, right = ({unit.partition("/")[0] for unit in (q.unit, *q.readings)} for q in (one, other))
    return not left.isdisjoint(right)


def _inverse(a: Mention, b: Mention) -> bool:
    return a.claim.measure.senses[0].reciprocal or b.claim.measure.senses[0].reciprocal


def _stand(tight: Interval, other: Interval) -> Verdict | None:
    """How two figures stand as printed; None where they cannot both hold."""
    return Verdict.EQUAL if tight == other else Verdict.CONSISTENT if tight.meets(other) else None


def _loosely(loose: Interval, other: Interval) -> Verdict:
    return Verdict.POSSIBLE if loose.meets(other) else Verdict.CONFLICT


def _ranges(a: Quantity, b: Quantity) -> Verdict:
    """Two written ranges agree when both their ends do: "nine to 16" is not "nine to 61", though the two overlap."""
    return Verdict.EQUAL if (a.low, a.high) == (b.low, b.high) else Verdict.CONFLICT


def _far(one: FigureKey, other: FigureKey) -> bool:
    """Whether one is more than twice the other: further than any rounding, "about" or "more than" reaches."""
    _, low, low_of, high, high_of = one
    _, least, least_of, most, most_of = other
    return (high > 0 and least * high_of > 2 * high * least_of) or (most > 0 and low * most_of > 2 * most * low_of)


def _far_in_all_senses(one: Measure, other: Measure) -> bool:
    """Whether the units of two figures share a dimension, and both are ``_far`` apart whatever sense of it is meant."""
    senses = list(shared_senses(one, other))
    if not senses or any(s.reciprocal or s.offset for pair in senses for s in pair):
        return False
    return all(_far(_unreduced(one.tight, a.factor), _unreduced(other.tight, b.factor)) for a, b in senses)


def _unreduced(interval: Interval, factor: Fraction) -> FigureKey:
    """``interval`` times ``factor`` as whole numbers; not in lowest terms, which takes long and ``_far`` does not need."""
    (a, b), (c, d), (p, q) = (
        interval.low.as_integer_ratio(),
        interval.high.as_integer_ratio(),
        factor.as_integer_ratio(),
    )
    return "", a * p, b * q, c * p, d * q


def same_number(a: Quantity, b: Quantity) -> bool:
    """Whether the same number, or the same two ends of a range, is written, whatever the unit."""
    return a.value == b.value and a.low == b.low and a.high == b.high


def leaves_room(a: Quantity, b: Quantity) -> bool:
    """Whether the lesser of two figures is a least one and the greater no most: "at least 18 dead", 26 dead.

    False for vague figures without a number. Counted between sources: 102 labelled pairs agree so, none contradicts.
    """
    p, q = a.value or a.low, b.value or b.low
    if p is None or q is None:
        return False
    less, more = (a, b) if p < q else (b, a)
    return less.bound.is_least and not more.bound.is_most


def are_whole_and_part(a: Mention, b: Mention) -> bool:
    """Whether what the greater figure has more stands beside the lesser: eight dead, six in one place and two in another."""
    more, less = (a, b) if (a.tight.low, a.tight.high) > (b.tight.low, b.tight.high) else (b, a)
    if a.counted != b.counted or a.kind != "count" or less.tight.low <= 0:
        return False
    rest = Interval(more.tight.low - less.tight.low, more.tight.high - less.tight.high)
    sentences = less.document.places.get(figure_key(less.kind, rest), ())
    return rest != less.tight and any(s in sentences for s in range(less.sentence - 3, less.sentence + 4))


def slip_between(a: Mention, b: Mention) -> Slip:
    """The slip that turns one mention's figure into the other's, or NONE: nobody's pen makes months of days."""
    made = slip(a.claim.measure.quantity, b.claim.measure.quantity)
    return Slip.NONE if made is Slip.UNIT and a.kind == "time" else made


def slip(a: Quantity, b: Quantity) -> Slip:
    """The slip of the pen that turns one figure into the other, or NONE: for ranges, and where no single slip does.

    UNIT is the same number, whatever stands behind it. Digits are compared without the zeros at both ends.
    """
    if same_number(a, b):
        return Slip.UNIT
    x, y = a.value, b.value
    if x is None or y is None or x <= 0 or y <= 0:
        return Slip.NONE
    if a.unit != b.unit and a.unit and b.unit and {a.unit, *a.readings}.isdisjoint((b.unit, *b.readings)):
        return Slip.NONE  # 20 hours and two weeks
    apart = abs(x.adjusted() - y.adjusted())
    if apart:
        if max(x, y) < 10 or bare_digits(x) != bare_digits(y):
            return Slip.NONE
        return Slip.SCALE if apart % 3 == 0 else Slip.TENFOLD
    p, q = _digits(x), _digits(y)
    size = max(len(p), len(q))
    padded = p.ljust(size, "0"), q.ljust(size, "0")  # 380 million and 308 million end in as many zeros
    differ = sum([s != t for s, t in zip(*padded, strict=True)])
    if differ and sorted(padded[0]) == sorted(padded[1]):
        return Slip.TRANSPOSED if differ == 2 else Slip.SHUFFLED
    return Slip.DIGIT if differ == 1 and len(p) == len(q) >= 3 else Slip.NONE


def telling_digits(a: Quantity, b: Quantity) -> int:
    """How many digits, zeros at the ends left out, the more precise of two figures has: 2 for 5,100, 4 for 32.38.

    0 where neither has a value, as ranges have none.
    """
    return max((len(bare_digits(q.value)) for q in (a, b) if q.value is not None), default=0)


@lru_cache(maxsize=4096)
def bare_digits(value: Decimal) -> str:
    """The digits of ``value`` without the zeros at both ends: "51" for 5,100, "75" for 0.75, "" for 0."""
    return "".join(map(str, value.as_tuple().digits)).strip("0")


@lru_cache(maxsize=4096)
def digit_signature(value: Decimal | None) -> str:
    """The ``bare_digits`` of ``value`` in order of size: the same after any slip of the unit, the scale or the order.

    "" where they are too few to tell: None, zero, and one digit below 10,000.
    """
    if value is None or not value:
        return ""
    digits = bare_digits(value)
    return "".join(sorted(digits)) if len(digits) > 1 or value.adjusted() > 3 else ""


@lru_cache(maxsize=4096)
def _digits(value: Decimal) -> str:
    whole = str(int(value)) if value == value.to_integral_value() else ""
    return whole if 2 <= len(whole) <= 4 else bare_digits(value)
