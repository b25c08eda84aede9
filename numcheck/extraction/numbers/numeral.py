"""The number at a candidate: digits or words, with magnitude words, fractions and orders of magnitude."""

from __future__ import annotations

import re
from decimal import Decimal

from numcheck.extraction.cursor import Cursor
from numcheck.extraction.figure_words import small_words
from numcheck.extraction.numbers import fractions, spelled, vague_quantities
from numcheck.extraction.numbers.digits import digits_at
from numcheck.extraction.numbers.magnitude_words import Of, scaled
from numcheck.extraction.numbers.number import ONE, Number
from numcheck.extraction.numbers.number_words import NumberWord, number_words, worth
from numcheck.language.lazy_pattern import Lazy

_ARTICLE = Lazy(r"\b(an?|every|per) {1,2}\Z", re.IGNORECASE)
_OF_WORD = Lazy(r" of ([a-z]+)")
_POINT = Lazy(
    r" point((?:[ -](?:zero|nought|naught|oh|one|two|three|four|five|six|seven|eight|nine|\d))+)\b", re.IGNORECASE
)


def numeral_in_words(cursor: Cursor) -> Number | None:
    """The number whose first number word (with an article before it) is the candidate; None where it is no number here."""
    first = cursor.written.lower()
    if first == "several":
        return vague_quantities.several(cursor)
    if first == "couple":
        return vague_quantities.couple(cursor)
    if first == "twice":
        return fractions.twice(cursor)
    if first in ("half", "halves"):
        return fractions.half(cursor) if first == "half" else None
    known = number_words().get(first)
    if known is None:
        return _with_article(cursor, first)
    if known.kind == "many":
        return vague_quantities.order_of_magnitude(cursor, known.value)
    if known.kind in ("unit", "ten"):
        if spelled.goes_on(cursor.text, cursor.end):
            return _phrase(cursor, cursor.start)
        return fractions.ratio(cursor, Number(cursor.start, cursor.end, known.value, spelled=True))
    return _magnitude(cursor, first, known)


def _magnitude(cursor: Cursor, first: str, known: NumberWord) -> Number | None:
    """``a hundred``, ``every dozen``, ``a few thousand``: a number that begins with a magnitude word."""
    begin = cursor.start
    if known.kind in ("hundred", "scale", "dozen"):
        number = vague_quantities.few_before(cursor)
        if number:
            return number
        article = _ARTICLE.search(cursor.clause_before(6))
        if article and article.group(1).lower() in ("a", "an"):
            begin -= len(article.group())
        if first == "score" and (begin == cursor.start or not _counts_a_score(cursor)):
            return None
    if known.kind == "dozen":
        return scaled(cursor, Number(begin, cursor.end, known.value, known.value, spelled=True))
    return _phrase(cursor, begin)


def _counts_a_score(cursor: Cursor) -> bool:
    """Whether people or things follow a score: ``a score of passengers``; but ``a score of 84``, ``a score of about ten``."""
    follows = _OF_WORD.match(cursor.text, cursor.end, cursor.limit)
    return follows is not None and follows[1] not in number_words() and follows[1] not in small_words()


def _phrase(cursor: Cursor, begin: int) -> Number | None:
    """A number of several words; the figure, with an article before it, begins at ``begin``."""
    text = cursor.text
    between = text[cursor.start - 2 : cursor.start] == "n " and cursor.clause_before(8).lower() == "between "
    found = spelled.words_at(cursor, cursor.start, meaning="may part" if between else "joins")
    if found is None:
        return None
    number = _with_decimals(cursor, found._replace(start=begin))
    part = fractions.of_denominator(cursor, number)
    if part is not None:
        return part
    return fractions.ratio(cursor, scaled(cursor, fractions.plus_part(cursor, number)))


def numeral_in_digits(cursor: Cursor, start: int, of: Of) -> Number | None:
    """The number of the candidate's digits, which with its decimal point begins at ``start``; None if there is none."""
    text = cursor.text
    number = digits_at(cursor, start)
    if number is None:
        return None
    if number.part or spelled.goes_on(text, number.end):
        if number.resolution == 1:
            part = fractions.of_denominator(cursor, number) if text[number.end : number.end + 1] == " " else None
            if part is not None and part.value > 0:
                return part
            number = fractions.plus_part(cursor, _with_decimals(cursor, number))
        number = scaled(cursor, number, of)
        if number.scale > 1:
            number = fractions.plus_part(cursor, number)
    return number if of == "money" else fractions.ratio(cursor, number)


def _with_article(cursor: Cursor, words: str) -> Number | None:
    """``a third``, ``a few hundred``, ``a litre``: the number is in the article; ``words`` are the candidate's."""
    article, _, rest = words.partition(" ")
    start, end = cursor.start, cursor.end
    if words == "quarter-":
        return Number(start, end - 1, Decimal("0.25"), Decimal("0.05"), spelled=True, part=True)
    if article not in ("a", "an") or not rest:
        return None
    if rest == "few":
        return vague_quantities.several(cursor)
    if rest in number_words():
        return fractions.with_article(cursor, rest)
    return Number(start, start + len(article), ONE, spelled=True)


def _with_decimals(cursor: Cursor, number: Number) -> Number:
    """``nine point nought four``; ``number`` as it is where no "point" follows."""
    if cursor.text[number.end : number.end + 6].lower() != " point":
        return number
    match = _POINT.match(cursor.text, number.end, cursor.limit)
    if not match:
        return number
    digits = ""
    for word in match.group(1).replace("-", " ").lower().split():
        digits += word if word.isdigit() else "0" if word == "oh" else str(worth(word))
    place = ONE.scaleb(-len(digits))
    return number._replace(end=match.end(), value=number.value + int(digits) * place, resolution=place)
