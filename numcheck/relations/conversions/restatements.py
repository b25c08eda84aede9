"""One figure given again in another unit: 200 m (656 ft)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from numcheck.core.claim import Claim
from numcheck.core.levels import Confidence
from numcheck.core.measure import Measure, UnitSense
from numcheck.core.relation import Restatement
from numcheck.numbers.conversion import Conversion, convert, judge_conversion, judge_conversion_as, printed_values
from numcheck.relations.conversions.apposition import Manner, Row, appositions
from numcheck.relations.conversions.columns import converted_columns
from numcheck.relations.conversions.senses import counting_noun, in_sense, shared_unit
from numcheck.relations.corpus import ClaimedText, Corpus, cached_per_text

CONVERTED = frozenset(
    ("length", "mass", "area", "volume", "speed", "temperature", "temperature difference", "force", "pressure")
    + ("energy", "power", "density", "areal density", "flow", "fuel economy")
)
# How far the second figure may be from the first, as a ratio, for the two still to be one thing.
_NEAR: dict[Manner, Fraction | None] = {
    Manner.BRACKET: None,
    Manner.EQUATION: Fraction(20),
    Manner.BRACKET_AFTER_WORDS: Fraction(2),
    Manner.INSERTED: Fraction(23, 20),
    Manner.LOOSE: Fraction(23, 20),
    Manner.LISTED: Fraction(103, 100),
}


def find(corpus: Corpus) -> Iterator[Restatement]:
    """One relation for each figure that is given again in another unit, beside it or in the next column."""
    for text in corpus.texts:
        yield from restatements_in(text)


@cached_per_text
def restatements_in(text: ClaimedText) -> Iterator[Restatement]:
    """Those of one text, in order; of a row (2 × 3 cm) one for each figure."""
    for first, second, manner in appositions(text, _is_converted):
        if len(first) == len(second):
            yield from _restatements(in_sense(text, first), shared_unit(second), manner)
    for a, b in converted_columns(text):
        yield Restatement(original=a, converted=b, cue="|", reason="two columns give one thing")


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
    if all(x.unit == y.unit for x, y in shared):
        return manner is Manner.BRACKET and _meant_another_unit(a, b)
    if manner in (Manner.LOOSE, Manner.LISTED) and "degree" in (a.quantity.unit, b.quantity.unit):
        verdict = judge_conversion(a, b)  # "at 65° or 64 °C" leaves the letter out once
        return verdict is not None and verdict.conversion > Conversion.WRONG
    nearest = _NEAR[manner]
    return nearest is None or any(_near(a, b, x, y, nearest) for x, y in shared)


def _written(measure: Measure) -> Iterator[UnitSense]:
    """The readings of ``measure`` that keep what it is given per: tons a year are no tons."""
    rate = "/" in measure.quantity.unit
    return (r for r in measure.senses if ("/" in r.unit) is rate)


def _converts(reading: UnitSense) -> bool:
    return reading.dimension in CONVERTED or reading.dimension.endswith(("per length 2", "per length 3"))


def _near(a: Measure, b: Measure, x: UnitSense, y: UnitSense, ratio: Fraction) -> bool:
    exact = convert(printed_values(a)[0], x, y)
    printed = printed_values(b)[0]
    return exact is not None and exact * printed > 0 and 1 / ratio <= printed / exact <= ratio


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
