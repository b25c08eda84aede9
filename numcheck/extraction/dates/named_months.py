"""Dates that name their month: 17 February 2022, Feb. 17, February 2022, the fourth of July."""

from __future__ import annotations

import re
from functools import cache

from numcheck.core.quantity import DateMention
from numcheck.core.text import Span
from numcheck.extraction.cursor import Cursor
from numcheck.extraction.dates import vocabulary
from numcheck.language.inflection import is_plural
from numcheck.language.lazy_pattern import Lazy
from numcheck.language.patterns import compiled

_REACH = 32
_UNITS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"]
_TEENS = "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
_TENS = {"twentieth": 20, "thirtieth": 30}
_SPACE = "[ \\t\u00a0\u202f\u2009]{0,3}[ \\t\u00a0\u202f\u2009\\n]"  # at most one line break
_DAY, _SUFFIX = "(?:3[01]|[12]\\d|0?[1-9])", "(?:st|nd|rd|th)?"
# A note may stand against a year that ends its sentence: August 6, 2001.37 The
_YEAR = r"((?:1\d|20|21)\d\d|['’]\d\d)(?!\w|,\d|\.(?!\d{1,3}\s{1,30}[A-Z\"“])\d)"
_JOIN = rf"(?:{_SPACE})?(?:[-–—/&,]|to\b|and\b|or\b|until\b|through\b|till\b)(?:{_SPACE})?(?:the )?"
_LETTERS = r"\b([A-Za-z]{3,9})\b"
_WEEKDAY = rf"{_LETTERS}\.?"
_DAY_BEFORE = Lazy(
    rf"(?:{_WEEKDAY}(?: the)? ?,?{_SPACE}(?:the )?)?(?<![\w.,$£€/:])(?<![A-Za-z]-)({_DAY}){_SUFFIX}"
    rf"(?:{_SPACE}|-)?(?:day )?(?:of )?$"
)
_DAY_AFTER = Lazy(
    rf"(?:{_SPACE}|-)(?:the )?({_DAY}){_SUFFIX}\b(?![.,:]?\d|%)(?:(?: \d\d:\d\d:\d\d)?(?: ?,?{_SPACE}|,){_YEAR})?"
)
_YEAR_AFTER = Lazy(rf"(?: ?,?{_SPACE}|[-,/])(?:of |in )?{_YEAR}")
_WEEKDAY_BEFORE = Lazy(rf"{_WEEKDAY} ?,?{_SPACE}$")
_WEEKDAY_AFTER = Lazy(rf",?{_SPACE}\({_WEEKDAY}\)|,{_SPACE}{_LETTERS}")
_DAYS_UNTIL = Lazy(rf"{_SUFFIX}(?:{_JOIN}{_DAY}{_SUFFIX}\b){{1,4}}(?:{_SPACE}|-)?(?:of )?$")
_DAYS_SINCE = Lazy(rf"{_SPACE}(?:the )?(?:{_DAY}{_SUFFIX}{_JOIN}){{1,4}}$")
_OWN_YEAR = Lazy(rf"{_SUFFIX},?{_SPACE}((?:19|20)\d\d)\b(?![,.]\d)")
_TWO_DAYS = Lazy(rf"(?<![\w/.,])({_DAY})/({_DAY}) \Z")  # 19/20 February
_OF_MONTH = Lazy("(?:[ -]day)? of $")


@cache
def day_ordinals() -> dict[str, int]:
    """The days of a month in words: first to thirty-first."""
    found = {word: i for i, word in enumerate((*_UNITS, *_TEENS.split()), start=1)} | _TENS
    for i, unit in enumerate(_UNITS, start=1):
        found[f"twenty-{unit}"] = found[f"twenty {unit}"] = 20 + i
    found["thirty-first"] = found["thirty first"] = 31
    return found


@cache
def _months() -> re.Pattern[str]:
    return compiled(vocabulary.pattern("month"))


@cache
def _stems() -> tuple[str, ...]:
    return tuple(sorted({name[:3] for name in vocabulary.numbered("month")}))


def _month_near(text: str, start: int, end: int) -> bool:
    """A cheap look, which spares most numbers the pattern: whether the first three letters of a month stand near."""
    near = text[max(0, start - _REACH) : end + _REACH].lower()
    for stem in _stems():
        if stem in near:
            return True
    return False


def date_with_month(cursor: Cursor) -> DateMention | None:
    """The date with a month by name that holds the candidate's digits as day or year, or None."""
    text, start, end = cursor.text, cursor.start, cursor.end
    if not _month_near(text, start, end):
        return None
    for match in _months().finditer(text, max(0, start - _REACH), end + _REACH):
        month = vocabulary.number_of("month", match[0])
        if month is None:
            continue
        mention = _around(text, match.start(), match.end(), month)
        if mention and match[0] in ("may", "march", "mar") and not _surely(text, mention):
            mention = None
        if mention and mention.span.start <= start and end <= mention.span.end:
            return None if _counts(text, mention, match.start()) else mention
        pair = _TWO_DAYS.search(text, max(0, match.start() - 8), match.start()) if mention is None else None
        if pair is not None and start in (pair.start(1), pair.start(2)):
            return DateMention(Span(start, end), text[start:end], month=month, day=int(text[start:end]))
        shared = end - start <= 2 and _shared(text, start, end, match, mention)
        if shared:
            return shared
    return None


