"""One amount given in two systems of units in different places, and converted nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from numcheck.core.claim import Claim, Relation, RelationKind
from numcheck.core.conversion import Conversion, judge, points
from numcheck.core.rounding import half_up, magnitude, significant_digits, zeros_place
from numcheck.relations.restatements import restated
from numcheck.relations.scope import ClaimedText, Scope

# Words between two figures, or just after the second, that make the second a conversion of the first.
_CONVERTS = ("that is", "which is", "that's", "that’s", "equivalent", "equal", "imperial", "metric", "convert", " or ")


def find(scope: Scope) -> Iterator[Relation]:
    """Pairs of figures, the later one exactly the earlier in the other system: two digits at least, once an amount.

    That the amounts agree to the digit is what makes them one measurand; amounts that do not are left to the rules
    about conflicts.
    """
    for text in scope.texts:
        figures = [c for c in text.claims if c.measure.counterpart is not None and _is_telling(c)]
        if len({c.measure.counterpart.system for c in figures if c.measure.counterpart}) < 2:
            continue
        paired = {c.location for r in restated(text) for c in r.claims}
        seen: dict[tuple[str, Fraction], list[Claim]] = {}
        for claim in figures:
            if claim.location in paired:
                continue
            nearby = [c for place in _places(claim) for c in seen.get(place, ())]
            earlier = next((c for c in nearby if _is_same_in_other_system(c, claim)), None)
            if earlier is not None and not _converts(text, earlier, claim):
                yield Relation(
                    RelationKind.MIXED_UNITS,
                    (earlier, claim),
                    ("first", "second"),
                    reason=f"{claim.quantity.text} is {earlier.quantity.text}",
                )
            alike = seen.setdefault(_places(claim)[0], [])
            if not any(c.quantity.unit == claim.quantity.unit for c in alike):
                alike.append(claim)


def _places(claim: Claim) -> list[tuple[str, Fraction]]:
    """Where amounts like this one are kept: by their first two digits, and by those next to them."""
    amount = claim.measure.readings[0].to_base(claim.measure.tight).low
    step = Fraction(10) ** (magnitude(amount) - 1) if amount else Fraction(1)
    middle = half_up(amount, step)
    return [(claim.measure.dimension, middle + i * step) for i in (0, -1, 1)]


def _converts(text: ClaimedText, first: Claim, second: Claim) -> bool:
    start, end = first.location.span.end, second.location.span.end
    around = text.document.text[start : end + 40].lower()
    return end - start < 200 and any(words in around for words in _CONVERTS)


def _is_telling(claim: Claim) -> bool:
    values = points(claim.measure)
    return bool(values) and all(
        v > 0 and significant_digits(v, zeros_place(v, claim.quantity.resolution)) > 1 for v in values
    )


def _is_same_in_other_system(first: Claim, second: Claim) -> bool:
    one, other = first.measure.counterpart, second.measure.counterpart
    if (
        one is None
        or other is None
        or one.system == other.system
        or first.measure.dimension != second.measure.dimension
    ):
        return False
    verdict = judge(first.measure, second.measure)
    return verdict is not None and verdict.conversion is Conversion.RIGHT
