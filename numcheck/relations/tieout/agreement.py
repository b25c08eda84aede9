"""How far a source's figure supports a draft's: stricter than whether both can be true, for a draft copies.

Two articles may well say "nearly six years" and "nearly five years" of one thing and both be right. A draft that was
written from the source may round what it found there, and convert it; it may not put another number after the same
"nearly", pick one figure out of a range, or make "more than 100" an exact 116.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from operator import attrgetter

from numcheck.core.measure import Interval, Precision, UnitSense, Verdict
from numcheck.core.named_tuple import NamedTuple
from numcheck.core.quantity import Bound, Quantity
from numcheck.core.relation import SupportKind
from numcheck.language.tokens import FIGURE
from numcheck.numbers.conversion import Conversion, judge_conversion
from numcheck.numbers.intervals import hull
from numcheck.relations.matching.comparison import bare_digits, same_number, verdict
from numcheck.relations.matching.mention import Mention

# How far an unhedged figure of one digit may lie from what it rounds, as a share of it; by hand.
ONE_DIGIT_SLACK = Decimal("0.008")

ABOUT = Decimal("0.05")  # how far off a hedged figure may be, as a share; by hand
FRACTION_SLACK = 5  # percentage points between a part in words and a percentage that it may stand for; by hand
_BRACKET = 3  # code points between a figure and its conversion, at most: " ("
_UNIT_WORDS = 2  # that stand behind the first end of a range, at most, the figure among them; by hand
_UPPER_END = frozenset(["to", "and", "or"])


class SupportLevel(Enum):
    """What a source's figure says of a draft's, in the words of the FEVER data sets.

    ``SUPPORTS``    the draft may have been written from it
    ``LOOSELY``     it may, by a writer who rounds or converts further than the words and digits say
    ``COMPATIBLE``  both can be true, no more
    ``REFUTES``     whoever writes from the source does not write this
    """

    SUPPORTS = "supports"
    LOOSELY = "loosely"
    COMPATIBLE = "compatible"
    REFUTES = "refutes"


def support_level(draft: Mention, source: Mention, stand: Verdict | None = None) -> SupportLevel | None:
    """How far ``source`` supports ``draft``; None where the two cannot be compared (5 euros, 7 metres).

    ``stand`` is how their figures stand, where that is known already.
    """
    stand = verdict(draft, source) if stand is None else stand
    if stand is None:
        return None
    p, q = draft.claim.quantity, source.claim.quantity
    if stand is Verdict.CONFLICT or p.bound.opposes(q.bound):
        return SupportLevel.REFUTES
    if q.vague:
        return SupportLevel.COMPATIBLE
    other_unit = p.unit != q.unit and draft.kind not in ("money", "count", "share", "age")
    if same_number(p, q) or (stand is Verdict.EQUAL and not other_unit):
        return SupportLevel.SUPPORTS
    if p.is_range and not (other_unit and q.is_range):
        return SupportLevel.COMPATIBLE  # one figure is no range; both ends are asked for elsewhere
    if other_unit:
        return _of_conversion(draft, source)
    if p.value is not None and q.value is None and q.low is not None and q.high is not None:
        return _of_range(draft, p.value, q.low, q.high)
    if p.value is None or q.value is None:
        return SupportLevel.SUPPORTS
    return _of_numbers(p, q, p.value, q.value)


def _of_numbers(p: Quantity, q: Quantity, value: Decimal, exact: Decimal) -> SupportLevel:
    """Of two numbers in one unit: the draft's may be the source's rounded to the last digit that it prints, or, behind
    a word that the source has not, to the last that is not zero.
    """
    hedged = p.bound is not Bound.EXACT
    if p.noun and _is_whole(value) and not _is_whole(exact):
        return SupportLevel.COMPATIBLE  # 50 wickets are no average of 53.50
    if _rounded(p.bound, value, exact):
        off = abs(value - exact)
        if hedged:
            near = off < p.resolution or (p.bound is not q.bound and off <= roundness(value))
            return SupportLevel.SUPPORTS if near else SupportLevel.LOOSELY
        if _rounded_to_the_digit(value, exact):
            return SupportLevel.SUPPORTS if 2 * off <= p.resolution else SupportLevel.LOOSELY
        return SupportLevel.COMPATIBLE
    if p.bound is q.bound:
        return SupportLevel.REFUTES if hedged else SupportLevel.COMPATIBLE
    near = abs(value - exact) <= ABOUT * abs(exact)
    return SupportLevel.SUPPORTS if near and Bound.EXACT not in (p.bound, q.bound) else SupportLevel.COMPATIBLE


def _of_conversion(draft: Mention, source: Mention) -> SupportLevel:
    """A figure in another unit is a conversion where one, converted, is the other as printed, or near it behind a word
    that says so, unless the source converts its own; times where they are about as long: six months are no year.
    """
    mine, theirs = (c.tight.low + c.tight.high for c in (draft, source))
    near = abs(mine - theirs) <= Fraction(ABOUT) * abs(theirs)
    p, q = draft.claim.quantity, source.claim.quantity
    if draft.kind == "time":
        return SupportLevel.SUPPORTS if near else SupportLevel.COMPATIBLE
    judged = judge_conversion(source.claim.measure, draft.claim.measure)
    right = judged is not None and judged.conversion is Conversion.RIGHT and _is_as_read(draft, judged.converted)
    if (right or (near and p.bound is not Bound.EXACT and not q.is_range)) and not _converts_itself(source, p.unit):
        return SupportLevel.SUPPORTS
    return SupportLevel.LOOSELY if right or near or judged is None else SupportLevel.COMPATIBLE


def _is_as_read(draft: Mention, sense: UnitSense) -> bool:
    """Whether the draft's unit means that: 72 °F is a temperature, not 40 °C more, but where a word speaks of a change."""
    return sense.offset != 0 or draft.claim.measure.senses[0].offset == 0 or "change" in draft.cue_kinds


