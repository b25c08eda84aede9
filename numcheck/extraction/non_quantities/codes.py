"""Numbers inside codes: G7, COVID-19, under-21s, version 1.2.3, [12], #5, 4x4, 221B."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from numcheck.core.text import Span
from numcheck.extraction.cursor import Cursor, word_after
from numcheck.extraction.figure_words import opens_figure
from numcheck.extraction.non_quantities.links import JOINERS, chain, is_argument, link
from numcheck.extraction.non_quantities.vocabulary import currency_codes, words
from numcheck.language import lexicon
from numcheck.language.lazy_pattern import Lazy

_REACH = 40
_NEAR = 3000  # code points within which the same code, or the other end of a strand, is named
_ENDS = {"5": "3", "3": "5"}
_FEET = frozenset(("by", "x", "×", "tall", "wide", "high", "long", "deep"))
_PANELS = Lazy(r"(?<!\d)\d{1,2}[A-Za-z](?:,|,? and|,? or) \Z")
_MAGNITUDES = frozenset(("million", "billion", "trillion", "m", "bn"))
_LAW_OPENS = frozenset("CUSF")
_MONEY = ("$", "£", "€", "¥")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(
        {
            "groups": r"(?:[ ]\d{2,6}){1,3}(?=[.;:)\n]|,\s|\s[-–(]|\sof\b|\Z)",
            "section": r"\s(?:SEC|Sec)\. \d",
            # A letter and the rest of a British postcode: Uxbridge UB9 5HP
            "outward": r"\b[A-Z]{1,2}\d[A-Z\d]?[ ]\Z",
            "acronym": r"-([A-Z]{2,4})(?![\w-])",
            "relay": r"[xX]\d{2,4} ?m\b",
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
        return Span(start, _hyphened(text, end))
    if after.isalpha():
        return _letter_after(cursor)
    if after and after in "'’′" and text[start:end] in _ENDS and _is_end_of_strand(cursor):
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
        return _letters_before
    if before in "-‑" and second.isalpha():
        return _hyphen_before
    if before in "-‑" and second.isdigit():
        return _hyphen_in_code
    if before == "+":
        return _plus_before
    if before == ":" and second and second in "}]>":
        return _port
    return _SIGN_BEFORE.get(before)


def _hyphen_in_code(cursor: Cursor) -> Span | None:
    """The second number of a code that a letter begins: x86-64."""
    low = cursor.start - 1
    while low > max(0, cursor.start - 16) and cursor.text[low - 1].isalnum():
        low -= 1
    return Span(low, cursor.end) if cursor.text[low].isalpha() else code_of_signs(cursor)


def _plus_before(cursor: Cursor) -> Span | None:
    """C++11, and one more than what a letter stands for: T+1, N+1."""
    second, third = cursor.text[cursor.start - 2 : cursor.start - 1], cursor.text[cursor.start - 3 : cursor.start - 2]
    named = second == "+" and third.isalpha() or second.isupper() and not third.isalnum()
    return Span(cursor.start - 2, cursor.end) if named else code_of_signs(cursor)


def _port(cursor: Cursor) -> Span:
    """The port behind a server that stands in brackets: {server}:43222."""
    return Span(cursor.start - 1, cursor.end)


def _number_sign(cursor: Cursor) -> Span | None:
    """#5, §12; but old wire copy writes the pound as "#": #89.7 million."""
    pound = "." in cursor.written or cursor.word_after in _MAGNITUDES
    return None if pound else Span(cursor.start - 1, cursor.end)


def _citation(cursor: Cursor) -> Span | None:
    """``[12]``, ``[3, 4]``, ``[5-7]``; words in the brackets are an editor's and may hold a figure."""
    if cursor.text[cursor.start - 2 : cursor.start - 1].isalnum() or cursor.text[cursor.start - 2] == ")":
        return Span(cursor.start - 1, cursor.end)  # an element of a list: detected[2,]
    match = _pattern("citation").match(cursor.text, cursor.end)
    return Span(cursor.start - 1, match.end()) if match and cursor.end - cursor.start <= 4 else None


def _short_year(cursor: Cursor) -> Span | None:
    """The first half of '21, 2Q'21; but '20 of them' is quoted."""
    text, start, end = cursor.text, cursor.start, cursor.end
    if end - start != 2 or text[end : end + 1].isalnum():
        return None
    mark, before = text[start - 1], text[start - 2 : start - 1]
    if not before.isalnum() and _quoted(text[end : end + _REACH].partition("\n")[0], mark):
        return None
    return Span(start - 1, end) if not before or before.isalnum() or before in " \n\u00a0(" else None


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
        page = _word_ending(text, start - 1).lower() in words("page")
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


def _word_ending(text: str, end: int) -> str:
    """The letters that end just before ``end``."""
    low = end
    while low > max(0, end - 16) and text[low - 1].isalpha():
        low -= 1
    return text[low:end]


def _letters_before(cursor: Cursor) -> Span | None:
    """G7, A380, v2, mp3; but USD50 is money, and words that lost their space count (``of200``)."""
    text, start, end = cursor.text, cursor.start, cursor.end
    letters = _word_ending(text, start)
    low = start - len(letters)
    if text[low - 1 : low] in _MONEY:
        return None
    if letters in currency_codes():
        if not letters.isupper() or not _is_no_price(text, low, start, end):
            return None
        return Span(low, _hyphened(text, end))
    if letters in ("x", "X") and text[low - 1 : low].isdigit():
        return Span(low - 1, end) if end - start == 1 and text[end : end + 1] != "^" else None
    if letters.islower() and (letters in lexicon.words("english/function_words") or len(letters) > 6):
        return None
    return Span(low, end)


