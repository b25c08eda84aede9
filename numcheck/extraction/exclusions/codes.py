"""Numbers inside codes and identifiers: G7, COVID-19, v1.2.3, telephone numbers, [12], #5, links, list numbers."""

from __future__ import annotations

import re
from functools import cache

from numcheck.core.text import Span
from numcheck.extraction.exclusions.vocabulary import word_after, words
from numcheck.extraction.vocabulary import rows
from numcheck.extraction.vocabulary import words as word_list

_REACH = 40
_RUN_BEFORE = re.compile(r"[^\s(\[{\"“”‘«,;]*$")
_RUN_AFTER = re.compile(r"[^\s)\]}\"”“»,;]*")
_LINK = re.compile(r"://|www\.|@\w|\w@|\w\.(?:com|org|net|gov|edu|co\.uk|au|html?|pdf|php)\b|_\w|\w=\w", re.IGNORECASE)
_PHONE = re.compile(r"(?:\+\d{1,3}[ .-]?)?(?:\(\d{1,5}\)[ .-]?)?\d{2,5}(?:[ .-]\d{2,5}){1,4}(?![\d%]|[.,]\d)")
_LATITUDE = re.compile(
    r"[ \u00a0]?(?:°|degrees?)[ \u00a0]?(?:\d{1,2}(?:\.\d+)?[ \u00a0]?(?:['’′]|minutes?)[ \u00a0]?(?:\d{1,2}(?:\.\d+)?[ \u00a0]?(?:\"|”|″|'')[ \u00a0]?)?)?(?:[NSEW]\b|north\b|south\b|east\b|west\b|latitude|longitude)"
)
_MINUTE_OF_ARC = re.compile(r"(?:['’′]|\"|”|″)[ \u00a0]?(?:\d{1,2}(?:\.\d+)?[ \u00a0]?(?:\"|”|″)[ \u00a0]?)?[NSEW]\b")


@cache
def _currency_codes() -> frozenset[str]:
    return frozenset(code for code, *_ in rows("currencies", 3)) | frozenset(
        [
            "Rs",
            "RM",
            "Rp",
            "R",
            "kr",
            "Kr",
            "Kč",
            "Tk",
            "Sh",
            "Ksh",
            "KSh",
            "Ush",
            "Fr",
            "Br",
            "Lt",
            "Ft",
            "Db",
            "Af",
            "NT",
            "HK",
            "A",
            "C",
            "US",
            "NZ",
            "S",
        ]
    )


def glued(text: str, start: int, end: int) -> Span | None:
    """The code that the digits are part of because something stands against them without a space, or None."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if text.count(".", start, end) > 1 and not _grouped(text[start:end]):
        return Span(start, end)
    if before == "#" or before in "§¶" and before:
        return Span(start - 1, end)
    if before == "[":
        return _citation(text, start, end)
    if text[start] == "0" and end - start > 1 and text[start + 1].isdigit():
        return Span(start, end)
    if before.isalpha():
        return _after_letters(text, start, end)
    if before in "-‑" and before and text[start - 2 : start - 1].isalpha():
        return _after_hyphen(text, start, end)
    if after.isupper() and not text[end + 1 : end + 2].isalnum():
        # 3D, 5G, 221B; but 20C, 5K and 3M are measured.
        if after in "DEHPQSUYZ" or (after == "G" and text[start:end] in "23456"):
            return Span(start, end + 1)
    if (
        after in "xX"
        and after
        and text[end + 1 : end + 2].isdigit()
        and end - start == 1
        and text[end + 1] in "24"
        and not text[end + 2 : end + 3].isdigit()
    ):
        return Span(start, end + 2)  # 4x4, 2x4
    if before in "xX" and before and text[start - 2 : start - 1].isdigit() and end - start == 1:
        return Span(start - 2, end)
    if (before in "/\\_@.:=&?~+-" and before and not before.isspace()) or (after in "/\\_@:=&?~-." and after):
        run = _run(text, start, end)
        if _LINK.search(text, run.start, run.end):
            return run
    if after in "°'’′ d\u00a0" and after:
        match = _LATITUDE.match(text, end, end + 40)
        if match:
            return Span(start, match.end())
        if after in "'’′":
            match = _MINUTE_OF_ARC.match(text, end, end + 20)
            if match:
                return Span(start, match.end())
    if after == " " and _LAW.match(text, end, end + 12):
        return Span(start, end)
    return _telephone(text, start, end)


# A volume of statutes or law reports before its page: 3 CFR, 18 U.S.C. 1001, 410 U.S. 113.
_LAW = re.compile(r" (?:C\.?F\.?R|U\.?S\.?C|Stat\.|U\.S\. \d|F\.(?:2d|3d|Supp))")


def _grouped(token: str) -> bool:
    head, *groups = token.split(".")
    return len(head) <= 3 and all(len(group) == 3 for group in groups)


def _run(text: str, start: int, end: int) -> Span:
    low = max(0, start - _REACH)
    first = _RUN_BEFORE.search(text[low:start])
    last = _RUN_AFTER.match(text, end, end + _REACH)
    return Span(low + first.start() if first else start, last.end() if last else end)


def _citation(text: str, start: int, end: int) -> Span | None:
    """``[12]``, ``[3, 4]``, ``[5-7]``; words in the brackets are an editor's and may hold a figure."""
    match = re.compile(r"\d{0,3}(?:[ ]?[,–-][ ]?\d{1,3})*\]").match(text, end)
    return Span(start - 1, match.end()) if match and end - start <= 4 else None


