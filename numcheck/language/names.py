"""Words by which nobody is known: the titles before a name, and nations."""

from __future__ import annotations

from functools import cache

from numcheck.language.stems import canonical, lines


@cache
def titles() -> frozenset[str]:
    """The words of ``data/titles.txt``, as they are written."""
    return frozenset(word for words in lines("titles.txt") for word in words)


@cache
def nations() -> frozenset[str]:
    """The stems of the countries of ``data/demonyms.txt``; those of their people are the same."""
    return frozenset(canonical(words[0]) for words in lines("demonyms.txt"))
