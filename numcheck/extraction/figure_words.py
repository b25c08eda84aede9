"""Words around a figure that say how it is to be read, for whoever in this stage asks."""

from __future__ import annotations

from functools import cache

from numcheck.language import lexicon


@cache
def around_figure(name: str) -> frozenset[str]:
    """The words of the class ``name`` of ``numbers/figure_context``, lower case. KeyError if there is no such class."""
    return lexicon.classes("numbers/figure_context")[name]


@cache
def small_words() -> frozenset[str]:
    """Function words and finite verbs, lower case: no figure counts them, and they end a noun group."""
    return lexicon.words("english/function_words") | lexicon.words("english/finite_verbs")
