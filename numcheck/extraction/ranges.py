"""Two numbers that belong together: ``5 to 7 km``, ``$15–$40``, ``between 5 and 6``, ``20 ± 2``, ``from 12 to 15``."""

from __future__ import annotations

import re
from typing import NamedTuple

from numcheck.extraction import ages, leading, measures, spelled
from numcheck.extraction.leading import Left
from numcheck.extraction.measures import Measured
from numcheck.extraction.number import Number
from numcheck.extraction.patterns import Lazy


class Found(NamedTuple):
    """Two numbers and what is said of them.

    ``start``         where the first figure begins (``between`` and ``from`` included)
    ``second_start``  where the second figure begins
    ``link``          where the words between the two begin
    ``own``           the unit written with the first number itself, if any
    ``pair``          two figures ("rose from 3 to 5", "45 and 50 mg") and not the two ends of one
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
    r"(?P<pm> ?(?:±|\+/-|\+/−|\+-)[ ]?)|(?P<dash>(?: ?[-–‐‑−~∼] ?|—))|(?P<to>[ \u00a0-]to[ \u00a0-])|[ \u00a0](?P<and>and)[ \u00a0]|[ \u00a0](?P<or>or)[ \u00a0]"
)
_HEDGE = Lazy(
    r"(?:~|just |only |about |around |roughly |some |nearly |almost |approximately |perhaps |up to |as much as |as many as |over |more than )",
    re.IGNORECASE,
)
_WORD = Lazy(r"[A-Za-z]+")
_START = Lazy(r"[-−]?(?:[A-Za-z]{1,3})?[$€£¥₹]?[ ]?(?:\d|[½⅓⅔¼¾]|\.\d)")
_BETWEEN = Lazy(
    r"\b(between the ages of|between ages|between|from|anywhere from|anywhere between|somewhere between|ranging from|ranges from|ranged from|range from)[ \u00a0]\Z",
    re.IGNORECASE,
)
_MOVED = Lazy(
    r"\b(?:rose|risen|rises?|rising|fell|fallen|falls?|falling|grew|grown|grows?|growing|increas\w+|decreas\w+|declin\w+|dropp?\w*|"
    r"jump\w*|climb\w*|soar\w*|surg\w*|plung\w*|plummet\w*|slid\w*|slip\w*|tumbl\w*|rais\w+|cut|cuts|cutting|lower\w*|reduc\w+|"
    r"chang\w+|mov\w+|went|gone|goes|going|up|down|expand\w*|shr[aiu]nk\w*|doubl\w+|tripl\w+|narrow\w*|widen\w*|edg\w+|"
    r"advanc\w+|improv\w+|boost\w*|swell\w*|dwindl\w+|shift\w*|upgrad\w+|downgrad\w+|revis\w+|extend\w*|ballooned)\b[^.;]{0,70}\Z",
    re.IGNORECASE,
)


def read(text: str, number: Number, left: Left, limit: int, floor: int) -> Found | None:
    """The second number that belongs to ``number``, if there is one; None otherwise."""
    end = number.end
    if end >= limit or number.vague:
        return None
    own: Measured | None = None
    link = _LINK.match(text, end, limit)
    opened = _BETWEEN.search(text[max(floor, left.at - 22) : left.at])
    opener = "" if not opened else "between" if "between" in opened.group().lower() else "from"
    if not link or link.group("and") and opener not in ("between", "from"):
        if left.unit is not None or not link:
            own = measures.read(text, number, left, end, limit)
            if own.end <= end and not left.unit:
                own = None
            else:
                end = max(own.end, end)
                link = _LINK.match(text, end, limit)
        if not link:
            return None
    if left.unit is not None and own is None:
        own = measures.read(text, number, left, end, limit)
    kind = link.lastgroup
    if (
        kind == "and"
        and (opener not in ("between", "from") or opener == "from" and own is not None)
        or kind == "or"
        and own is not None
        and left.unit is None
    ):
        return None
    at = link.end()
    hedge = _HEDGE.match(text, at, limit) if kind != "pm" else None
    if hedge:
        at = hedge.end()
    second = _second(text, at, limit)
    if second is None:
        return None
    two, right = second
    if two.vague or two.part and not number.part and number.value >= 1:
        return None
    if (
        kind in ("dash", "to")
        and text[end : end + 1] == "-"
        and kind == "dash"
        and two.digits == ""
        and number.digits == ""
        and text[link.end() - 1] != " "
    ):
        pass
    measured = measures.read(text, two, right, two.end, limit)
    one = number
    if (
        two.scale > 1
        and one.scale == 1
        and (own is None or left.unit is not None)
        and abs(one.value) < 1000
        and one.value * two.scale < two.value
    ):
        one = one._replace(value=one.value * two.scale, resolution=one.resolution * two.scale, scale=two.scale)
    if measured.factor != 1:
        two = two._replace(value=two.value * measured.factor, resolution=two.resolution * measured.factor)
        if own is None:
            one = one._replace(value=one.value * measured.factor, resolution=one.resolution * measured.factor)
    if own is not None and own.factor != 1:
        one = one._replace(value=one.value * own.factor)
    if not _agree(own, measured):
        return None
    if right.unit is None and left.unit is not None and not measured.unit:
        measured = Measured(
            max(measured.end, two.end), own.unit if own else left.unit.name, readings=left.unit.readings, own=True
        )
    elif own is not None and not (measured.unit or measured.noun):
        if kind != "dash" and opener == "":
            return None
        measured = own.bare(two.end)
    start = left.at
    before = start - len(opened.group()) if opened else start
    by_age = opened is not None and "age" in opened.group() or ages.aged(text, before, floor)
    if not (measured.unit or measured.noun) and by_age:
        measured = Measured(measured.end, "year", "age", own=True)
    if kind == "pm":
        return Found(start, one, two, right.at, link.start(), measured, plus_minus=True)
    if opener:
        start = left.at - len(opened.group()) if opened else start
        if (
            opener == "from"
            and kind in ("to", "dash")
            and "rang" not in (opened.group() if opened else "")
            and _MOVED.search(text[max(floor, start - 70) : start])
        ):
            return Found(left.at, one, two, right.at, link.start(), measured, own, pair=True)
        if (
            opener == "from"
            and (kind == "or" or kind == "and" and two.value <= one.value)
            or opener == "between"
            and kind not in ("and", "to", "dash")
        ):
            return None
        return Found(start, one, two, right.at, link.start(), measured)
    if kind == "and":
        return None
    if kind == "to" and own is not None and left.unit is None and _MOVED.search(text[max(floor, start - 40) : start]):
        return None
    if kind == "to" and left.unit is not None and _MOVED.search(text[max(floor, start - 40) : start]):
        return None
    if two.value <= one.value and not (kind == "to" and own is not None):
        return None
    if kind == "or" and not (one.value < two.value <= one.value * 2 + 1 and two.value < 1000):
        return None
    return Found(start, one, two, right.at, link.start(), measured)


def _second(text: str, at: int, limit: int) -> tuple[Number, Left] | None:
    if at >= limit:
        return None
    if text[at].isalpha():
        word = _WORD.match(text, at, limit)
        known = spelled.number_words().get(word.group().lower()) if word else None
        if word and (known is None or known.kind in ("unit", "ten") or text[at : at + 2].lower() == "a "):
            found = leading.figure(text, at, word.end(), limit, at)
            if found:
                return found
    match = _START.match(text, at, limit)
    if not match:
        return None
    digit = match.end() - 1
    if text[digit - 1 : digit] == ".":
        digit -= 1
    found = leading.figure(text, digit, digit + 1, limit, at)
    if found is None or found[1].at != at:
        return None
    return found


def _agree(own: Measured | None, other: Measured) -> bool:
    """Whether two figures of one range may carry these units: equal, or only one of them written."""
    if own is None or not (own.unit or own.noun):
        return True
    if not (other.unit or other.noun):
        return True
    return (
        own.unit == other.unit
        and (own.noun == other.noun or not own.noun)
        or own.unit in other.readings
        or other.unit in own.readings
    )
