"""Signs of units after a number: ``km``, ``°C``, ``"``; and when a letter or a prime is none."""

from __future__ import annotations

import re
from collections.abc import Callable

from numcheck.extraction.cursor import Cursor
from numcheck.extraction.units import currencies
from numcheck.extraction.units.table import Joint, Unit, table
from numcheck.language.lazy_pattern import Lazy

_QUOTED = 2000  # how far back a quotation may have opened
_LETTERS = Lazy(r"[^\W\d_]")
# One-letter signs that prose sets apart from the number, too.
_APART = frozenset(["m", "g", "l", "L", "M", "W", "V", "h", "t", "J", "N", "K", "s", "%", "°", "º", "˚", "C", "F", "‰"])
_IN_FOLLOWS = Lazy(
    r"(?:[ \u00a0](?:thick|wide|long|tall|high|deep|diameter|across|square|by|x|more or less|and)\b|[.,;:)\]]|\Z|[ \u00a0]?\()"
)
_BOTH_SCALES = Lazy(r"\d ?(?:C(?: ?[(/]|, (?:or )?| or ) ?[-−–]?\d+ ?F|F(?: ?[(/]|, (?:or )?| or ) ?[-−–]?\d+ ?C)\b")
# "fell to -40 C", "was 12 C in Berlin"; but "size 34 C".
_READING = Lazy(
    r"(?:\b(?:was|were|is|to|of|at|from|reached|hit|around|about|or|below|above|and|minus|between|nearly|touched|exceeded)[ (]"
    r"(?:[-−–]|minus )?|(?:\A|[ (])[-−–])\d{1,3}(?:\.\d)? \Z"
)
_READ_ON = Lazy(
    r"(?: (?:in|at|on|by|this|today|tonight|overnight|during|above|below|or|and|for|with|after|before|\())|[/–]"
)
_WEATHER = Lazy(
    r"temperature|degrees|°|\b(?:heat|cold|oven|warm\w*|weather|cool\w*|highs?|lows?|bake\w*|hot|preheat|boil\w*|freez\w*|frost|summer|winter|melt\w*)\b",
    re.IGNORECASE,
)

# What stands in a solution: NaCl, MgCl2, EDTA; and what shows that a text speaks of solutions.
_SOLUTE = Lazy(r" (?:[A-Z][a-z]?(?:[A-Z][a-z]?|\d)\w*|[A-Z]{4,}|Tris)\b(?! ?[$€£])")
_LABORATORY = Lazy(r"\d ?[mµμnp]M\b|\bpH\b|\bmol(?:ar|es?)\b|\bTris\b|\b(?:Na|K|H)Cl\b|\bbuffer(?:ed)?\b")


def sign_at(cursor: Cursor, at: int, joint: Joint) -> tuple[Unit, int] | None:
    """The unit whose sign is at ``at``, and where the sign ends; None if there is none.

    ``joint`` is what stands between it and its number.
    """
    text, limit = cursor.text, cursor.limit
    units = table()
    sizes = units.sizes.get(text[at])
    if sizes is None:
        return None
    beyond = at + sizes[0] + 1
    if beyond <= limit and text[at:beyond].isalpha():
        return None  # the word is longer than any sign
    for size in sizes:
        mark = text[at : at + size]
        unit = units.signs.get(mark)
        stop = at + size
        if unit is None or stop > limit or mark[-1].isalpha() and _goes_on(text, stop, limit):
            continue
        means_unit = _DOUBTFUL.get(mark)
        if means_unit is not None and not means_unit(cursor, at, stop, joint):
            continue
        if joint == "space" and size == 1 and mark.isalpha() and mark not in _APART:
            continue
        if mark[-1] == "." and size > 1 and (stop >= limit or text[stop : stop + 2].strip()[:1].isupper()):
            stop -= 1  # the full stop ends the sentence
        return unit, stop
    return None


