"""Dates that name their month: 17 February 2022, Feb. 17, February 2022, the fourth of July."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from numcheck.core.quantity import DateMention
from numcheck.core.text import Span
from numcheck.extraction.dates import vocabulary

_REACH = 48
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_SPACE = r"[ \t\u00a0\u202f\u2009]*(?:[ \t\u00a0\u202f\u2009]|\n(?!\n))"
_JOIN = rf"(?:{_SPACE})?(?:[-–—/&,]|to\b|and\b|or\b|until\b|through\b|till\b)(?:{_SPACE})?(?:the )?"
_UNITS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"]
_TEENS = [
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
]
_TENS = {"twentieth": 20, "thirtieth": 30}


@cache
def ordinals() -> dict[str, int]:
    """The days of a month in words: first to thirty-first."""
    found = {word: i for i, word in enumerate((*_UNITS, *_TEENS), start=1)} | _TENS
    for i, unit in enumerate(_UNITS, start=1):
        found[f"twenty-{unit}"] = found[f"twenty {unit}"] = 20 + i
    found["thirty-first"] = found["thirty first"] = 31
    return found


class _Patterns(NamedTuple):
    """The gates ask for a month beside the number; ``whole`` reads the date."""

    month_after: re.Pattern[str]
    month_before: re.Pattern[str]
    whole: re.Pattern[str]


@cache
def _near() -> re.Pattern[str]:
    return re.compile(vocabulary.pattern("month").partition(")")[0] + ")")


@cache
def _patterns() -> _Patterns:
    month, weekday = vocabulary.pattern("month"), vocabulary.pattern("weekday")
    suffix = "(?:st|nd|rd|th)?"
    year = r"(?P<y#>(?:1\d|20|21)\d\d|['’]\d\d)(?!\d|[,.]\d|\w)"
    weekday_before = rf"(?:(?P<w#>{weekday})(?: the)?,?{_SPACE}(?:the )?)?"
    day_first = (
        rf"{weekday_before.replace('#', '1')}\b(?P<d1>{_DAY}){suffix}(?:{_SPACE}|-)?(?:day )?(?:of )?(?P<m1>{month})"
        rf"(?:(?:,?{_SPACE}|-|,|/)(?:of )?(?:in )?{year.replace('#', '1')})?"
    )
    month_first = (
        rf"{weekday_before.replace('#', '2')}\b(?P<m2>{month})(?:{_SPACE}|-)(?:the )?(?P<d2>{_DAY}){suffix}\b(?![.,:]?\d|%)"
        rf"(?:,?{_SPACE}{year.replace('#', '2')}|,{year.replace('#', '5')})?"
    )
    month_year = rf"\b(?P<m3>{month})(?:,?{_SPACE}|-|/)(?:of )?{year.replace('#', '3')}"
    weekday_after = rf"(?:,?{_SPACE}\((?P<w3>{weekday})\))?"
    return _Patterns(
        re.compile(rf"{suffix}(?:{_JOIN}{_DAY}{suffix}\b){{0,4}}(?:{_SPACE}|-)?(?:day )?(?:of )?{month}"),
        re.compile(rf"{month}(?:{_SPACE}|-|/|,{_SPACE})(?:of |the )?(?:{_DAY}{suffix}\b(?:{_JOIN}|{_SPACE}))*['’]?$"),
        re.compile(rf"(?:{day_first}|{month_first}|{month_year}){weekday_after}"),
    )


def named(text: str, start: int, end: int) -> DateMention | None:
    """The date with a month by name that holds the digits ``text[start:end]`` as day or year, or None."""
    low = max(0, start - _REACH)
    if not _near().search(text, low, end + _REACH):
        return None
    before, after = text[low:start], text[end : end + _REACH]
    gates = _patterns()
    if not gates.month_after.match(after) and not gates.month_before.search(before):
        return None
    window = before + text[start:end] + after
    at, until = len(before), len(before) + end - start
    for match in gates.whole.finditer(window):
        if match.start() <= at and until <= match.end():
            if _counts(match, window, at):
                return None
            return _mention(match, low, text)
        if match.start() > at:
            break
    return _shared(text, start, end, window, at, until)


def _counts(match: re.Match[str], window: str, at: int) -> bool:
    """Whether digits after a month count what follows: ``In June 20 people drowned``."""
    if match["m2"] is None or match["y2"] or match["y5"] or window[at : at + 1] == "0":
        return False
    lead = window[: match.start()].split()
    if match["w2"] or not lead or lead[-1].lower() not in ("in", "since", "by", "during", "last", "this", "until"):
        return False
    tail = window[match.end() :]
    word = tail[1:].split(None, 1)[0] if tail[:1] == " " and tail.strip() else ""
    return word.isalpha() and word.islower() and word not in vocabulary.words("function")


def _mention(match: re.Match[str], low: int, text: str) -> DateMention | None:
    part = match.groupdict()
    month = vocabulary.number_of("month", part["m1"] or part["m2"] or part["m3"])
    if month is None:
        return None
    day = part["d1"] or part["d2"]
    year = part["y1"] or part["y2"] or part["y5"] or part["y3"]
    written = part["w1"] or part["w2"] or part["w3"]
    weekday = vocabulary.number_of("weekday", written) if written else None
    begin = match.start()
    if weekday is None and written:  # a word such as "Sunk" only begins like a weekday
        begin = match.start("d1") if part["d1"] else match.start("m2")
    span = Span(low + begin, low + match.end())
    return DateMention(
        span,
        span.of(text),
        year=_year(year) if year else None,
        month=month,
        day=int(day) if day else None,
        weekday=weekday,
    )


def _year(written: str) -> int:
    if written[0] in "'’":
        return int(written[1:]) + (2000 if int(written[1:]) < 50 else 1900)
    return int(written)


def _shared(text: str, start: int, end: int, window: str, at: int, until: int) -> DateMention | None:
    """A day that borrows its month from a neighbour: the 17 of ``17 and 18 February``, the 19 of ``February 17-19``."""
    digits = window[at:until]
    if len(digits) > 2 or not 1 <= int(digits) <= 31:
        return None
    suffix = 2 if window[until : until + 2] in ("st", "nd", "rd", "th") else 0
    month = year = None
    for match in _patterns().whole.finditer(window):
        part = match.groupdict()
        written = part["y1"] or part["y2"] or part["y5"]
        if match.start() > until and part["m1"] or match.end() <= at and part["m2"]:
            month = vocabulary.number_of("month", part["m1"] or part["m2"])
            year = _year(written) if written else None
            if part["m1"]:
                break
    if month is None:
        return None
    tail = re.match(rf"(?:st|nd|rd|th)?,?{_SPACE}((?:19|20)\d\d)\b(?![,.]\d)", window[until:])
    if tail and year is None:
        span, year = Span(start, end + tail.end()), int(tail[1])
    else:
        span = Span(start, end + suffix)
    return DateMention(span, span.of(text), year=year, month=month, day=int(digits))


@cache
def _spelled_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    month = vocabulary.pattern("month")
    year = r"(?:,? (?P<y>(?:1\d|20|21)\d\d)\b(?![,.]\d))?"
    return re.compile(rf"(?:[ -]day)? of (?P<m>{month}){year}"), re.compile(rf"\b(?P<m>{month}) (?:the )?$")


def spelled(text: str, start: int, end: int) -> DateMention | None:
    """The date whose day is written as an ordinal word, ``the fourth of July`` or ``May the fourth``, or None."""
    word = text[start:end].lower()
    low = start
    day = ordinals().get(word)
    if day is None and word in ("twenty", "thirty"):  # the scanner stopped at the hyphen of twenty-first
        match = re.compile(r"[- ][a-z]+").match(text, end)
        if match:
            end = match.end()
            day = ordinals().get(text[start:end].lower())
    elif day is not None and day < 10:
        for ten in ("twenty-", "thirty-"):
            if text[max(0, start - 7) : start].lower() == ten:
                low, day = start - 7, ordinals().get(ten + word)
    if day is None:
        return None
    behind, ahead = _spelled_patterns()
    before = text[max(0, low - 20) : low]
    match, year = behind.match(text, end), None
    if match:
        span = Span(low, match.end())
        year = int(match["y"]) if match["y"] else None
    else:
        match = ahead.search(before)
        if not match:
            return None
        span = Span(low - len(before) + match.start(), end)
    month = vocabulary.number_of("month", match["m"])
    return DateMention(span, span.of(text), year, month, day) if month else None
