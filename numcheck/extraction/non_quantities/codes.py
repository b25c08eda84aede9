"""Numbers inside codes: G7, COVID-19, under-21s, version 1.2.3, [12], #5, 4x4, 221B."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from numcheck.core.text import Span
from numcheck.extraction.cursor import Cursor
from numcheck.extraction.figure_words import opens_figure
from numcheck.extraction.non_quantities.letters import (
    hyphened,
    is_end_of_strand,
    letter_after,
    letters_before,
    word_ending,
)
from numcheck.extraction.non_quantities.links import JOINERS, chain, is_argument, link
from numcheck.extraction.non_quantities.vocabulary import words
from numcheck.language.lazy_pattern import Lazy
from numcheck.language.patterns import compiled

_REACH = 40
_CITED_TOGETHER = Lazy(r"\d{1,3}(?:,\d{1,2}){1,9}")  # [39,40]
_MORE_SECTIONS = Lazy(r"(?:(?:,|,? (?:and|or|to|through)) \d{1,5}(?:\.\d{1,4})?(?![\w%]|[.,]\d)){1,9}")
_MAGNITUDES = frozenset(("million", "billion", "trillion", "m", "bn"))
_LAW_OPENS = frozenset("CUSF")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return compiled(
        {
            "groups": r"(?:[ ]\d{2,6}){1,3}(?=[.;:)\n]|,\s|\s[-–(]|\sof\b|\Z)",
            "section": r"\s(?:SEC|Sec)\. \d",
            "citation": r"\d{0,3}(?:[ ]?[,–-][ ]?\d{1,3})*\]",
            # A volume of statutes or law reports before its page: 3 CFR, 18 U.S.C. 1001, 410 U.S. 113.
            "hash": r":\d{1,9}[a-f][0-9a-f]{0,30}\b(?! ?m\b)",
            "law": r"\s\s{0,30}(?:C\.?F\.?R|U\.?S\.?C|Stat\.|U\. ?S\. (?:\d|_)|F\.(?:2d|3d|Supp))",
        }[name]
    )


def code_at(cursor: Cursor) -> Span | None:
    """The code that the candidate is part of because something stands against its digits without a space, or None."""
    text, start, end = cursor.text, cursor.start, cursor.end
    before, after = text[start - 1 : start], text[end : end + 1]
    if text.count(".", start, end) > 1 and not _grouped(text[start:end]):
        return Span(start, end)
    if text[start] == "0" and text[start + 1 : start + 2].isdigit() and after == " ":
        groups = _pattern("groups").match(text, end)
        if groups:
            return Span(start, groups.end())  # Section 00 00 43, Tel: 0293 613555
    judge = None if before.isspace() else _judge_of(before, text[start - 2 : start - 1])
    return judge(cursor) if judge is not None else code_of_signs(cursor)


def code_of_signs(cursor: Cursor) -> Span | None:
    """The code that the signs and letters on both sides of the candidate tell of, or None."""
    text, start, end = cursor.text, cursor.start, cursor.end
    before, after = text[start - 1 : start], text[end : end + 1]
    # Behind a blank only a 0 or a full stop lets the left side name.
    near = not before.isspace() or text[start] == "0" or text[start - 2 : start - 1] == "."
    if near and _names_by_left(text, start, end, before) or _names_by_right(text, start, end, before, after):
        return Span(start, hyphened(text, end))
    if after.isalpha():
        return letter_after(cursor)
    if after and after in "'’′" and is_end_of_strand(cursor):
        return Span(start, end + 1)
    if before and before in "( =" and is_argument(text, start, end):
        return Span(start, end)
    if before not in JOINERS and after not in JOINERS:
        return None
    return chain(cursor, before, after) or link(cursor, before, after)


def _judge_of(before: str, second: str) -> Callable[[Cursor], Span | None] | None:
    """What alone decides on digits after the characters ``second`` and ``before``; None where more must be asked."""
    if not before:
        return None
    if before.isalpha():
        return letters_before
    if before in "-‑" and second.isalpha():
        return _hyphen_before
    if before == "–" and second.isalpha():
        return _letter_and_dash
    if before in "-‑" and second.isdigit():
        return _hyphen_in_code
    if before == "+":
        return _plus_before
    if before == ":" and second and second in "}]>":
        return _port
    return _SIGN_BEFORE.get(before)


def _letter_and_dash(cursor: Cursor) -> Span | None:
    """K–12, n–1: a letter alone before a dash."""
    alone = not cursor.text[cursor.start - 3 : cursor.start - 2].isalnum()
    return Span(cursor.start - 2, cursor.end) if alone else code_of_signs(cursor)


def _hyphen_in_code(cursor: Cursor) -> Span | None:
    """The second number of a code that a letter begins: x86-64."""
    low = cursor.start - 1
    while low > max(0, cursor.start - 16) and cursor.text[low - 1].isalnum():
        low -= 1
    return Span(low, cursor.end) if cursor.text[low].isalpha() else code_of_signs(cursor)


def _plus_before(cursor: Cursor) -> Span | None:
    """C++11, and one more than what a letter stands for: T+1, N+1."""
    second, third = cursor.text[cursor.start - 2 : cursor.start - 1], cursor.text[cursor.start - 3 : cursor.start - 2]
    named = second == "+" and third.isalpha() or second.isalpha() and not third.isalnum()
    return Span(cursor.start - 2, cursor.end) if named else code_of_signs(cursor)


def _port(cursor: Cursor) -> Span:
    """The port behind a server that stands in brackets: {server}:43222."""
    return Span(cursor.start - 1, cursor.end)


def _number_sign(cursor: Cursor) -> Span | None:
    """#5, §12; but old wire copy writes the pound as "#": #89.7 million."""
    pound = cursor.text[cursor.start - 1] == "#" and ("." in cursor.written or cursor.word_after in _MAGNITUDES)
    if pound:
        return None
    more = (
        _MORE_SECTIONS.match(cursor.text, cursor.end) if cursor.text[cursor.start - 2 : cursor.start] == "§§" else None
    )
    return Span(cursor.start - 1, more.end() if more is not None else cursor.end)


