"""Telephone numbers: 555-1234, 1800 123 456, +44 20 7946 0958, call 13 11 14."""

from __future__ import annotations

import re
from functools import cache

from numcheck.core.text import Span
from numcheck.extraction.cursor import Cursor, word_after
from numcheck.extraction.non_quantities.vocabulary import words
from numcheck.language import lexicon
from numcheck.language.patterns import compiled

_JOINTS = " -.)\u00a0"
_FREE = frozenset(("1800", "1300", "0800", "0845", "0870", "0300"))


@cache
def _number() -> re.Pattern[str]:
    return compiled(
        r"(?:(?:\+\d{1,3}[ .-]?)?(?:\( ?\d{1,5} ?\)[\s.-]?)?\d{1,5}(?:[ .-]{1,2}\d{2,8}){1,4}|\(\d{2,5}\)[ .-]?\d{5,8})(?![\d%]|[.,]\d)"
    )


def telephone_number(cursor: Cursor) -> Span | None:
    """The telephone number that the candidate's digits are part of, or None: groups of digits that are no thousands."""
    text, start, end = cursor.text, cursor.start, cursor.end
    if end - start == 5 and text[end : end + 1] == "-" and text[end + 1 : end + 5].isdigit():
        return None if text[end + 5 : end + 6].isalnum() or text[end + 5 : end + 6] == "-" else Span(start, end + 5)
    after, before = text[end : end + 2], text[max(0, start - 2) : start]
    goes_on = len(after) == 2 and after[0] in _JOINTS and (after[1].isdigit() or after[0] == ")")
    goes_before = len(before) == 2 and before[1] in _JOINTS and (before[0].isdigit() or before[0] == ")")
    if not goes_on and not goes_before:
        return None
    for match in _number().finditer(text, max(0, start - 16), end + 20):
        if match.start() > start:
            return None
        if end <= match.end():
            return Span(match.start(), match.end()) if _is_called(text, match) else None
    return None


def _is_called(text: str, match: re.Match[str]) -> bool:
    groups = re.findall(r"\d+", match[0])
    if sum(map(len, groups)) < 6:
        return False
    if len(groups) == 2 and groups[0][0] == "0" and len(groups[0]) > 2 and len(groups[1]) > 4:
        return True  # 0113 2439393
    if match[0][0] in "+(" or groups[0] in _FREE and (len(groups) > 2 or groups[0][0] == "0"):
        return True
    if "-" in match[0] and " " not in match[0]:
        if len(groups) >= 3:
            return True
        # 555-1234, but 100-1000 grams is a range
        noun = word_after(text, match.end())
        if [len(g) for g in groups] == [3, 4] and groups[1][-2:] != "00":
            return not noun.islower() or noun in lexicon.words("english/function_words")
    before = text[max(0, match.start() - 40) : match.start()].lower().split()[-5:]
    return any(word.strip(":,.()") in words("telephone") for word in before)
