"""Numbers inside what machines read: addresses and paths, arguments of a call, numbers that signs chain."""

from __future__ import annotations

import re
from functools import cache

from numcheck.core.text import Span
from numcheck.extraction.cursor import Cursor
from numcheck.language.lazy_pattern import Lazy
from numcheck.language.patterns import compiled

_REACH = 40
_LINK = 300  # code points of an address before a number in it
_ADDRESS = Lazy(r"(?:://|www\.)[^\s<>\"]*\Z")
_OPENING, _CLOSING = '([{"“”‘«,;', ')]}"”“»,;'
_HYPHENS = frozenset("-–‑")
_LINKS_BEFORE = frozenset("/\\_@.:=&?~+-")
_LINKS_AFTER = frozenset("/\\_@:=&?~-.")
JOINERS = _HYPHENS | _LINKS_BEFORE | _LINKS_AFTER


@cache
def _pattern(name: str) -> re.Pattern[str]:
    argument = r"(?:[A-Za-z_][\w.]*\s?=\s?)?(?:[-+]?\d[\d.]*(?:e\d+)?|\"[^\"\n]{0,30}\"|[A-Za-z_]\w*\.\w+)"
    return compiled(
        {
            "link": r"://|\d/[A-Z]|[A-Z]/\d|www\.|@\w|\w@|\w\.(?:com|org|net|gov|edu|co\.uk|au|html?|pdf|php)\b|_\w|\w=\w",
            # Signs that stand in all of those.
            "perhaps a link": r"[/@_=]|\.[aceghnop]|www",
            # Three numbers and more that hang together: a book number, a mixture, a parcel.
            "chain": r"(?<![\w.,])\d{1,6}(?:[-–‑]\d{1,6}){2,12}(?![\w]|[.,]\d)",
            # A licence: PA28/64/1
            "licence": r"[A-Z]{1,3} ?\d{1,6}(?:/\d{1,6}){1,6}",
            # What stands around an argument: other arguments, by place or by name.
            "arguments": rf"(?:{argument},\s?)*(?:[A-Za-z_][\w.]*\s?=\s?)?[-+]?",
            "more": rf"(?:,\s?{argument})*\s?\)",
            "assigned": r"[A-Za-z]\w*[._]\w+\s?=\s?\Z",
        }[name]
    )


def word_of_link(cursor: Cursor) -> Span | None:
    """The number word as a part of an address, ``https://a.example/ten-trends-in``, or None."""
    text, start = cursor.text, cursor.start
    if text[start - 1 : start] not in ("/", "-", "_") or not _ADDRESS.search(text, max(0, start - _LINK), start):
        return None
    return Span(start, cursor.end)


def link(cursor: Cursor, before: str, after: str) -> Span | None:
    """The link, path or assignment that the digits are part of, or None."""
    text, start, end = cursor.text, cursor.start, cursor.end
    if before not in _LINKS_BEFORE and after not in _LINKS_AFTER:
        return None
    if before in ("/", "-", "_") and _ADDRESS.search(text, max(0, start - _LINK), start):
        return Span(start, end + len(text[end : end + _LINK].split(None, 1)[0]) if text[end : end + 1].strip() else end)
    if not _pattern("perhaps a link").search(text, max(0, start - _REACH), end + _REACH):
        return None
    run = _run(text, start, end)
    return run if _pattern("link").search(text, run.start, run.end) else None


def _run(text: str, start: int, end: int) -> Span:
    """What stands around the digits without a space, brackets and quotation marks left out."""
    low, high = start, end
    floor, ceiling = max(0, start - _REACH), min(len(text), end + _REACH)
    while low > floor and text[low - 1] not in _OPENING and not text[low - 1].isspace():
        low -= 1
    while high < ceiling and text[high] not in _CLOSING and not text[high].isspace():
        high += 1
    return Span(low, high)


def chain(cursor: Cursor, before: str, after: str) -> Span | None:
    """The chain of three numbers and more that hang together that the candidate is in (``978-0-12-345``, ``20-10-5``, ``PA28/64/1``), or None."""
    text, start, end = cursor.text, cursor.start, cursor.end
    if before == "/":
        for match in _pattern("licence").finditer(text, max(0, start - _REACH), end + _REACH):
            if match.start() < start and end <= match.end():
                return Span(match.start(), match.end())
    joined = before in _HYPHENS and text[start - 2 : start - 1].isdigit()
    if not joined and not (after in _HYPHENS and text[end + 1 : end + 2].isdigit()):
        return None
    for match in _pattern("chain").finditer(text, max(0, start - _REACH), end + _REACH):
        if match.start() <= start and end <= match.end():
            return Span(match.start(), match.end())
    return None


def is_argument(text: str, start: int, end: int) -> bool:
    """Whether the number is an argument of a function or a value of a variable of a program: ``seq(0, 4, by = 2)``."""
    lead = text[start - 2 : start - 1]
    if lead == "=" and _pattern("assigned").search(text, max(0, start - _REACH), start):
        return True
    if text[start - 1] != "(" and lead not in ",=":
        return False
    low = text.rfind("(", max(0, start - _REACH), start)
    if low <= 0 or not (text[low - 1].isalnum() or text[low - 1] == "_"):
        return False
    if text[start - 1] == "(" and text[end : end + 1] != ",":
        return False
    return bool(
        _pattern("arguments").fullmatch(text, low + 1, start) and _pattern("more").match(text, end, end + 2 * _REACH)
    )
