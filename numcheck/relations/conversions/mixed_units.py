"""One amount given in two systems of units in different places, and converted nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from numcheck.core.claim import Claim
from numcheck.core.relation import MixedUnits
from numcheck.core.text import BlockKind
from numcheck.language import lexicon
from numcheck.numbers.conversion import is_right_conversion, printed_values
from numcheck.numbers.rounding import half_up, magnitude, significant_digits, zeros_place
from numcheck.relations.conversions.restatements import restatements_in
from numcheck.relations.corpus import ClaimedText, Corpus

_BESIDE = 60  # code points to either side


def find(corpus: Corpus) -> Iterator[MixedUnits]:
    """One relation for each figure that is exactly an earlier one in the other system, with a word in common beside them.

    That the amounts agree to the digit (two at least, three in one of them) is what makes them one measurand; amounts
    that do not are left to the rules about conflicts.
    """
    for text in corpus.texts:
        figures = [c for c in text.claims if c.measure.conversion_target is not None]
        if len(_systems(figures)) < 2:
            continue
        digits = {c.location: _digits(c) for c in figures}
        figures = [c for c in figures if digits[c.location] > 1]
        if len(_systems(figures)) < 2:
            continue
        paired = {c.location for r in restatements_in(text) for c in r.claims}
        seen: dict[tuple[str, Fraction], dict[str, tuple[Fraction, Claim]]] = {}
        for claim in figures:
            if claim.location in paired:
                continue
            amount = claim.measure.senses[0].to_base(claim.measure.tight).low
            places = _places(claim.measure.dimension, amount)
            nearby = [kept for place in places for kept in seen.get(place, {}).values()]
            near = (
                c
                for other, c in nearby
                if max(digits[c.location], digits[claim.location]) > 2
                and _is_in_other_system(c, claim)
                and abs(other - amount) * 25 <= abs(amount)
            )
            earlier = next((c for c in near if is_right_conversion(c.measure, claim.measure)), None)
            if (
                earlier is not None
                and not _converts(text, earlier, claim)
                and _share_a_word(text, earlier, claim)
                and not _are_choices(text, earlier, claim)
            ):
                yield MixedUnits(
                    first=earlier,
                    second=claim,
                    reason=f"{claim.quantity.text} is {earlier.quantity.text}",
                )
            seen.setdefault(places[0], {}).setdefault(claim.quantity.unit, (amount, claim))


def _systems(figures: Sequence[Claim]) -> set[str]:
    return {c.measure.conversion_target.system for c in figures if c.measure.conversion_target}


def _places(dimension: str, amount: Fraction) -> list[tuple[str, Fraction]]:
    """Where amounts like this one are kept: by their first two digits, and by those next to them."""
    step = Fraction(10) ** (magnitude(amount) - 1) if amount else Fraction(1)
    middle = half_up(amount, step)
    return [(dimension, middle + i * step) for i in (0, -1, 1)]


def _converts(text: ClaimedText, first: Claim, second: Claim) -> bool:
    start, end = first.location.span.end, second.location.span.end
    around = text.document.text[start : end + 40].lower()
    return end - start < 200 and any(
        words in around for words in lexicon.classes("relations/conversion_cues")["converts"]
    )


def _are_choices(text: ClaimedText, first: Claim, second: Claim) -> bool:
    """Whether both stand in items of one list, as the answers to a question do."""
    document, at, end = text.document, first.location.span.start, second.location.span.start
    while at < end:
        block = document.block_at(at)
        if block.kind is not BlockKind.LIST_ITEM:
            return False
        at = document.text.find("\n", block.span.end) + 1 or end
        while document.text[at : at + 1].isspace():
            at += 1
    return True


def _share_a_word(text: ClaimedText, first: Claim, second: Claim) -> bool:
    """Whether one word, of four letters at least, stands beside both."""
    return not _words(text, first).isdisjoint(_words(text, second))


def _words(text: ClaimedText, claim: Claim) -> set[str]:
    span, words = claim.location.span, text.document.text
    around = words[max(span.start - _BESIDE, claim.sentence.start) : span.start] + " "
    around += words[span.end : min(span.end + _BESIDE, claim.sentence.end)]
    found = (word.strip(".,;:'\"“”’()") for word in around.lower().split())
    return {
        word
        for word in found
        if len(word) > 3 and word not in lexicon.classes("relations/conversion_cues")["everywhere"]
    }


def _digits(claim: Claim) -> int:
    """How many digits a figure has before the zeros that only hold the place, of a range the end that has fewer."""
    values = printed_values(claim.measure)
    digits = (significant_digits(v, zeros_place(v, claim.quantity.resolution)) if v > 0 else 0 for v in values)
    return min(digits, default=0)


def _is_in_other_system(first: Claim, second: Claim) -> bool:
    one, other = first.measure.conversion_target, second.measure.conversion_target
    if one is None or other is None or one.system == other.system:
        return False
    return first.measure.dimension == second.measure.dimension
