"""Words by which nobody is known: the titles before a name, and nations."""

from __future__ import annotations

from functools import cache

from numcheck.language import lexicon
from numcheck.language.stems import canonical


def titles() -> frozenset[str]:
    """The words of ``english/titles``, as they are written."""
    return lexicon.words("english/titles")


@cache
def nations() -> frozenset[str]:
    """The stems of the countries of ``english/demonyms``; those of their people are the same."""
    return frozenset(map(canonical, lexicon.classes("english/demonyms")))