def _converts_itself(source: Mention, unit: str) -> bool:
    """Whether the source gives the figure in ``unit`` as well, right behind or before it: 2.3 °C (4 °F)."""
    span = source.claim.location.span
    others = (c.location.span for c in source.claims if c.quantity.unit == unit)
    return any(max(o.start - span.end, span.start - o.end) <= _BRACKET for o in others)


def _of_range(draft: Mention, value: Decimal, low: Decimal, high: Decimal) -> SupportLevel:
    """A single figure drawn from a range is one end of it beside the other, or rounder than both."""
    if draft.claim.quantity.bound is Bound.EXACT:
        if value != (high if _ends_a_range(draft) else low):
            return SupportLevel.REFUTES
        beside = not {low, high}.isdisjoint(draft.other_numbers - {value})
        return SupportLevel.SUPPORTS if beside else SupportLevel.LOOSELY
    if value in (low, high):
        return SupportLevel.SUPPORTS
    rounded = roundness(value) > max(roundness(low), roundness(high))
    return SupportLevel.LOOSELY if rounded else SupportLevel.COMPATIBLE


def supports(draft: Mention, source: Mention) -> bool:
    """Whether ``draft`` may have been written from ``source``."""
    return support_level(draft, source) is SupportLevel.SUPPORTS


def support_kind(draft: Mention, source: Mention) -> SupportKind:
    """In what way a source's figure that supports the draft's does so: equal, rounded (one unit), converted."""
    p, q = draft.claim.quantity, source.claim.quantity
    if same_number(p, q) or negated_number(p, q):
        return SupportKind.EQUAL
    return SupportKind.ROUNDED if p.unit == q.unit else SupportKind.CONVERTED


def same_figure_same_wording(a: Quantity, b: Quantity) -> bool:
    """Whether both are one number in one unit under one bound that is not exact: "more than £400,000" twice."""
    return same_number(a, b) and a.bound is b.bound is not Bound.EXACT and (a.unit, a.noun) == (b.unit, b.noun)


def negated(a: Quantity, b: Quantity) -> bool:
    """Whether one is the other below zero, in one unit: a loss of $75 million, $(75) million."""
    return negated_number(a, b) and a.unit == b.unit


def negated_number(a: Quantity, b: Quantity) -> bool:
    """Whether the number of one is that of the other below zero, whatever the units."""
    return a.value is not None and b.value == -a.value != 0


def rounds_roughly(a: Quantity, b: Quantity) -> bool:
    """Whether ``a``, which has a word for about, nearly or over, may be ``b`` rounded, whatever the units."""
    if a.value is None or b.value is None or not b.value or abs(a.value - b.value) > ABOUT * abs(b.value):
        return False
    return _rounded(a.bound, a.value, b.value)


def is_fraction_of_percent(draft: Mention, percent: Mention) -> bool:
    """Whether a part in words (two-thirds) is a percentage (68%), as roughly as people say such parts."""
    part, share = draft.claim.quantity.value, percent.claim.quantity.value
    return part is not None and share is not None and abs(part * 100 - share) <= FRACTION_SLACK


def elides_scale(a: Quantity, b: Quantity) -> bool:
    """Whether one of two temperatures leaves its scale unsaid: 58 degrees, 58 °F."""
    return a.unit != b.unit and any(p.unit == "degree" and q.unit.startswith("degree_") for p, q in ((a, b), (b, a)))


