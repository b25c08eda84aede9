"""Orders of magnitude that name no number: ``dozens``, ``hundreds of thousands``, ``several hundred``, ``a couple of``."""

from __future__ import annotations

import re
from decimal import Decimal

from numcheck.extraction.cursor import Cursor
from numcheck.extraction.numbers.number import ONE, Number
from numcheck.extraction.numbers.number_words import worth
from numcheck.language.lazy_pattern import Lazy

_OF_MANY = Lazy(r" of (thousands|millions|billions|trillions|hundreds)\b", re.IGNORECASE)
_FACTORS = Lazy(r"(?: of)?((?:[ -](?:hundred|thousand|million|billion|trillion|dozen)s?\b){1,2})", re.IGNORECASE)
_ARTICLE = Lazy(r"\b(?:(an?)|the last|the past|the next|last|past|next|another)\s\Z", re.IGNORECASE)
_MOST = 10**12
# What "a few" and "several" count, and "a couple": how many of the magnitude word after them.
_FEW, _COUPLE = Decimal(3), Decimal(2)


def order_of_magnitude(cursor: Cursor, value: Decimal) -> Number | None:
    """``dozens``, ``hundreds of thousands``: the candidate, a word worth ``value``, with every "of millions" behind it.

    None for tens and scores without "of", which count nothing.
    """
    text, end = cursor.text, cursor.end
    if value in (10, 20) and text[end : end + 4].lower() != " of ":
        return None
    number = Number(cursor.start, end, value, value, spelled=True, vague=True)
    while number.value < _MOST and (match := _OF_MANY.match(text, number.end, cursor.limit)):
        factor = worth(match.group(1))
        number = number._replace(end=match.end(), value=number.value * factor, resolution=number.resolution * factor)
    return number if value != 10 or number.value > 10 else None


def few_before(cursor: Cursor) -> Number | None:
    """``the last few thousand``, ``many hundred``: the candidate is the magnitude word; None without few or many."""
    text = cursor.text
    for word in ("few", "many"):
        begin = cursor.start - len(word) - 1
        found = begin >= cursor.floor and text[begin : cursor.start].lower() == f"{word} "
        if found and not text[begin - 1 : begin].isalnum():
            return _times_a_few(cursor, begin, cursor.start - 1)
    return None


def several(cursor: Cursor) -> Number | None:
    """``several hundred``, ``a few thousand``: the candidate is "several" or "a few". None where no magnitude word
    follows, for alone it is no number.
    """
    return _times_a_few(cursor, cursor.start, cursor.end)


def couple(cursor: Cursor) -> Number | None:
    """``a couple of dozen``, ``the last couple of``: the candidate is "couple"; None for two people in love."""
    text, end = cursor.text, cursor.end
    article = _ARTICLE.search(cursor.clause_before(10))
    factors = _FACTORS.match(text, end, cursor.limit)
    if not article and not factors:
        return None
    begin = cursor.start - 2 if article and article.group(1) else cursor.start
    if factors:
        return _times(begin, factors, _COUPLE)
    if text[end : end + 4].lower() != " of " or text[end + 4 : end + 7].lower() == "the":
        return None
    return Number(begin, end + 3, _COUPLE, spelled=True, vague=True)


def _times_a_few(cursor: Cursor, begin: int, end: int) -> Number | None:
    factors = _FACTORS.match(cursor.text, end, cursor.limit)
    return _times(begin, factors, _FEW) if factors else None


def _times(begin: int, factors: re.Match[str], count: Decimal) -> Number:
    """``count`` of the magnitude words that ``factors`` found."""
    factor = ONE
    for name in factors.group(1).lower().replace("-", " ").split():
        factor *= worth(name.removesuffix("s"))
    return Number(begin, factors.end(), count * factor, factor, spelled=True, vague=True)