def _goes_on(text: str, stop: int, limit: int) -> bool:
    """Whether the sign that ends at ``stop`` is the beginning of a longer word; a power may follow it."""
    if stop >= limit:
        return False
    if text[stop] in "23":
        return text[stop + 1 : stop + 2].isalnum()
    return text[stop] == "_" or text[stop].isalnum() and text[stop] not in "²³"


def _is_degrees(cursor: Cursor, at: int, stop: int, joint: Joint) -> bool:
    """Whether a bare C or F on a number means degrees: after a decimal, or where the text speaks of temperature."""
    text, limit = cursor.text, cursor.limit
    if joint != "attached":  # 62 degrees (17 C)
        if _BOTH_SCALES.search(text, max(0, at - 14), min(limit, stop + 11)):
            return True
        closed = text[stop : stop + 1] in ("", ".", ",", ";", ")")
        if closed and _WEATHER.search(text, max(0, at - 40), at):
            return True
        return bool(_READING.search(text, max(0, at - 30), at) and (closed or _READ_ON.match(text, stop, limit)))
    if text[stop : stop + 1] == "-" or not text[at - 1].isdigit() or text[max(0, at - 4) : at].isdigit():
        return False
    if _BOTH_SCALES.search(text, max(0, at - 14), min(limit, stop + 10)):
        return True  # 18C (64F)
    return "." in text[max(0, at - 3) : at] or bool(_WEATHER.search(text, max(0, at - 80), min(limit, stop + 60)))


def _is_inches(cursor: Cursor, at: int, stop: int, joint: Joint) -> bool:
    """Whether "in" after a number is a unit and no preposition."""
    text, limit = cursor.text, cursor.limit
    if joint != "space" and not _LETTERS.match(text, stop, limit):
        return True
    return stop >= limit or _IN_FOLLOWS.match(text, stop, limit) is not None


def _is_feet(cursor: Cursor, at: int, stop: int, joint: Joint) -> bool:
    """Whether an apostrophe after a number means feet."""
    text = cursor.text
    tall = text[stop : stop + 5] in (" tall", " high", " wide", " long", " deep")
    across = text[stop : stop + 4] in (" by ", " x 1", " x 2", " x 3") or text[max(0, at - 7) : at].lstrip(
        "'0123456789"
    ).startswith(" by ")
    return tall or across or stop < cursor.limit and text[stop].isdigit()


def _is_inch_mark(cursor: Cursor, at: int, stop: int, joint: Joint) -> bool:
    """Whether a double quotation mark after a number means inches, and neither opens nor ends a quotation."""
    text = cursor.text
    if text[at - 1] == " " and stop < cursor.limit and text[stop].isalnum():
        return False
    near = max(0, at - _QUOTED)
    line = max(text.rfind("\n", near, at) + 1, near)
    if text[at] == '"':
        return text.count('"', line, at) % 2 == 0
    return text.count("“", line, at) <= text.count("”", line, at)


def means_molar(text: str, at: int, stop: int) -> bool:
    """Whether the M in ``text[at:stop]`` is that of a solution, and neither a million nor a name."""
    if _SOLUTE.match(text, stop):
        return text[stop + 1 : stop + 4] not in currencies.table().codes
    return _LABORATORY.search(text, max(0, at - 200), stop + 100) is not None


def _is_molar(cursor: Cursor, at: int, stop: int, joint: Joint) -> bool:
    return joint != "hyphen" and cursor.text[at - 2 : at].rstrip()[-1:].isdigit() and means_molar(cursor.text, at, stop)


# Signs that are words, letters or punctuation, too, and what tells whether they are a unit here.
_DOUBTFUL: dict[str, Callable[[Cursor, int, int, Joint], bool]] = {
    **dict.fromkeys(("in", "In", "in.", "ins"), _is_inches),
    **dict.fromkeys(("C", "F"), _is_degrees),
    "M": _is_molar,
    **dict.fromkeys(("'", "’"), _is_feet),
    **dict.fromkeys(('"', "”"), _is_inch_mark),
}
