"""The word lists of the non-quantities."""

from __future__ import annotations

from functools import cache

from numcheck.extraction.units import currencies
from numcheck.language import lexicon


@cache
def words(name: str) -> frozenset[str]:
    """The words of one list. KeyError if there is no such list."""
    return lexicon.classes("non_quantities/contexts")[name]


@cache
def currency_codes() -> frozenset[str]:
    """Letters that stand for money before a number: the ISO codes, and Rs, kr and their like."""
    return currencies.table().codes | words("currency prefix")
