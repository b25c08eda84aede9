"""Ordinals: first, 3rd, twenty-first, fourth quarter. Parts of a whole, ``two thirds``, are none."""

from __future__ import annotations

from functools import cache

from numcheck.core.text import Span
from numcheck.extraction.cursor import Cursor, word_after
from numcheck.extraction.dates.named_months import day_ordinals
from numcheck.extraction.non_quantities.vocabulary import words
from numcheck.extraction.numbers.number_words import number_words
from numcheck.language import lexicon

_SUFFIXES = {"1": "st", "2": "nd", "3": "rd"}


def _suffix(number: str) -> str:
    """The ending of an ordinal: 1st, 22nd, 113th; so 10st is a weight in stone."""
    return "th" if number[-2:-1] == "1" else _SUFFIXES.get(number[-1], "th")


def ordinal_in_digits(cursor: Cursor) -> Span | None:
    """``21st`` or ``21 st``, ``in his 30s``; None where the candidate is neither. 1/10th and "a 10th of" are parts."""
    text, start, end = cursor.text, cursor.start, cursor.end
    after = text[end : end + 1]
    if after == "d" and text[end - 1] in "23" and text[end + 1 : end + 2] in (" ", ",", "."):
        return Span(start, end + 1)  # the 92d Congress
    if after in (" ", "\u00a0") and text[end + 1 : end + 3] == _suffix(text[start:end]):
        apart = not text[end + 3 : end + 4].isalnum() and not text[end + 4 : end + 5].isdigit()  # 21 st 4 lb
        return Span(start, end + 3) if apart else None
    if not after or after not in "snrtSNRT":
        if after == "s" or after in "'’" and text[end + 1 : end + 2] == "s":
            return _tens(text, start, end)
        return None
    if text[end : end + 2].lower() != _suffix(text[start:end]) or text[end + 2 : end + 3].isalnum():
        return _tens(text, start, end) if after == "s" else None
    if (
        text[start - 1 : start] == "/"
        or cursor.word_before.lower() in ("a", "one")
        and word_after(text, end + 2) == "of"
    ):
        return None
    return Span(start, end + 2)


def _tens(text: str, start: int, end: int) -> Span | None:
    """``in his 30s``, ``under 21s``: an age group or a class, not a count."""
    if end - start <= 3 and not text[end + 1 : end + 2].isalnum() and text[start - 1 : start] != ".":
        return Span(start, end + 1)
    return None


@cache
def _all() -> frozenset[str]:
    return frozenset(day_ordinals()) | words("ordinal")


def ordinal_in_words(cursor: Cursor) -> Span | None:
    """The ordinal that the candidate is, or None where it is a part of a whole ("a third of", "two fifths")."""
    text, start, end = cursor.text, cursor.start, cursor.end
    token = text[start:end].lower()
    if token[-2:] in _ENDINGS:
        last = token.rsplit(None, 1)[-1].rpartition("-")[2]
        if last in _all():
            part = last not in ("first", "second") and _is_part(cursor, token)
            return None if part else Span(start, end)
    if text.startswith(_MAGNITUDES, end):
        return _long(text, start, end)
    if token in _TENS and text[end : end + 1] in ("-", " "):
        tail = text[end + 1 : end + 9].replace("-", " ").split(None, 1)
        unit = tail[0].rstrip(".,;:'") if tail else ""
        return Span(start, end + 1 + len(unit)) if unit in _UNITS else None
    return None


def _long(text: str, start: int, end: int) -> Span | None:
    """An ordinal of several words: ``one hundred and fiftieth``, ``two hundredth``."""
    at, before = end, ""
    for word in text[end + 1 : end + 50].split(" ")[:5]:
        bare = word.rstrip(".,;:)")
        at += 1 + len(bare)
        last = bare.lower().rpartition("-")[2]
        if last in _all() and last != "second":
            return None if before in words("before part") else Span(start, at)  # one hundred and one third
        if bare != word or (last not in number_words() and last != "and"):
            return None
        before = last
    return None


def _is_part(cursor: Cursor, token: str) -> bool:
    """Whether the words around make a part of "third": "two-thirds", "more than a third agreed", "a third of them"."""
    if cursor.text[cursor.start - 1 : cursor.start] == "-":
        return True
    before, follows = cursor.word_before.lower(), cursor.word_after.lower()
    lead = before
    if " " in token:
        if before in words("before a part") and (not follows or follows in lexicon.words("english/function_words")):
            return True
        lead = token.partition(" ")[0]
    if lead not in words("before part"):
        return False
    return lead != "a" or not follows or follows in words("after part")


_ENDINGS = frozenset(("th", "st", "nd", "rd"))
_MAGNITUDES = (" hundred", " thousand", " million")
_TENS = frozenset(("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred"))
_UNITS = frozenset(("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"))
