"""Derivations: figures that a writer computes from two of a source: "fell by 12 per cent", "83 crowns more".

Such figures seldom stand in a source as the draft gives them. Two figures support one where it is their change, share,
multiple, sum or difference, and the draft speaks of them: the sentence of its own figure, or one beside it, gives one of
the two as well, or both stand in one sentence that shares a word with the draft's. Over 700 articles, each held against
another's text, none of 77 percentages was supported by chance.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import chain, combinations, islice

from numcheck.core.measure import Interval, Measure, Precision
from numcheck.core.named_tuple import NamedTuple
from numcheck.core.quantity import Bound, Direction
from numcheck.language import lexicon
from numcheck.language.stems import canonical
from numcheck.numbers.change import in_percent, in_unit, is_consistent, multiple, point_value
from numcheck.numbers.intervals import in_base, widened
from numcheck.relations.matching.comparison import bare_digits, telling_digits
from numcheck.relations.matching.mention import Mention
from numcheck.relations.tieout.computed_pairs import PercentPairs, share_in_percent
from numcheck.relations.tieout.moves import is_move

_TIMES, _POINTS = canonical("times"), canonical("points")
_AMOUNT_AND_NUMBER = {"money", "count"}  # kinds
_EACH = frozenset(["each", "apiece", "per", "a"])
_AS_MUCH = frozenset(["as", "more", "than", "the", "its", "their", "higher", "larger", "greater", "bigger", "longer"])
_MORE, _NEAR_THAN = frozenset(["more", "fewer", "less"]), 12  # words in which "than" follows; by hand
_MOST_BESIDE = 12  # figures beside one that are tried with each other; by hand
MIN_DIGITS = 2  # that tell, for a sum or a difference to be no chance; by hand
_OWN_PERCENTAGE = 8  # words behind a figure in which its source says by how much it changed, at most; by hand
_NEAR = 5  # words in which a sum or a difference is said to be one; by hand
_NO_OPERAND = frozenset(["share", "age", "time"])  # kinds that nobody computes with
_POINT_UNITS = frozenset(["basis_point", "percentage_point"])
_NO_RATIO = frozenset(["temperature"])  # kinds of which none is so many times or per cent of another

Formula = Callable[[Measure, Measure, Measure], bool]


class Surroundings(NamedTuple):
    """What a source says around one of its figures.

    ``neighbours``  the figures at most so many sentences from it, and those of its row
    ``heads``       the terms at the head of its row and column
    ``measure``     what it allows, in the scale that its text declares
    ``is_scaled``   whether it is a bare number outside tables in a text that declares one
    ``percent``     the pairs of its figures by their percentages
    """

    neighbours: Callable[[Mention, int], Iterable[Mention]]
    heads: Callable[[Mention], frozenset[str]]
    measure: Callable[[Mention], Measure]
    is_scaled: Callable[[Mention], bool]
    percent: Callable[[], PercentPairs]


def derivation(
    draft: Mention, given: Sequence[Mention], sources: Iterable[Mention], around: Surroundings
) -> tuple[Mention, Mention] | None:
    """Two of ``sources`` from which ``draft`` is computed; None where it is no such figure, or none give it.

    ``given`` are those that support other figures beside the draft's.
    """
    formula = _formula_of(draft)
    if formula is None:
        return None
    if (part := _part(draft, given, around)) is not None:
        return part
    percent = formula is _is_point_change
    stated, measure = draft.claim.measure, around.measure
    pairs = (
        (a, b)
        for a, b in _source_pairs(draft, given, sources, around, formula)
        if ({a.kind, b.kind} == _AMOUNT_AND_NUMBER if formula in (_is_ratio, _is_product) else _comparable(a, b))
        and (a.kind == "percent") == percent
        and not (a.kind in _NO_RATIO and formula in (_is_change, _is_share_or_change, _is_multiple))
        and not (formula in (_is_change, _is_share_or_change) and any(_says_its_own(c, around) for c in (a, b)))
        and (formula is not _is_sum_or_difference or (_is_told(draft, a, b) and not (is_move(a, b) or is_move(b, a))))
    )
    explaining = ((a, b) for a, b in pairs if formula(measure(a), measure(b), stated))
    first = next(explaining, None)
    if formula is not _is_share_or_change or first is None:
        return first
    shares = ((a, b) for a, b in (first, *explaining) if not _is_change(measure(a), measure(b), stated))
    return next(shares, first)


def _part(draft: Mention, given: Sequence[Mention], around: Surroundings) -> tuple[Mention, Mention] | None:
    """A percentage that the draft gives beside its figure, and the whole that a source gives near it, of which that is the
    part: 60 per cent of £2.4 million. None where there are none.
    """
    stated = draft.claim.quantity
    if draft.kind not in _AMOUNT_AND_NUMBER or stated.value is None:
        return None
    for share in given:
        percent = share.claim.quantity.value
        if share.kind != "percent" or percent is None or percent not in draft.other_numbers:
            continue
        for whole in around.neighbours(share, 1):
            value = around.measure(whole).quantity.value
            if value is None or whole.kind != draft.kind or whole.claim.quantity.unit != stated.unit:
                continue
            if abs(value * percent / 100 - stated.value) * 2 <= stated.resolution:
                return share, whole
    return None


def _source_pairs(
    draft: Mention, given: Sequence[Mention], sources: Iterable[Mention], around: Surroundings, formula: Formula
) -> Iterator[tuple[Mention, Mention]]:
    """The pairs of figures that the draft may have been computed from, the likeliest first."""
    beside = [(one, [*islice(around.neighbours(one, 1), _MOST_BESIDE)]) for one in given]
    near = ((one, other) for one, others in beside for other in others)
    bare = (pair for _, others in beside for pair in combinations([c for c in others if around.is_scaled(c)], 2))

    def is_named(one: Mention) -> bool:
        return _shares_a_term(draft, one, around.heads(one))

    def told() -> Iterator[tuple[Mention, Mention]]:
        if formula in (_is_change, _is_share_or_change):
            return around.percent().like(_stated(draft.claim.measure), is_named, around.neighbours)
        return ((one, other) for one in sources if is_named(one) for other in around.neighbours(one, 0))

    # The last are worked out only where none of the others will do.
    for one, other in chain(combinations(given, 2), near, bare, (pair for _ in (0,) for pair in told())):
        if one is not other and _is_operand(one) and _is_operand(other):
            yield one, other


def _says_its_own(c: Mention, around: Surroundings) -> bool:
    """Whether its source says itself by how many percent the figure changed: "$902 million, up 48%"."""
    if c.kind == "percent" or c.table is not None:
        return False
    behind = (p for p in around.neighbours(c, 0) if p.kind == "percent" and c.at < p.at <= c.at + _OWN_PERCENTAGE)
    return any(p.claim.quantity.change is not Direction.NONE for p in behind)


def _formula_of(draft: Mention) -> Formula | None:
    """How the figure would be computed; None for one that nobody computes."""
    quantity = draft.claim.quantity
    if quantity.value is None or quantity.value <= 0:
        return None
    if quantity.unit == "percentage_point" or (draft.noun == _POINTS and not quantity.unit):
        return _is_point_change
    if draft.kind == "percent":
        return _is_share_or_change if quantity.change is Direction.NONE else _is_change
    if draft.noun == _TIMES and not quantity.unit:
        behind = draft.words.lower[draft.at + 1 : draft.at + 4]
        return None if _AS_MUCH.isdisjoint(behind) else _is_multiple  # three times as much; named three times
    if _is_ratio_in_words(draft):
        return _is_ratio
    # Counts that are added must count one thing, which ``SourceIndex.sum_of_two`` sees to; small numbers add up by chance.
    named = quantity.unit or draft.is_bare
    if draft.kind == "money" and speaks_of_sum(draft) and not _EACH.isdisjoint(draft.words.vocabulary):
        return _is_product
    likely = named and draft.kind not in _NO_OPERAND and telling_digits(quantity, quantity) >= MIN_DIGITS
    return _is_sum_or_difference if likely else None


def speaks_of_sum(draft: Mention) -> bool:
    """Whether words near the figure say that it is a sum: in all, combined."""
    return not _cues("sum").isdisjoint(draft.words.lower[max(draft.at - _NEAR, 0) : draft.at + _NEAR + 1])


def speaks_of_difference(draft: Mention) -> bool:
    """Whether words near the figure say that it is how far two others lie apart: more, less, behind, rose."""
    return not _cues("difference").isdisjoint(draft.words.lower[max(draft.at - _NEAR, 0) : draft.at + _NEAR + 1])


def is_chance(draft: Mention) -> bool:
    """Whether two figures lie as far apart as this one by chance: a single digit, or a time ("for another 15 minutes")."""
    if speaks_of_sum(draft) or not speaks_of_difference(draft):
        return False
    return draft.kind == "time" or telling_digits(draft.claim.quantity, draft.claim.quantity) < MIN_DIGITS


def names_operands(draft: Mention, one: Mention, other: Mention) -> bool:
    """Whether the draft's sentence gives both as well: "86 km, 4 km short of its target of 90 km"."""
    return draft.other_numbers.issuperset((one.claim.quantity.value, other.claim.quantity.value))


