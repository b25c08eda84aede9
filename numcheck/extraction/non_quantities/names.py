"""Names and set phrases with a number in them: Catch-22, Six Nations, ground zero, 10 Downing Street."""

from __future__ import annotations

import re
from functools import cache

from numcheck.core.text import Span
from numcheck.extraction.cursor import Cursor, word_after
from numcheck.extraction.non_quantities.vocabulary import words
from numcheck.extraction.numbers.number_words import number_words
from numcheck.language import lexicon
from numcheck.language.inflection import is_plural
from numcheck.language.lazy_pattern import Lazy
from numcheck.language.patterns import compiled

_KEY = 2
_REACH = 60  # code points: longer than any name
# (what stands before, after, the number as it must be written or "" for any letter case, whether no noun may follow)
_Frame = tuple[str, str, str, bool]
# The frames of one number by the two characters that follow it, by the two before it, and the others.
_Frames = tuple[dict[str, list[_Frame]], dict[str, list[_Frame]], list[_Frame]]


@cache
def _frames() -> dict[str, _Frames]:
    """The frames of every listed number, in small letters."""
    found: dict[str, _Frames] = {}
    for name in ("names", "idioms"):
        for words_around, alone in lexicon.table(f"non_quantities/{name}"):
            before, _, rest = words_around.partition("[")
            number, _, after = rest.partition("]")
            frame = (before, after, number if name == "names" else "", bool(alone))
            following, preceding, others = found.setdefault(number.lower(), ({}, {}, []))
            if len(after) >= _KEY:
                following.setdefault(after[:_KEY].lower(), []).append(frame)
            elif len(before) >= _KEY:
                preceding.setdefault(before[-_KEY:].lower(), []).append(frame)
            else:
                others.append(frame)
    return found


def listed_name(cursor: Cursor) -> Span | None:
    """The listed name or idiom around the candidate, or None. Names are found as written, idioms in any letter case."""
    text, start, end = cursor.text, cursor.start, cursor.end
    number = text[start:end].lower()
    frames = _frames().get(number)
    if frames is None:
        return None
    following, preceding, others = frames
    if number in ("quarter", "half") and text.startswith(" of a ", end):
        return None  # the last quarter of a century
    candidates = following.get(text[end : end + _KEY].lower())
    found = _framed(text, start, end, candidates) if candidates else None
    if found is None and preceding:
        candidates = preceding.get(text[max(0, start - _KEY) : start].lower())
        found = _framed(text, start, end, candidates) if candidates else None
    return found if found or not others else _framed(text, start, end, others)


def _framed(text: str, start: int, end: int, frames: list[_Frame]) -> Span | None:
    """The first of the frames that stands around the number."""
    ahead = text[end : end + _REACH]
    lower = ahead.lower()
    for lead, tail, written, alone in frames:
        if not (ahead if written else lower).startswith(tail):
            continue
        low, high = start - len(lead), end + len(tail)
        before = text[max(0, low) : start]
        if written:
            same = before == lead and (text[start:end] == written or written.islower())
        else:
            same = before.lower() == lead
        if same and _whole(text, low, high) and (not alone or _no_noun(text, high)):
            return Span(low, high)
    return None


def _no_noun(text: str, end: int) -> bool:
    """Whether no word that could be counted follows."""
    word = word_after(text, end).lower()
    return not word or (
        word in lexicon.words("english/function_words") and word not in ("a", "an", "the", "its", "their")
    )


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


_GRID = Lazy(r"\s[NSEW]\.?\s\d{1,5}\s(?:North|South|East|West|[NSEW]\b)")  # 205 N. 400 West


@cache
def _street() -> re.Pattern[str]:
    kinds = "|".join(re.escape(w) for w in sorted(words("street"), key=len, reverse=True))
    return compiled(rf"(?:-\d{{1,4}})?[A-Z]?[ \u00a0\n](?:[A-Z][\w'’.-]*[ \u00a0\n]){{1,3}}(?:{kinds})(?!\w)")


def address(cursor: Cursor) -> Span | None:
    """The address that the candidate begins: ``10 Downing Street``, ``the 2500 block of Oak Street``, or None."""
    text, start, end = cursor.text, cursor.start, cursor.end
    if text.startswith(" block of ", end):
        return Span(start, end + 6)
    grid = _GRID.match(text, end, end + 24) if end - start <= 5 else None
    if grid is not None:
        return Span(start, grid.end())
    if (
        end - start > 5
        or text[end : end + 1] != "-"
        and not text[end + 1 : end + 2].isupper()
        and not text[end + 2 : end + 3].isupper()
    ):
        return None
    match = _street().match(text, end, end + 60)
    return Span(start, match.end()) if match else None


# What contracts count with a capital.
_TERMS = frozenset(
    ("days", "weeks", "months", "years", "dollars", "percent", "shares", "copies", "hours", "pounds", "euros")
)
_AIRLINERS = frozenset(("707", "717", "727", "737", "747", "757", "767", "777", "787"))


def airliner(cursor: Cursor) -> Span | None:
    """The model number of an airliner whose maker is not named again: ``the larger 767``, or None."""
    text, start, end = cursor.text, cursor.start, cursor.end
    if text[start:end] not in _AIRLINERS:
        return None
    near = text[max(0, start - 60) : start].split() + text[end : end + 30].split()
    return Span(start, end) if any(word.strip(".,;()") in words("aircraft") for word in near) else None


def capitalised_name(cursor: Cursor) -> Span | None:
    """A number word with a capital in the middle of a sentence: it is part of a name (``the Three Gorges``), else None."""
    text, start, end = cursor.text, cursor.start, cursor.end
    if not text[start].isupper() or text[start + 1 : start + 2].isupper():
        return None
    line = text[max(0, start - 60) : start].rpartition("\n")[2]
    lead = line.rstrip('"“‘').rstrip()
    if not lead or line[len(lead) : len(lead) + 1] != " " or not (lead[-1].isalnum() or lead[-1] in "&'’"):
        return None
    before, after = lead.split(), text[end : end + 60].partition("\n")[0].split()
    follows = cursor.word_after
    if before[-1][:1].isupper() == follows[:1].isupper():
        return None
    if (
        lead[-1].isalnum()
        and before[-1].lower() != "the"
        and any(w.strip(".,;:()").lower() in _TERMS for w in after[:2])
    ):
        return None  # within Three Business Days
    if follows.lower() in number_words():
        return None  # "the sum of Two Hundred Dollars", as contracts write it
    if follows.islower() and is_plural(follows):
        return None  # "… Syrian Towns Resumes Six people were killed": a full stop is missing
    # In a headline every longer word has a capital, so one in small letters must stand near.
    if not any(word.islower() and len(word) > 4 for word in before[-3:] + after[:3]):
        return None
    return Span(start, end)
