"""One figure given again in another unit: 200 m (656 ft)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from numcheck.core.claim import Claim
from numcheck.core.levels import Confidence
from numcheck.core.measure import Measure, Reading
from numcheck.core.relation import Restatement
from numcheck.numbers.conversion import Conversion, converted, judge, judge_as, points
from numcheck.relations.conversions.apposition import Manner, Row, appositions
from numcheck.relations.conversions.columns import converted_columns
from numcheck.relations.conversions.senses import counting, settled, shared_unit
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
    """Each figure of the texts with its restatement, end by end for rows."""
    for text in corpus.texts:
        yield from restated(text)


@cached_per_text
def restated(text: ClaimedText) -> Iterator[Restatement]:
    """The same for one text."""
    for first, second, manner in appositions(text, _is_converted):
        if len(first) == len(second):
            yield from _restatements(settled(text, first), shared_unit(second), manner)
    for a, b in converted_columns(text):
        yield Restatement(original=a, converted=b, cue="|", reason="two columns give one thing")


def _is_converted(claim: Claim) -> bool:
    return any(map(_converts, claim.measure.readings))


def _restatements(first: Row, second: Row, manner: Manner) -> Iterator[Restatement]:
    pairs = [(a, counting(a.quantity.noun, b)) for a, b in zip(first, second, strict=True)]
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
        (x, y) for x in a.readings for y in b.readings if x.dimension == y.dimension and not x.special | y.special
    ]
    if not any(_converts(x) for x, _ in shared) or len(points(a)) != len(points(b)) or not points(a):
        return False
    if all(x.unit == y.unit for x, y in shared):
        return manner is Manner.BRACKET and _meant_another_unit(a, b)
    nearest = _NEAR[manner]
    return nearest is None or any(_near(a, b, x, y, nearest) for x, y in shared)


def _converts(reading: Reading) -> bool:
    return reading.dimension in CONVERTED or reading.dimension.endswith(("per length 2", "per length 3"))


def _near(a: Measure, b: Measure, x: Reading, y: Reading, ratio: Fraction) -> bool:
    exact = converted(points(a)[0], x, y)
    printed = points(b)[0]
    return exact is not None and exact * printed > 0 and 1 / ratio <= printed / exact <= ratio


def _meant_another_unit(a: Measure, b: Measure) -> bool:
    """Whether "seven km (4 km)" is right in a unit that km is mistaken for, rather than a second measurement."""
    verdict = judge(a, b)
    if verdict is None or verdict.conversion is not Conversion.WRONG:
        return False
    for other in b.lookalikes:
        as_other = judge_as(a, b, a.readings[0], other)
        if as_other is Conversion.RIGHT or (
            as_other is Conversion.SLOPPY and _near(a, b, a.readings[0], other, Fraction(108, 100))
        ):
            return True
    return False
