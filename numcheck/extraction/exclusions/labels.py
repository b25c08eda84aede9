"""Numbers that name one thing of its kind: Section 4, page 12, Boeing 747, Channel Nine, stage four."""

from __future__ import annotations

from numcheck.core.text import Span
from numcheck.extraction.dates.vocabulary import words as date_words
from numcheck.extraction.exclusions.vocabulary import word_after, word_before, words
from numcheck.extraction.vocabulary import words as word_list


def labelled(text: str, start: int, end: int) -> Span | None:
    """The label with its number, or None."""
    word = word_before(text, start)
    if not word:
        return None
    word = word.lstrip("(\"'“‘[")
    token = text[start:end]
    if "," in token or end - start > 9:
        return None
    low = start - 1 - len(word)
    if word in words("label capitalised"):
        if _counts(text, low, end, sentence_start=True):
            return None
        return Span(low, end)
    if word in words("label"):
        if word == "no" and not token[0].isdigit():
            return None  # no two of them
        if token[0].isdigit() and len(token) > 4 and "." not in token:
            return None
        if word in words("label or verb") and _counts(text, low, end, sentence_start=False):
            return None
        return Span(low, end)
    if text[low : low + 1] and word in ("to", "and", "or", "&", "-", "through"):
        return _after_label(text, low, start, end)
    return None


def _after_label(text: str, low: int, start: int, end: int) -> Span | None:
    """The second number of "pages 12 and 13", "Sections 4 to 6"."""
    first = word_before(text, low)
    if not first[:1].isdigit():
        return None
    at = low - 1 - len(first)
    plural = word_before(text, at).lstrip("(\"'“‘[")
    if plural in words("label capitalised") | words("label") and plural.endswith(("s", "s.", "pp.", "pp")):
        return Span(start, end)
    return None


def _counts(text: str, low: int, end: int, *, sentence_start: bool) -> bool:
    """Whether the number counts the noun that follows it, as in "Stage 20 concerts" or "Figures show 40 people"."""
    noun = word_after(text, end)
    if not noun.islower() or noun in word_list("function_words") or noun in word_list("common_verbs"):
        return text[end : end + 1] == "%" or noun in ("per", "percent", "million", "billion")
    if noun in ("per", "percent", "million", "billion", "thousand"):
        return True
    if noun in date_words("units"):
        return True
    return not sentence_start and noun.endswith("s") and not noun.endswith(("ss", "us", "is"))
