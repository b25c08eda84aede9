"""What the settings say: figures agreed on (``known``) and wordings that are never compared (``different``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from numcheck.config import Config, Known
from numcheck.core.relation import AgainstAgreed
from numcheck.language.stems import canonical, idf
from numcheck.language.tokens import MIN_IDF
from numcheck.relations.matching.mention import Mention

MAX_WORDS = 10  # from the figure, within which a wording counts as said of it; set by hand, not tuned since


def stems_of(words: str) -> tuple[str, ...]:
    """The stems of the words of a setting, in order."""
    return tuple(canonical(w) for w in re.findall(r"[^\W\d_]+", words))


def are_kept_apart(a: Mention, b: Mention, different: Sequence[tuple[tuple[str, ...], tuple[str, ...]]]) -> bool:
    """Whether the settings say that two are never the same: one wording near one figure, the other near the other.

    ``different`` are pairs of wordings as stems (``stems_of``).
    """
    return any((_said(a, x) and _said(b, y)) or (_said(a, y) and _said(b, x)) for x, y in different)


def _said(mention: Mention, wording: tuple[str, ...]) -> bool:
    stems = mention.words.stems
    low, high = max(mention.at - MAX_WORDS, 0), min(mention.at + MAX_WORDS + 1, len(stems))
    size = len(wording)
    return bool(size) and any(stems[i : i + size] == wording for i in range(low, high - size + 1))


def against_agreed(mentions: Sequence[Mention], config: Config) -> Iterator[AgainstAgreed]:
    """A relation for each figure said of a measurand whose figure is agreed on, and that cannot be that figure.

    A wording is said of a figure where all its telling words stand in the sentence. Vague figures, and those of another
    unit or noun, are left alone.
    """
    for fact in config.known:
        telling = [s for s in stems_of(fact.text) if idf(s) > MIN_IDF]
        for mention in mentions:
            if telling and all(s in mention.sentence_terms for s in telling) and _clashes(mention, fact):
                yield AgainstAgreed(
                    claim=mention.claim,
                    agreed=fact.value,
                    unit=fact.unit,
                    because=fact.reason,
                    reason=f"said of: {fact.text}",
                )


def _clashes(mention: Mention, fact: Known) -> bool:
    quantity, measure = mention.claim.quantity, mention.claim.measure
    if quantity.vague or (fact.unit and fact.unit not in (quantity.unit, quantity.noun)):
        return False
    if not fact.unit and quantity.noun and canonical(quantity.noun) not in stems_of(fact.text):
        return False
    value = Fraction(fact.value)
    return not (measure.tight.low <= value <= measure.tight.high or measure.loose.low <= value <= measure.loose.high)
