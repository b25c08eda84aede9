"""Years with a mark: the 1990s, fiscal 2023, Q3 2024, 44 BC; a bare 2014 is for ``bare_years`` to judge."""

from __future__ import annotations

from numcheck.core.quantity import DateMention
from numcheck.core.text import Span
from numcheck.extraction.cursor import Cursor
from numcheck.extraction.dates.bare_years import bare_year, next_word
from numcheck.extraction.dates.vocabulary import words
from numcheck.language.lazy_pattern import Lazy

_REACH = 40
_LAST = 2100
_OLDEST_SHORT = 20  # the '20s are the 1920s, the '10s the 2010s
_PLAIN_AFTER = frozenset((" ", ",", ".", ";", ")", "%", ""))
_ERA_LETTERS = frozenset("BCAta-–")
_PERIOD_LETTERS = frozenset("QHYrl'’‘")
_CAPITALS = tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_LEADS = frozenset(("AD ", "D. ", "to ", "FY ", "al ", "ar "))


_ERA_AFTER = Lazy(
    r"(?:(?:[ \u00a0]?[-–][ \u00a0]?| to | and )\d{1,4})?[ \u00a0]?(?:B\.C\.(?:E\.)?|BCE?|C\.E\.|CE|A\.D\.|AD)(?!\w)"
)
_PERIOD_BEFORE = Lazy(
    r"(?:\b(?:[Ff]iscal(?: year)?|[Ff]inancial year|FY|[QH][1-4](?: of)?(?: FY)?|[1-4][QH])[ \u00a0]?['’]?)$"
)
_QUARTER_AFTER = Lazy(r"[ \u00a0]?(?:FY[ \u00a0]?)?['’]?((?:19|20)?\d\d)\b(?![,.]\d)")
_LATER_YEAR = Lazy(r"[-/–]\d\d(?:\d\d)?\b(?![,.]\d)")


def year_at(cursor: Cursor) -> DateMention | None:
    """The year, decade or quarter that the candidate, one to four digits, writes, or None."""
    text, end = cursor.text, cursor.end
    size = end - cursor.start
    if size < 4 and _unmarked(text, cursor.start, end):
        return None
    before, after = cursor.before(_REACH), cursor.after(_REACH)
    era = _era(cursor, before, after)
    if era is not None:
        return era
    if after[:2] in ("'s", "’s") and size == 2 and before.endswith(("the ", "early ", "mid-", "late ")):
        after = after[1:]  # in the 90's
    if after[:1] == "s" and not after[1:2].isalpha() and text[end - 1] == "0":
        return _decade(text, cursor.start, end, before)
    if size == 1:
        return _quarter(cursor, before, after)
    if size == 3:
        return None
    period = _period(cursor, before, after)
    if period is not None:
        return period
    return _short_year(cursor, before, after) if size == 2 else bare_year(cursor)


def _era(cursor: Cursor, before: str, after: str) -> DateMention | None:
    """44 BC, AD 70, 30 to 44 BC: a year before Christ is left open."""
    text, start, end = cursor.text, cursor.start, cursor.end
    head = after.lstrip(" \u00a0")[:3]
    far = after[:16] if head[:1] in "ta-–" else ""
    if head[:2] in ("BC", "CE", "AD") or head in ("B.C", "C.E", "A.D") or " AD" in far or " BC" in far or " CE" in far:
        match = _ERA_AFTER.match(after)
        if match:
            span = Span(start, end + match.end())
            before_christ = "B" in after[: match.end()]
            return DateMention(span, span.of(text), year=None if before_christ else int(text[start:end]))
    if before.endswith(("AD ", "A.D. ")) and not before[:-3].endswith(_CAPITALS):
        return DateMention(Span(start, end), text[start:end], year=int(text[start:end]))
    return None


def _period(cursor: Cursor, before: str, after: str) -> DateMention | None:
    """fiscal 2023, FY23, Q3 of 2024, 1H '09: a year with the word of its period before it."""
    last = before[-1:]
    if not last or not (last in "Yrl'’" or last.isspace()):
        return None
    if cursor.end - cursor.start != 4 and not _short_period(before):
        return None
    match = _PERIOD_BEFORE.search(before)
    if not match or after[:1] in ",." and after[1:2].isdigit():
        return None
    later = _LATER_YEAR.match(after)
    span = Span(cursor.start - len(match[0]), cursor.end + (later.end() if later else 0))
    return DateMention(span, span.of(cursor.text), year=_full(cursor.written))


def _unmarked(text: str, start: int, end: int) -> bool:
    """A cheap look: no mark of an era, a decade, a fiscal year or a quarter stands beside the digits."""
    after, then = text[end : end + 1], text[end + 1 : end + 2]
    if not (after in _PLAIN_AFTER and then not in _ERA_LETTERS or after == "-" and then.isalpha()):
        return False
    return text[start - 1 : start] not in _PERIOD_LETTERS and text[max(0, start - 3) : start] not in _LEADS


def _short_period(before: str) -> bool:
    return before.rstrip(" \u00a0'’").endswith("FY") or before.endswith(("fiscal '", "fiscal ’", "year '", "year ’"))


def _full(written: str) -> int:
    return int(written) if len(written) == 4 else 2000 + int(written)


def _short_year(cursor: Cursor, before: str, after: str) -> DateMention | None:
    """The later of two years without its century: the 70 of "from 1960 to 70"."""
    text, start, end = cursor.text, cursor.start, cursor.end
    words_before = before.rsplit(None, 2)
    if len(words_before) < 2 or words_before[-1] != "to" or before[-1] != " ":
        return None
    first = words_before[-2]
    if not (len(first) == 4 and first.isdecimal() and 1500 < int(first) < _LAST and first[2:] < text[start:end]):
        return None
    if text[start - 1] != " " or next_word(after) != "end":
        return None
    return DateMention(Span(start, end), text[start:end], year=int(first[:2] + text[start:end]))


def _quarter(cursor: Cursor, before: str, after: str) -> DateMention | None:
    """Q3 2024, H1 FY23: the number after the letter, with its year."""
    if before[-1:] not in ("Q", "H") or before[-2:-1].isalnum():
        return None
    match = _QUARTER_AFTER.match(after)
    if not match:
        return None
    span = Span(cursor.start - 1, cursor.end + match.end())
    return DateMention(span, span.of(cursor.text), year=_full(match[1]))


def _decade(text: str, start: int, end: int, before: str) -> DateMention | None:
    """The 1990s, the '90s, the early 90s; a person's thirties and temperatures in the 80s are none."""
    size = end - start
    low = start
    if size == 4:
        if not 1000 <= int(text[start:end]) <= _LAST:
            return None
    elif size == 2:
        quoted = before.endswith(("'", "’", "‘"))
        lead = before.rstrip("'’‘").split()[-1:]
        if words("whose age").intersection(before.lower().replace("-", " ").split()[-2:]):
            return None
        if not quoted and (not lead or lead[0].lower() not in ("the", "early", "mid", "late", "mid-")):
            return None
        low -= quoted
    else:
        return None
    if text[max(0, low - 4) : low].lower() == "mid-":
        low -= 4
    span, first = Span(low, end + 1), int(text[start:end])
    if size == 2:
        first += 2000 if first < _OLDEST_SHORT else 1900
    return DateMention(span, span.of(text), period=(first, first + 9))
