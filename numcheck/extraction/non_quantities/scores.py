"""Results, odds and ratings: 3-1, 2–0, 6-4 7-5, a 21-14 win, 5/1, rated 8/10, two-nil, a 7-2 vote."""

from __future__ import annotations

import re
from functools import cache

from numcheck.core.text import Span
from numcheck.extraction.cursor import Cursor, word_after
from numcheck.extraction.dates.vocabulary import words as date_words
from numcheck.extraction.non_quantities.vocabulary import words
from numcheck.language.patterns import compiled

_HYPHENS = "-–‑"
_MOST = 150  # points that a side may well make
_SET = 20  # games in a set

# The form of 11/99, to use before 12/99: month and year, in parts into which nobody divides.
_MONTHS, _YEARS = 12, frozenset(range(70, 100)) - {72, 75, 80, 90, 96}


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return compiled(
        {
            "pair": r"(?<![\w.,/:$£€-])(\d{1,3})[-–‑](\d{1,3})(?:[-–‑]\d{1,3})?"
            r"(?![\w/]|[.,]\d|[-–]\d|[ \u00a0]?(?:%|°|per cent|percent))",
            "odds": r"(?<![\w.,/$£€-])(\d{1,3})/(\d{1,3})(?![\w/]|[.,]\d)",
            "tie-break": r"\d[-–]\d \(\Z",
            "rating": r"\b(?:rat(?:ed?|ing|es)|scor(?:ed?|es|ing)|gave|gives?|stars?|marks?|review|visibility|vision)\b",
            "spelled": r"(?:[- ](?:nil|love|all)\b|-(?:one|two|three|four|five|six|nil|zero)"
            r"(?= (?:win|victory|defeat|loss|draw|lead|vote|decision)))",
        }[name]
    )


def score_in_digits(cursor: Cursor) -> Span | None:
    """The result, odds or rating that the candidate's digits are part of, or None."""
    text, start, end = cursor.text, cursor.start, cursor.end
    if end - start > 3:
        return None
    after, before = text[end : end + 1], text[start - 1 : start]
    if (after in _HYPHENS and after) or (before in _HYPHENS and before):
        return _result(text, start, end)
    if after == "/" or before == "/":
        return _odds(text, start, end)
    return None


def _result(text: str, start: int, end: int) -> Span | None:
    for match in _pattern("pair").finditer(text, max(0, start - 5), end + 9):
        if match.start() <= start and end <= match.end():
            first, last = int(match[1]), int(match[2])
            backwards = first >= last and word_after(text, match.end()) not in date_words("units")
            bowled = text[match.start() - 1 : match.start()] == "(" and text[match.end() : match.end() + 1] == ")"
            if backwards or bowled or max(first, last) <= _MOST and (first == 0 or _of_a_match(text, match)):
                return Span(match.start(), match.end())
            return None
    return None


def _odds(text: str, start: int, end: int) -> Span | None:
    for match in _pattern("odds").finditer(text, max(0, start - 5), end + 9):
        if match.start() <= start and end <= match.end():
            first, last = int(match[1]), int(match[2])
            rated = last in (5, 10, 100) and _pattern("rating").search(text, max(0, start - 40), end + 40)
            month = 0 < first <= _MONTHS and last in _YEARS and text[match.end() : match.end() + 3] != " of"
            tied = _pattern("tie-break").search(text, max(0, match.start() - 6), match.start())
            return Span(match.start(), match.end()) if first > last or rated or month or tied else None
    return None


def _of_a_match(text: str, match: re.Match[str]) -> bool:
    """Whether a word of winning or losing stands next to the two numbers."""
    start, end = match.span()
    near = text[max(0, start - 28) : start].split()[-3:] + text[end : end + 24].split()[:2]
    if any(word.strip(".,;:()\"'").lower() in words("match") for word in near):
        return True
    return int(match[1]) + int(match[2]) <= _SET and any(_is_set(word) for word in near[-3:])


def _is_set(word: str) -> bool:
    """Whether the word is the result of another set: the 7-5 of "6-4, 3-6, 7-5"."""
    found = _pattern("pair").fullmatch(word.strip(".,;:"))
    return found is not None and int(found[1]) + int(found[2]) <= _SET


def score_in_words(cursor: Cursor) -> Span | None:
    """The result in words that the candidate is part of, ``two-nil``, ``a three-one win``, or None."""
    text, start, end = cursor.text, cursor.start, cursor.end
    joined = text[end : end + 1] == "-" or text[end : end + 2] in (" n", " l", " a")
    if joined and not text[start:end].lower().endswith("ty"):  # twenty-four votes
        match = _pattern("spelled").match(text, end, end + 24)
        if match:
            return Span(start, match.end())
    if text[start - 1 : start] == "-" and cursor.word_after in ("win", "victory", "defeat", "loss", "draw", "lead"):
        return Span(start, end)
    return None
