"""The time of day: 5pm, 17:30, 10.30 am, 0700 GMT, six o'clock, nine in the morning, half past six."""

from __future__ import annotations

import re
from functools import cache

from numcheck.core.text import Span
from numcheck.extraction.cursor import Cursor, word_after
from numcheck.extraction.non_quantities.vocabulary import words
from numcheck.extraction.numbers.number_words import number_words
from numcheck.language.patterns import compiled

_MINUTES = "'’′+"
_PAST = ("half past ", "quarter past ", "quarter to ", "half-past ")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    blank = "[ \u00a0]?"
    return compiled(
        {
            "added": r"\+\d{1,2}['’′]",
            "minutes": r":[0-5]\d(?::[0-5]\d)?(?!\d)",
            # minutes, and a second time after a dash or "to"
            "rest": rf"(?:[:.h][0-5]\d)?(?:{blank}(?:[-–—/]|to|and|until|till|or){blank}\d{{1,2}}(?:[:.]?[0-5]\d)?)?{blank}",
            "spelled minutes": "(?:[ -](?:thirty|fifteen|forty-five|forty|twenty|ten))?[ \u00a0-]",
        }[name]
    )


def time_in_digits(cursor: Cursor) -> Span | None:
    """The time of day that the candidate's digits are part of, or None."""
    text, start, end = cursor.text, cursor.start, cursor.end
    if end - start > 5:
        return None
    after = text[end : end + 1]
    if text[start - 1 : start] == ":" and text[start - 2 : start - 1].isdigit():
        return Span(start, end)
    if after and after in " \u00a0-–—.:hapAP/" and _hour(text[start:end]):
        rest = _pattern("rest").match(text, end, end + 24)
        high = _marked(text, rest.end()) if rest else None
        if high:
            return Span(start, high)
        if end - start == 4 and text.startswith((" hrs", " hours", "hrs"), end) and "." not in text[start:end]:
            return (
                Span(start, end)
                if text[start] in "012" and cursor.word_before.lower() in words("before time")
                else None
            )
    if after == ":" and end - start <= 2:
        match = _pattern("minutes").match(text, end, end + 8)
        if match:
            return Span(start, match.end())
    return _bare(cursor)


def minute_of_play(cursor: Cursor) -> Span | None:
    """The minute of a goal or a card: ``(45')``, ``Smith 67'``, ``90+2'``, where the text speaks of play; else None."""
    text, start, end = cursor.text, cursor.start, cursor.end
    mark = text[end : end + 1]
    if mark not in _MINUTES or not mark or end - start > 3:
        return None
    added = _pattern("added").match(text, end, end + 5)
    if added is None and mark == "+":
        return None
    stop = added.end() if added else end + 1
    before = text[max(0, start - 2) : start]
    named = (
        before[-1:] in ("(", "[") or before[-1:] == " " and (before[0] in ",;'’′" or cursor.word_before[:1].isupper())
    )
    if not added and not named or text[stop : stop + 1].isalnum() or word_after(text, stop) in words("after feet"):
        return None
    near = text[max(0, start - 160) : end + 80].lower()
    return Span(start, stop) if any(word in near for word in words("play")) else None


def _marked(text: str, at: int) -> int | None:
    """Where the mark of a time of day ends that begins at ``at``: "p.m.", "o'clock", "GMT", "in the morning"."""
    first = text[at : at + 1]
    if not first.isalpha():
        return None
    word = text[at : at + 18].split(None, 1)[0]
    bare = word.rstrip(",;:!?)\"'”’" + "." * (word.count(".") < 2))
    plain = bare.replace(".", "")
    if plain.lower() in words("mark of hour") or plain in words("time zone"):
        return at + len(bare)
    if first in "apAP" and text[at + 1 : at + 4].lower() in (". m", " m "):  # a. m.
        return at + 4
    if first in "ialthLG":
        lower = text[at : at + 20].lower()
        part = next((part for part in words("part of day") if lower.startswith(part)), "")
        return at + len(part) if part else None
    return None


def _bare(cursor: Cursor) -> Span | None:
    """``at 5.30``, with no mark of the time but the words around it; a price or an index is none."""
    text, start, end = cursor.text, cursor.start, cursor.end
    if end - start not in (4, 5) or text[end - 3] != ".":
        return None
    minutes = text[end - 2 : end]
    lead, when = cursor.word_before.lower(), cursor.word_after.lower()
    if (
        int(text[start : end - 3]) > 24
        or minutes[1] not in "05"
        or minutes[0] > "5"
        or lead not in words("before time")
    ):
        return None
    if when in words("after time"):
        return Span(start, end)
    context = text[max(0, start - 50) : start].lower().replace(",", " ").split()
    plain = lead == "at" and minutes in ("00", "15", "30", "45") and (not when or text[end] in ".,;")
    return Span(start, end) if plain and not words("price").intersection(context) else None


def _hour(token: str) -> bool:
    """Whether the digits may be an hour, an hour with minutes, or four digits of military time."""
    whole, _, minutes = token.partition(".")
    if not whole.isdigit():
        return False
    if len(whole) in (3, 4) and not minutes:
        return int(whole[:-2]) <= 24 and int(whole[-2:]) < 60
    return int(whole) <= 24 and (not minutes or len(minutes) == 2 and int(minutes) < 60)


def time_in_words(cursor: Cursor) -> Span | None:
    """The time of day in words that the candidate, a number word, is part of, or None."""
    text, start, end = cursor.text, cursor.start, cursor.end
    if text[end + 1 : end + 3] in _BEGINNINGS and text[end] in " -\u00a0":
        rest = _pattern("spelled minutes").match(text, end, end + 14)
        high = _marked(text, rest.end()) if rest else None
        if high:
            return Span(start, high)
        if text.startswith(" past ", end) and word_after(text, end + 5).lower() in _hours():
            return Span(start, end + 6 + len(word_after(text, end + 5)))
    past = text[start - 2 : start] in ("t ", "o ") and text[max(0, start - 13) : start].lower().endswith(_PAST)
    return Span(start, end) if past else None


# Two letters with which a mark of time or its minutes may begin after an hour in words.
_BEGINNINGS = frozenset(
    ["o'", "o’", "oc", "am", "a.", "pm", "p.", "AM", "PM", "pa", "in", "at", "to", "th", "ti", "fi", "fo", "tw", "te"]
)


@cache
def _hours() -> frozenset[str]:
    """The hours in words."""
    return frozenset(w for w, meant in number_words().items() if meant.kind == "unit" and 1 <= meant.value <= 12) | {
        "midnight",
        "noon",
    }
