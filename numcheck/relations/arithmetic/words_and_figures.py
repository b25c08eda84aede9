"""One number written twice, in words and in figures, as contracts do: thirty (30) days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from numcheck.core.claim import Claim
from numcheck.core.relation import WordsAndFigures
from numcheck.language import lexicon
from numcheck.relations.corpus import ClaimedText, Corpus

_OPEN = r"^\s?\(\s?(?:[A-Z]{2,3}\s?)?$"
_CLOSE = r"^\s?\)"
_COUNTED = (
    r"^\s?\)[\s-](?:(?:calendar|business|working|full|consecutive|equal|additional|trading) )?"
    r"(?:(?!this|was|has|is|its|as|plus|vs)[a-z]{2,}s|people|men|women|children|percent|per cent)\b"
)
_DIGITS = r"\d"
_GOES_ON = r"([A-Za-z]+)[\s-]+(?:(?:and|of)\s+(?:an?\s+)?)?$"


def find(corpus: Corpus) -> Iterator[WordsAndFigures]:
    """One relation for each number in words with one in figures in brackets after it, or the reverse."""
    for text in corpus.texts:
        for words, figures in zip(text.claims, text.claims[1:], strict=False):
            if _is_pair(text, words, figures):
                yield WordsAndFigures(
                    words=words,
                    figures=figures,
                    cue="(",
                    reason="brackets hold the same number in the other form",
                )


def _is_pair(text: ClaimedText, first: Claim, second: Claim) -> bool:
    if second.location.span.start - first.location.span.end > 6 or not re.match(_OPEN, text.between(first, second)):
        return False
    a, b = first.quantity, second.quantity
    if a.value is None or b.value is None or a.vague or b.vague or a.is_range or b.is_range:
        return False
    in_words = [not re.search(_DIGITS, q.number.of(text.document.text)) for q in (a, b)]
    if in_words[0] == in_words[1] or a.value < 1 or a.value != a.value.to_integral_value():
        return False
    if _is_cut_off(text, first):
        return False
    end = second.location.span.end
    after = text.document.text[end : end + 30]
    if a.unit or a.noun:
        return (a.unit, a.noun) == (b.unit, b.noun) and re.match(_CLOSE, after) is not None
    return not b.unit and not b.noun and re.match(_COUNTED, after) is not None


def _is_cut_off(text: ClaimedText, claim: Claim) -> bool:
    """Whether a number word stands before ``claim``, so that only the end of the phrase was read: one-half of one percent,
    seven times seven (49).
    """
    start = claim.location.span.start
    before = re.search(_GOES_ON, text.document.text[max(0, start - 40) : start])
    return before is not None and (before[1].lower() in _number_words() or before[1].lower() == "times")


@cache
def _number_words() -> frozenset[str]:
    return frozenset(row[0] for row in lexicon.table("numbers/number_words"))
