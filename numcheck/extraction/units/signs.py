"""Signs of units after a number: ``km``, ``°C``, ``"``; and when a letter or a prime is none."""

from __future__ import annotations

import re

from numcheck.extraction.patterns import Lazy
from numcheck.extraction.units.table import Unit, table

_QUOTED = 2000  # how far back a quotation may have opened
_LETTERS = Lazy(r"[^\W\d_]")
# One-letter signs that prose sets apart from the number, too.
_APART = frozenset(["m", "g", "l", "L", "W", "V", "h", "t", "J", "N", "K", "s", "%", "°", "º", "˚", "C", "F", "‰"])
_IN_FOLLOWS = Lazy(
    r"(?:[ \u00a0](?:thick|wide|long|tall|high|deep|diameter|across|square|by|x|more or less|and)\b|[.,;:)\]]|\Z|[ \u00a0]?\()"
)
_BOTH_SCALES = Lazy(r"\d ?C ?[(/] ?[-−–]?\d+ ?F|\d ?F ?[(/] ?[-−–]?\d+ ?C")
_WEATHER = Lazy(
    r"temperature|degrees|°|\b(?:heat|cold|oven|warm\w*|weather|cool\w*|highs?|lows?|bake\w*|hot|preheat|boil\w*|freez\w*|frost|summer|winter|melt\w*)\b",
    re.IGNORECASE,
)


def read(text: str, at: int, limit: int, *, attached: bool, hyphen: bool) -> tuple[Unit, int, bool] | None:
    """The unit whose sign is at ``at``, where it ends, and True; None if there is none.

    ``attached`` and ``hyphen`` tell how it is joined to its number.
    """
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
        if unit is None or stop > limit:
            continue
        if (
            mark[-1].isalpha()
            and stop < limit
            and (text[stop].isalnum() and text[stop] not in "²³23" or text[stop] == "_")
        ):
            continue
        if mark[-1].isalpha() and stop < limit and text[stop] in "23" and text[stop + 1 : stop + 2].isalnum():
            continue
        if mark in ("in", "In", "in.", "ins") and not _inches(text, at, stop, limit, attached=attached or hyphen):
            continue
        if mark in ("C", "F") and not _warm(text, at, stop, limit, attached=attached):
            continue
        if mark in ("'", "’", '"', "”", "′", "″", "''") and not _primes(text, at, stop, limit, mark):
            continue
        if not attached and not hyphen and size == 1 and mark.isalpha() and mark not in _APART:
            continue
        if mark[-1] == "." and size > 1 and stop < limit and text[stop : stop + 2].strip()[:1].isupper():
            return unit, stop - 1, True  # the full stop ends the sentence
        if mark[-1] == "." and stop >= limit:
            return unit, stop - 1, True
        return unit, stop, True
    return None


def _warm(text: str, at: int, stop: int, limit: int, *, attached: bool) -> bool:
    """Whether a bare C or F on a number means degrees: after a decimal, or where the text speaks of temperature."""
    if not attached:  # 62 degrees (17 C)
        if _BOTH_SCALES.search(text, max(0, at - 14), min(limit, stop + 11)):
            return True
        closed = text[stop : stop + 1] in ("", ".", ",", ";", ")")
        return closed and bool(_WEATHER.search(text, max(0, at - 40), at))
    if text[stop : stop + 1] == "-" or not text[at - 1].isdigit() or text[max(0, at - 4) : at].isdigit():
        return False
    if _BOTH_SCALES.search(text, max(0, at - 14), min(limit, stop + 10)):
        return True  # 18C (64F)
    return "." in text[max(0, at - 3) : at] or bool(_WEATHER.search(text, max(0, at - 80), min(limit, stop + 60)))


def _inches(text: str, at: int, stop: int, limit: int, *, attached: bool) -> bool:
    return (
        attached
        and not _LETTERS.match(text, stop, limit)
        or bool(_IN_FOLLOWS.match(text, stop, limit))
        or stop >= limit
    )


def _primes(text: str, at: int, stop: int, limit: int, mark: str) -> bool:
    """Whether a prime after a number means feet or inches, and no quotation ends here."""
    if mark in "'’′":
        tall = text[stop : stop + 5] in (" tall", " high", " wide", " long", " deep")
        return stop < limit and text[stop].isdigit() or mark == "′" or tall
    if mark == "″" or mark == "''":
        return True
    if text[at - 1] == " " and stop < limit and text[stop].isalnum():
        return False  # a quotation opens
    near = max(0, at - _QUOTED)
    line = max(text.rfind("\n", near, at) + 1, near)
    if mark == '"':
        return text.count('"', line, at) % 2 == 0
    return text.count("“", line, at) <= text.count("”", line, at)
