"""Numbers that name one thing of its kind: Section 4, page 12, Boeing 747, Channel Nine, stage four."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

from numcheck.core.text import Span
from numcheck.extraction.cursor import Cursor, word_after, word_before
from numcheck.extraction.dates.vocabulary import words as date_words
from numcheck.extraction.figure_words import small_words
from numcheck.extraction.non_quantities.label_lists import end_of_entries
from numcheck.extraction.non_quantities.vocabulary import currency_codes, words
from numcheck.language import lexicon
from numcheck.language.inflection import is_plural
from numcheck.language.lazy_pattern import Lazy

_RANKS = frozenset(("top", "bottom", "back", "front", "Top", "last", "final"))
_ROUNDS = frozenset(("4", "8", "16", "32", "64", "four", "eight", "sixteen"))  # sides left in a tournament
_QUARTERS = frozenset(("1", "2", "3", "4", "one", "two", "three", "four"))
_REACHED = ("reach the ", "reached the ", "reaching the ", "into the ")
_LISTED = Lazy(r"\d+(?:[a-z]{0,2}|and|to),?")
_GLUED = Lazy(r"\d{1,3}(?:and|to)")  # Tables 1to 3
_LONG = frozenset(
    ("number", "accession", "isolate", "strain", "zip", "postcode", "docket", "ordinance", "no.", "nos.", "№")
)  # labels of long numbers
_BOOK_NUMBERS = frozenset(("ISBN", "ISSN", "PMID", "OCLC", "EAN", "ISBN-13", "ISBN-10"))
_ZIP = Lazy(r"(?:zip|postal) code \Z", re.IGNORECASE)
_LONGEST = 9  # characters of a number that labels
_JOINERS = frozenset(("to", "and", "or", "&", "-", "–", "through", "AND", "OR", "TO"))
# An abbreviation of what is numbered: Ohio R.C. 4511.25, Ord. 1986-33, 64 Fed. Reg. 8140
_ABBREVIATION = Lazy(r"(?:[A-Z][A-Za-z]{1,5}|[A-Z](?:\.[A-Z]){1,6})\.")

_Judge = Callable[[Cursor, str, int], Span | None]


def label(cursor: Cursor) -> Span | None:
    """The candidate with the word before it that it labels, or as a later number of such a label; None if there is none."""
    text, start = cursor.text, cursor.start
    wrapped = text[start - 1 : start] == "\n" or text[start - 2 : start] == "  "
    if wrapped:
        if not cursor.written[0].isdigit():
            return None  # "Perfect numbers" stands above "Six also has a meaning"
        start = _line_before(text, start)
        if not start:
            return None
    ending = text[start - 4 : start - 1]
    if ending[-1:].islower() and ending.lstrip(" ").isalpha() and ending not in _endings():
        return None  # most words before a number
    word = _last_word(text, start) if wrapped else word_before(text, start).lstrip("(\"'“‘[")
    word = word.rpartition("]:")[2]  # the loop.[3]:p. 7
    word = word.rpartition(',"')[2]  # a letter,"Flight 175
    if not word or "," in cursor.written:
        return None
    if cursor.end - cursor.start > _LONGEST:
        return Span(start - 1 - len(word), cursor.end) if word.rstrip(":") in _BOOK_NUMBERS else None
    judge = _judge_of(word)
    found = judge(cursor, word, start - 1 - len(word)) if judge is not None else None
    return found and Span(found.start, end_of_entries(cursor, found.end, word))


@lru_cache(maxsize=4096)  # few words stand before most numbers
def _judge_of(word: str) -> _Judge | None:
    """Who judges the number after ``word``; None where no number after it is a label."""
    judge = _judges().get(word)
    if judge is None and word.isupper():
        judge = _name if word.capitalize() in words("label capitalised") and len(word) > 2 else None
    if judge is None and word[-1] == "s" and word[0].isupper() and word[:-1] in words("label capitalised"):
        judge = _name
    if judge is None:
        if word.rstrip(",").isdigit() or word[0].isdigit() and _GLUED.fullmatch(word):
            judge = _in_a_list
        elif word == "E":
            judge = _additive
        elif word.isupper() and word.isalpha():
            judge = _designation
        elif word[-1] == "." and _ABBREVIATION.fullmatch(word):
            judge = _abbreviated
    return judge


def _line_before(text: str, at: int) -> int:
    """Where a number would stand one space after the last word of the line before; 0 where no single line break parts them."""
    low = at
    while low > max(0, at - _LONGEST * 4) and text[low - 1] in " \n\u00a0":
        low -= 1
    return low + 1 if text.count("\n", low, at) == 1 else 0


def _last_word(text: str, start: int) -> str:
    """The word that ends just before ``start - 1``, without opening brackets."""
    return "".join(text[max(0, start - 25) : start - 1].split()[-1:]).lstrip("(\"'“‘[")


def _abbreviated(cursor: Cursor, word: str, low: int) -> Span | None:
    """Ohio R.C. 4511.25, Ord. 1986-33; but Max. 30, Pop. 4,000, and 5 of the U.S. 12 that play."""
    end = variant_end(cursor.text, cursor.end)
    then = cursor.text[end : end + 2].rstrip(" \n")
    if word[:-1] in currency_codes():
        return None
    if word.lower() in words("measuring abbreviation") or then[:1] not in (
        "",
        ".",
        ",",
        ";",
        ":",
        ")",
        "(",
        "[",
        "]",
        "/",
    ):
        provision = len(cursor.written.partition(".")[0]) > 2 and "." in cursor.written and not _counts(cursor)
        if not provision or word.lower() in words("measuring abbreviation"):
            return None
    return None if cursor.text[cursor.end : cursor.end + 1] == "%" else Span(low, end)


def _name(cursor: Cursor, word: str, low: int) -> Span | None:
    """Section 4, Boeing 747-800: a word with a capital that names one thing of its kind."""
    follows = cursor.word_after
    plural = cursor.written.islower() and is_plural(follows)
    if plural and word_after(cursor.text, cursor.end + 1 + len(follows)) in words("determiner"):
        plural = False  # Slide seven provides an outlook
    counts = is_measured(cursor) or plural
    return None if counts else Span(low, variant_end(cursor.text, cursor.end))


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
        return Span(low, cursor.end) if word in _LONG or word == "code" and _ZIP.search(cursor.before(12)) else None
    if word == "no" and not token[0].isdigit():
        return None  # no two of them
    verb = verb and _counts(cursor) and cursor.word_after not in lexicon.words("english/singulars_in_s")
    return None if is_measured(cursor) or verb else Span(low, cursor.end)


def _quarter(cursor: Cursor, word: str, low: int) -> Span | None:
    """``in quarter four``; but in the third quarter 4 stores opened."""
    return Span(low, cursor.end) if cursor.written.lower() in _QUARTERS and not _counts(cursor) else None


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
        "quarter": _quarter,
        **dict.fromkeys(words("label capitalised"), _name),
        **dict.fromkeys(_RANKS, _rank),
        **dict.fromkeys(_JOINERS, _in_a_list),
    }


@cache
def _endings() -> frozenset[str]:
    """The last three letters of those words, a space before shorter ones."""
    return frozenset(f"  {word}"[-3:] for word in (*_judges(), *(f"{one}s" for one in words("label capitalised"))))


def _rank(cursor: Cursor, word: str, low: int) -> Span | None:
    """The number of a rank: "finish in the top four", "their top 10 list"."""
    span, follows = Span(cursor.start, cursor.end), cursor.word_after
    if word in ("top", "Top") and (follows in ("list", "lists") or cursor.after(1) in (".", ",", ";")):
        return span
    if _counts(cursor) or is_measured(cursor):
        return None
    if word == "last" and cursor.written.lower() in _ROUNDS and _is_round(cursor, low):
        return span
    reached = word in ("last", "final") and cursor.text.endswith(_REACHED, max(0, low - 14), low)
    if (
        word in ("last", "final")
        and not reached
        and (not cursor.written.isalpha() or follows in ("of", "are", "were", "have", "had"))
    ):
        return None  # the last 20, the last three of them
    lead = word_before(cursor.text, low)
    if lead.lower() in words("determiner") or lead.endswith(("'s", "’s")):
        return span
    verb = (
        not lead.isalpha() or is_plural(lead.lower()) or lead.lower() in small_words() or lead in words("before verb")
    )
    return None if verb or word not in ("top", "Top") else span  # the iPlayer top five; but prices top 50


def _is_round(cursor: Cursor, low: int) -> bool:
    """Whether the last 16 are a round of a tournament, and not the last sixteen of some: a place in the last 16 of the Open."""
    text, end = cursor.text, cursor.end
    if text.startswith(" of ", end):
        rest = text[end + 4 : end + 12].removeprefix("the ")
        return rest[:1].isupper() or rest.startswith(("cup", "tournament"))
    return (
        word_before(text, low).lower() in ("the", "their", "its", "his", "her") and not cursor.word_after[:1].isdigit()
    )


def _designation(cursor: Cursor, word: str, low: int) -> Span | None:
    """Capitals and digits that are the name of a thing, as in "the drug TGN 1412, which"; money is none."""
    token = cursor.written
    if word[-3:] in currency_codes() or not 2 <= len(word) <= 6:
        return None
    if len(word) == 2 and token.isdigit() and len(token) == 5 and cursor.text[low - 2 : low] == ", ":
        return Span(low, variant_end(cursor.text, cursor.end))  # Houston, TX 77002
    head, _, tail = token.partition(".")
    variant = variant_end(cursor.text, cursor.end)
    if (variant > cursor.end and token.isdigit() and len(token) > 2) or (len(head) > 2 and len(tail) > 1):
        return Span(low, variant)  # ISO 3888-2, ORC 4511.041
    if not (len(word) in (3, 4, 5) and token.isdigit() and len(token) >= 3):
        return None
    if len(token) > 4 and not cursor.word_after.islower():
        return Span(low, cursor.end)  # CSE 39690
    after = cursor.after(1)
    named = not after or after in ",.;:)" or cursor.word_after in ("is", "was", "which", "that")
    return Span(low, cursor.end) if named else None


def _additive(cursor: Cursor, word: str, low: int) -> Span | None:
    """The number of an additive to food: E 171."""
    follows = cursor.word_after
    named = cursor.written.isdigit() and len(cursor.written) in (3, 4) and (not follows or follows in small_words())
    return Span(low, cursor.end) if named else None


def variant_end(text: str, end: int) -> int:
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
    while before and (before[-1] in _JOINERS or _LISTED.fullmatch(before[-1])):
        numbers += before.pop() not in _JOINERS
    plural = before[-1].lstrip("(\"'“‘[") if before and numbers else ""
    listed = (
        plural in words("label capitalised")
        or plural in words("label")
        or plural.capitalize() in words("label capitalised")
    )
    many = plural.endswith(("s", "S", "s.", "pp.", "pp", "§§")) or _GLUED.fullmatch(word) is not None
    return Span(cursor.start, cursor.end) if listed and many else None


def is_measured(cursor: Cursor) -> bool:
    """Whether a unit follows the number: "Figures: 40 per cent", "Day 3 metres"."""
    return cursor.after(1) == "%" or cursor.word_after in date_words("units")


def _counts(cursor: Cursor) -> bool:
    """Whether a noun follows that the number may count, as in "track six sick cows"."""
    noun = cursor.word_after
    return noun.islower() and noun[0].isalpha() and noun not in small_words()
