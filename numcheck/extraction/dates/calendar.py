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
_UNITS = "first second third fourth fifth sixth seventh eighth ninth".split()
_TEENS = "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split()
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
    month_after: re.Pattern[str]
    month_before: re.Pattern[str]
    whole: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    month, weekday = vocabulary.pattern("month"), vocabulary.pattern("weekday")
    suffix = "(?:st|nd|rd|th)?"
    year = r"(?P<y{0}>(?:1\d|20|21)\d\d|['’]\d\d)(?!\d|[,.]\d|\w)"
    weekday_before = rf"(?:\b(?P<w{{0}}>{weekday})(?: the)?,?{_SPACE}(?:the )?)?"
    day_first = (
        rf"{weekday_before.format(1)}\b(?P<d1>{_DAY}){suffix}(?:{_SPACE}|-)?(?:day )?(?:of )?(?P<m1>{month})"
        rf"(?:(?:,?{_SPACE}|-|,|/)(?:of )?(?:in )?{year.format(1)})?"
    )
    month_first = (
        rf"{weekday_before.format(2)}\b(?P<m2>{month})(?:{_SPACE}|-)(?:the )?(?P<d2>{_DAY}){suffix}\b(?![.,:]?\d|%)"
        rf"(?:,?{_SPACE}{year.format(2)}|,{year.format(5)})?"
    )
    month_year = rf"\b(?P<m3>{month})(?:,?{_SPACE}|-|/)(?:of )?{year.format(3)}"
    weekday_after = rf"(?:,?{_SPACE}\((?P<w3>{weekday})\))?"
    return _Patterns(
        re.compile(rf"{suffix}(?:{_JOIN}{_DAY}{suffix}\b){{0,4}}(?:{_SPACE}|-)?(?:day )?(?:of )?{month}"),
        re.compile(rf"{month}(?:{_SPACE}|-|/|,{_SPACE})(?:of |the )?(?:{_DAY}{suffix}\b(?:{_JOIN}|{_SPACE}))*['’]?$"),
        re.compile(rf"(?:{day_first}|{month_first}|{month_year}){weekday_after}"),
    )


def named(text: str, start: int, end: int) -> DateMention | None:
    """The date with a month by name that holds the digits ``text[start:end]`` as day or year, or None."""
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    gates = _patterns()
    follows = gates.month_after.match(after)
    if not follows and not gates.month_before.search(before):
        return None
    low = start - len(before)
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


def _mention(match: re.Match[str], low: int, text: str) -> DateMention:
    part = match.groupdict()
    month = next(v for v in (part["m1"], part["m2"], part["m3"]) if v)
    day = part["d1"] or part["d2"]
    year = next((v for v in (part["y1"], part["y2"], part["y5"], part["y3"]) if v), None)
    weekday = part["w1"] or part["w2"] or part["w3"]
    span = Span(low + match.start(), low + match.end())
    return DateMention(
        span,
        span.of(text),
        year=_year(year) if year else None,
        month=vocabulary.number_of("month", month),
        day=int(day) if day else None,
        weekday=vocabulary.number_of("weekday", weekday) if weekday else None,
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
            month = part["m1"] or part["m2"]
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
    return DateMention(span, span.of(text), year=year, month=vocabulary.number_of("month", month), day=int(digits))


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
    match = behind.match(text, end)
    if match:
        span = Span(low, match.end())
        year = int(match["y"]) if match["y"] else None
        return DateMention(span, span.of(text), year, vocabulary.number_of("month", match["m"]), day)
    match = ahead.search(text[max(0, low - 20) : low])
    if match:
        span = Span(low - (len(text[max(0, low - 20) : low]) - match.start()), end)
        return DateMention(span, span.of(text), None, vocabulary.number_of("month", match["m"]), day)
    return None
