"""The time of day: 5pm, 17:30, 10.30 am, 0700 GMT, six o'clock, nine in the morning, half past six."""

from __future__ import annotations

import re
from functools import cache

from numcheck.core.text import Span
from numcheck.extraction.exclusions.vocabulary import word_after, word_before, words

_PART_OF_DAY = (
    r"(?:in the (?:morning|afternoon|evening)|at night|tonight|this (?:morning|afternoon|evening)|"
    r"tomorrow (?:morning|night))\b"
)
_BEFORE = frozenset(("at", "from", "until", "till", "by", "before", "after", "around"))
_WHEN = frozenset(("tonight", "today", "tomorrow", "yesterday", "this", "on", "every", "each", "local"))
_PAST = ("half past ", "quarter past ", "quarter to ", "half-past ")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    zones = "|".join(sorted(words("time zone")))
    joined = r"(?:[ \u00a0]?(?:-|–|—|/|to|and|until|till|or)[ \u00a0]?\d{1,2}(?:[:.]?[0-5]\d)?)?"
    return re.compile(
        {
            "minutes": r":[0-5]\d(?::[0-5]\d)?(?!\d)",
            "marked": rf"(?:[:.h][0-5]\d)?{joined}[ \u00a0]?(?:[ap]m\b|[ap]\.[ ]?m\b\.?|[AP]M\b|[AP]\.M\b\.?|o['’ ]?clock\b|"
            rf"(?:{zones})\b|noon\b|midnight\b|hrs\b|(?:hours? )?(?:local time|local|GMT)\b|{_PART_OF_DAY})",
            "spelled": r"(?:[ -](?:thirty|fifteen|forty-five|forty|twenty|ten|oh \w+))?[ \u00a0-](?:[ap]m\b|[ap]\.m\b\.?|"
            rf"o['’ ]?clock\b|{_PART_OF_DAY}|past (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
            r"midnight|noon)\b)",
        }[name]
    )


def digits(text: str, start: int, end: int) -> Span | None:
    """The time of day that the digits are part of, or None."""
    if end - start > 5:
        return None
    after = text[end : end + 1]
    if after == ":" and end - start <= 2:
        match = _pattern("minutes").match(text, end, end + 8)
        if match:
            return Span(start, match.end())
    if text[start - 1 : start] == ":" and text[start - 2 : start - 1].isdigit():
        return Span(start, end)
    if after and after in " \u00a0-–—.hapAP/" and _hour(text[start:end]) and _may_follow(text, end):
        match = _pattern("marked").match(text, end, end + 40)
        if match:
            return Span(start, match.end())
    return _bare(text, start, end)


_FIRST_LETTERS = frozenset("apAPonmhlt-–—/iG0123456789:.uMECBJNWHSKU")


def _may_follow(text: str, end: int) -> bool:
    """A cheap look at what follows the digits, before the pattern is asked."""
    return text[end] not in " \u00a0" or text[end + 1 : end + 2] in _FIRST_LETTERS


def _bare(text: str, start: int, end: int) -> Span | None:
    """``at 5.30``, with no mark of the time but the words around it; a price or an index is none."""
    if end - start not in (4, 5) or text[end - 3] != ".":
        return None
    minutes = text[end - 2 : end]
    lead, when = word_before(text, start).lower(), word_after(text, end).lower()
    if int(text[start : end - 3]) > 24 or minutes[1] not in "05" or minutes[0] > "5" or lead not in _BEFORE:
        return None
    if when in _WHEN:
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


def spelled(text: str, start: int, end: int) -> Span | None:
    """The time of day in words that the number word is part of, or None."""
    if text[end : end + 2] in (" o", " a", " p", " i", " t", " f", "-t", "-f", "-o") or text[end : end + 1] == "\u00a0":
        match = _pattern("spelled").match(text, end, end + 40)
        if match:
            return Span(start, match.end())
    return Span(start, end) if text[max(0, start - 13) : start].lower().endswith(_PAST) else None
