"""A total in one sentence and its parts in another: "43 dead", and then "23 in the market and 21 others in the bakery"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from numcheck.core.levels import Confidence
from numcheck.core.quantity import Bound
from numcheck.core.relation import TotalMissed
from numcheck.language.stems import canonical
from numcheck.relations.matching.mention import Mention

# Both set by hand, not tuned since.
MAX_WORDS_APART = 14  # between two parts
MAX_MISS = Fraction(1, 10)  # of the sum; a total that misses it by more is a total of something else


def totals_missed(mentions: Sequence[Mention]) -> Iterator[TotalMissed]:
    """Totals of one text that miss the sum of two parts given elsewhere by a tenth at most: "43 dead", "23 and 21 others".

    Only where no figure of the text gives the sum, and total and parts are of one outcome; one total for two parts.
    """
    whole = [c for c in mentions if _counted(c)]
    values = {c.claim.quantity.value for c in mentions}
    totals = _by_outcome(whole)
    for one, other in pairwise(whole):
        if one.sentence != other.sentence or not _others(one, other) or not 0 < other.at - one.at <= MAX_WORDS_APART:
            continue
        together = sum((c.claim.quantity.value or Decimal(0) for c in (one, other)), Decimal(0))
        if together in values:
            continue
        near = totals.get((one.noun, one.outcome or other.outcome), ())
        found = [t for t in near if t.sentence != one.sentence and _is_near(t, one, other, Fraction(together))]
        if found:
            yield TotalMissed(
                total=min(found, key=lambda t: t.number).claim,
                parts=(one.claim, other.claim),
                sum_of_parts=together,
                cue="others",
                reason="two parts elsewhere do not add up to it",
                confidence=Confidence.MEDIUM,
            )


def _by_outcome(whole: Sequence[Mention]) -> dict[tuple[str, str], list[Mention]]:
    """What may be a total, by its noun and outcome: of each value the first, and the first of another sentence."""
    found: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    sentences: dict[tuple[str, str, Decimal | None], set[int]] = defaultdict(set)
    for mention in whole:
        known = sentences[mention.noun, mention.outcome, mention.claim.quantity.value]
        if mention.outcome and len(known) < 2 and mention.sentence not in known:
            known.add(mention.sentence)
            found[mention.noun, mention.outcome].append(mention)
    return found


def _counted(mention: Mention) -> bool:
    quantity = mention.claim.quantity
    return (
        mention.kind == "count"
        and quantity.value is not None
        and quantity.value == int(quantity.value)
        and quantity.value > 1
        and quantity.bound is Bound.EXACT
        and not quantity.vague
    )


def _others(one: Mention, other: Mention) -> bool:
    """Whether the second of two figures counts "others" of what the first counts."""
    quantity = other.claim.quantity
    words = {canonical(w) for w in (*quantity.modifiers, quantity.noun) if w}
    between = one.words.stems[one.at + 1 : other.at]
    return (
        bool(one.noun)
        and canonical("other") in words
        and "and" in between
        and (not one.outcome or one.outcome == (other.outcome or one.outcome))
    )


def _is_near(total: Mention, one: Mention, other: Mention, together: Fraction) -> bool:
    value = Fraction(total.claim.quantity.value or 0)
    parts = [Fraction(c.claim.quantity.value or 0) for c in (one, other)]
    return value > max(parts) and 0 < abs(value - together) <= together * MAX_MISS
