"""Numbers that name one thing of its kind: Section 4, page 12, Boeing 747, Channel Nine, stage four."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from numcheck.core.text import Span
from numcheck.extraction.cursor import Cursor, word_before
from numcheck.extraction.dates.vocabulary import words as date_words
from numcheck.extraction.figure_words import small_words
from numcheck.extraction.non_quantities.vocabulary import currency_codes, words
from numcheck.language.inflection import is_plural

_RANKS = frozenset(("top", "bottom", "back", "front", "Top"))
_LONGEST = 9  # characters of a number that labels
_JOINERS = frozenset(("to", "and", "or", "&", "-", "–", "through"))


_Judge = Callable[[Cursor, str, int], Span | None]


def label(cursor: Cursor) -> Span | None:
    """The candidate with the word before it that it labels, or as a later number of such a label; None if there is none."""
    text, start = cursor.text, cursor.start
    ending = text[start - 4 : start - 1]
    if ending[-1:].islower() and ending.lstrip(" ").isalpha() and ending not in _endings():
        return None  # most words before a number
    word = word_before(text, start).lstrip("(\"'“‘[")
    if not word:
        return None
    judge = _judges().get(word)
    if judge is None:
        if word.rstrip(",").isdigit():
            judge = _in_a_list
        elif word.isupper() and word.isalpha():
            judge = _designation
        else:
            return None
    if "," in cursor.written or cursor.end - start > _LONGEST:
        return None
    return judge(cursor, word, start - 1 - len(word))


def _name(cursor: Cursor, word: str, low: int) -> Span | None:
    """Section 4, Boeing 747-800: a word with a capital that names one thing of its kind."""
    counts = _measures(cursor) or cursor.written.islower() and is_plural(cursor.word_after)
    return None if counts else Span(low, _variant(cursor.text, cursor.end))


def _small_label(cursor: Cursor, word: str, low: int) -> Span | None:
    """``chapter 4``; the words of "will position 20 men" are no label."""
    verb = word_before(cursor.text, low).lower() in words("before verb")
    return _labelled(cursor, word, low, verb)


def _label_or_verb(cursor: Cursor, word: str, low: int) -> Span | None:
    """``stage 4``; the same word may be a verb or count what follows ("to stage 20 concerts")."""
    lead = word_before(cursor.text, low).lower()
    verb = lead in words("before verb") or lead not in words("determiner")
    if not verb and not cursor.written[0].isdigit():
        verb = is_plural(cursor.word_after)  # "ended the season two games short"
    return _labelled(cursor, word, low, verb)


def _labelled(cursor: Cursor, word: str, low: int, verb: bool) -> Span | None:
    token = cursor.written
    if token[0].isdigit() and len(token) > 4 and "." not in token:
        return None
    if word == "no" and not token[0].isdigit():
        return None  # no two of them
    return None if _measures(cursor) or verb and _counts(cursor) else Span(low, cursor.end)


def _road(cursor: Cursor, word: str, low: int) -> Span | None:
    """``Oregon 214``."""
    number = cursor.written
    return Span(low, cursor.end) if number.isdigit() and len(number) <= 3 and not _counts(cursor) else None


@cache
def _judges() -> dict[str, _Judge]:
    """Who judges the number after a word."""
    return {
        **dict.fromkeys(words("label"), _small_label),
        **dict.fromkeys(words("label or verb"), _label_or_verb),
        **dict.fromkeys(words("state"), _road),
        **dict.fromkeys(words("label capitalised"), _name),
        **dict.fromkeys(_RANKS, _rank),
        **dict.fromkeys(_JOINERS, _in_a_list),
    }


@cache
def _endings() -> frozenset[str]:
    """The last three letters of those words, a space before shorter ones."""
    return frozenset(f"  {word}"[-3:] for word in _judges())


def _rank(cursor: Cursor, word: str, low: int) -> Span | None:
    """The number of a rank: "finish in the top four", "their top 10 list"."""
    span, follows = Span(cursor.start, cursor.end), cursor.word_after
    if word in ("top", "Top") and (follows in ("list", "lists") or cursor.after(1) in (".", ",", ";")):
        return span
    if _counts(cursor) or _measures(cursor):
        return None
    return span if word_before(cursor.text, low).lower() in words("determiner") else None


def _designation(cursor: Cursor, word: str, low: int) -> Span | None:
    """Capitals and digits that are the name of a thing, as in "the drug TGN 1412, which"; money is none."""
    token = cursor.written
    if not (3 <= len(word) <= 5 and token.isdigit() and len(token) >= 3) or word[-3:] in currency_codes():
        return None
    after = cursor.after(1)
    named = not after or after in ",.;:)" or cursor.word_after in ("is", "was", "which", "that")
    return Span(low, cursor.end) if named else None


def _variant(text: str, end: int) -> int:
    """Where the number ends with its variant: the 800 of "Boeing 737-800"."""
    if text[end : end + 1] == "-" and text[end + 1 : end + 2].isdigit():
        end += 1
        while text[end : end + 1].isalnum():
            end += 1
    return end


def _in_a_list(cursor: Cursor, word: str, low: int) -> Span | None:
    """A later number of "pages 12 and 13", "Sections 4 to 6", "Items 44, 53, 61, and 79"."""
    if _counts(cursor):
        return None
    before = cursor.before(60).split()
    numbers = 0
    while before and (before[-1] in _JOINERS or before[-1].rstrip(",").isdigit()):
        numbers += before.pop() not in _JOINERS
    plural = before[-1].lstrip("(\"'“‘[") if before and numbers else ""
    listed = plural in words("label capitalised") or plural in words("label")
    return Span(cursor.start, cursor.end) if listed and plural.endswith(("s", "s.", "pp.", "pp")) else None


def _measures(cursor: Cursor) -> bool:
    """Whether a unit follows the number: "Figures: 40 per cent", "Day 3 metres"."""
    return cursor.after(1) == "%" or cursor.word_after in date_words("units")


def _counts(cursor: Cursor) -> bool:
    """Whether a noun follows that the number may count, as in "track six sick cows"."""
    noun = cursor.word_after
    return noun.islower() and noun not in small_words()