def _is_told(draft: Mention, one: Mention, other: Mention) -> bool:
    """Whether the draft speaks of a sum or a difference, or a source says of one that it is how far others lie apart."""
    return speaks_of_sum(draft) or any(map(speaks_of_difference, (draft, one, other)))


def is_difference(c: Mention) -> bool:
    """Whether the figure is how many more or fewer there are than of another: "100,000 more cases than in Norland"."""
    quantity, lower = c.claim.quantity, c.words.lower
    return not _MORE.isdisjoint(quantity.modifiers) and "than" in lower[c.at + 1 : c.at + _NEAR_THAN]


def speaks_of_loss(draft: Mention) -> bool:
    """Whether words near the figure say that it lies below zero: a loss of."""
    return not _cues("loss").isdisjoint(draft.words.lower[max(draft.at - _NEAR, 0) : draft.at + _NEAR + 1])


@cache
def _cues(kind: str) -> frozenset[str]:
    return lexicon.classes("relations/support_cues")[kind]


def _is_change(one: Measure, other: Measure, share: Measure) -> bool:
    """How far one moved to the other, in percent, in the direction that the words give."""
    stated, direction = share._replace(tight=_stated(share)), share.quantity.change
    ends = ((one, other), (other, one))
    return any(
        is_consistent(in_percent, old, new, stated, direction=direction, precisions=(Precision.TIGHT,))
        for old, new in ends
    )


