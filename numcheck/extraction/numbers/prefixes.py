"""A number with what stands before it: minus sign, currency sign or code, and the word it may be the tail of."""

from __future__ import annotations

import re

from numcheck.extraction.cursor import Cursor, word_before
from numcheck.extraction.figure_words import around_figure, opens_figure
from numcheck.extraction.numbers.magnitude_words import Of, scaled
from numcheck.extraction.numbers.number import Number, Prefix, PrefixedNumber
from numcheck.extraction.numbers.numeral import numeral_in_digits, numeral_in_words
from numcheck.extraction.units.money import currency_before, currency_name_before
from numcheck.extraction.units.words import unit_after
from numcheck.language.lazy_pattern import Lazy

_SIGNS = "-−–+"
_MONEY = ("$", "€", "£", "¥")
_MINUS_WORD = Lazy(r"\b(?:minus|negative) \Z", re.IGNORECASE)


def figure_at(cursor: Cursor, of: Of = "anything") -> PrefixedNumber | None:
    """The number at the candidate, with its sign and the currency before it; None where it is no number of its own.

    ``of`` is what it is known to count: money in the second number of ``$2-3m``.
    """
    found = _in_words(cursor) if cursor.text[cursor.start].isalpha() else _in_digits(cursor, of)
    if found is None:
        return None
    number, prefix = found
    begin, negative = _sign_before(cursor, number, prefix.at)
    if negative:
        start = min(begin, number.start) if prefix.unit is None else number.start
        number = number._replace(value=-number.value, start=start)
    return number, prefix if begin == prefix.at else prefix._replace(at=begin)


def _in_words(cursor: Cursor) -> PrefixedNumber | None:
    text, start, floor = cursor.text, cursor.start, cursor.floor
    if start > floor and text[start - 1] in "-‐‑" and start - 1 > floor and text[start - 2].isalpha():
        return None
    number = numeral_in_words(cursor)
    if number is None:
        return None
    named = currency_name_before(cursor, number.start)
    return number, Prefix(named.at, named.unit) if named else Prefix(number.start)


def _in_digits(cursor: Cursor, of: Of) -> PrefixedNumber | None:
    start = cursor.start
    if cursor.text[start - 1 : start] == "." and _opens_with_point(cursor):
        start -= 1
    prefix = _prefix(cursor, start)
    if prefix is None:
        return None
    number = numeral_in_digits(cursor, start, of if prefix.unit is None else "money")
    if number is None:
        return None
    bracketed = cursor.text[prefix.at - 1 : prefix.at] == "(" and cursor.text[number.end : number.end + 1] == ")"
    return _loss(cursor, number, prefix) or (number, prefix) if bracketed else (number, prefix)


def _loss(cursor: Cursor, number: Number, prefix: Prefix) -> PrefixedNumber | None:
    """``$(92) million``, ``(12)%``, ``to (1,268)``: a number in brackets, as accounts write one below zero.

    None where the brackets hold an aside.
    """
    text, opens, closes = cursor.text, prefix.at - 1, number.end + 1
    if opens < cursor.floor or closes > cursor.limit or number.value <= 0 or number.part or number.scale > 1:
        return None
    paid = currency_before(cursor, opens) if prefix.unit is None and text[opens - 1 : opens] in _MONEY else None
    if paid is not None:
        prefix = Prefix(paid.at, paid.unit)
    number = number._replace(end=closes)
    whole = scaled(cursor, number, "money" if prefix.unit is not None else "anything")
    lead = word_before(text, opens).lower()
    verb = lead in around_figure("before decimal") or lead in ("was", "is", "were", "are")
    if paid is None and whole.scale == 1 and text[closes : closes + 1] != "%" and not (verb and len(number.digits) > 3):
        return None
    return whole._replace(value=-whole.value, start=opens), prefix if paid is not None else prefix._replace(at=opens)


def _opens_with_point(cursor: Cursor) -> bool:
    """Whether the point before the candidate opens the number (``.75``), as no word or number stands before it."""
    text, floor, at = cursor.text, cursor.floor, cursor.start - 1
    return at == floor or at > floor and not (text[at - 1].isalnum() or text[at - 1] in ".…)\"'”’")


def _prefix(cursor: Cursor, start: int) -> Prefix | None:
    """The currency before digits at ``start``; None where they are the tail of a word (``A4``, ``COVID-19``)."""
    text, floor = cursor.text, cursor.floor
    if start <= floor:
        return None if start and text[start - 1].isalnum() else Prefix(start)
    found = currency_before(cursor, start)
    if found:
        return Prefix(found.at, found.unit)
    char = text[start - 1]
    if char.isalnum() or char == "_":
        return None
    if char in "-‐‑" and start > 1 and text[start - 2].isalnum():
        return Prefix(start) if start - 1 > floor and opens_figure(text, start) else None
    named = currency_name_before(cursor, start)
    return Prefix(named.at, named.unit) if named else Prefix(start)


def _sign_before(cursor: Cursor, number: Number, at: int) -> tuple[int, bool]:
    """Where the sign begins that stands before ``at``, ``at`` itself if there is none; and whether it is a minus."""
    text, floor = cursor.text, cursor.floor
    if at <= floor:
        return at, False
    char = text[at - 1]
    if char == "-" and text[at - 6 : at - 1].lower() == "minus":
        return at - 6, True
    if char in _SIGNS:
        if number.spelled:
            return at, False  # two centers -one here and one there
        free = at < 2 or not (text[at - 2].isalnum() or text[at - 2] in ".)-–—−_/\\*")
        return (at - 1, char != "+") if free else (at, False)
    if char == " ":
        ends = text[at - 3 : at - 1].lower() in ("us", "ve")
        word = _MINUS_WORD.search(text, max(floor, at - 10), at) if ends else None
        if word:
            return at - len(word.group()), True
        if text[at - 2] in "-−" and _is_minus_set_apart(cursor, number, at):
            return at - 2, True
    return at, False


def _is_minus_set_apart(cursor: Cursor, number: Number, at: int) -> bool:
    """Whether "- " or "− " before ``at`` is a minus: a hyphen set apart is one before degrees only."""
    text, floor = cursor.text, cursor.floor
    if at - 2 < floor or at - 2 != floor and text[at - 3] not in " (":
        return False
    if at == 2 or text[at - 2] == "−":
        return True
    found = unit_after(cursor.within(floor, len(text)), number.end)
    return found is not None and found.unit.name.startswith("degree")