_LETTERS = re.compile(r"[^\W\d_]+$")


def _after_letters(text: str, start: int, end: int) -> Span | None:
    """G7, A380, v2, mp3; but USD50 and words that lost their space count (``of200``)."""
    match = _LETTERS.search(text[max(0, start - 12) : start])
    if not match:
        return None
    letters = match[0]
    if text[start - len(letters) - 1 : start - len(letters)] in ("$", "£", "€", "¥"):
        return None  # $US100
    if letters in _currency_codes() and not (letters in "ACRS" and end - start < 2):
        return (
            None
            if letters not in ("A", "C", "S", "US", "HK", "NZ", "R") or letters == "R"
            else Span(start - len(letters), end)
        )
    if letters.islower() and (letters in word_list("function_words") or len(letters) > 6):
        return None
    return Span(start - len(letters), end)


def _after_hyphen(text: str, start: int, end: int) -> Span | None:
    """COVID-19, F-16, under-21s; but a dash that parts two words does not make a name (``profits-50 of them``)."""
    if end - start > 4 and not text[start:end].isdigit():
        return None
    match = _LETTERS.search(text[max(0, start - 16) : start - 1])
    if not match:
        return None
    letters = match[0]
    if letters.islower() and letters not in words("prefix"):
        return None
    return Span(start - 1 - len(letters), end + (text[end : end + 1] == "s"))


@cache
def _telephone_words() -> frozenset[str]:
    return words("telephone")


def _telephone(text: str, start: int, end: int) -> Span | None:
    """A telephone number: groups of digits that are no thousands, or any digits after "call" or "tel:"."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if after not in (" ", "-", ".", ")", "\u00a0") and before not in (" ", "-", "+", "(", ".", "\u00a0"):
        return None
    if before == "+" and end - start <= 3 and after in (" ", "-") and text[end + 1 : end + 2].isdigit():
        return Span(start - 1, end)
    if not (
        text[end + 1 : end + 2].isdigit() or text[start - 2 : start - 1].isdigit() or text[start - 2 : start - 1] == ")"
    ):
        return None
    low = max(0, start - 16)
    for match in _PHONE.finditer(text, low, end + 20):
        if match.start() > start:
            break
        if match.start() <= start and end <= match.end():
            groups = re.findall(r"\d+", match[0])
            if sum(map(len, groups)) < 6:
                return None
            lead = {w.strip(":,.()").lower() for w in text[max(0, match.start() - 40) : match.start()].split()[-5:]}
            if lead & _telephone_words():
                return Span(match.start(), match.end())
            if len(groups) >= 3 and "-" in match[0] and " " not in match[0]:
                return Span(match.start(), match.end())
            if len(groups) == 2 and "-" in match[0] and len(groups[0]) == 3 and len(groups[1]) == 4:
                return Span(match.start(), match.end())
            if groups[0] in ("1800", "1300", "0800", "0845", "0870") and " " in match[0]:
                return Span(match.start(), match.end())
            if match[0][0] in "+(":
                return Span(match.start(), match.end())
    return None


_SECTION_HEAD = re.compile(r"(?:\.)?[ \t]+(?=[A-Z(])")


def numbered(text: str, start: int, end: int) -> Span | None:
    """The number of a list entry or section at the start of its line, ``1.`` or ``(2)`` or ``4.2 Methods``, or None."""
    low = start
    if text[low - 1 : low] == "(":
        low -= 1
    line = text.rfind("\n", max(0, low - 8), low) + 1
    if text[max(line, low - 8) : low].strip(" \t>*-–•") or (low - 8 > line and line == 0):
        return None
    after = text[end : end + 2]
    if end - start <= 3 and text[start:end].isdigit() and after[:1] == "." and after[1:].isupper():
        return Span(low, end + 1)
    if end - start <= 3 and text[start:end].isdigit() and after in (") ", ". ", ")\t", ".\t", ".)"):
        return Span(low, end + 1)
    if text[low] == "(":
        return None
    token = text[start:end]
    if "." not in token or "," in token or len(token) > 6 or not _SECTION_HEAD.match(text, end, end + 4):
        return None
    return None if word_after(text, end) in ("Million", "Billion", "Percent", "Per", "Trillion") else Span(start, end)