def _is_point_change(one: Measure, other: Measure, points: Measure) -> bool:
    return is_consistent(in_unit, one, other, points, direction=Direction.NONE)


def _is_share_or_change(one: Measure, other: Measure, share: Measure) -> bool:
    """Either a part of the other, or a change of which the words do not say the direction."""
    if _is_change(one, other, share):
        return True
    part = share_in_percent(one, other)
    return part is not None and part.meets(_stated(share))


def _is_multiple(one: Measure, other: Measure, factor: Measure) -> bool:
    found = [multiple(old, new, Precision.TIGHT) for old, new in ((one, other), (other, one))]
    return any(times is not None and times.meets(_stated(factor)) for times in found)


def _stated(measure: Measure) -> Interval:
    """The figure as it is printed, or a digit more or less where the words say that it is none too exact."""
    half, exact = Fraction(measure.quantity.resolution) / 2, point_value(measure).tight
    return widened(exact, half if measure.quantity.bound is Bound.EXACT else 2 * half)


def _is_sum_or_difference(one: Measure, other: Measure, stated: Measure) -> bool:
    """The sum of the two as they are printed, or their difference, rounded as the draft rounds it."""
    found = in_base([point_value(m) for m in (one, other)] + [stated], Precision.TIGHT)
    if found is None:
        return False
    x, y, wanted = found
    return any(wanted.low <= total < wanted.high for total in (x.low + y.low, abs(x.low - y.low)))


def _is_ratio_in_words(draft: Mention) -> bool:
    """Whether it is so much a head: revenue per passenger, $5 per share."""
    lower, at = draft.words.lower, draft.at
    return draft.kind == "money" and "per" in lower[max(at - _NEAR, 0) : at + 3]


def _is_ratio(one: Measure, other: Measure, stated: Measure) -> bool:
    """The one by the other, whichever is the money."""
    p, q, wanted = one.quantity.value, other.quantity.value, stated.quantity
    half, value = wanted.resolution / 2, wanted.value
    if not p or not q or value is None:
        return False
    return abs(p / q - value) <= half or abs(q / p - value) <= half


def _is_product(one: Measure, other: Measure, stated: Measure) -> bool:
    """So many times so much each."""
    p, q, wanted = one.quantity.value, other.quantity.value, stated.quantity
    if not p or not q or wanted.value is None:
        return False
    return abs(p * q - wanted.value) <= wanted.resolution / 2


def _is_operand(mention: Mention) -> bool:
    quantity = mention.claim.quantity
    if quantity.unit in _POINT_UNITS:
        return False  # how far something moved; nothing is so many per cent of it
    if mention.kind in _NO_OPERAND or mention.noun == _TIMES or quantity.value is None or quantity.vague:
        return False
    return not mention.is_bare or mention.table is not None or bare_digits(quantity.value) != "1"  # "times 100"


def _comparable(one: Mention, other: Mention) -> bool:
    """Whether one may be held against the other: one kind of one thing, or a number that says no more: "(2022: 468)"."""
    if one.is_bare or other.is_bare:
        return "percent" not in (one.kind, other.kind)
    return one.kind == other.kind and (one.noun == other.noun or not (one.noun and other.noun))


def _shares_a_term(draft: Mention, source: Mention, heads: frozenset[str]) -> bool:
    """Whether a word other than a unit stands in the draft's sentence and near the source's figure, or at its ``heads``."""
    if not heads.isdisjoint(draft.sentence_terms):
        return True
    units = {canonical(word) for word in source.claim.quantity.text.split()} - {source.noun}
    return any(word in draft.sentence_terms and word not in units for word in source.window_terms)
