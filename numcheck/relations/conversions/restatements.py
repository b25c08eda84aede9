"""One figure given again in another unit: 200 m (656 ft)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from numcheck.core.claim import Claim
from numcheck.core.levels import Confidence
from numcheck.core.measure import Measure, UnitSense
from numcheck.core.relation import Restatement
from numcheck.numbers.conversion import Conversion, convert, judge_conversion, judge_conversion_as, printed_values
from numcheck.numbers.plausibility import is_credible_mistake
from numcheck.relations.conversions.apposition import Manner, Row, appositions
from numcheck.relations.conversions.columns import converted_columns
from numcheck.relations.conversions.families import restated_in_family
from numcheck.relations.conversions.senses import DIFFERENCE, counting_noun, in_sense, shared_unit
from numcheck.relations.corpus import ClaimedText, Corpus, cached_per_text

CONVERTED = frozenset(
    ("length", "mass", "area", "volume", "speed", "temperature", "temperature difference", "force", "pressure")
    + ("energy", "power", "density", "areal density", "flow", "mass flow", "fuel economy")
)
# How far the second figure may be from the first, as a ratio, for the two still to be one thing; a slip of a power of
# ten goes with each. Where the place leaves no doubt, nothing does.
_NEAR: dict[Manner, Fraction | None] = {
    Manner.BRACKET: None,
    Manner.EQUATION: Fraction(20),
    Manner.BRACKET_AFTER_WORDS: Fraction(2),
    Manner.INSERTED: Fraction(5),
    Manner.SLASH: Fraction(5),
    Manner.LOOSE: Fraction(23, 20),
    Manner.LISTED: Fraction(103, 100),
}
_FEW = 10  # degrees Celsius, up to which prose speaks of differences more often than of weather
_ALIKE = Fraction(23, 20)  # the same for two units of one system, which may be two things


def find(corpus: Corpus) -> Iterator[Restatement]:
    """One relation for each figure that is given again in another unit, beside it or in the next column."""
    for text in corpus.texts:
        yield from restatements_in(text)


@cached_per_text
def restatements_in(text: ClaimedText) -> Iterator[Restatement]:
    """Those of one text, in order; of a row (2 × 3 cm) one for each figure."""
    for first, second, manner in appositions(text, _is_converted):
        for one, other in _matched(first, second):
            yield from _restatements(_in_sense(text, one, other), shared_unit(other), manner)
    for a, b in restated_in_family(text):
        yield Restatement(original=a, converted=b, cue="(", reason=f"{b.quantity.text} stands beside {a.quantity.text}")
    for a, b in converted_columns(text):
        yield Restatement(original=a, converted=b, cue="|", reason="two columns give one thing")


def _in_sense(text: ClaimedText, row: Row, other: Row) -> Row:
    """``row`` in the senses of its place; a few degrees that are right as a difference may be one: "sensitivity of 3 °C (5.4 °F)"."""
    read = in_sense(text, row)
    if any(s.dimension == DIFFERENCE for s in read[0].measure.senses) or not _few_degrees(row[0].measure):
        return read
    return row if all(_is_difference(a.measure, b.measure) for a, b in zip(row, other, strict=True)) else read


def _few_degrees(measure: Measure) -> bool:
    first = measure.senses[0]
    most = _FEW if first.unit == "degree_Celsius" else _FEW * Fraction(9, 5)
    return first.dimension == "temperature" and all(abs(value) <= most for value in printed_values(measure))


def _is_difference(a: Measure, b: Measure) -> bool:
    pairs = [(x, y) for x in a.senses for y in b.senses if x.dimension == y.dimension == DIFFERENCE]
    return any((judge_conversion_as(a, b, x, y) or Conversion.WRONG) > Conversion.WRONG for x, y in pairs)


def _matched(first: Row, second: Row) -> Iterator[tuple[Row, Row]]:
    """The two rows, one figure for each: the last of a list before a lone figure, or both ends of "3 and 6 miles"."""
    if len(first) == len(second):
        yield first, second
    elif len(second) == 1 and len(first) == 2 and second[0].quantity.is_range:
        ends = _ends(second[0])
        rising = (first[0].quantity.value or 0) <= (first[1].quantity.value or 0)
        yield first, ends if rising else ends[::-1]
    elif len(second) == 1:
        yield first[-1:], second


def _ends(claim: Claim) -> tuple[Claim, Claim]:
    """The two ends of a range as figures where the whole stands, the lower first."""
    low, high = (
        claim.measure._replace(quantity=claim.quantity._replace(value=value, low=None, high=None))
        for value in (claim.quantity.low, claim.quantity.high)
    )
    return claim.replaced(measure=low), claim.replaced(measure=high)


def _is_converted(claim: Claim) -> bool:
    return any(map(_converts, claim.measure.senses))


def _restatements(first: Row, second: Row, manner: Manner) -> Iterator[Restatement]:
    pairs = [(a, counting_noun(a.quantity.noun, b)) for a, b in zip(first, second, strict=True)]
    if all(_restates(a.measure, b.measure, manner) for a, b in pairs):
        for a, b in pairs:
            yield Restatement(
                original=a,
                converted=b,
                cue=manner.value,
                reason=f"{b.quantity.text} stands beside {a.quantity.text} ({manner.name.lower()})",
                confidence=Confidence.HIGH if _NEAR[manner] is None else Confidence.MEDIUM,
            )


def _restates(a: Measure, b: Measure, manner: Manner) -> bool:
    shared = [
        (x, y) for x in _written(a) for y in _written(b) if x.dimension == y.dimension and not x.special | y.special
    ]
    if (
        not any(_converts(x) for x, _ in shared)
        or len(printed_values(a)) != len(printed_values(b))
        or not printed_values(a)
    ):
        return False
    if a.quantity.unit == b.quantity.unit == "degree":
        return False  # angles: 270° (-90°)
    if all(x.unit == y.unit for x, y in shared):
        return manner is Manner.BRACKET and _meant_another_unit(a, b)
    if manner in (Manner.LOOSE, Manner.LISTED) and "degree" in (a.quantity.unit, b.quantity.unit):
        verdict = judge_conversion(a, b)  # "at 65° or 64 °C" leaves the letter out once
        return verdict is not None and verdict.conversion > Conversion.WRONG
    nearest = _NEAR[manner]
    if nearest is not None and manner in (Manner.INSERTED, Manner.SLASH) and not _two_systems(a, b):
        nearest = _ALIKE
    slips = nearest is not None and nearest > 2 and _two_systems(a, b)
    return nearest is None or any(_near(a, b, x, y, nearest, slips=slips) for x, y in shared)


def _written(measure: Measure) -> Iterator[UnitSense]:
    """The readings of ``measure`` that keep what it is given per: tons a year are no tons."""
    rate = "/" in measure.quantity.unit
    return (r for r in measure.senses if ("/" in r.unit) is rate)


def _converts(reading: UnitSense) -> bool:
    dimension = reading.dimension
    return dimension in CONVERTED or " per length" in dimension or dimension.startswith(("length", "mass per"))


def _two_systems(a: Measure, b: Measure) -> bool:
    """Whether one is in a unit that readers of the other's want converted."""
    targets = a.conversion_target, b.conversion_target
    return targets[0] is None or targets[1] is None or targets[0].system != targets[1].system


def _near(a: Measure, b: Measure, x: UnitSense, y: UnitSense, ratio: Fraction, *, slips: bool = False) -> bool:
    exact = convert(printed_values(a)[0], x, y)
    printed = printed_values(b)[0]
    if exact is None or exact * printed <= 0:
        return False
    return 1 / ratio <= printed / exact <= ratio or (slips and is_credible_mistake(printed, exact))


def _meant_another_unit(a: Measure, b: Measure) -> bool:
    """Whether "seven km (4 km)" is right in a unit that km is mistaken for, rather than a second measurement."""
    verdict = judge_conversion(a, b)
    if verdict is None or verdict.conversion is not Conversion.WRONG:
        return False
    for other in b.confusable_units:
        as_other = judge_conversion_as(a, b, a.senses[0], other)
        if as_other is Conversion.RIGHT or (
            as_other is Conversion.SLOPPY and _near(a, b, a.senses[0], other, Fraction(108, 100))
        ):
            return True
    return False
