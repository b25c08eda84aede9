"""Dates in digits alone: 2022-02-17, 17/02/2022, 02/17/22, 17.02.2022; and spans of years: 2012-13, 2012/13."""

from __future__ import annotations

import re
from functools import cache

from numcheck.core.quantity import DateMention
from numcheck.core.text import Span

_REACH = 11  # code points of the longest part of a numeric date on one side of a number


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    edge, stop = r"(?<![\w.,/$£€-])", r"(?![\w/]|[-–.,]\d)"
    return (
        re.compile(
            edge + r"(?P<y>[12]\d{3})(?P<s>[-/.‑])(?P<m>0?[1-9]|1[0-2])(?P=s)(?P<d>0?[1-9]|[12]\d|3[01])(?:T\d)?" + stop
        ),
        re.compile(edge + r"(?P<a>\d{1,2})(?P<s>[-/.‑])(?P<b>\d{1,2})(?P=s)(?P<y>(?:[12]\d)?\d\d)" + stop),
        re.compile(edge + r"(?P<y>1\d{3}|20\d\d)\s?[-/–‑]\s?(?P<z>(?:1\d|20)?\d\d|(?<=/)\d)(?![\w/]|[-–.,:]\d|\s?%)"),
    )


def numeric(text: str, start: int, end: int) -> DateMention | None:
    """The date in digits around the number ``text[start:end]``, or None."""
    low = max(0, start - _REACH)
    window = text[low : end + _REACH]
    for pattern in _patterns():
        for match in pattern.finditer(window):
            if low + match.start() <= start and end <= low + match.end():
                found = _mention(match, Span(low + match.start(), low + match.end()), text)
                if found:
                    return found
    return None


def _mention(match: re.Match[str], span: Span, text: str) -> DateMention | None:
    parts = match.groupdict()
    words = span.of(text)
    if "z" in parts:
        return DateMention(span, words, year=int(parts["y"])) if _years(parts["y"], parts["z"]) else None
    if "a" not in parts:
        return DateMention(span, words, int(parts["y"]), int(parts["m"]), int(parts["d"]))
    first, second, year = int(parts["a"]), int(parts["b"]), parts["y"]
    if len(year) == 2 and (parts["s"] == "." or parts["s"] != "/" and len(parts["a"]) + len(parts["b"]) < 4):
        return None  # 1.2.34 is a version or a section, 5-10-15 a fertilizer
    if not (1 <= first <= 31 and 1 <= second <= 31 and min(first, second) <= 12):
        return None
    if len(year) == 4:
        full: int | None = int(year)
    else:
        full = int(year) + (2000 if int(year) < 50 else 1900)
    if first > 12:
        return DateMention(span, words, full, second, first)
    if second > 12:
        return DateMention(span, words, full, first, second)
    if first == second:
        return DateMention(span, words, full, first, first)
    # 03/04/2022 may be March or April; the day-first reading is the wider spread one, and the flag says so.
    return DateMention(span, words, full, second, first, ambiguous=True)


def _years(first: str, last: str) -> bool:
    """Whether ``first`` and ``last`` (``2012`` and ``13``) are years in their order, no more than 150 apart."""
    begin = int(first)
    place: int = 10 ** len(last)
    until = begin // place * place + int(last)
    if begin < 1500 and begin % 50 == 0:
        return False
    if until <= begin and len(last) == 2 and begin % 100 == 99:
        until += 100
    return begin < until <= begin + 150
