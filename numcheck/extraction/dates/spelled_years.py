"""Years in words: nineteen eighty-four, twenty ten, two thousand and five."""

from __future__ import annotations

import re
from functools import cache

from numcheck.core.quantity import DateMention
from numcheck.core.text import Span
from numcheck.extraction.cursor import Cursor
from numcheck.extraction.dates.bare_years import cue_before, next_word
from numcheck.extraction.numbers.number_words import number_words
from numcheck.language.patterns import compiled

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
    counts = next_word(text[match.end() : match.end() + _REACH]) in ("unit", "plural")
    if counts or not certain and cue_before(before) != "year":
        return None
    span = Span(start, match.end())
    return DateMention(span, span.of(text), year=_spelled_value(match))


@cache
def _words() -> tuple[list[str], list[str]]:
    """The number words of 1 to 19, and of 20 to 90 in tens."""
    named: dict[int, str] = {}
    for word, meant in number_words().items():
        named.setdefault(int(meant.value), word)
    return [named[n] for n in range(1, 20)], [named[n] for n in range(20, 91, 10)]


@cache
def _spelled_pattern() -> re.Pattern[str]:
    units, tens = _words()
    rest = rf"(?:(?P<t>{'|'.join(tens)})(?:[- ](?P<u>{'|'.join(units[:9])}))?|(?P<n>{'|'.join(sorted(units[9:], reverse=True))}))"
    few = rf"(?P<f>{'|'.join(sorted(units[:9], reverse=True))})"
    return compiled(
        rf"(?i:(?P<c>eighteen|nineteen|twenty)[- ]{rest}|(?P<o>nineteen|twenty)[- ]oh[- ]{few.replace('<f>', '<g>')}|"
        rf"two thousand(?: and)? (?:{rest.replace('<t>', '<t2>').replace('<u>', '<u2>').replace('<n>', '<n2>')}|{few}))\b"
    )


def _spelled_value(match: re.Match[str]) -> int:
    part = {name.rstrip("2"): found.lower() for name, found in match.groupdict().items() if found}
    century = {"eighteen": 1800, "nineteen": 1900}.get(part.get("c", part.get("o", "")), 2000)
    units, tens = _words()
    small = part.get("n") or part.get("f") or part.get("g") or part.get("u")
    return century + (20 + 10 * tens.index(part["t"]) if "t" in part else 0) + (units.index(small) + 1 if small else 0)
