"""Units of measurement after a number: words, signs, powers and rates, from ``data/units.tsv``."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from numcheck.extraction.patterns import Lazy
from numcheck.extraction.units import signs
from numcheck.extraction.units.table import PREFIXED, Unit, prefixed, table
from numcheck.extraction.vocabulary import words


class UnitRead(NamedTuple):
    """``unit`` as read up to ``end``; ``hyphen`` when a hyphen joins it to the number (``200-metre flag``)."""

    unit: Unit
    start: int
    end: int
    hyphen: bool = False
    sign: bool = False


_WORD = Lazy(r"[^\W\d_]{1,60}(?:-[^\W\d_]{1,60}){0,6}|°|º")
_POWER = Lazy(r"(?:\^|\*\*)?([²³23])(?!\d)|[ \u00a0](squared|cubed)\b")
_PER_HUNDRED = Lazy(r"100[ \u00a0]?(?:km|kilomet(?:er|re)s)\b")
_RUN = Lazy(r"[A-Za-z]+")
_POWER_OPENS = frozenset("^*²³23 \u00a0")
_GAPS = " \u00a0\u2009\u202f"
_TIMES = frozenset(("second", "minute", "hour", "day", "week", "month", "year", "decade", "century"))
_EARLIER = Lazy(r"[ -](?:earlier|ago|later|before|after|old|long|from|in|away|apart)\b")
_RATE = Lazy(r"[ \u00a0]?/[ \u00a0]?|[ \u00a0-](?:per|a|an|each)[ \u00a0-]")


def read(text: str, end: int, limit: int) -> UnitRead | None:
    """The unit that follows the number ending at ``end``."""
    if end >= limit:
        return None
    at = end
    hyphen = False
    char = text[at]
    if char in _GAPS:
        at += 1
        if at < limit and text[at] in _GAPS:
            at += 1
    elif char == "\n" and text[at + 1 : at + 2].islower():
        at += 1
    elif char in "-‐‑" and at + 1 < limit and text[at + 1].isalpha():
        at += 1
        hyphen = True
    elif char == "-" and text[at + 1 : at + 2] == " ":  # 28- percent
        spaced = _words(text, at + 2, limit)
        return UnitRead(spaced[0], at + 2, spaced[1], True) if spaced else None
    opening = text[at : at + 3]
    if at >= limit or at + 3 <= limit and opening.isalpha() and opening.lower() not in _opens():
        return None
    found = _words(text, at, limit) or signs.read(text, at, limit, attached=at == end, hyphen=hyphen)
    if found is None:
        return None
    unit, stop, sign = found
    unit, stop = _power(text, unit, stop, limit)
    return UnitRead(unit, at, stop, hyphen, sign)


@cache
def _opens() -> frozenset[str]:
    """The first three letters of every unit word and sign: a cheap look at the next word, which most often is a noun."""
    units = table()
    return PREFIXED | {
        form[:3].lower() for forms in (units.words, units.signs, _SQUARE, words("rare_units")) for form in forms
    }


def _words(text: str, at: int, limit: int) -> tuple[Unit, int, bool] | None:
    first = _WORD.match(text, at, limit)
    if not first:
        return None
    units = table()
    key = first.group().lower()
    size = units.longest.get(key)
    if key in _SQUARE:
        return _powered(text, first, limit)
    if size is None:
        if key[:3] in PREFIXED and (derived := prefixed(key)):
            return derived, first.end(), False
        if key in words("rare_units"):
            from numcheck.extraction.units import fallback

            rare = fallback.unit(key)
            return (rare, first.end(), False) if rare else None
        if "-" not in key:
            return None
        whole = units.words.get(key.replace("-", " "))  # metric-ton
        if whole:
            return whole, first.end(), False
        short = key.split("-", 1)[0]  # metre-long, foot-tall
        if short in _SQUARE:
            return _powered(text, _RUN.match(text, at, limit) or first, limit)
        unit = units.words.get(short)
        return (unit, at + len(short), False) if unit else None
    ends = [first.end()]
    keys = [key]
    while len(keys) < size:
        position = ends[-1]
        if position >= limit or text[position] not in " \u00a0-\n":
            break
        more = _WORD.match(text, position + 1, limit)
        if not more:
            break
        keys.append(more.group().lower())
        ends.append(more.end())
    for count in range(len(keys), 0, -1):
        unit = units.words.get(" ".join(keys[:count]) if count > 1 else key)
        if unit is None and count == 1 and key[:3] in PREFIXED:
            unit = prefixed(key)
        if unit and (len(keys[0]) > 2 or count > 1):
            return unit, ends[count - 1], False
    return None


_SQUARE = {"square": 2, "sq": 2, "cubic": 3, "cu": 3}


def _powered(text: str, first: re.Match[str], limit: int) -> tuple[Unit, int, bool] | None:
    """``square miles``, ``cu. ft``, ``square-foot``."""
    at = first.end()
    if text[at : at + 1] == ".":
        at += 1
    if at >= limit or text[at] not in " \u00a0-\n" and text[at - 1] != ".":
        return None
    at += text[at] in " \u00a0-\n"
    if at >= limit:
        return None
    found = _words(text, at, limit) or signs.read(text, at, limit, attached=False, hyphen=True)
    if found is None or not found[0].name.endswith(_LENGTHS):
        return None
    return Unit(f"{found[0].name}**{_SQUARE[first.group().lower()]}"), found[1], found[2]


_LENGTHS = ("meter", "mile", "foot", "inch", "yard", "micrometer", "furlong")


def _power(text: str, unit: Unit, stop: int, limit: int) -> tuple[Unit, int]:
    if text[stop : stop + 1] not in _POWER_OPENS or "**" in unit.name or not text[stop - 1].isalpha():
        return unit, stop
    if text[stop] in " \u00a0" and text[stop + 1 : stop + 2] not in ("s", "c"):
        return unit, stop
    match = _POWER.match(text, stop, limit)
    if not match:
        return unit, stop
    power = "2" if (match.group(1) or match.group(2)) in ("2", "²", "squared") else "3"
    return Unit(f"{unit.name}**{power}"), match.end()


def rate(text: str, stop: int, limit: int) -> tuple[str, int] | None:
    """The denominator after ``stop``: ``/h``, ``per square kilometre``, ``a day``; its name and where it ends."""
    if text[stop : stop + 1] != "/" and text[stop + 1 : stop + 2] not in "/pae":
        return None
    match = _RATE.match(text, stop, limit)
    if not match:
        return None
    link = match.group().strip(" \u00a0-")
    at = match.end()
    if at >= limit:
        return None
    found = _words(text, at, limit) or signs.read(text, at, limit, attached=link == "/", hyphen=False)
    if found:
        unit, end = _power(text, found[0], found[1], limit)
        if link in ("a", "an", "each") and (
            found[2] or unit.name in ("degree", "percent") or unit.name in _TIMES and _EARLIER.match(text, end, limit)
        ):
            return None
        return unit.name, end
    hundred = _PER_HUNDRED.match(text, at, limit)
    if hundred:
        return "(100 kilometer)", hundred.end()
    noun = _RUN.match(text, at, limit)
    if noun is None or noun.group().lower() in ("cent", "capita", "se") or noun.group()[0].isupper():
        return ("person", noun.end()) if noun is not None and noun.group().lower() == "capita" else None
    if link == "per" or link in ("a", "an") and noun.group().lower() in words("sold_by"):
        return noun.group().lower(), noun.end()
    return None
