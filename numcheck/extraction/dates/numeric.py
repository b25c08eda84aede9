"""Dates in digits alone: 2022-02-17, 17/02/2022, 02/17/22, 17.02.2022; and pairs of years: 2012-13, 2012/13."""

from __future__ import annotations

from numcheck.core.quantity import DateMention
from numcheck.core.text import Span
from numcheck.extraction.cursor import Cursor
from numcheck.extraction.dates import vocabulary
from numcheck.language.lazy_pattern import Lazy

_FIRST_SHORT = 1800  # from here on 1977-8 is two years
_FARTHEST = 11  # code points of the longest part of a numeric date on one side of a number


# Two or three numbers with the same sign between them.
_SHAPE = Lazy(
    r"(?<![\w.,/$£€-])(\d{1,4})(?:([-/.‑])(\d{1,2})\2(\d{1,4})(?:T\d)?| ?(?:[-/–‑]|--) ?(\d{1,4}))(?![\w/]|[-–.,:]\d| ?%)"
)


def numeric_date(cursor: Cursor) -> DateMention | None:
    """The date in digits that the candidate is part of, or one of a pair of years; None if it is part of none."""
    text, start, end = cursor.text, cursor.start, cursor.end
    low = max(0, start - _FARTHEST)
    for match in _SHAPE.finditer(text[low : end + _FARTHEST]):
        if low + match.start() <= start and end <= low + match.end():
            span = Span(low + match.start(), low + match.end())
            first, sign, second, third, last = match.groups()
            if last:
                return _years(first, last, span, start, text)
            found = _year_first(first, second, third, span, text)
            return _with_weekday(found or _year_last(first, second, third, sign, span, text), text)
    return None


def _with_weekday(mention: DateMention | None, text: str) -> DateMention | None:
    """The mention with the weekday that stands before it: ``Friday 2013-06-18``."""
    if mention is None:
        return None
    start, end = mention.span.start, mention.span.end
    word = text[max(0, start - 12) : start].split(" ")[-2:]
    weekday = vocabulary.number_of("weekday", word[0].rstrip(",")) if len(word) == 2 and not word[1] else None
    if weekday is None:
        return mention
    span = Span(start - len(word[0]) - 1, end)
    return mention._replace(span=span, text=span.of(text), weekday=weekday)


def _year_first(year: str, month: str, day: str, span: Span, text: str) -> DateMention | None:
    """2022-02-17"""
    if len(year) != 4 or not "1" <= year[0] <= "2" or not 1 <= int(month) <= 12 or not 1 <= int(day) <= 31:
        return None
    return DateMention(span, span.of(text), year=int(year), month=int(month), day=int(day))


def _year_last(first: str, second: str, year: str, sign: str, span: Span, text: str) -> DateMention | None:
    """17/02/2022, 02/17/22; ``ambiguous`` where day and month may change places."""
    if len(first) > 2 or len(year) not in (2, 4) or len(year) == 4 and not "1" <= year[0] <= "2":
        return None
    if len(year) == 2 and (sign == "." or sign != "/" and len(first) + len(second) < 4):
        return None  # 1.2.34 is a version or a section, 5-10-15 a fertilizer
    day, month = int(first), int(second)
    if not (1 <= day <= 31 and 1 <= month <= 31 and min(day, month) <= 12):
        return None
    full = int(year) if len(year) == 4 else int(year) + (2000 if int(year) < 50 else 1900)
    if month > 12:
        day, month = month, day
    # 03/04/2022 may be March or April; day first is the wider spread reading, and the flag says so.
    unclear = day <= 12 and month <= 12 and day != month
    return DateMention(span, span.of(text), year=full, month=month, day=day, ambiguous=unclear)


def _years(first: str, last: str, span: Span, start: int, text: str) -> DateMention | None:
    """2012-13, 2012/13, 2012–2013, 2007/8: of two years in their order, the one that begins at ``start``."""
    begin = int(first)
    if _is_reign(begin, int(last), span, text):
        return (
            DateMention(Span(start, start + len(first)), first, year=begin)
            if start == span.start
            else _last(span, last)
        )
    near = len(last) == 1 and begin % 10 + 1 == int(last) and begin > _FIRST_SHORT
    if len(first) != 4 or not 1000 <= begin < 2100 or not (len(last) in (2, 4) or near or text[span.end - 2] == "/"):
        return None
    place: int = 10 ** len(last)
    until = begin // place * place + int(last)
    if begin < 1500 and begin % 50 == 0:
        return None  # 1000-1100 metres
    if until <= begin and len(last) == 2 and begin % 100 == 99:
        until += 100
    if not begin < until <= begin + 150:
        return None
    if start == span.start:
        return DateMention(Span(start, start + 4), first, year=begin)
    return _last(span, last, until)


def _last(span: Span, written: str, year: int = 0) -> DateMention:
    """The second of two years."""
    return DateMention(Span(span.end - len(written), span.end), written, year=year or int(written))


def _is_reign(begin: int, until: int, span: Span, text: str) -> bool:
    """Whether the two years are all that a bracket behind a name holds: the Duchy of Naples (661–1139)."""
    if text[span.start - 1 : span.start] != "(" or text[span.end : span.end + 1] not in (")", ","):
        return False
    name = "".join(text[max(0, span.start - 26) : span.start - 1].split()[-1:])
    return name.istitle() and name.isalpha() and 99 < begin < until and 999 < until < 2100
