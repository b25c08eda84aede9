"""Dates that must exist, the weekday they fall on, and ends that must not come before their starts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from numcheck.core.quantity import DateMention
from numcheck.core.relation import CalendarDate, DatedPeriod, LocatedDate
from numcheck.language.lazy_pattern import Lazy
from numcheck.numbers.calendar import day_number
from numcheck.relations.corpus import ClaimedText, Corpus
from numcheck.relations.publication_date import carried_dates

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = r"(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?=[\s,.]))"
_BEFORE = rf"\b{_DAY}(?: (?:morning|afternoon|evening|night))?\s?(?:[,|(.\[]\s?)?$"
_AFTER = rf"^\s?(?:, ?|\()?(?:a )?{_DAY}(?!['’]s|s)\b"
_NEAR = 31  # days between a document's own date and a date without a year that is surely meant to be next to it
_FROM = r"(?i)\b(?:from|since|born(?: on| in)?|b\.)\s(?:the\s)?$"
_MOVED = (
    r"(?i)\b(?:mov|bring|brought|chang|shift|advanc|accelerat|postpon|delay|reschedul|extend|push|pull|put)(?:e?[sd]|ed|ing|e)?\b"
    r"[^.;]{0,30}\bfrom\s$"
)
_TO = r"(?i)^(?:\s?[-–—]\s?|\s(?:to|until|till|through)\s(?:the\s)?)$"
_DIED = r"(?i)^,?\s(?:and\s)?(?:died|d\.)\s(?:(?:on|in)\s)?$"
_BORN = r"(?i)\b(?:born(?: on| in)?|b\.)\s$"
_CALLED_WRONG = Lazy(
    r"[\"”’')\]]{0,2},?\s(?:which |that |it )?(?:is|was|would be|does|did|cannot|can't)\s(?:an? |not )?"
    r"(?:incorrect|invalid|wrong|impossible|exist|nonexistent|non-existent|no (?:valid|real) date)\b"
)
_BEFORE_CHRIST = r"(?i)^,?\s?B\.?\s?C"


def find(corpus: Corpus) -> Iterator[CalendarDate | DatedPeriod]:
    """One relation for each date with month and day, and after them one for each period with two dates as its ends,
    text by text in order of place.
    """
    for text in corpus.texts:
        uri = text.document.uri
        for date in text.dates:
            if date.month is not None and date.day is not None and not _is_called_wrong(date, text):
                year, date = _year_meant(date, text), _with_weekday(date, text.document.text)
                yield CalendarDate(
                    date=LocatedDate(uri, date),
                    year=year,
                    cue=date.text,
                    reason="a date has a weekday" if date.weekday is not None else "a date must exist",
                )
        for start, end in zip(text.dates, text.dates[1:], strict=False):
            cue = _period(text, start, end)
            if cue:
                yield DatedPeriod(
                    start=LocatedDate(uri, start),
                    end=LocatedDate(uri, end),
                    cue=cue,
                    reason="a period ends after it starts",
                )


def _is_called_wrong(date: DateMention, text: ClaimedText) -> bool:
    """Whether the words themselves say that there is no such day: "gives 2012-04-31, which is invalid"."""
    return _CALLED_WRONG.match(text.document.text, date.span.end) is not None


def _with_weekday(date: DateMention, words: str) -> DateMention:
    """``date`` with the weekday that stands apart from it: "Tuesday night (6 July 2015)", "July 6, 2015, a Tuesday"."""
    if date.weekday is not None or date.year is None:
        return date
    m = re.search(_BEFORE, words[max(0, date.span.start - 24) : date.span.start])
    m = m or re.match(_AFTER, words[date.span.end : date.span.end + 16])
    return date if m is None else date._replace(weekday=_WEEKDAYS.index(m["day"][:3].lower()))


def _year_meant(date: DateMention, text: ClaimedText) -> int | None:
    """The year written, or that of the occurrence within a month of the date the document carries."""
    if date.year is not None or date.month is None or date.day is None:
        return date.year
    carried = next(iter(carried_dates(text)), None)
    if carried is None or carried.year is None:
        return None
    year = carried.year
    today = day_number(year, carried.month or 1, carried.day or 1)
    nearest = min((year - 1, year, year + 1), key=lambda y: abs(day_number(y, date.month or 1, date.day or 1) - today))
    return nearest if abs(day_number(nearest, date.month, date.day) - today) <= _NEAR else None


def _period(text: ClaimedText, start: DateMention, end: DateMention) -> str:
    """The words that make two neighbouring dates the ends of one period, or ""."""
    words = text.document.text
    between = words[start.span.end : end.span.start]
    if len(between) > 20 or re.match(_BEFORE_CHRIST, words[end.span.end : end.span.end + 6]):
        return ""
    before = words[max(0, start.span.start - 14) : start.span.start]
    if re.search(_MOVED, words[max(0, start.span.start - 50) : start.span.start]):
        return ""
    bracketed = before.endswith("(") and words[end.span.end : end.span.end + 1] == ")"
    if re.match(_TO, between) and (re.search(_FROM, before) or bracketed):
        return f"{before.strip().rpartition(' ')[2]} … {between.strip()} …"
    return f"born … {between.strip()} …" if re.match(_DIED, between) and re.search(_BORN, before) else ""
