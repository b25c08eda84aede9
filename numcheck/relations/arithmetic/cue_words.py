"""Words that arithmetic hangs on, by class: ``data/arithmetic.txt``."""

from __future__ import annotations

from functools import cache

from numcheck.language.stems import lines


@cache
def cue_words(name: str) -> frozenset[str]:
    """The words of the class ``name``, lower case. KeyError if the file has no such class."""
    return _classes()[name]


@cache
def _classes() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, *words in lines("arithmetic.txt")}
