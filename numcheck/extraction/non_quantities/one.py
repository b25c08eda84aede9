"""The word "one" where it counts nothing (one of the best, no one), and compounds that measure nothing (one-off, two-way)."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from numcheck.core.text import Span
from numcheck.extraction.cursor import Cursor, word_after
from numcheck.extraction.dates.vocabulary import words as date_words
from numcheck.extraction.figure_words import small_words
from numcheck.extraction.non_quantities.vocabulary import words
from numcheck.extraction.numbers.number_words import number_words
from numcheck.language import lexicon
from numcheck.language.patterns import compiled

_MODALS = frozenset(("may", "could", "might", "will", "would", "can", "should", "must"))
_THE_ONLY = ("the only ", "The only ")
_OF_MANY = (" of a number", " of many", " of several", " of a few")
# Nouns that stand in the list of units, and are none after "one".
_NO_UNITS = frozenset(("day", "or", "to", "more", "point", "second"))
_LASTING = frozenset(("within", "for", "per", "in", "only", "just"))
_NO_VERBS = ("ss", "us", "is", "'s", "’s", "series", "species", "news")


@cache
def _ratio() -> re.Pattern[str]:
    numbers = "|".join(sorted(number_words(), key=len, reverse=True))
    return compiled(
        rf"[ -](?:(?:in|out of|of|for|over)(?: every| each)?|or|to|and|per|-|–)[ -](?:a )?(?:\d|(?:{numbers})\b|every\b)|-?(?:and-a-half| and a half)",
        re.IGNORECASE,
    )


# Whether a one counts, or does so where a word before it says so ("at least one", "only one").
_Verdict = Literal["counts", "counts nothing", "as cued"]


class _AroundOne:
    """The words around a "one": ``before`` it, and after it the ``noun`` as written and ``low``, in small letters."""

    __slots__ = ("before", "cursor", "low", "noun")

    def __init__(self, cursor: Cursor) -> None:
        self.cursor = cursor
        self.before = cursor.word_before.lower().strip("\"'“‘(,;:—-")
        self.noun = cursor.word_after
        self.low = self.noun.lower()

    def second(self) -> str:
        """The word after the noun."""
        return word_after(self.cursor.text, self.cursor.end + 1 + len(self.noun))


def _before_measure(around: _AroundOne) -> _Verdict | None:
    """One hundred, one per cent, one mile, one point five."""
    low = around.low
    if low in number_words() or low in words("one unit") or low in date_words("units") and low not in _NO_UNITS:
        return "counts"
    return "counts" if low == "point" and around.second().lower() in number_words() else None


def _after_determiner(around: _AroundOne) -> _Verdict | None:
    """This one, no one, the one."""
    return "counts nothing" if around.before in words("before one") else None


def _before_point(around: _AroundOne) -> _Verdict | None:
    """One point behind; but let me make one point."""
    if around.low != "point":
        return None
    measured = around.before in words("before a point") or around.second() in words("after a point")
    return "counts" if measured else "counts nothing"


def _before_small_word(around: _AroundOne) -> _Verdict | None:
    """One of the best, one they make, one is; but only one of them, at least one is."""
    low, noun = around.low, around.noun
    if low in lexicon.words("english/function_words") and noun != "US":
        of_many = low == "of" and around.cursor.after(12).startswith(_OF_MANY)
        return "counts nothing" if of_many or low in words("subject") else "as cued"
    inflected = noun.islower() and low.endswith("s") and not low.endswith(_NO_VERBS)
    verb = inflected or not low or low in words("one verb") or low in lexicon.words("english/finite_verbs")
    return "as cued" if verb else None


def _before_idiom(around: _AroundOne) -> _Verdict | None:
    """One day, one thing; but exactly one day, one day later, within one night."""
    low, before = around.low, around.before
    if low not in words("one idiom"):
        return "as cued" if low in ("other", "particular", "single") else None
    if before in ("least", "exactly", "than") or around.second() in ("a", "per", "later", "earlier"):
        return "counts"
    return "counts" if low in ("day", "night") and before in _LASTING else "counts nothing"


def _before_number(around: _AroundOne) -> _Verdict | None:
    """One 2.76 billion years old; but one 5-hour flight."""
    low = around.low
    if low[0].isalpha():
        return None
    return "counts" if low[0].isdigit() and "-" in low else "as cued"


def _before_name(around: _AroundOne) -> _Verdict | None:
    """As one Roosevelt put it; but one Iraqi soldier."""
    if not around.noun[0].isupper() or not around.before:
        return None
    second = around.second()
    known = second in small_words() or second in words("one verb")
    return "counts" if second.islower() and not known or second == "of" else "as cued"


def _before_telling(around: _AroundOne) -> _Verdict | None:
    """One official said."""
    return "as cued" if around.second() in words("telling") else None


# The first that answers decides; where none does, it counts.
_DECISIONS = (
    _before_measure,
    _after_determiner,
    _before_point,
    _before_small_word,
    _before_idiom,
    _before_number,
    _before_name,
    _before_telling,
)


def uncounted_one(cursor: Cursor) -> Span | None:
    """The candidate where it is "one" as a pronoun or an article; None for all other words, and for a one that counts."""
    text, start, end = cursor.text, cursor.start, cursor.end
    if end - start != 3 or text[start] not in "oO" or text[start:end].lower() != "one":
        return None
    after = text[end : end + 1]
    if text.startswith(" (1)", end):
        return None
    if text[start - 1 : start] == "-":
        return Span(start, end) if text[start - 3 : start - 1].lower() == "no" else None
    if _ratio().match(text, end, end + 30):
        return None
    if after == "-":
        modal = text.startswith("-day ", end) and cursor.word_before.lower() in _MODALS
        return Span(start, end + 4) if modal else None  # "may one-day be used"
    if (after and after in "'’") or not _counts(_AroundOne(cursor)):
        return Span(start, end)
    return None


def _counts(around: _AroundOne) -> bool:
    for decide in _DECISIONS:
        verdict = decide(around)
        if verdict == "as cued":
            return around.before in words("count before one") and around.cursor.before(9) not in _THE_ONLY
        if verdict is not None:
            return verdict == "counts"
    return True


def attribute(cursor: Cursor) -> Span | None:
    """The candidate, a number word, with the word that a hyphen joins to it as an attribute; None if it measures."""
    text, start, end = cursor.text, cursor.start, cursor.end
    if text[end : end + 1] not in ("-", "‑"):
        return None
    word = text[end + 1 : end + 16].split(None, 1)
    head = word[0].partition("-")[0].strip(".,;:)\"'”’") if word else ""
    span = Span(start, end + 1 + len(head))
    number = text[start:end].lower()
    if number == "zero" and head and head not in date_words("units"):
        return span
    kind = head.lower()
    if number == "one":
        return span if kind in words("compound") or kind in words("compound of one") else None
    return span if kind in words("compound") and head != "to" else None
