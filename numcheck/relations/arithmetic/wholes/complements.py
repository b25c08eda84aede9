"""Two parts that leave no third, named behind their whole: six children, three sons and three daughters.

They may stand in the same sentence, behind "of the 112 arrested", or in the next one: "Police arrested 30 people. Twenty
were men and ten were women."
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from numcheck.core.claim import Claim
from numcheck.core.relation import PartWhole
from numcheck.language import lexicon
from numcheck.language.lazy_pattern import Lazy
from numcheck.relations.arithmetic.sentences.masked_sentence import MaskedSentence
from numcheck.relations.arithmetic.sentences.patterns import PatternMatch, search

_NAMED = "[^,;:.()\x01-\x06\x10-\x1f]{0,40}?"
_PARTS = f"<count a>(?P<one>{_NAMED}),? and <count b>(?P<other>{_NAMED})(?=[,.;:)]|$)"
_PATTERNS = (
    f"<count whole>{_NAMED}(?:,|:| -| –| —) {_PARTS}",
    rf"\b(?:of|among) (?:the |these |those |its |their )?<count whole>[^;:.()\x01-\x06\x10-\x1f]{{0,60}}, {_PARTS}",
)
_OF_THE = f"<count a> of (?:the |these |its |their )?<count whole>(?P<one>{_NAMED}),? and <count b>(?P<other>{_NAMED})(?=[,.;:)]|$)"
_NEXT = rf"<count whole>[^;:()\x01-\x06\x10-\x1f]{{0,60}}\. (?:of these,? |of them,? )?{_PARTS}"
_LEAVING = (
    r"<count a> (?:out )?of (?:the |these |those |its |their |his |her |our )<count whole>[^;:.()\x01-\x06\x10-\x1f]{0,60}?,? leaving "
    r"(?:it with |them with |only |just |the other |the remaining )*<count b>(?= (?:open|left|remaining|in use|in place)\b|[,.;)]|$)"
)
_OPEN = r"\b(?:at least|another|others?|including|include[sd]?|more|half|rest)\b"
_WORD = Lazy(r"[a-z][a-z-]*")


def complements(masked: MaskedSentence) -> Iterator[PartWhole]:
    """One relation for each whole with two parts that are all there is of it."""
    yield from _relations(masked, (*_PATTERNS, _OF_THE))
    for m in search(masked, _LEAVING):
        whole, taken, left = m.claim("whole"), m.claim("a"), m.claim("b")
        if all(map(_is_count, (whole, taken, left))) and {taken.quantity.noun, left.quantity.noun} <= {
            "",
            whole.quantity.noun,
        }:
            reason = f"“{m.cue}”: what is taken and what is left make the whole"
            yield PartWhole(whole=whole, parts=(taken, left), cue=m.cue, reason=reason)


def complements_after(masked: MaskedSentence) -> Iterator[PartWhole]:
    """The same for two sentences, masked as one: the whole in the first, its parts in the second."""
    yield from _relations(masked, (_NEXT,))


def _relations(masked: MaskedSentence, patterns: Sequence[str]) -> Iterator[PartWhole]:
    for m in search(masked, *patterns):
        whole, parts = m.claim("whole"), (m.claim("a"), m.claim("b"))
        if not _holds(whole, parts) or _is_listed(m):
            continue
        if all(map(_is_count, (whole, *parts))) and not re.search(_OPEN, m.cue) and _leave_no_third(m, *parts):
            reason = f"“{m.cue}”: who is not the one is the other"
            yield PartWhole(whole=whole, parts=parts, cue=m.cue, reason=reason)


_OFFSPRING = frozenset({"boy", "girl", "son", "daughter", "grandson", "granddaughter"})
_GROWN = frozenset({"man", "woman", "male", "female"})


def _holds(whole: Claim, parts: Sequence[Claim]) -> bool:
    """Whether the parts can be some of the whole: sons are children and women adults, but men are no children."""
    nouns = {c.quantity.noun for c in parts} - {""}
    if whole.quantity.noun in _sides():
        return nouns <= (
            _OFFSPRING if whole.quantity.noun == "child" else _GROWN if whole.quantity.noun == "adult" else set()
        )
    return True


def _is_listed(m: PatternMatch) -> bool:
    """Whether the whole is itself an item of a list: "1,900 people, 300 children, 700 women and 900 men"."""
    before = m.sentence.text[max(0, m.match.start() - 60) : m.match.start()]
    return re.search(r"[\x01-\x06]..[^.;]*$", before, re.DOTALL) is not None


def _is_count(claim: Claim) -> bool:
    q = claim.quantity
    return q.value is not None and q.value >= 1 and not q.unit and not q.vague and not q.adjectival


def _leave_no_third(m: PatternMatch, one: Claim, other: Claim) -> bool:
    """Whether two words that leave no third name the parts: men and women, upstairs and downstairs."""
    return any(
        one_pair == other_pair and first != second
        for one_pair, first in _names(one, m.word("one"))
        for other_pair, second in _names(other, m.word("other"))
    )


def _names(claim: Claim, words: str) -> set[tuple[int, bool]]:
    """The pairs that name a part, each with its side: by what is counted, or by a word behind the figure."""
    found = {claim.quantity.noun, *claim.quantity.modifiers, *_WORD.findall(words)}
    return {place for word in found for place in _sides().get(word, ())}


@cache
def _sides() -> dict[str, tuple[tuple[int, bool], ...]]:
    """For each word the numbers of its pairs, and whether it is of the first side."""
    sides: dict[str, tuple[tuple[int, bool], ...]] = {}
    for number, row in enumerate(lexicon.table("relations/complements")):
        for words, first in zip(row, (True, False), strict=True):
            for word in words.split("|"):
                for form in (word, f"{word}s", word.removesuffix("s")):
                    sides[form] = (*sides.get(form, ()), (number, first))
    return sides