def rounds(a: Quantity, b: Quantity) -> bool:
    """Whether ``a`` is ``b`` to fewer places, whatever the units: 306 million, 306.2 million euros. False for ranges."""
    if a.value is None or b.value is None or a.resolution <= b.resolution:
        return False
    return abs(a.value - b.value) * 2 <= a.resolution


def _rounded(bound: Bound, value: Decimal, exact: Decimal) -> bool:
    """Whether ``value`` is the rounder of the two, and on the side of ``exact`` that its bound says."""
    if (bound.is_least and value > exact) or (bound.is_most and value < exact):
        return False
    return roundness(value) > roundness(exact)


def _rounded_to_the_digit(value: Decimal, exact: Decimal) -> bool:
    """Whether ``value``, without a word that says "about", is ``exact`` rounded half up to the last digit it gives: 1,800
    for 1,847. One digit alone (2 million for 1.8 million) rounds little away.
    """
    step, off = _place(value), value - exact
    if not -step <= 2 * off <= step or (2 * abs(off) == step and abs(value) < abs(exact)):
        return False
    return len(bare_digits(value)) > 1 or abs(off) <= ONE_DIGIT_SLACK * abs(exact)


def roundness(value: Decimal) -> Decimal:
    """What a figure seems rounded to, by its last digit that is not zero: 100 for 1,800, 1 for 1,847, 5 for 25, 0.1 for 2.1.

    A last digit 5 behind others counts as a half of the place above. ``value`` is finite.
    """
    digits = value.normalize().as_tuple().digits
    return _place(value) * (5 if digits[-1] == 5 and len(digits) > 1 else 1)


def _place(value: Decimal) -> Decimal:
    """The place of its last digit that is not zero: 100 for 1,800, 10 for 470,050."""
    exponent = value.normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    return Decimal(1).scaleb(exponent)


def _is_whole(value: Decimal) -> bool:
    return value == value.to_integral_value()


def _ends_a_range(draft: Mention) -> bool:
    """Whether the figure ends a range, or a row, that began before it: 18 to 25."""
    stems, at = draft.words.stems, draft.at
    return at > 1 and stems[at - 1] in _UPPER_END and FIGURE in stems[max(at - 1 - _UNIT_WORDS, 0) : at - 1]


class _Reach(NamedTuple):
    """A mention and the least interval that holds all that it allows."""

    interval: Interval
    mention: Mention


class NearFigures:
    """The ``mentions``, in order of number and all of one kind: which of them may agree with a draft's figure.

    Two figures agree only where something they allow meets; to ask all of them for each figure of the draft would take the
    square of their number.
    Those of about one width are sorted by their lower ends: what meets an interval begins at most that width before it.
    """

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._all = mentions
        self._open: list[Mention] = []
        by_width: dict[int | None, list[_Reach]] = defaultdict(list)
        for mention in mentions:
            interval = _reach(mention)
            if interval is None:
                self._open.append(mention)
                continue
            width = interval.high - interval.low
            magnitude = width.numerator.bit_length() - width.denominator.bit_length() if width else None
            by_width[magnitude].append(_Reach(interval, mention))
        self._groups = [sorted(some, key=attrgetter("interval.low")) for some in by_width.values()]
        self._lows = [[at.interval.low for at in group] for group in self._groups]
        self._widths = [max(at.interval.high - at.interval.low for at in group) for group in self._groups]

    def of(self, draft: Mention) -> Sequence[Mention]:
        """Those that may agree with ``draft``, which is of their kind, in order of number; no other of them does."""
        interval = _reach(draft)
        if interval is None:
            return self._all
        return sorted([*self._open, *self._meeting(interval)], key=attrgetter("number"))

    def _meeting(self, interval: Interval) -> Iterator[Mention]:
        for group, lows, width in zip(self._groups, self._lows, self._widths, strict=True):
            first, last = bisect_left(lows, interval.low - width), bisect_right(lows, interval.high)
            yield from (at.mention for at in group[first:last] if at.interval.high >= interval.low)


def _reach(mention: Mention) -> Interval | None:
    """The least interval that holds all that a figure allows, in its own unit and the base unit; None where its unit may
    be several, or is none that grows with the figure.

    A kind that is a dimension is compared in the base unit alone.
    """
    measure = mention.claim.measure
    if len(measure.senses) != 1 or measure.senses[0].reciprocal:
        return None
    known = [mention.tight, measure.base(), measure.base(Precision.LOOSE)]
    return hull(known if mention.kind == measure.dimension else [*known, measure.tight, measure.loose])
