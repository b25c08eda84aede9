"""Years in words: nineteen eighty-four, twenty ten, two thousand and five."""

from __future__ import annotations

import re
from functools import cache

from numcheck.core.quantity import DateMention
from numcheck.core.text import Span
from numcheck.extraction.cursor import Cursor
from numcheck.extraction.dates.bare_years import cue_before, next_word
from numcheck.extraction.numbers.number_words import number_words

_REACH = 40


def year_in_words(cursor: Cursor) -> DateMention | None:
    """The year whose first word is the candidate: ``in nineteen eighty-four``, ``since two thousand and ten``, or None."""
    text, start, end = cursor.text, cursor.start, cursor.end
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
        and cue_before(before) != "year"
        or next_word(text[match.end() : match.end() + _REACH]) in ("unit", "plural")
    ):
        return None
    span = Span(start, match.end())
    return DateMention(span, span.of(text), year=_spelled_value(match))


@cache
def _words(first: int, last: int, step: int = 1) -> list[str]:
    """The number words of ``first`` to ``last``, in order."""
    named: dict[int, str] = {}
    for word, meant in number_words().items():
        named.setdefault(int(meant.value), word)
    return [named[value] for value in range(first, last + 1, step)]


def _units() -> list[str]:
    return _words(1, 19)


def _tens() -> list[str]:
    return _words(20, 90, 10)


@cache
def _spelled_pattern() -> re.Pattern[str]:
    units, tens = _units(), "|".join(_tens())
    rest = rf"(?:(?P<t>{tens})(?:[- ](?P<u>{'|'.join(units[:9])}))?|(?P<n>{'|'.join(sorted(units[9:], reverse=True))}))"
    few = rf"(?P<f>{'|'.join(sorted(units[:9], reverse=True))})"
    return re.compile(
        rf"(?i:(?P<c>eighteen|nineteen|twenty)[- ]{rest}|(?P<o>nineteen|twenty)[- ]oh[- ]{few.replace('<f>', '<g>')}|"
        rf"two thousand(?: and)? (?:{rest.replace('<t>', '<t2>').replace('<u>', '<u2>').replace('<n>', '<n2>')}|{few}))\b"
    )


def _spelled_value(match: re.Match[str]) -> int:
    part = {name.rstrip("2"): found.lower() for name, found in match.groupdict().items() if found}
    century = {"eighteen": 1800, "nineteen": 1900}.get(part.get("c", part.get("o", "")), 2000)
    small = part.get("n") or part.get("f") or part.get("g")
    if small:
        return century + _units().index(small) + 1
    return century + 20 + 10 * _tens().index(part["t"]) + (_units().index(part["u"]) + 1 if "u" in part else 0)
