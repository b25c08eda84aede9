"""Words by which nobody is known: the titles before a name, and nations."""

from __future__ import annotations

from functools import cache

from numcheck.language import lexicon
from numcheck.language.stems import canonical


def titles() -> frozenset[str]:
    """Words that stand before a name or open a sentence, capitalised as they are written: "Mr", "General", "The"."""
    return lexicon.words("english/titles")


@cache
def nations() -> frozenset[str]:
    """The canonical stems of countries; the words for their people and the adjectives have the same ones."""
    return frozenset(map(canonical, lexicon.classes("english/demonyms")))
