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


def opens_figure(text: str, at: int) -> bool:
    """Whether the word that a hyphen joins to the number at ``at`` says something of it: ``sub-300 sq m``, ``minus-1.4``."""
    for word in ("sub", "minus"):
        low = at - 1 - len(word)
        if low >= 0 and text[low : at - 1].lower() == word:
            return not text[low - 1 : low].isalnum()
    return False
