"""The word "one" where it counts nothing (one of the best, no one, one day), and compounds such as one-off, two-way."""

from __future__ import annotations

import re
from functools import cache

from numcheck.core.text import Span
from numcheck.extraction.dates.vocabulary import words as date_words
from numcheck.extraction.non_quantities.vocabulary import word_after, word_before, words
from numcheck.extraction.numbers.spelled import number_words
from numcheck.extraction.vocabulary import words as word_list

_SUBJECTS = frozenset(("they", "he", "she", "it", "we", "you", "i", "which", "who", "that", "whose"))
_MODALS = frozenset(("may", "could", "might", "will", "would", "can", "should", "must"))


@cache
def _ratio() -> re.Pattern[str]:
    numbers = "|".join(sorted(number_words(), key=len, reverse=True))
    return re.compile(
        rf"[ -](?:(?:in|out of|of|for|over)(?: every| each)?|or|to|and|per|-|–)[ -](?:a )?(?:\d|(?:{numbers})\b|every\b)|-?(?:and-a-half| and a half)",
        re.IGNORECASE,
    )


def one(text: str, start: int, end: int) -> Span | None:
    """The word ``one`` at ``text[start:end]`` as a pronoun or an article, or None where it counts or is part of a number."""
    span = Span(start, end)
    after = text[end : end + 1]
    if text[start - 1 : start] == "-":
        return span if text[start - 3 : start - 1].lower() == "no" else None
    if _ratio().match(text, end, end + 30):
        return None
    if after == "-":
        modal = text.startswith("-day ", end) and word_before(text, start).lower() in _MODALS
        return Span(start, end + 4) if modal else None  # "may one-day be used"
    if after in "'’" and after:
        return span
    before = word_before(text, start).lower().strip("\"'“‘(,;:—-")
    noun = word_after(text, end)
    low = noun.lower()
    if (
        low in number_words()
        or low in words("one unit")
        or low in date_words("units")
        and low not in ("day", "or", "to", "more", "point", "second")
    ):
        return None
    if low == "point" and word_after(text, end + 6).lower() in number_words():
        return None
    if before in words("before one"):
        return span
    if low == "point":  # "one point behind", but "let me make one point"
        return (
            None if before in words("before a point") or word_after(text, end + 6) in words("after a point") else span
        )
    counted = before in words("count before one") and not text.endswith(("the only ", "The only "), 0, start)
    small = low in word_list("function_words") and noun != "US"
    verb = (
        noun.islower()
        and low.endswith("s")
        and not low.endswith(("ss", "us", "is", "'s", "’s", "series", "species", "news"))
    )
    if low == "of" and text.startswith((" of a number", " of many", " of several", " of a few"), end):
        return span
    if small and low in _SUBJECTS:
        return span  # "different from one they make"
    if not low or small or verb or low in words("one verb") or low in word_list("common_verbs"):
        return None if counted else span
    if low == "of":
        return span
    if low in words("one idiom"):
        if before in ("least", "exactly", "than") or word_after(text, end + 1 + len(noun)) in (
            "a",
            "per",
            "later",
            "earlier",
        ):
            return None
        return None if low in ("day", "night") and before in ("within", "for", "per", "in", "only", "just") else span
    if low in ("other", "particular", "single"):
        return None if counted else span
    if not low[0].isalpha():  # "one 5-hour flight", but "one 2.76 billion years old"
        return None if counted or (low[0].isdigit() and "-" in low) else span
    if noun[0].isupper() and before:  # "as one Roosevelt put it", but "one Iraqi soldier"
        tail = word_after(text, end + 1 + len(noun))
        small_words = word_list("function_words") | word_list("common_verbs") | words("one verb")
        content = tail.islower() and tail not in small_words
        if counted or content or tail == "of":
            return None
        return span
    if not counted and word_after(text, end + 1 + len(noun)) in words("telling"):
        return span
    return None


def compound(text: str, start: int, end: int) -> Span | None:
    """``one-off``, ``two-way``, ``five-star``: an attribute that measures nothing, or None."""
    if text[end : end + 1] not in ("-", "‑"):
        return None
    word = text[end + 1 : end + 16].split(None, 1)
    head = word[0].partition("-")[0].strip(".,;:)\"'”’") if word else ""
    number = text[start:end].lower()
    if number == "zero" and head and head not in date_words("units"):
        return Span(start, end + 1 + len(head))  # zero-emission, zero-coupon
    single = number == "one"
    if head.lower() not in words("compound") and not (single and head.lower() in words("compound of one")):
        return None
    if head == "to" and not single:
        return None
    return Span(start, end + 1 + len(head))