def _hyphened(text: str, end: int) -> int:
    """Where the numbers end that hyphens join to one that ends at ``end``: OGC-96-47."""
    while text[end : end + 1] == "-" and text[end + 1 : end + 2].isdigit():
        end += 1
        while text[end : end + 1].isdigit():
            end += 1
    return end


def _is_no_price(text: str, low: int, start: int, end: int) -> bool:
    """Whether the letters of a currency are part of a name: GFP-COP1, R1-100, R2 said again; but R20 and USD5 are money."""
    after = text[end : end + 2]
    if (
        text[low:start] == "COP"
        and end - start <= 2
        and not after.startswith((".", ","))
        and word_after(text, end) not in _MAGNITUDES
    ):
        return True  # the conference of the parties, whose pesos are thousands
    if text[low - 1 : low] in ("-", "_", ":"):
        return text[start:end].isdigit()
    if after[:1] in ("-", "/", "_") and after[1:].isalnum():
        return text[start:end].isdigit() and not after[1:].islower()
    if end - start > 1 or after[:1].isalnum() or after[:1] in (".", ",") and after[1:].isdigit():
        return False
    again = (text.find(text[low:end], end, end + _NEAR), text.rfind(text[low:end], max(0, low - _NEAR), low))
    return any(at >= 0 and not text[at + end - low : at + end - low + 1].isalnum() for at in again)


def _hyphen_before(cursor: Cursor) -> Span | None:
    """COVID-19, F-16, under-21s; but a dash that parts two words does not make a name (``profits-50 of them``)."""
    text, start, end = cursor.text, cursor.start, cursor.end
    if end - start > 4 and not text[start:end].isdigit():
        return None
    letters = _word_ending(text, start - 1)
    if letters.islower() and letters not in words("prefix") or opens_figure(text, start):
        return None
    if letters.isupper():
        end = _hyphened(text, end)
    return Span(start - 1 - len(letters), end + (text[end : end + 1] == "s"))


def _is_end_of_strand(cursor: Cursor) -> bool:
    """Whether 5' and 3' are the ends of a strand of DNA: ``5'-AGTC``, ``the 5' end … the 3' end``; but 5' by 3' are feet."""
    text, start, end = cursor.text, cursor.start, cursor.end
    after = text[end + 1 : end + 3]
    if text[end + 1 : end + 5] in (" end", "-end", " UTR"):
        return True
    if text[start - 1 : start] == "-" or after[:1].isupper() or after[:1] == "-" and not after[1:].isdigit():
        return True
    if after[:1].isalnum() or after.strip()[:1].isdigit() or word_after(text, end + 1) in _FEET:
        return False
    low, high, mark = max(0, start - _NEAR), end + _NEAR, text[end]
    other = f"{_ENDS[text[start]]}{mark}"
    return any(
        text.find(sought, low, high) >= 0 for sought in (f" {other}", f"-{other}", f"{text[start]}{mark}-", f"({other}")
    )


def begins_acronym(text: str, end: int) -> bool:
    """Whether capitals that are no unit, joined by a hyphen to the number that ends at ``end``, make a name with it.

    No such capitals stand near without one: 4-HT and 4-HT again; but an 8-GPU server of many GPUs.
    """
    acronym = _pattern("acronym").match(text, end, end + 8)
    if acronym is None:
        return False
    low, high = max(0, end - _NEAR), end + _NEAR
    return text.find(f" {acronym[1]}", low, high) < 0 and text.count(f"-{acronym[1]}", low, high) > 1


def _letter_after(cursor: Cursor) -> Span | None:
    """3D, 5G, 221B, 4x4, UB9 5HP; but 20C, 5K and 3M are measured."""
    text, start, end = cursor.text, cursor.start, cursor.end
    after, then = text[end], text[end + 1 : end + 2]
    if after.isupper() and then.isupper() and end - start == 1 and not text[end + 2 : end + 3].isalnum():
        outward = _pattern("outward").search(text, max(0, start - 6), start)
        return Span(outward.start(), end + 2) if outward else None
    if after == "M" and text[start:end] == "3" and (then == "'" or then == " " and text[end + 2 : end + 3].isupper()):
        return Span(start, end + 1)  # the company
    if after.isupper() and after != "E" and then.isdigit():
        return Span(start, end + 2)  # 3T3
    if after.isupper() and not then.isalnum():
        if _PANELS.search(text, max(0, start - 9), start):
            return Span(start, end + 1)  # Figs. 6b, 7B
        return Span(start, end + 1) if after in "DEHPQSUYZ" or (after == "G" and text[start:end] in "23456") else None
    if after in "xX" and (relay := _pattern("relay").match(text, end, end + 8)):
        return Span(start, relay.end())  # 4x100m
    if after in "xX" and end - start == 1 and then in ("2", "4") and text[end + 2 : end + 3] in ("", " ", ",", "."):
        return Span(start, end + 2)
    return None
