"""Magnitude words and letters after a number: ``million``, ``bn``, ``m``, ``k``, ``lakh``, ``hundred thousand``."""

from __future__ import annotations

from itertools import takewhile
from typing import Literal

from numcheck.extraction.cursor import Cursor
from numcheck.extraction.figure_words import around_figure, small_words
from numcheck.extraction.numbers import spelled
from numcheck.extraction.numbers.number import Number
from numcheck.extraction.numbers.number_words import NumberWord, number_words
from numcheck.extraction.units import currencies
from numcheck.extraction.units.signs import means_molar
from numcheck.language.inflection import is_plural
from numcheck.language.lazy_pattern import Lazy

_GAPS = frozenset(" \u00a0\u2009\u202f-‐‑\n")
_INITIALS = frozenset("htmbqlcdgkHTMBQLCDGK \u00a0")
_WORD = Lazy(
    r"(?:[ \u00a0\u2009\u202f]{1,2}|[-‐‑] ?|\n(?=[a-z]|(?:Hundred|Thousand|Million|Billion)\b))?([A-Za-z]+)(?![\w])"
)
# The full stop of an abbreviation, and not of the sentence: 46 mill. tonnes
_SHORTENED = Lazy(r"\.(?=[ \u00a0][a-z]|[,)])")
_REST = Lazy(r" (\d{1,3}) (billion|million|thousand)\b")
_NEXT = Lazy(r"[ \u00a0]([a-z]+)")
_APART = frozenset(("m", "M", "MM", "mm"))
_CROWD = Lazy(r" (?:of )?((?:[a-z]+ ){0,2}[a-z]+)")
_MEASURED = frozenset(["light", "km", "kg", "sq", "square", "cubic"])  # 400m light years, 2m sq km
_LETTERS_OF_MONEY = frozenset(("m", "k", "b", "t", "mm", "g"))


# What a number may count, as far as is known before its unit is read: money, where a currency sign stands before it.
Of = Literal["money", "anything"]


def scaled(cursor: Cursor, number: Number, of: Of = "anything") -> Number:
    """``number`` with every magnitude word that follows it; as it is where none does."""
    text, limit = cursor.text, cursor.limit
    while number.end < limit:
        at = number.end + (text[number.end] in _GAPS)
        if text[at : at + 1] not in _INITIALS:
            return _with_the_rest(number, text, limit) if number.scale > 1000 else number
        match = _WORD.match(text, number.end, limit)
        word = number_words().get(match.group(1).lower()) if match else None
        if match is None or word is None:
            return number
        if word.kind == "many" and word.value >= 100:
            return number.scaled(word.value, match.end())  # 9 1/2 billions
        grouped = word.kind == "scale" and text[match.end() : match.end() + 6].strip()[:1].isdigit()
        below = number.value < 1000 and number.resolution == 1 and of != "money"
        if below and (word.kind == "hundred" or grouped):
            return _with_the_rest(spelled.words_after(cursor, number) or number, text, limit)
        if word.kind == "dozen" and of != "money" or match.group(1) == "dozens":
            return number.scaled(word.value, match.end())
        if not _is_magnitude(cursor, number, word, match.start(1), match.end(), of):
            return number
        if number.scale * word.value > spelled.MOST:
            return number
        number = number.scaled(word.value, match.end())
        if word.kind in ("sign", "short") and _SHORTENED.match(text, number.end, limit):
            number = number._replace(end=number.end + 1)
    return number


def _with_the_rest(number: Number, text: str, limit: int) -> Number:
    """``2 trillion 784 billion``: a number told in two magnitudes, the smaller behind the larger."""
    rest = _REST.match(text, number.end, limit) if text[number.end + 1 : number.end + 2].isdigit() else None
    if rest is None:
        return number
    scale = number_words()[rest[2]].value
    if int(rest[1]) * scale >= number.resolution:
        return number
    return number._replace(end=rest.end(), value=number.value + int(rest[1]) * scale, resolution=scale)


def _is_magnitude(cursor: Cursor, number: Number, word: NumberWord, start: int, end: int, of: Of) -> bool:
    """Whether ``word``, written as ``text[start:end]``, is a magnitude word after ``number``."""
    form = cursor.text[start:end]
    if word.kind == "sign":
        return form.islower() or of == "money"
    if word.kind == "short":
        return of == "money" or start == number.end or _SHORTENED.match(cursor.text, end, cursor.limit) is not None
    if word.kind == "letter":
        if start > number.end and not (of == "money" and form in _APART and cursor.text[number.end] == " "):
            return form == "M" and _is_crowd(cursor, number, end)
        return _is_magnitude_letter(cursor, number, form, end, of)
    return word.kind in ("scale", "hundred", "indian")


def _is_magnitude_letter(cursor: Cursor, number: Number, form: str, end: int, of: Of) -> bool:
    """Whether a letter that ends at ``end`` is a magnitude: ``$20k``, ``3m people``, ``1.8M``; not ``200m``."""
    if of == "money":
        return form.lower() in _LETTERS_OF_MONEY and form != "g"
    if form in ("k", "K", "M"):
        return form != "M" or not means_molar(cursor.text, end - 1, end)
    if form in ("b", "B"):
        return number.resolution < 1 or form == "B" and _counts_something(cursor, end)
    return form == "m" and _means_million(cursor, number, end)


def _is_crowd(cursor: Cursor, number: Number, end: int) -> bool:
    """Whether many are counted behind an M set apart that ends at ``end``: ``1.6 M loyalty cards``; not ``3 M workers``."""
    crowd = _CROWD.match(cursor.text, end, cursor.limit) if number.value != 3 else None
    group = takewhile(lambda word: word not in small_words(), crowd[1].split()) if crowd else ()
    return any(map(is_plural, group)) and not means_molar(cursor.text, end - 1, end)


def _counts_something(cursor: Cursor, end: int) -> bool:
    """Whether a word that may be counted follows: ``7B parameters``, a ``7B model``; but ``Figs. 6b, 7B``."""
    after = _NEXT.match(cursor.text, end, cursor.limit)
    return after is not None and after.group(1) not in small_words()


def _means_million(cursor: Cursor, number: Number, end: int) -> bool:
    """Whether the m that ends at ``end`` counts what follows it, rather than measure metres."""
    after = _NEXT.match(cursor.text, end, cursor.limit)
    word = after.group(1) if after else ""
    if word in currencies.table().longest or word in _MEASURED:
        return True  # 10m kroner
    if is_plural(word):
        return word not in around_figure("event")
    sentence = cursor.text[max(0, number.start - 90) : number.start].rpartition(". ")[2]
    return "illion" in sentence and number.value < 1000 and word not in around_figure("after length")
