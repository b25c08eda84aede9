"""Numbers that name one thing of its kind: Section 4, page 12, Boeing 747, Channel Nine, stage four."""

from __future__ import annotations

from functools import cache

from numcheck.core.text import Span
from numcheck.extraction.dates.bare_years import is_plural
from numcheck.extraction.dates.vocabulary import words as date_words
from numcheck.extraction.non_quantities.vocabulary import currency_codes, word_after, word_before, words
from numcheck.extraction.vocabulary import words as word_list

_RANKS = frozenset(("top", "bottom", "back", "front", "Top"))
_JOINERS = frozenset(("to", "and", "or", "&", "-", "–", "through"))
_DETERMINERS = frozenset(["the", "a", "an", "this", "that", "his", "her", "its", "our", "their", "my", "your"])


@cache
def _kinds() -> dict[str, str]:
    """What a word before a number is: ``name`` (Section, Boeing), ``label`` (page), ``verb`` (a label that may be one) …"""
    kinds = dict.fromkeys(words("label"), "label") | dict.fromkeys(words("label or verb"), "verb")
    kinds |= dict.fromkeys(words("state"), "state") | dict.fromkeys(words("label capitalised"), "name")
    return kinds | dict.fromkeys(_RANKS, "rank") | dict.fromkeys(_JOINERS, "joiner")


@cache
def _endings() -> frozenset[str]:
    """The last three letters of those words, a space before shorter ones."""
    return frozenset(f"  {word}"[-3:] for word in _kinds())


def labelled(text: str, start: int, end: int) -> Span | None:
    """The label with its number, or None."""
    ending = text[start - 4 : start - 1]
    if ending[-1:].islower() and ending.lstrip(" ").isalpha() and ending not in _endings():
        return None  # most words before a number
    word = word_before(text, start).lstrip("(\"'“‘[")
    if not word:
        return None
    kind = _kinds().get(word)
    if kind is None and not (word.isupper() or word[0].isdigit()):
        return None
    token = text[start:end]
    if "," in token or end - start > 9:
        return None
    low = start - 1 - len(word)
    if kind == "name":
        counts = _measures(text, end) or (token.islower() and is_plural(word_after(text, end)))
        return None if counts else Span(low, _variant(text, end))
    if kind in ("label", "verb"):
        return _small(text, word, kind, low, start, end)
    if kind == "rank":
        return Span(start, end) if _ranks(text, word, low, end) else None
    if kind == "state":  # a road: Oregon 214
        return Span(low, end) if token.isdigit() and end - start <= 3 and not _counts(text, end) else None
    if kind == "joiner" or word.rstrip(",").isdigit():
        return _in_a_list(text, start, end)
    return Span(low, end) if word.isalpha() and _designation(text, word, token, end) else None


def _small(text: str, word: str, kind: str, low: int, start: int, end: int) -> Span | None:
    """A label in small letters: "chapter 4"; the same word may be a verb or count what follows ("to stage 20 concerts")."""
    token = text[start:end]
    if token[0].isdigit() and end - start > 4 and "." not in token:
        return None
    if word == "no" and not token[0].isdigit():
        return None  # no two of them
    lead = word_before(text, low).lower()
    verb = lead in words("before verb") or (kind == "verb" and lead not in _DETERMINERS)
    if kind == "verb" and not token[0].isdigit():
        verb = verb or is_plural(word_after(text, end))  # "ended the season two games short"
    return None if _measures(text, end) or (verb and _counts(text, end)) else Span(low, end)


def _ranks(text: str, word: str, low: int, end: int) -> bool:
    """Whether the number is a rank: "finish in the top four", "their top 10 list"."""
    if word in ("top", "Top") and (
        word_after(text, end) in ("list", "lists") or text[end : end + 1] in (".", ",", ";")
    ):
        return True
    bare = not _counts(text, end) and not _measures(text, end)
    return bare and word_before(text, low).lower() in _DETERMINERS


def _designation(text: str, word: str, token: str, end: int) -> bool:
    """Whether capitals and digits are the name of a thing, as in "the drug TGN 1412, which"; money is none."""
    if not (3 <= len(word) <= 5 and token.isdigit() and len(token) >= 3) or word[-3:] in currency_codes():
        return False
    after = text[end : end + 1]
    return not after or after in ",.;:)" or word_after(text, end) in ("is", "was", "which", "that")


def _variant(text: str, end: int) -> int:
    """Where the number ends with its variant: the 800 of "Boeing 737-800"."""
    if text[end : end + 1] == "-" and text[end + 1 : end + 2].isdigit():
        end += 1
        while text[end : end + 1].isalnum():
            end += 1
    return end


def _in_a_list(text: str, start: int, end: int) -> Span | None:
    """A later number of "pages 12 and 13", "Sections 4 to 6", "Items 44, 53, 61, and 79"."""
    if _counts(text, end):
        return None
    before = text[max(0, start - 60) : start].split()
    numbers = 0
    while before and (before[-1] in _JOINERS or before[-1].rstrip(",").isdigit()):
        numbers += before.pop() not in _JOINERS
    plural = before[-1].lstrip("(\"'“‘[") if before and numbers else ""
    listed = plural in words("label capitalised") or plural in words("label")
    return Span(start, end) if listed and plural.endswith(("s", "s.", "pp.", "pp")) else None


def _measures(text: str, end: int) -> bool:
    """Whether a unit follows the number: "Figures: 40 per cent", "Day 3 metres"."""
    return text[end : end + 1] == "%" or word_after(text, end) in date_words("units")


def _counts(text: str, end: int) -> bool:
    """Whether a noun follows that the number may count, as in "track six sick cows"."""
    noun = word_after(text, end)
    return noun.islower() and noun not in word_list("function_words") and noun not in word_list("common_verbs")
