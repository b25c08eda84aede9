"""Names and set phrases with a number in them: Catch-22, Six Nations, ground zero, 10 Downing Street."""

from __future__ import annotations

import re
from functools import cache

from numcheck.core.text import Span
from numcheck.extraction.exclusions.vocabulary import word_after, words
from numcheck.extraction.vocabulary import DATA
from numcheck.extraction.vocabulary import words as word_list

# For each number: what must stand before and after it, found by the two characters next to it.
_Frames = dict[str, dict[str, list[tuple[str, str]]]]
_KEY = 2


def _frames(name: str) -> _Frames:
    found: _Frames = {}
    with open(DATA / name, encoding="utf-8") as lines:
        for line in lines:
            if line[0] not in "#\n":
                before, _, rest = line.rstrip("\n").partition("[")
                number, _, after = rest.partition("]")
                key = ">" + after[:_KEY] if len(after) >= _KEY else "<" + before[-_KEY:] if len(before) >= _KEY else ""
                found.setdefault(number, {}).setdefault(key, []).append((before, after))
    return found


@cache
def _names() -> _Frames:
    return _frames("names_with_numbers.txt")


@cache
def _idioms() -> _Frames:
    return _frames("idioms.txt")


def listed(text: str, start: int, end: int) -> Span | None:
    """The listed name or idiom around the number, or None."""
    number = text[start:end]
    names = _names().get(number)
    idioms = _idioms().get(number.lower())
    if not names and not idioms:
        return None
    after, before = text[end : end + _KEY], text[max(0, start - _KEY) : start]
    for key in (">" + after, "<" + before, ""):
        for lead, tail in names.get(key, ()) if names else ():
            low, high = start - len(lead), end + len(tail)
            if low >= 0 and text.startswith(lead, low) and text.startswith(tail, end) and _whole(text, low, high):
                return Span(low, high)
        for lead, tail in idioms.get(key.lower(), ()) if idioms else ():
            words = tail.rstrip("|")
            low, high = start - len(lead), end + len(words)
            if low < 0 or text[low:start].lower() != lead or text[end:high].lower() != words:
                continue
            if _whole(text, low, high) and (words == tail or _no_noun(text, high)):
                return Span(low, high)
    return None


def _no_noun(text: str, end: int) -> bool:
    """Whether no word that could be counted follows."""
    word = word_after(text, end).lower()
    return not word or (word in word_list("function_words") and word not in ("a", "an", "the", "its", "their"))


def _whole(text: str, start: int, end: int) -> bool:
    """Whether no word goes on beyond ``start`` or ``end``."""
    if text[start - 1 : start].isalnum() and text[start : start + 1].isalnum():
        return False
    after = text[end : end + 1]
    if text[end - 1 : end].isalnum():
        if after.isalnum():
            return False
        if after in ",." and after and text[end + 1 : end + 2].isdigit():
            return False
    return True


@cache
def _street() -> re.Pattern[str]:
    kinds = "|".join(re.escape(w) for w in sorted(words("street"), key=len, reverse=True))
    return re.compile(rf"[A-Z]?[ \u00a0](?:[A-Z][\w'’.-]*[ \u00a0]){{1,3}}(?:{kinds})(?!\w)")


def address(text: str, start: int, end: int) -> Span | None:
    """The address a number begins: ``10 Downing Street``, or None."""
    if end - start > 5 or not text[end + 1 : end + 2].isupper() and not text[end + 2 : end + 3].isupper():
        return None
    match = _street().match(text, end, end + 60)
    return Span(start, match.end()) if match else None


def capitalised(text: str, start: int, end: int) -> Span | None:
    """A number word with a capital in the middle of a sentence is part of a name: ``the Three Gorges``, ``Channel Nine``.

    In a headline every word has a capital, so a long word in small letters must stand near.
    """
    if not text[start].isupper() or text[start + 1 : start + 2].isupper():
        return None
    before = text[max(0, start - 60) : start]
    line = before.rpartition("\n")[2]
    lead = line.rstrip('"“‘').rstrip()
    if not lead or line[len(lead) : len(lead) + 1] != " " or not (lead[-1].isalnum() or lead[-1] in "&'’"):
        return None
    after = text[end : end + 60].partition("\n")[0]
    follows = after[1:2] if after[:1] == " " else ""
    previous = lead.rsplit(None, 1)[-1]
    if not (follows.isupper() or previous[:1].isupper()):
        return None
    if not any(word.islower() and len(word) > 3 for word in (line + after).split()):
        return None
    return Span(start, end)
