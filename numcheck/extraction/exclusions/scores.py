"""Results and odds: 3-1, 2–0, 6-4 7-5, a 21-14 win, 5/1, two-nil, 7-2 in a vote."""

from __future__ import annotations

import re

from numcheck.core.text import Span
from numcheck.extraction.exclusions.vocabulary import words

_PAIR = re.compile(
    r"(?<![\w.,/:$£€-])(\d{1,3})[-–‑](\d{1,3})(?:[-–‑]\d{1,3})?(?![\w/]|[.,]\d|[-–]\d|[ \u00a0]?(?:%|°|per cent|percent))"
)
_ODDS = re.compile(r"(?<![\w.,/$£€-])(\d{1,3})/(\d{1,3})(?![\w/]|[.,]\d)")
_SPELLED = re.compile(
    r"(?:[- ](?:nil|love|all)\b(?! [a-z]+ (?:have|are|were))|-(?:one|two|three|four|five|six|nil|zero)(?= (?:win|victory|defeat|loss|draw|lead|vote|decision)))",
    re.IGNORECASE,
)
_RATING = re.compile(
    r"\b(?:rat(?:ed?|ing|es)|scor(?:ed?|es|ing)|gave|gives?|stars?|marks?|review|visibility|vision)\b", re.IGNORECASE
)


def score(text: str, start: int, end: int) -> Span | None:
    """The result, odds or rating that the digits are part of, or None."""
    if end - start > 3:
        return None
    after, before = text[end : end + 1], text[start - 1 : start]
    if after in "-–‑" and after or before in "-–‑" and before:
        low = max(0, start - 5)
        for match in _PAIR.finditer(text, low, end + 9):
            if match.start() <= start and end <= match.end():
                first, last = int(match[1]), int(match[2])
                if first >= last and not _measured(text, match.end()):
                    return Span(match.start(), match.end())
                if max(first, last) <= 150 and (first == 0 or _of_a_match(text, match.start(), match.end())):
                    return Span(match.start(), match.end())
                return None
    if after == "/" or before == "/":
        low = max(0, start - 5)
        for match in _ODDS.finditer(text, low, end + 9):
            if match.start() <= start and end <= match.end():
                first, last = int(match[1]), int(match[2])
                if first > last or last in (5, 10, 100) and _RATING.search(text, max(0, start - 40), end + 40):
                    return Span(match.start(), match.end())
    return None


def _measured(text: str, end: int) -> bool:
    """Whether a unit follows: 10-5 metres is a range written backwards."""
    tail = text[end : end + 12].split(None, 1)
    return bool(tail) and tail[0].rstrip(".,;") in (
        "years",
        "days",
        "months",
        "weeks",
        "km",
        "m",
        "metres",
        "miles",
        "hours",
        "minutes",
    )


def _of_a_match(text: str, start: int, end: int) -> bool:
    """Whether a word of winning or losing stands next to the two numbers."""
    near = text[max(0, start - 28) : start].split()[-3:] + text[end : end + 24].split()[:2]
    return any(word.strip(".,;:()\"'").lower() in words("match") for word in near)


def spelled(text: str, start: int, end: int) -> Span | None:
    """A result in words, ``two-nil``, or None."""
    if text[end : end + 1] in "- " and end < len(text):
        match = _SPELLED.match(text, end, end + 24)
        if match:
            return Span(start, match.end())
    if text[start - 1 : start] == "-" and text[end : end + 1] == " ":
        win = re.compile(r" (?:win|victory|defeat|loss|draw|lead)\b").match(text, end, end + 10)
        if win:
            return Span(start, win.end())
    return None
