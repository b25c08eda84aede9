"""Numbers inside codes: G7, COVID-19, under-21s, version 1.2.3, [12], #5, 4x4, 221B, links and addresses."""

from __future__ import annotations

import re
from functools import cache

from numcheck.core.text import Span
from numcheck.extraction.non_quantities.vocabulary import currency_codes, word_after, words
from numcheck.extraction.vocabulary import words as word_list

_REACH = 40
_OPENING, _CLOSING = '([{"“”‘«,;', ')]}"”“»,;'
_PAGES = frozenset(("p", "pp", "pg", "no", "vol", "art", "sec", "fig", "ch"))
_MAGNITUDES = frozenset(("million", "billion", "trillion", "m", "bn"))
_MONEY = ("$", "£", "€", "¥")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(
        {
            "link": r"://|\d/[A-Z]|[A-Z]/\d|www\.|@\w|\w@|\w\.(?:com|org|net|gov|edu|co\.uk|au|html?|pdf|php)\b|_\w|\w=\w",
            # Signs that stand in all of those.
            "perhaps a link": r"[/@_=]|\.[aceghnop]|www",
            # Three numbers and more that hang together: a book number, a mixture, a parcel.
            "chain": r"(?<![\w.,])\d{1,6}(?:[-–‑]\d{1,6}){2,12}(?![\w]|[.,]\d)",
            "citation": r"\d{0,3}(?:[ ]?[,–-][ ]?\d{1,3})*\]",
            # A volume of statutes or law reports before its page: 3 CFR, 18 U.S.C. 1001, 410 U.S. 113.
            "law": r" (?:C\.?F\.?R|U\.?S\.?C|Stat\.|U\.S\. \d|F\.(?:2d|3d|Supp))",
        }[name]
    )


def glued(text: str, start: int, end: int) -> Span | None:
    """The code that the digits are part of because something stands against them without a space, or None."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if text.count(".", start, end) > 1 and not _grouped(text[start:end]):
        return Span(start, end)
    if before and not before.isspace():
        if before in "#§¶":
            # Old wire copy writes the pound as "#": #89.7 million.
            return None if "." in text[start:end] or word_after(text, end) in _MAGNITUDES else Span(start - 1, end)
        if before == "[":
            return _citation(text, start, end)
        if before.isalpha():
            return _letters_before(text, start, end)
        if before in "-‑" and text[start - 2 : start - 1].isalpha():
            return _hyphen_before(text, start, end)
        if before == "." and _word_ending(text, start - 1).lower() in _PAGES:
            return Span(start, end)  # p.590
        if before in '.,;:!?)”’"' and end - start <= 2 and text[start - 2 : start - 1].isalpha() and after in " \n":
            return Span(start, end)  # a footnote mark: "the President,1 established"
    if text[start] == "0" and end - start > 1 and text[start + 1].isdigit() and before != ".":
        return Span(start, end)
    if after == " " and text[end + 1 : end + 2] in ("C", "U", "S", "F") and _pattern("law").match(text, end, end + 12):
        return Span(start, end)
    if after == " " and text[end + 1 : end + 3] == "= ":
        return Span(start, end)  # a sum: 6 = 1 + 2 + 3
    if text.endswith(" U.S. ", max(0, start - 6), start) and text[start - 7 : start - 6].isdigit():
        return Span(start, end)
    if after == "." and text[end + 1 : end + 2].isalpha() and text[end + 2 : end + 3].isdigit():
        return Span(start, end)  # a move: 1.e4
    if after.isalpha():
        return _letter_after(text, start, end)
    if (
        (before in ("-", "–", "‑"))
        and text[start - 2 : start - 1].isdigit()
        or (after in ("-", "–", "‑") and text[end + 1 : end + 2].isdigit())
    ):
        for match in _pattern("chain").finditer(text, max(0, start - _REACH), end + _REACH):
            if match.start() <= start and end <= match.end():
                return Span(match.start(), match.end())
    if (before in "/\\_@.:=&?~+-" and before) or (after in "/\\_@:=&?~-." and after):
        return _link(text, start, end)
    return None


def _grouped(token: str) -> bool:
    """Whether the points part thousands: 1.234.567."""
    head, *groups = token.split(".")
    return len(head) <= 3 and all(len(group) == 3 for group in groups)


def _run(text: str, start: int, end: int) -> Span:
    """What stands around the digits without a space, brackets and quotation marks left out."""
    low, high = start, end
    floor, ceiling = max(0, start - _REACH), min(len(text), end + _REACH)
    while low > floor and text[low - 1] not in _OPENING:
        low -= 1
    while high < ceiling and text[high] not in _CLOSING:
        high += 1
    return Span(low, high)


def _link(text: str, start: int, end: int) -> Span | None:
    """The link, path or assignment that the digits are part of, or None."""
    if not _pattern("perhaps a link").search(text, max(0, start - _REACH), end + _REACH):
        return None
    run = _run(text, start, end)
    return run if _pattern("link").search(text, run.start, run.end) else None


def _citation(text: str, start: int, end: int) -> Span | None:
    """``[12]``, ``[3, 4]``, ``[5-7]``; words in the brackets are an editor's and may hold a figure."""
    match = _pattern("citation").match(text, end)
    return Span(start - 1, match.end()) if match and end - start <= 4 else None


def _word_ending(text: str, end: int) -> str:
    """The letters that end just before ``end``."""
    low = end
    while low > max(0, end - 16) and text[low - 1].isalpha():
        low -= 1
    return text[low:end]


def _letters_before(text: str, start: int, end: int) -> Span | None:
    """G7, A380, v2, mp3; but USD50 is money, and words that lost their space count (``of200``)."""
    letters = _word_ending(text, start)
    low = start - len(letters)
    if text[low - 1 : low] in _MONEY or letters in currency_codes():
        return None
    if letters in ("x", "X") and text[low - 1 : low].isdigit():
        return Span(low - 1, end) if end - start == 1 and text[end : end + 1] != "^" else None
    if letters.islower() and (letters in word_list("function_words") or len(letters) > 6):
        return None
    return Span(low, end)


def _hyphen_before(text: str, start: int, end: int) -> Span | None:
    """COVID-19, F-16, under-21s; but a dash that parts two words does not make a name (``profits-50 of them``)."""
    if end - start > 4 and not text[start:end].isdigit():
        return None
    letters = _word_ending(text, start - 1)
    if letters.islower() and letters not in words("prefix"):
        return None
    return Span(start - 1 - len(letters), end + (text[end : end + 1] == "s"))


def _letter_after(text: str, start: int, end: int) -> Span | None:
    """3D, 5G, 221B, 4x4; but 20C, 5K and 3M are measured."""
    after, then = text[end], text[end + 1 : end + 2]
    if after.isupper() and not then.isalnum():
        return Span(start, end + 1) if after in "DEHPQSUYZ" or (after == "G" and text[start:end] in "23456") else None
    if after in "xX" and end - start == 1 and then in ("2", "4") and text[end + 2 : end + 3] in ("", " ", ",", "."):
        return Span(start, end + 2)
    return None
