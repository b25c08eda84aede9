"""A number with what stands before it: minus sign, currency sign or code, and the word it may be the tail of."""

from __future__ import annotations

import re
from typing import NamedTuple

from numcheck.extraction.numbers import numeral
from numcheck.extraction.numbers.number import Number
from numcheck.extraction.patterns import Lazy
from numcheck.extraction.units import money
from numcheck.extraction.units import words as unit_words
from numcheck.extraction.units.table import Unit

_SIGNS = "-−–+"
_MINUS_WORD = Lazy(r"\b(?:minus|negative) \Z", re.IGNORECASE)


class Left(NamedTuple):
    """What stands before a number: where the figure begins, and the currency if its sign stands there."""

    at: int
    unit: Unit | None = None


def figure(text: str, start: int, end: int, limit: int, floor: int) -> tuple[Number, Left] | None:
    """The number at the candidate ``text[start:end]``, with its sign and the currency written before it."""
    char = text[start]
    if char.isdigit() or not char.isalpha():
        left = _before(text, start - numeral.decimal_point(text, start, floor), floor)
        if left is None:
            return None
        number = numeral.in_digits(text, start, limit, floor, money=left.unit is not None)
    else:
        if start > floor and text[start - 1] in "-‐‑" and start - 1 > floor and text[start - 2].isalpha():
            return None
        between = text[start - 2 : start] == "n " and text[max(floor, start - 8) : start].lower() == "between "
        number = numeral.in_words(text, start, end, limit, floor, between=between)
        left = Left(start if number is None else number.start)
        if number is not None:
            named = (
                money.name_before(text, number.start, floor) if text[number.start - 1 : number.start] == " " else None
            )
            if named:
                left = Left(named.at, named.unit)
    if number is None:
        return None
    begin, negative = _signed(text, left.at, floor, number)
    if negative:
        number = number._replace(
            value=-number.value, start=min(begin, number.start) if left.unit is None else number.start
        )
        left = left._replace(at=begin)
    elif begin != left.at:
        left = left._replace(at=begin)
    return number, left


def _before(text: str, start: int, floor: int) -> Left | None:
    """Currency before digits; None where the digits are the tail of a word (``A4``, ``COVID-19``)."""
    if start <= floor:
        return None if start and text[start - 1].isalnum() else Left(start)
    found = money.before(text, start, floor)
    if found:
        return Left(found.at, found.unit)
    char = text[start - 1]
    if char.isalnum() or char == "_":
        return None
    if char in "-‐‑" and start - 1 > floor and text[start - 2].isalnum():
        return None
    if char == " ":
        named = money.name_before(text, start, floor)
        if named:
            return Left(named.at, named.unit)
    return Left(start)


def _signed(text: str, at: int, floor: int, number: Number) -> tuple[int, bool]:
    if at <= floor:
        return at, False
    char = text[at - 1]
    if char in _SIGNS:
        free = (
            at - 1 <= floor
            or text[at - 2] in " \n\t\u00a0([<>=~,±\u2009$£€"
            or not text[at - 2].isalnum()
            and text[at - 2] not in ".)-–—−_/\\*"
        )
        if free and char == "+":
            return at - 1, False
        return (at - 1, True) if free else (at, False)
    if char == " ":
        word = _MINUS_WORD.search(text, max(floor, at - 10), at) if text[at - 2] in "seSE" else None
        if word:
            return at - len(word.group()), True
        if (
            at - 2 >= floor
            and text[at - 2] in "-−"
            and (at - 2 == floor or text[at - 3] in " (")
            and (at - 2 == 0 or "−" == text[at - 2] or units_temperature(text, number))
        ):
            return at - 2, True
    return at, False


def units_temperature(text: str, number: Number) -> bool:
    """Whether degrees follow: then a hyphen set apart is a minus."""
    found = unit_words.read(text, number.end, len(text))
    return found is not None and found.unit.name.startswith("degree")
