"""Dates that a source leaves to its reader: "on Tuesday", "last year", "in June" of an article of 18 June 2019."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, timedelta
from functools import cache

from numcheck.core.quantity import DateMention
from numcheck.core.text import Document, Span
from numcheck.language import lexicon

_STAMPS = 3  # dates that stand alone in a line, from the first on, any of which may be the day of writing
_OWN_WORDS = 60  # code points of such a line beside its date: "By Ann Lee, Norland Times, Published 7:34 p.m. ET"
_PLACE = 40  # code points before the date of a dateline: "NORBY, 4 June 2015 -"
_DATELINE = re.compile(r"[)\s]*(?:\([A-Za-z ]+\))?\s*(?:[–—:]|-{1,2}\s)")
_SMALL = re.compile(r"\b[a-z]{2,}\b")
_HEAD = 450  # code points in which a draft gives its own date
_WEEK = 7


def stamps(document: Document, dates: Sequence[DateMention]) -> list[date]:
    """The days on which ``document`` may have been written: the one that its file carries, and those of lines of their own."""
    found: list[date] = []
    with suppress(ValueError):
        if document.date:
            found.append(date.fromisoformat(document.date[:10]))
    text = document.text
    for mention in dates:
        if len(found) >= _STAMPS:
            break
        if mention.year is None or mention.month is None or mention.day is None:
            continue
        start = text.rfind("\n", 0, mention.span.start) + 1
        end = text.find("\n", mention.span.end)
        before, behind = mention.span.start - start, (len(text) if end < 0 else end) - mention.span.end
        dateline = before <= _PLACE and _DATELINE.match(text, mention.span.end) is not None
        if dateline or before + behind <= _OWN_WORDS:
            with suppress(ValueError):
                found.append(date(mention.year, mention.month, mention.day))
    return found


def is_own(document: Document, mention: DateMention) -> bool:
    """Whether a date of a draft is that of the draft itself: it opens a dateline, or stands with names and words such as
    "Published" alone in one of the first lines.
    """
    text, (start, end) = document.text, mention.span
    if start > _HEAD or mention.year is None or mention.month is None:
        return False
    line = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    if start - line <= _PLACE and text[line:start].isupper() and _DATELINE.match(text, end):
        return True
    beside = _SMALL.findall(text[line:start]) + _SMALL.findall(text[end : len(text) if stop < 0 else stop])
    return all(word in lexicon.words("dates/words_beside_own_date") for word in beside)


def relative_dates(document: Document, written: Sequence[date], taken: Sequence[Span]) -> Iterator[DateMention]:
    """The dates that weekdays, months and words such as "last year" mean, where they stand outside the spans ``taken``.

    In order. A weekday is that before or on the day of writing and that after it; a month by itself is of no year.
    """
    starts = {span.start: span.end for span in taken}
    done = 0
    spans = sorted(starts.items())
    i = 0
    for match in _pattern().finditer(document.text):
        span = Span(match.start(), match.end())
        while i < len(spans) and spans[i][1] <= span.start:
            i += 1
        if i < len(spans) and spans[i][0] < span.end or span.start < done:
            continue
        for found in _resolved(match, span, written[0] if written else None):
            done = span.end
            yield found


def _resolved(match: re.Match[str], span: Span, written: date | None) -> Iterator[DateMention]:
    """What the words mean; of a weekday both days within a week, since "on Tuesday" may be past or to come."""
    words = match.group()
    if match["month"]:
        yield DateMention(span, words, month=_numbers("month")[words.lower()])
    elif written is None:
        return
    elif match["weekday"]:
        last = written - timedelta((written.weekday() - _numbers("weekday")[words.lower()]) % _WEEK)
        yield from (_day(span, words, day) for day in (last, last + timedelta(_WEEK)))
    elif match["ago"]:
        yield DateMention(span, words, year=written.year - int(match["ago"]))
    else:
        unit, steps = _relative()[" ".join(words.lower().split())]
        months = written.year * 12 + written.month - 1 + steps
        if unit == "year":
            yield DateMention(span, words, year=written.year + steps)
        elif unit == "month":
            yield DateMention(span, words, year=months // 12, month=months % 12 + 1)
        else:
            yield _day(span, words, written + timedelta(steps))


def _day(span: Span, words: str, day: date) -> DateMention:
    return DateMention(span, words, year=day.year, month=day.month, day=day.day)


@cache
def _pattern() -> re.Pattern[str]:
    months, weekdays = ("|".join(n.title() for n in sorted(_numbers(kind))) for kind in ("month", "weekday"))
    relative = "|".join(sorted((w.replace(" ", r"\s") for w in _relative()), key=len, reverse=True))
    return re.compile(
        rf"\b(?:(?P<month>{months})|(?P<weekday>{weekdays})|(?P<ago>\d{{1,3}})\syears\sago|(?i:{relative}))\b"
    )


@cache
def _numbers(kind: str) -> dict[str, int]:
    """The whole names of the months or weekdays, in lower case, with their numbers; "may" and "march" are words as well."""
    rows = lexicon.table("dates/calendar_names")
    return {names.split("|")[0]: int(number) for called, number, names in rows if called == kind}


@cache
def _relative() -> dict[str, tuple[str, int]]:
    return {words: (unit, int(steps)) for words, unit, steps in lexicon.table("dates/relative_days")}
