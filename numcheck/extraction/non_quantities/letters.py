"""Letters against digits: G7, A380, 3D, 221B, 4x4, 4-HT, the 5' end; but USD50, 5K and 8-GPU are figures."""

from __future__ import annotations

import re
from functools import cache

from numcheck.core.text import Span
from numcheck.extraction.cursor import Cursor, word_after
from numcheck.extraction.non_quantities.vocabulary import currency_codes
from numcheck.language import lexicon
from numcheck.language.lazy_pattern import Lazy
from numcheck.language.patterns import compiled

_NEAR = 3000  # code points within which the same code, or the other end of a strand, is named
_ENDS = {"5": "3", "3": "5"}
_FEET = frozenset(("by", "x", "×", "tall", "wide", "high", "long", "deep"))
_MONEY = ("$", "£", "€", "¥")
_PANELS = Lazy(r"(?<!\d)\d{1,2}[A-Za-z](?:, ?|,? and |,? or )\Z")
_MAGNITUDES = frozenset(("million", "billion", "trillion", "m", "bn"))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return compiled(
        {
            # A letter and the rest of a British postcode: Uxbridge UB9 5HP
            "outward": r"\b[A-Z]{1,2}\d[A-Z\d]?[ ]\Z",
            "acronym": r"-([A-Z]{1,4})(?![\w-])",
            "relay": r"[xX]\d{2,4} ?m\b",
        }[name]
    )


def word_ending(text: str, end: int) -> str:
    """The letters that end just before ``end``."""
    low = end
    while low > max(0, end - 16) and text[low - 1].isalpha():
        low -= 1
    return text[low:end]


def letters_before(cursor: Cursor) -> Span | None:
    """G7, A380, v2, mp3; but USD50 is money, and words that lost their space count (``of200``)."""
    text, start, end = cursor.text, cursor.start, cursor.end
    letters = word_ending(text, start)
    low = start - len(letters)
    if text[low - 1 : low] in _MONEY:
        return None
    if letters in currency_codes():
        if not letters.isupper() or not _is_no_price(text, low, start, end):
            return None
        return Span(low, hyphened(text, end))
    if letters in ("x", "X") and text[low - 1 : low].isdigit():
        return Span(low - 1, end) if end - start == 1 and text[end : end + 1] != "^" else None
    if letters.islower() and (letters in lexicon.words("english/function_words") or len(letters) > 6):
        return None
    return Span(low, end)


def hyphened(text: str, end: int) -> int:
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


def letter_after(cursor: Cursor) -> Span | None:
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


def begins_acronym(text: str, end: int) -> bool:
    """Whether capitals that are no unit, joined by a hyphen to the number that ends at ``end``, make a name with it.

    No such capitals stand near without one: 4-HT and 4-HT again; but an 8-GPU server of many GPUs.
    """
    acronym = _pattern("acronym").match(text, end, end + 8)
    if acronym is None:
        return False
    if len(acronym[1]) == 1:
        return True  # form 10-K
    low, high = max(0, end - _NEAR), end + _NEAR
    return text.find(f" {acronym[1]}", low, high) < 0 and text.count(f"-{acronym[1]}", low, high) > 1


def is_end_of_strand(cursor: Cursor) -> bool:
    """Whether 5' and 3' are the ends of a strand of DNA: ``5'-AGTC``, ``the 5' end … the 3' end``; but 5' by 3' are feet."""
    text, start, end = cursor.text, cursor.start, cursor.end
    if text[start:end] not in _ENDS:
        return False
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
