"""A sentence as its mentions share it: its words, where it stands, and what is worked out once for all its figures.

A sentence may hold hundreds of figures, so what hangs on none of them is never worked out, or kept, for each.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property

from numcheck.core.claim import Claim
from numcheck.core.frozen import FrozenIdentity
from numcheck.core.quantity import Quantity
from numcheck.language.stems import OOV_IDF, canonical
from numcheck.language.tokens import MIN_IDF, TokenizedSentence
from numcheck.relations.matching.cues import context_words
from numcheck.relations.matching.frames import SentenceFrame, sentence_frame

# Figures of a sentence; a longer one is a list, and to hold all against all takes the cube of their number. By hand.
MOST_FIGURES = 40

Role = tuple[str, str, str]  # unit, noun, and the word before a figure


class SentenceContext(FrozenIdentity):
    """What the mentions of one sentence share: see ``Mention``.

    ``number``      of the sentence among those of its text that hold figures, from 0
    ``terms``       its terms with their weights, the speaker's name among them
    ``text``        of its document
    ``text_names``  the stems that the sentences of its text with figures write as names; complete when all are read
    """

    number: int
    claims: tuple[Claim, ...]
    words: TokenizedSentence
    terms: Mapping[str, float]
    in_headline: bool
    in_lead: bool
    paragraph: int
    section: str
    table: int | None
    list_item: int | None
    text: str
    text_names: AbstractSet[str]

    @cached_property
    def names(self) -> frozenset[str]:
        """The stems that are written as names."""
        words = self.words
        return frozenset(s for s, name in zip(words.stems, words.is_name, strict=True) if name)

    @cached_property
    def opening_name(self) -> frozenset[str]:
        """The stem of the first word, where the text writes it as a name elsewhere."""
        first = self.words.stems[0] if self.words.surface[0][:1].isupper() else ""
        return frozenset([first]) & self.text_names

    @cached_property
    def all_names(self) -> frozenset[str]:
        """``names``, and the ``opening_name``."""
        return self.names | self.opening_name

    @cached_property
    def telling_names(self) -> frozenset[str]:
        """Those of ``all_names`` that are rare, and the first word where it is as rare as a name; no months and weekdays."""
        words = self.words
        nothing = context_words()["month"] | context_words()["weekday"]
        rare = words.surface[0][:1].isupper() and words.weights[0] >= OOV_IDF
        named = self.all_names | {words.stems[0]} if rare else self.all_names
        return named.intersection(
            s
            for s, weight, low, surface in zip(words.stems, words.weights, words.lower, words.surface, strict=True)
            if weight > MIN_IDF and low not in nothing and surface[0].isupper()
        )

    @cached_property
    def frame(self) -> SentenceFrame:
        """What is in force around all its figures, wherever it was said."""
        return sentence_frame(self.text, self.claims, self.section)

    @cached_property
    def roles(self) -> tuple[tuple[Claim, Role], ...]:
        """Those of its figures that tell what they measure and do not open it, in order, each with its role."""
        lower = self.words.lower
        placed = ((c, self.words.figures[c.quantity.span.start]) for c in self.claims)
        return tuple((c, role(c.quantity, lower[at - 1])) for c, at in placed if at and tells(c.quantity))


def role(quantity: Quantity, before: str) -> Role:
    """The role of a figure behind the word ``before``."""
    return quantity.unit, canonical(quantity.noun) if quantity.noun else "", before


def tells(quantity: Quantity) -> bool:
    """Whether a figure has a value, and a unit or a noun."""
    return quantity.value is not None and bool(quantity.unit or quantity.noun)
