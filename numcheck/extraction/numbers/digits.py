"""Numbers in digits: grouping, decimals, exponents, vulgar and stacked fractions.

Thousands may be grouped by comma, apostrophe, or any space of the no-break family (an ordinary space, too, where the
groups leave no doubt), and in the Indian way (12,34,567). A decimal comma is read where the text shows it is one:
``5,00``, ``1.234,56``, ``1.234.567``; ``1,234`` alone is a grouped number and ``1.234`` alone a decimal one.
"""

from __future__ import annotations

import re
from decimal import Decimal

from numcheck.extraction.cursor import Cursor
from numcheck.extraction.numbers.gaps import with_gaps
from numcheck.extraction.numbers.number import ONE, Number
from numcheck.language.lazy_pattern import Lazy

_VULGAR = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
    "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅐": (1, 7), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
    "⅑": (1, 9), "⅒": (1, 10),
}  # fmt: skip
_PLAIN = Lazy(r"(?:\d+(?:[.,]\d+)*|\.\d+)")
_GROUPED = Lazy(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_INDIAN = Lazy(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
_EUROPEAN = Lazy(r"\d{1,3}(?:\.\d{3})+,\d{1,2}|\d{1,3}(?:\.\d{3}){2,}|\d+,\d{1,2}|0,\d+")
_POWER = Lazy(
    r"[ \n]?[x×*⋅·][ \n]?10 ?(?:\^ ?|\*\* ?)?(?:([-−–+]?\d{1,3})|([⁺⁻]?[⁰¹²³⁴-⁹]+))(?![\d.,]*\d)|[eE]([-−+]?\d{1,3})(?![\w.])"
)
_TEN_TO = Lazy(r"(?:\^|\*\*)([-−–]?\d{1,2})(?!\d)|([⁺⁻]?[⁰¹²³⁴-⁹]+)")
_RAISED = frozenset("^*⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹")
_TWO_POWER = Lazy(r" ?[x×*] ?2\^(\d{1,2})\b")
_STACKED = Lazy(r"(?:[ \u00a0]{1,2}|[-‐])?(\d{1,3}) ?[/⁄] ?(\d{1,4})(?![\d/⁄]|[.,-]\d)")
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻−–", "0123456789+---")
_GREATEST_EXPONENT = 99
_TIMES = frozenset("×x*⋅·")
_STACK_OPENS = frozenset("0123456789/⁄ ")
_BEHIND_GAP = frozenset("0123456789 .,")
_LONGEST = 40  # digits; longer runs are codes


def digits_at(cursor: Cursor, start: int) -> Number | None:
    """The number whose first digit (or decimal point, or vulgar fraction) is at ``start``; None if there is none.

    None as well for a run of digits and marks that is no number in any style (``1.2.3``, ``1,2,3``).
    """
    text, limit = cursor.text, cursor.limit
    if text[start] in _VULGAR:
        over, under = _VULGAR[text[start]]
        return _fraction(start, start + 1, over, under)
    plain = _PLAIN.match(text, start, limit)
    if not plain:
        return None
    end = plain.end()
    number = with_gaps(text, start, end, limit) if text[end + 1 : end + 2] in _BEHIND_GAP else None
    if number is None:
        number = _value(plain.group(), start, end)
    if number is None:
        return None
    return _extended(text, number, limit)


def _value(digits: str, start: int, end: int) -> Number | None:
    if "," not in digits and digits.count(".") < 2:
        clean = digits
    elif _GROUPED.fullmatch(digits) or _INDIAN.fullmatch(digits):
        clean = digits.replace(",", "")
    elif _EUROPEAN.fullmatch(digits):
        clean = digits.replace(".", "").replace(",", ".")
    else:
        return None
    if len(clean) > _LONGEST:
        return None
    places = len(clean) - clean.find(".") - 1 if "." in clean else 0
    return Number(start, end, Decimal(clean), ONE.scaleb(-places) if places else ONE, digits=digits)


def _extended(text: str, number: Number, limit: int) -> Number:
    """Exponents (``4e14``, ``× 10^24``) and fractions (``2½``, ``2 1/2``, ``3/4``) after plain digits."""
    end = number.end
    if end >= limit:
        return number
    ahead = text[end]
    if number.digits == "10" and ahead in _RAISED and (raised := _TEN_TO.match(text, end, limit)):
        power = _power_of_ten(raised)
        if power is not None:
            return number._replace(end=raised.end(), value=power, resolution=power)
    if ahead in "eE×x*⋅·" or ahead in " \n" and text[end + 1 : end + 2] in _TIMES:
        multiplied = _multiplied(text, number, limit)
        if multiplied is not None:
            return multiplied
    if number.resolution == 1 and "," not in number.digits:
        at = end + (ahead in " \u00a0\u2009\u202f" and end + 1 < limit)
        if text[at] in _VULGAR:
            return _mixed(number, at + 1, *_VULGAR[text[at]])
        if ahead in "/⁄" or ahead in " \u00a0-‐" and text[end + 1 : end + 2] in _STACK_OPENS:
            return _stacked(text, number, limit)
    return number


def _power_of_ten(match: re.Match[str]) -> Decimal | None:
    """Ten to the exponent in the one group of ``match`` that is filled; None where nobody means so much."""
    exponent = int(next(filter(None, match.groups())).translate(_SUPERSCRIPT))
    return ONE.scaleb(exponent) if abs(exponent) <= _GREATEST_EXPONENT else None


def _multiplied(text: str, number: Number, limit: int) -> Number | None:
    """``4e14``, ``6 × 10^24``, ``3 x 2^10``; None where no power follows."""
    match = _POWER.match(text, number.end, limit)
    factor = _power_of_ten(match) if match else None
    if match and factor is not None:
        return number.times(factor)._replace(end=match.end())
    match = _TWO_POWER.match(text, number.end, limit)
    if match:
        return number._replace(end=match.end(), value=number.value * 2 ** int(match.group(1)))
    return None


def _stacked(text: str, number: Number, limit: int) -> Number:
    """``2 1/2`` or ``3/4``; ``number`` as it is where neither is written."""
    end = number.end
    whole = _STACKED.match(text, end, limit)
    if whole and whole.start(1) > end:  # 2 1/2
        over, under = int(whole.group(1)), int(whole.group(2))
        if 0 < over < under:
            return _mixed(number, whole.end(), over, under)
    bare = _STACKED.match(text, number.start, limit)
    if bare and bare.start(1) == number.start:  # 3/4
        over, under = int(bare.group(1)), int(bare.group(2))
        if 0 < over < under:
            return _fraction(number.start, bare.end(), over, under)
    return number


def _fraction(start: int, end: int, over: int, under: int) -> Number:
    return Number(start, end, Decimal(over) / under, ONE / under, part=True)


def _mixed(number: Number, end: int, over: int, under: int) -> Number:
    part = _fraction(number.start, end, over, under)
    return part._replace(value=number.value + part.value, part=False)
