"""Years in words: nineteen eighty-four, twenty ten, two thousand and five."""

from __future__ import annotations

import re
from functools import cache

from numcheck.core.quantity import DateMention
from numcheck.core.text import Span
from numcheck.extraction.dates.bare_years import cue, kind_of_next

_REACH = 40


def spelled(text: str, start: int, end: int) -> DateMention | None:
    """A year in words: ``in nineteen eighty-four``, ``since two thousand and ten``, or None."""
    head = text[start : start + 8].lower()
    if not head.startswith(("nineteen", "eighteen", "twenty", "two thou")):
        return None
    match = _spelled_pattern().match(text, start)
    if not match or match.end() < end:
        return None
    before = text[max(0, start - _REACH) : start]
    certain = match["t"] and match["c"].lower() != "twenty"  # "nineteen forty-five" counts nothing
    if (
        not certain
        and cue(before) != "year"
        or kind_of_next(text[match.end() : match.end() + _REACH]) in ("unit", "plural")
    ):
        return None
    span = Span(start, match.end())
    return DateMention(span, span.of(text), year=_spelled_value(match))


_UNITS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


@cache
def _spelled_pattern() -> re.Pattern[str]:
    tens = "|".join(_TENS)
    rest = (
        rf"(?:(?P<t>{tens})(?:[- ](?P<u>{'|'.join(_UNITS[:9])}))?|(?P<n>{'|'.join(sorted(_UNITS[9:], reverse=True))}))"
    )
    few = rf"(?P<f>{'|'.join(sorted(_UNITS[:9], reverse=True))})"
    return re.compile(
        rf"(?i:(?P<c>eighteen|nineteen|twenty)[- ]{rest}|(?P<o>nineteen|twenty)[- ]oh[- ]{few.replace('<f>', '<g>')}|"
        rf"two thousand(?: and)? (?:{rest.replace('<t>', '<t2>').replace('<u>', '<u2>').replace('<n>', '<n2>')}|{few}))\b"
    )


def _spelled_value(match: re.Match[str]) -> int:
    part = {name.rstrip("2"): found.lower() for name, found in match.groupdict().items() if found}
    century = {"eighteen": 1800, "nineteen": 1900}.get(part.get("c", part.get("o", "")), 2000)
    small = part.get("n") or part.get("f") or part.get("g")
    if small:
        return century + _UNITS.index(small) + 1
    return century + 20 + 10 * _TENS.index(part["t"]) + (_UNITS.index(part["u"]) + 1 if "u" in part else 0)