def _around(text: str, start: int, end: int, month: int) -> DateMention | None:
    """The date around the month ``text[start:end]``: a day before it, a day after it, a year after it."""
    before = text[max(0, start - 28) : start]
    low, high = start, end
    day = year = weekday = None
    match = _DAY_BEFORE.search(before)
    if match and (_ends_in_month(before[: match.start(2)]) or (own := _DAY_AFTER.match(text, end)) and own[2]):
        match = None  # June 11-September 4; Enclosure 1 June 22, 2001
    if match:
        day, weekday = int(match[2]), _weekday(match[1])
        low = start - len(before) + match.start(2 if weekday is None else 0)
        found = _YEAR_AFTER.match(text, end)
        if found:
            year, high = _year(found[1]), found.end()
    else:
        found = _DAY_AFTER.match(text, end)
        if found:
            day, high = int(found[1]), found.end()
            year = _year(found[2]) if found[2] else None
            match = _WEEKDAY_BEFORE.search(before)
            weekday = _weekday(match[1]) if match else None
            if match and weekday is not None:
                low = start - len(before) + match.start()
        else:
            found = _YEAR_AFTER.match(text, end)
            if not found:
                return None
            year, high = _year(found[1]), found.end()
    if weekday is None and day and (text[high : high + 1] == "," or "(" in text[high : high + 6]):
        match = _WEEKDAY_AFTER.match(text, high)
        weekday = _weekday(match[1] or match[2]) if match else None
        if match and weekday is not None:
            high = match.end()
    return DateMention(Span(low, high), text[low:high], year=year, month=month, day=day, weekday=weekday)


def _ends_in_month(before: str) -> bool:
    """Whether the name of a month, which takes the day behind it, ends ``before``."""
    word = "".join(before.split()[-1:])
    return before[-1:].isspace() and word[:1].isupper() and vocabulary.number_of("month", word) is not None


def _surely(text: str, mention: DateMention) -> bool:
    """Whether a month in small letters that is a word as well, "may" or "march", is one here."""
    lead = text[max(0, mention.span.start - 8) : mention.span.start].split()
    return mention.year is not None or bool(lead) and lead[-1].lower() in ("on", "of", "from", "until", "since")


def _weekday(written: str | None) -> int | None:
    return vocabulary.number_of("weekday", written) if written else None


def _year(written: str) -> int:
    if written[0] in "'’":
        return int(written[1:]) + (2000 if int(written[1:]) < 50 else 1900)
    return int(written)


def _counts(text: str, mention: DateMention, month: int) -> bool:
    """Whether digits after the month at ``month`` count what follows them: ``In June 20 people drowned``."""
    if mention.span.start != month or not mention.day or mention.year or not text[mention.span.end - 1].isdigit():
        return False
    lead = text[max(0, month - 12) : month].split()
    if not lead or lead[-1].lower() not in ("in", "since", "by", "during", "last", "this", "until"):
        return False
    tail = text[mention.span.end : mention.span.end + 24]
    word = tail[1:].split(None, 1)[0] if tail[:1] == " " and tail.strip() else ""
    return word.islower() and word not in vocabulary.words("function") and is_plural(word)


def _shared(text: str, start: int, end: int, month: re.Match[str], mention: DateMention | None) -> DateMention | None:
    """A day that borrows its month from a neighbour: the 17 of ``17 and 18 February``, the 19 of ``February 17-19``."""
    if mention is None or not 1 <= int(text[start:end]) <= 31:
        return None
    year, high = mention.year, end + 2 * (text[end : end + 2] in ("st", "nd", "rd", "th"))
    if start < month.start():
        if not _DAYS_UNTIL.fullmatch(text[end : month.start()]):
            return None
    else:
        if not _DAYS_SINCE.fullmatch(text[month.end() : start]):
            return None
        tail = _OWN_YEAR.match(text, end)
        if tail and year is None:
            year, high = int(tail[1]), tail.end()
    return DateMention(Span(start, high), text[start:high], year=year, month=mention.month, day=int(text[start:end]))


def day_in_words(cursor: Cursor) -> DateMention | None:
    """The date whose day is written as an ordinal word, ``the fourth of July`` or ``May the fourth``, or None."""
    text, start, end = cursor.text, cursor.start, cursor.end
    word = text[start:end].lower()
    low = start
    day = day_ordinals().get(word)
    if day is None and word in ("twenty", "thirty"):  # the scanner stopped at the hyphen of twenty-first
        tail = text[end + 1 : end + 8].split(None, 1)
        day = day_ordinals().get(f"{word}-{tail[0].strip('.,;:')}") if tail and text[end] in "- " else None
        end = end + 1 + len(tail[0].strip(".,;:")) if day else end
    elif day is not None and day < 10 and text[max(0, start - 7) : start].lower() in ("twenty-", "thirty-"):
        low, day = start - 7, day_ordinals()[text[start - 7 : end].lower()]
    if day is None:
        return None
    for match in _months().finditer(text, max(0, low - 16), end + 24):
        month = vocabulary.number_of("month", match[0])
        if month is None:
            continue
        if match.start() > end and _OF_MONTH.fullmatch(text[end : match.start()]):
            found = _YEAR_AFTER.match(text, match.end())
            span = Span(low, found.end() if found else match.end())
            year = _year(found[1]) if found else None
            return DateMention(span, span.of(text), year=year, month=month, day=day)
        if match.end() < low and text[match.end() : low] in (" ", " the "):
            span = Span(match.start(), end)
            return DateMention(span, span.of(text), month=month, day=day)
    return None
