"""Two numbers that belong together: ``5 to 7 km``, ``$15–$40``, ``between 5 and 6``, ``20 ± 2``, ``from 12 to 15``."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from numcheck.extraction import ages, change, measures
from numcheck.extraction.measures import Measured
from numcheck.extraction.numbers import prefixes, spelled
from numcheck.extraction.numbers.number import Number
from numcheck.extraction.numbers.prefixes import Left
from numcheck.extraction.patterns import Lazy


class Found(NamedTuple):
    """Two numbers and what is said of them.

    ``start``         where the first figure begins (``between`` and ``from`` included)
    ``second_start``  where the second figure begins
    ``link``          where the words between the two begin
    ``own``           the unit written with the first number itself, if any
    ``pair``          two figures ("rose from 3 to 5") and not the two ends of one
    """

    start: int
    first: Number
    second: Number
    second_start: int
    link: int
    measured: Measured
    own: Measured | None = None
    pair: bool = False
    plus_minus: bool = False


_LINK = Lazy(
    r"(?P<pm> ?(?:±|\+/-|\+/−|\+-) ?)|(?P<to>-?[ \u00a0-]to[ \u00a0-])|(?P<dash>(?: ?[-–‐‑−~∼] ?|—))"
    r"|[ \u00a0](?P<and>and)[ \u00a0]|[ \u00a0](?P<or>or)[ \u00a0]"
)
_MANY = Decimal(10)  # nothing ranges from a part to so many
_LINK_OPENS = frozenset("-–‐‑−~∼—±+")
_LINK_WORDS = frozenset((" to ", " and", " or ", "\u00a0to\u00a0"))
_HEDGE = Lazy(
    r"(?:~|just |only |about |around |roughly |some |nearly |almost |approximately |perhaps |up to |as much as |as many as "
    r"|over |more than )",
    re.IGNORECASE,
)
_WORD = Lazy(r"[A-Za-z]+")
_START = Lazy(r"[-−]?(?:[A-Za-z]{1,3})?[$€£¥₹]? ?(?:\d|[½⅓⅔¼¾]|\.\d)")
_OPENER = Lazy(
    r"\b(?:(?:anywhere |somewhere )?between(?: the ages of| ages)?|(?:anywhere |ranging |ranges |ranged |range )?from)[ \u00a0]\Z",
    re.IGNORECASE,
)


def link(text: str, end: int, limit: int) -> re.Match[str] | None:
    """What may join the number or unit that ends at ``end`` to a second number."""
    if end >= limit:
        return None
    char = text[end]
    if char in " \u00a0":
        if text[end + 1 : end + 2] not in _LINK_OPENS and text[end : end + 4] not in _LINK_WORDS:
            return None
    elif char not in _LINK_OPENS:
        return None
    return _LINK.match(text, end, limit)


def read(
    text: str, number: Number, left: Left, own: Measured | None, joint: re.Match[str], limit: int, floor: int
) -> Found | None:
    """The second number that ``joint`` joins to ``number``, whose own unit is ``own``; None if the two are no range."""
    if number.vague or not _may_begin(text, joint.end()):
        return None
    kind = joint.lastgroup or ""
    start, opener, by_age = _opened(text, left.at, floor)
    if kind == "and" and not _and_joins(text, left, own, opener):
        return None
    if kind == "or" and own is not None and left.unit is None:
        return None
    if own is None and left.unit is not None:
        own = measures.read(text, number, left, number.end, limit)
    second = _second(text, joint.end(), limit, hedged=kind != "pm")
    if second is None or second[0].vague or second[0].part and not number.part and number.value >= 1:
        return None
    two, right = second
    if number.part and number.value < 1 and two.value >= _MANY and not two.part:
        return None  # half - 1,130 - are nurses
    measured = measures.read(text, two, right, two.end, limit)
    one, two = _scaled(number, two, own, measured, left, opener)
    if not _agree(own, measured):
        return None
    if right.unit is None and left.unit is not None and not measured.unit:
        unit = own.unit if own else left.unit.name
        measured = Measured(max(measured.end, two.end), unit, readings=left.unit.readings, own=True)
    elif own is not None and not (measured.unit or measured.noun):
        if kind != "dash" and not opener:
            return None
        measured = own.bare(two.end)
    if not (measured.unit or measured.noun) and (by_age or ages.aged(text, left.at, floor)):
        measured = Measured(measured.end, "year", "age", own=True)
    found = Found(start if opener else left.at, one, two, right.at, joint.start(), measured, own)
    return _judged(text, found, kind, opener, left)


def _judged(text: str, found: Found, kind: str, opener: str, left: Left) -> Found | None:
    """Whether the two are one range, a pair of figures, or nothing to each other."""
    one, two, own = found.first, found.second, found.own
    if kind == "pm":
        return found._replace(plus_minus=True)
    if opener == "from":
        ranging = "rang" in text[found.start : left.at].lower()
        if kind == "or" or kind == "and" and two.value <= one.value:
            return None
        if kind in ("to", "dash") and not ranging and change.moved(text, found.start):
            return found._replace(start=left.at, pair=True)
        return found
    if opener == "between":
        return found if kind in ("and", "to", "dash") else None
    if kind == "and":
        closed = text[found.measured.end : found.measured.end + 1] == ")" and two.value > one.value
        return found if closed and (found.measured.unit or found.measured.noun) else None
    close = one.value < two.value <= one.value * Decimal("1.5")
    if kind == "to" and (own is not None or left.unit is not None) and not close and change.moved(text, left.at):
        return None  # rose $3 to $45
    if two.value <= one.value and not (kind == "to" and own is not None):
        return None
    if kind == "or" and not (two.value <= one.value * 2 + 1 and two.value < 1000):
        return None
    return found


def _opened(text: str, at: int, floor: int) -> tuple[int, str, bool]:
    """Where "between" or "from" begins before ``at``, which of the two it is ("" for none), and whether of ages."""
    if at <= floor or text[at - 1] not in " \u00a0" or text[max(floor, at - 2) : at - 1] not in ("n", "m", "f", "s"):
        return at, "", False
    match = _OPENER.search(text, max(floor, at - 26), at)
    if match is None:
        return at, "", False
    words = match.group().lower()
    return match.start(), "between" if "between" in words else "from", "age" in words


def _and_joins(text: str, left: Left, own: Measured | None, opener: str) -> bool:
    return opener == "between" or opener == "from" and own is None or own is None and text[left.at - 1 : left.at] == "("


def _scaled(
    one: Number, two: Number, own: Measured | None, measured: Measured, left: Left, opener: str
) -> tuple[Number, Number]:
    """Both numbers with the magnitude that is written once: ``5 to 10 million``, ``$5-10 million``."""
    if (
        two.scale > 1
        and one.scale == 1
        and (own is None or left.unit is not None)
        and abs(one.value) < 1000
        and (one.value * two.scale < two.value or bool(opener) and one.value * two.scale < 3 * two.value)
    ):
        one = one._replace(value=one.value * two.scale, resolution=one.resolution * two.scale, scale=two.scale)
    if own is not None:
        one = _times(one, own.factor)
    elif measured.factor != 1:
        one = _times(one, measured.factor)
    return one, _times(two, measured.factor)


def _times(number: Number, factor: Decimal) -> Number:
    if factor == 1:
        return number
    return number._replace(value=number.value * factor, resolution=number.resolution * abs(factor))


@cache
def _opens() -> frozenset[str]:
    """The first three letters of a word that begins a number, or an approximator before it."""
    hedges = ("just", "only", "about", "around", "roughly", "some", "nearly", "almost", "approximately", "perhaps")
    return frozenset(word[:3] for word in (*spelled.number_words(), *hedges, "over", "more"))


def _may_begin(text: str, at: int) -> bool:
    """Whether a second number may stand at ``at``: a cheap look, wrong only on the safe side."""
    opening = text[at : at + 4]  # a code before a sum, US$5, has three letters at most
    return not (len(opening) == 4 and opening.isalpha()) or opening[:3].lower() in _opens()


def _second(text: str, at: int, limit: int, *, hedged: bool) -> tuple[Number, Left] | None:
    """The number at ``at``, an approximator before it passed over."""
    if at >= limit:
        return None
    if hedged and (text[at].isalpha() or text[at] == "~"):
        hedge = _HEDGE.match(text, at, limit)
        if hedge:
            at = hedge.end()
    if at < limit and text[at].isalpha():
        word = _WORD.match(text, at, limit)
        known = spelled.number_words().get(word.group().lower()) if word else None
        if word and (known is None or known.kind in ("unit", "ten") or text[at : at + 2].lower() == "a "):
            found = prefixes.figure(text, at, word.end(), limit, at)
            if found:
                return found
    match = _START.match(text, at, limit)
    if not match:
        return None
    digit = match.end() - 1
    if text[digit - 1 : digit] == ".":
        digit -= 1
    found = prefixes.figure(text, digit, digit + 1, limit, at)
    return None if found is None or found[1].at != at else found


def _agree(own: Measured | None, other: Measured) -> bool:
    """Whether two figures of one range may carry these units: equal, or only one of them written."""
    if own is None or not (own.unit or own.noun) or not (other.unit or other.noun):
        return True
    if own.unit in other.readings or other.unit in own.readings:
        return True
    same = own.unit == other.unit or other.unit.startswith(f"{own.unit}/") and bool(own.unit)
    return same and (own.noun == other.noun or not own.noun)
