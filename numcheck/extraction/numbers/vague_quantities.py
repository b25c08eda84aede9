"""Orders of magnitude that name no number: ``dozens``, ``hundreds of thousands``, ``several hundred``, ``a couple of``."""

from __future__ import annotations

import re
from decimal import Decimal

from numcheck.extraction.numbers import spelled
from numcheck.extraction.numbers.number import Number
from numcheck.extraction.patterns import Lazy

_OF_MANY = Lazy(r" of (thousands|millions|billions|trillions|hundreds)\b", re.IGNORECASE)
_FACTORS = Lazy(r"(?: of)?((?:[ -](?:hundred|thousand|million|billion|trillion|dozen)s?\b){1,2})", re.IGNORECASE)
_ARTICLE = Lazy(r"\b(?:(an?)|the last|the past|the next|last|past|next|another)\s\Z", re.IGNORECASE)


def many(text: str, start: int, end: int, limit: int, value: Decimal) -> Number | None:
    """``dozens``, ``hundreds of thousands``: the value is the order of magnitude."""
    if value in (10, 20) and text[end : end + 4].lower() != " of ":
        return None  # tens and scores count only with "of"
    number = Number(start, end, value, value, spelled=True, vague=True)
    while number.value < 10**12 and (match := _OF_MANY.match(text, number.end, limit)):
        factor = spelled.number_words()[match.group(1).lower()].value
        number = number._replace(end=match.end(), value=number.value * factor, resolution=number.resolution * factor)
    return number if value != 10 or number.value > 10 else None


def few(text: str, start: int, limit: int, floor: int) -> Number | None:
    """``the last few thousand``, ``many hundred``: no more than an order of magnitude, where one of these stands before."""
    for word in ("few", "many"):
        begin = start - len(word) - 1
        if begin >= floor and text[begin:start].lower() == f"{word} " and not text[begin - 1 : begin].isalnum():
            return loose(text, begin, start - 1, limit, floor, word)
    return None


def loose(text: str, start: int, end: int, limit: int, floor: int, word: str) -> Number | None:
    """``several hundred``, ``a few thousand``, ``a couple of dozen``, ``a couple of``; "several" alone is no number."""
    begin = start
    if word == "couple":
        article = _ARTICLE.search(text[max(floor, start - 10) : start])
        if not article and not _FACTORS.match(text, end, limit):
            return None
        begin = start - 2 if article and article.group(1) else start
    factors = _FACTORS.match(text, end, limit)
    if not factors:
        if word != "couple" or text[end : end + 4].lower() != " of " or text[end + 4 : end + 7].lower() == "the":
            return None
        return Number(begin, end + 3, Decimal(2), Decimal(1), spelled=True, vague=True)
    factor = Decimal(1)
    for name in factors.group(1).lower().replace("-", " ").split():
        factor *= spelled.number_words()[name.removesuffix("s")].value
    value = Decimal(2 if word == "couple" else 3) * factor
    return Number(begin, factors.end(), value, factor, spelled=True, vague=True)
