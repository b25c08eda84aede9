"""Numbers inside codes: G7, COVID-19, under-21s, version 1.2.3, [12], #5, 4x4, 221B, links and addresses."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from numcheck.core.text import Span
from numcheck.extraction.cursor import Cursor, word_after
from numcheck.extraction.figure_words import opens_figure
from numcheck.extraction.non_quantities.vocabulary import currency_codes, words
from numcheck.language import lexicon
from numcheck.language.lazy_pattern import Lazy

_REACH = 40
_NEAR = 3000  # code points within which the same code, or the other end of a strand, is named
_ENDS = {"5": "3", "3": "5"}
_FEET = frozenset(("by", "x", "×", "tall", "wide", "high", "long", "deep"))
_LINK = 300  # code points of an address before a number in it
_PANELS = Lazy(r"(?<!\d)\d{1,2}[A-Za-z](?:,|,? and|,? or) \Z")
_ADDRESS = Lazy(r"(?:://|www\.)[^\s<>\"]*\Z")
_OPENING, _CLOSING = '([{"“”‘«,;', ')]}"”“»,;'
_MAGNITUDES = frozenset(("million", "billion", "trillion", "m", "bn"))
_HYPHENS = frozenset("-–‑")
_CLOSING_MARKS = frozenset('.,;:!?)”’"')
_LAW_OPENS = frozenset("CUSF")
_LINKS_BEFORE = frozenset("/\\_@.:=&?~+-")
_LINKS_AFTER = frozenset("/\\_@:=&?~-.")
_JOINERS = _HYPHENS | _LINKS_BEFORE | _LINKS_AFTER
_MONEY = ("$", "£", "€", "¥")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    argument = r"(?:[A-Za-z_][\w.]*\s?=\s?)?(?:[-+]?\d[\d.]*(?:e\d+)?|\"[^\"\n]{0,30}\"|[A-Za-z_]\w*\.\w+)"
    return re.compile(
        {
            "link": r"://|\d/[A-Z]|[A-Z]/\d|www\.|@\w|\w@|\w\.(?:com|org|net|gov|edu|co\.uk|au|html?|pdf|php)\b|_\w|\w=\w",
            # Signs that stand in all of those.
            "perhaps a link": r"[/@_=]|\.[aceghnop]|www",
            "groups": r"(?:[ ]\d{2,6}){1,3}(?=[.;:)\n]|,\s|\s[-–(]|\sof\b|\Z)",
            # Three numbers and more that hang together: a book number, a mixture, a parcel.
            "chain": r"(?<![\w.,])\d{1,6}(?:[-–‑]\d{1,6}){2,12}(?![\w]|[.,]\d)",
            # What stands around an argument: other arguments, by place or by name.
            "arguments": rf"(?:{argument},\s?)*(?:[A-Za-z_][\w.]*\s?=\s?)?[-+]?",
            "more": rf"(?:,\s?{argument})*\s?\)",
            "assigned": r"[A-Za-z]\w*[._]\w+\s?=\s?\Z",
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
    if judge is not None:
        return judge(cursor)
    # Behind a blank only a 0 or a full stop lets the left side name.
    near = not before.isspace() or text[start] == "0" or text[start - 2 : start - 1] == "."
    if near and _names_by_left(text, start, end, before, after) or _names_by_right(text, start, end, before, after):
        return Span(start, _hyphened(text, end))
    if after.isalpha():
        return _letter_after(cursor)
    if after and after in "'’′" and text[start:end] in _ENDS and _is_end_of_strand(cursor):
        return Span(start, end + 1)
    if before and before in "( =" and _is_argument(text, start, end):
        return Span(start, end)
    if before not in _JOINERS and after not in _JOINERS:
        return None
    return _chain(cursor, before, after) or _link(cursor, before, after)


def _judge_of(before: str, second: str) -> Callable[[Cursor], Span | None] | None:
    """What alone decides on digits after the characters ``second`` and ``before``; None where more must be asked."""
    if not before:
        return None
    if before.isalpha():
        return _letters_before
    if before in "-‑" and second.isalpha():
        return _hyphen_before
    return _SIGN_BEFORE.get(before)


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


def _names_by_left(text: str, start: int, end: int, before: str, after: str) -> bool:
    """p.590, a footnote mark ("the President,1 established"), 007, 410 U.S. 113."""
    if before == ".":
        page = _word_ending(text, start - 1).lower() in words("page")
    else:
        page = text[start] == "0" and text[start + 1 : end][:1].isdigit()
    footnote = (
        before in _CLOSING_MARKS
        and end - start <= 2
        and (text[start - 2 : start - 1].isalpha() or before == "." and text[start - 2] in ')"”’')
    )
    if page or footnote and after in " \n":
        return True
    return text.endswith(" U.S. ", max(0, start - 6), start) and text[start - 7 : start - 6].isdigit()


def _names_by_right(text: str, start: int, end: int, before: str, after: str) -> bool:
    """A volume before its law report (18 U.S.C. 1001), a sum (6 = 1 + 2 + 3), a move (1.e4)."""
    then = text[end + 1 : end + 3]
    if after in (" ", "\n"):
        law = then[:1] in _LAW_OPENS or after == "\n" and text[end : end + 32].lstrip()[:1] in _LAW_OPENS
        return then == "= " or law and _pattern("law").match(text, end, end + 40) is not None
    if after == ":":
        return then.isalnum() and then.islower() or _pattern("hash").match(text, end) is not None  # 6:a360
    if after == "-" and (text.startswith("-based", end) or text.startswith("-of-", end)):
        return True  # 1-based, 2-of-3
    return after == "." and (then[:1].isalpha() and then[1:].isdigit() or then[:1] == "x" and not then[1:].isalnum())


def _chain(cursor: Cursor, before: str, after: str) -> Span | None:
    """Three numbers and more that hang together: 978-0-12-345, 20-10-5."""
    text, start, end = cursor.text, cursor.start, cursor.end
    joined = before in _HYPHENS and text[start - 2 : start - 1].isdigit()
    if not joined and not (after in _HYPHENS and text[end + 1 : end + 2].isdigit()):
        return None
    for match in _pattern("chain").finditer(text, max(0, start - _REACH), end + _REACH):
        if match.start() <= start and end <= match.end():
            return Span(match.start(), match.end())
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


def _link(cursor: Cursor, before: str, after: str) -> Span | None:
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


def _is_argument(text: str, start: int, end: int) -> bool:
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


def word_of_link(cursor: Cursor) -> Span | None:
    """The number word as a part of an address, ``https://a.example/ten-trends-in``, or None."""
    text, start = cursor.text, cursor.start
    if text[start - 1 : start] not in ("/", "-", "_") or not _ADDRESS.search(text, max(0, start - _LINK), start):
        return None
    return Span(start, cursor.end)


def _letter_after(cursor: Cursor) -> Span | None:
    """3D, 5G, 221B, 4x4; but 20C, 5K and 3M are measured."""
    text, start, end = cursor.text, cursor.start, cursor.end
    after, then = text[end], text[end + 1 : end + 2]
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