def _citation(cursor: Cursor) -> Span | None:
    """``[12]``, ``[3, 4]``, ``[5-7]``; words in the brackets are an editor's and may hold a figure."""
    if cursor.text[cursor.start - 2 : cursor.start - 1].isalnum() or cursor.text[cursor.start - 2] == ")":
        return Span(cursor.start - 1, cursor.end)  # an element of a list: detected[2,]
    match = _pattern("citation").match(cursor.text, cursor.end)
    short = cursor.end - cursor.start <= 4 or _CITED_TOGETHER.fullmatch(cursor.written)
    return Span(cursor.start - 1, match.end()) if match and short else None


def _short_year(cursor: Cursor) -> Span | None:
    """The first half of '21, 2Q'21; but '20 of them' is quoted."""
    text, start, end = cursor.text, cursor.start, cursor.end
    if end - start != 2 or text[end : end + 1].isalnum():
        return None
    mark, before = text[start - 1], text[start - 2 : start - 1]
    if not before.isalnum() and _quoted(text[end : end + _REACH].partition("\n")[0], mark):
        return None
    return Span(start - 1, end) if not before or before.isalnum() or before in " \n\u00a0(-–" else None


def _quoted(after: str, mark: str) -> bool:
    """Whether a quotation mark closes what stands before it."""
    at = after.find(mark)
    while at >= 0:
        if not after[at + 1 : at + 2].isalnum() and after[at - 1 : at] != " ":
            return True
        at = after.find(mark, at + 1)
    return False


# Signs before digits that are part of a code.
_SIGN_BEFORE = {
    "#": _number_sign,
    "§": _number_sign,
    "¶": _number_sign,
    "[": _citation,
    "'": _short_year,
    "’": _short_year,
}


def _names_by_left(text: str, start: int, end: int, before: str) -> bool:
    """p.590, 007, 410 U.S. 113."""
    if before == ".":
        page = word_ending(text, start - 1).lower() in words("page")
    else:
        page = text[start] == "0" and text[start + 1 : end][:1].isdigit()
    if page:
        return True
    return text.endswith(" U.S. ", max(0, start - 6), start) and text[start - 7 : start - 6].isdigit()


def _names_by_right(text: str, start: int, end: int, before: str, after: str) -> bool:
    """A volume before its law report (18 U.S.C. 1001), a sum (6 = 1 + 2 + 3), a move (1.e4)."""
    then = text[end + 1 : end + 3]
    if after in (" ", "\n"):
        law = then[:1] in _LAW_OPENS or after == "\n" and text[end : end + 32].lstrip()[:1] in _LAW_OPENS
        if then[:1] in "Ss" and _pattern("section").match(text, end, end + 9):
            return True  # the number of a line of a bill: 29 SEC. 474.
        return then == "= " or law and _pattern("law").match(text, end, end + 40) is not None
    if after == ":":
        return then.isalnum() and then.islower() or _pattern("hash").match(text, end) is not None  # 6:a360
    if after == "-" and text.startswith(("-based", "-of-"), end):
        return True  # 1-based, 2-of-3
    return after == "." and (then[:1].isalpha() and then[1:].isdigit() or then[:1] == "x" and not then[1:].isalnum())


def _grouped(token: str) -> bool:
    """Whether the points part thousands: 1.234.567."""
    head, *groups = token.split(".")
    return len(head) <= 3 and all(len(group) == 3 for group in groups)


def _hyphen_before(cursor: Cursor) -> Span | None:
    """COVID-19, F-16, under-21s; but a dash that parts two words does not make a name (``profits-50 of them``)."""
    text, start, end = cursor.text, cursor.start, cursor.end
    if end - start > 4 and not text[start:end].isdigit():
        return None
    letters = word_ending(text, start - 1)
    if letters.islower() and letters not in words("prefix") or opens_figure(text, start):
        return None
    if letters.isupper():
        end = hyphened(text, end)
    return Span(start - 1 - len(letters), end + (text[end : end + 1] == "s"))
