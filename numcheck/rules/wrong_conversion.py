"""A figure given again in another unit is not the same amount.

Why it matters
    Readers take whichever unit they know. If the two disagree, half of them are misled, and nobody can tell which half.

Example
    The village lies 15,200 km (8,200 miles) from the coast.

Instead
    The village lies 15,200 km (9,440 miles) from the coast.

What it leaves alone
    A conversion is right if either figure, converted and rounded to the places printed of the other, is the other:
    16 km (10 miles), 84 m (276 ft), 36 ft (11.0 m). One that only works if both are read generously, such as
    75 km (50 miles), is a note of sloppy-conversion. Tons, gallons, pints and ounces are tried as metric, American and
    imperial; temperatures are tried as temperatures and as differences.

Source
    NIST SP 811 (2008), appendix B: factors (B.8) and the rounding of converted values (B.7).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from numcheck.core.claim import Claim
from numcheck.core.finding import Finding, Related
from numcheck.core.levels import Family, Severity
from numcheck.core.measure import Interval, Measure, UnitSense
from numcheck.core.relation import Restatement
from numcheck.core.rule import Context, Rule
from numcheck.messages.wording import figure_in_words, restated_in_unit, unit_in_words
from numcheck.numbers.conversion import Conversion, convert, judge_conversion, judge_conversion_as, printed_values
from numcheck.numbers.intervals import interval_in_words
from numcheck.numbers.rounding import rounds_to, significant_digits, zeros_place


def check(relation: Restatement, context: Context) -> Iterable[Finding]:
    """At most one finding, on the converted figure, with what may have gone wrong."""
    first, second = relation.original, relation.converted
    verdict = judge_conversion(first.measure, second.measure)
    if verdict is None or verdict.conversion is not Conversion.WRONG:
        return
    a, b = verdict.original, verdict.converted
    same_unit = a.unit == b.unit
    why = next(_explanations(first.measure, second.measure, a, b), "") or next(_readings(first, a, second, b), "")
    fitting = second.measure.confusable_units if same_unit else ()
    meant = next((r for r in fitting if _fits(first.measure, second.measure, a, r)), b)
    if meant != b:
        b, why = meant, f"the number of {unit_in_words(meant)} with another unit"
    right = _right(first, a, second, b)
    message = (
        f"{figure_in_words(second.quantity, verdict.converted)} stated, {figure_in_words(first.quantity, a)} is {right}"
    )
    if why:
        message += f" ({why})"
    yield RULE.finding(second, message, _original(first), confidence=relation.confidence, reason=relation.reason)


def _right(first: Claim, a: UnitSense, second: Claim, b: UnitSense) -> str:
    """What the second should say; a sum of money as a number, for its unit is the same."""
    if not a.dimension.startswith("money") or a.unit != b.unit:
        return restated_in_unit(first.quantity, a, second.quantity, b)
    value = printed_values(first.measure)[0]
    return interval_in_words(Interval(value, value), Fraction(first.quantity.resolution) / 10)


def _readings(first: Claim, a: UnitSense, second: Claim, b: UnitSense) -> Iterator[str]:
    """What the second should say where one of the units is read as its namesake: an imperial gallon for an American one."""
    for other in first.measure.senses:
        if other != a and not other.special and other.dimension == a.dimension == "volume":
            yield f"{restated_in_unit(first.quantity, other, second.quantity, b)} in {unit_in_words(other)}"
    for other in second.measure.senses:
        if other != b and not other.special and other.dimension == b.dimension == "volume":
            yield restated_in_unit(first.quantity, a, second.quantity, other)


def _original(first: Claim) -> Related:
    return Related(first.location, f"{first.quantity.text} is what it converts")


def _explanations(first: Measure, second: Measure, a: UnitSense, b: UnitSense) -> Iterator[str]:
    """What may have gone wrong, likeliest first."""
    x, y = printed_values(first)[0], printed_values(second)[0]
    if printed_values(first) == printed_values(second):
        yield "the number of the other unit repeated"
    for other in [r for r in second.senses if r.special] + list(second.confusable_units):
        if other.dimension == a.dimension and judge_conversion_as(first, second, a, other) is Conversion.RIGHT:
            yield f"right in {unit_in_words(other)}"
    for other in (
        first.confusable_units if significant_digits(y, zeros_place(y, second.quantity.resolution)) > 1 else ()
    ):
        if other.dimension == b.dimension and judge_conversion_as(first, second, other, b) is Conversion.RIGHT:
            yield f"right for {unit_in_words(other)}"
    exact = convert(x, a, b)
    if exact is None or len(printed_values(first)) > 1:
        return
    place = Fraction(second.quantity.resolution)
    for power in (10, 100, 1000, 10**6):
        if rounds_to(exact / power, y, place) or rounds_to(exact * power, y, place) or _ratio(exact * power, y):
            yield f"{power:,} times too {'much' if y > exact else 'little'}"
    if any(rounds_to(exact, s, place) for s in _transpositions(y, place)):
        yield "digits transposed"
    if a.offset == b.offset == 0 and exact and rounds_to(x * x / exact, y, place):
        yield "factor used upside down"


def _fits(first: Measure, second: Measure, a: UnitSense, b: UnitSense) -> bool:
    return (judge_conversion_as(first, second, a, b) or Conversion.WRONG) > Conversion.WRONG


def _ratio(exact: Fraction, printed: Fraction) -> bool:
    return printed != 0 and Fraction(98, 100) < exact / printed < Fraction(102, 100)


def _transpositions(value: Fraction, place: Fraction) -> Iterator[Fraction]:
    """The numbers that differ from ``value`` by two digits changing places."""
    digits = str(int(abs(value) / place))
    for i in range(len(digits)):
        for j in range(i + 1, len(digits)):
            if digits[i] != digits[j]:
                swapped = digits[:i] + digits[j] + digits[i + 1 : j] + digits[i] + digits[j + 1 :]
                yield int(swapped) * place


RULE = Rule(
    name="wrong-conversion",
    family=Family.CONVERSION,
    severity=Severity.ERROR,
    check=check,
    doc=__doc__,
    supersedes=frozenset({"words-and-figures"}),
)
