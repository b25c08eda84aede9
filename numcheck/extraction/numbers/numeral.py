"""The number at a candidate: digits or words, with magnitude words, fractions and orders of magnitude."""

from __future__ import annotations

import re
from decimal import Decimal

from numcheck.extraction.numbers import digits, fractions, magnitude_words, spelled, vague_quantities
from numcheck.extraction.numbers.number import Number
from numcheck.extraction.patterns import Lazy

_ONE = Decimal(1)
_ARTICLE = Lazy(r"\b(an?|every|per) {1,2}\Z", re.IGNORECASE)
_POINT = Lazy(
    r" point((?:[ -](?:zero|nought|naught|oh|one|two|three|four|five|six|seven|eight|nine|\d))+)\b", re.IGNORECASE
)


def in_words(text: str, start: int, end: int, limit: int, floor: int, *, between: bool = False) -> Number | None:
    """The number whose first number word is ``text[start:end]``; None where the word is no number here.

    ``between`` says that "and" parts two numbers here.
    """
    first = text[start:end].lower()
    if first in ("several", "couple"):
        return vague_quantities.loose(text, start, end, limit, floor, first)
    if first in ("half", "halves"):
        return fractions.half(text, start, end, limit, floor) if first == "half" else None
    known = spelled.number_words().get(first)
    if known is None:
        return _with_article(text, start, end, limit, first)
    if known.kind == "many":
        return vague_quantities.many(text, start, end, limit, known.value)
    begin = start
    if known.kind in ("hundred", "scale", "dozen"):
        if text[start - 2 : start] in ("w ", "y ") and (number := vague_quantities.few(text, start, limit, floor)):
            return number
        article = _ARTICLE.search(text[max(floor, start - 6) : start])
        if article and article.group(1).lower() in ("a", "an"):
            begin = start - len(article.group())
        elif first == "score":
            return None
    if known.kind == "dozen":
        number = Number(begin, end, known.value, known.value, spelled=True)
        return magnitude_words.scaled(text, number, limit, paid=False)
    if known.kind in ("unit", "ten") and not spelled.goes_on(text, end):
        return fractions.ratio(text, Number(start, end, known.value, spelled=True), limit)
    found = spelled.read(text, start, limit, between=between)
    if found is None:
        return None
    number = _points(text, found._replace(start=begin), limit)
    part = fractions.over(text, number, limit, floor)
    if part is not None:
        return part
    number = fractions.added(text, number, limit)
    number = magnitude_words.scaled(text, number, limit, paid=False)
    return fractions.ratio(text, number, limit)


def in_digits(text: str, start: int, limit: int, floor: int, *, money: bool) -> Number | None:
    """The number whose first digit is at ``start``; ``money`` tells that a currency sign stands before it."""
    if decimal_point(text, start, floor):
        start -= 1
    number = digits.read(text, start, limit)
    if number is None:
        return None
    if not number.part and not spelled.goes_on(text, number.end):
        return number if money else fractions.ratio(text, number, limit)
    if number.resolution == 1:
        part = fractions.over(text, number, limit, floor) if text[number.end : number.end + 1] == " " else None
        if part is not None and part.value > 0:
            return part
        number = fractions.added(text, _points(text, number, limit), limit)
    number = magnitude_words.scaled(text, number, limit, paid=money)
    if number.scale > 1:
        number = fractions.added(text, number, limit)
    return number if money else fractions.ratio(text, number, limit)


def decimal_point(text: str, start: int, floor: int) -> bool:
    """Whether the point before ``start`` opens the number (``.75``), as no word or number stands before it."""
    at = start - 1
    return (
        at >= floor and text[at] == "." and (at == floor or not (text[at - 1].isalnum() or text[at - 1] in ".…)\"'”’"))
    )


def _with_article(text: str, start: int, end: int, limit: int, words: str) -> Number | None:
    """``a third``, ``a few hundred``, ``a litre``: the number is in the article."""
    article, _, rest = words.partition(" ")
    if words == "quarter-":
        return Number(start, end - 1, Decimal("0.25"), Decimal("0.05"), spelled=True, part=True)
    if article not in ("a", "an") or not rest:
        return None
    if rest == "few":
        return vague_quantities.loose(text, start, end, limit, start, rest)
    if spelled.number_words().get(rest) is not None:
        return fractions.with_article(text, start, end, limit, rest)
    return Number(start, start + len(article), _ONE, _ONE, spelled=True)


def _points(text: str, number: Number, limit: int) -> Number:
    """``nine point nought four``."""
    if text[number.end : number.end + 6].lower() != " point":
        return number
    match = _POINT.match(text, number.end, limit)
    if not match:
        return number
    words = spelled.number_words()
    digits = ""
    for word in match.group(1).replace("-", " ").lower().split():
        digits += word if word.isdigit() else "0" if word == "oh" else str(words[word].value)
    places = Decimal(1).scaleb(-len(digits))
    return number._replace(end=match.end(), value=number.value + int(digits) * places, resolution=places)
