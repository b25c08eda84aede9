"""The time of day: 5pm, 17:30, 10.30 am, 0700 GMT, six o'clock, nine in the morning."""

from __future__ import annotations

import re
from functools import cache

from numcheck.core.text import Span
from numcheck.extraction.exclusions.vocabulary import word_after, word_before, words

_MINUTES = re.compile(r":[0-5]\d(?::[0-5]\d)?(?!\d)")
_PART_OF_DAY = r"(?:in the (?:morning|afternoon|evening)|at night|tonight|this (?:morning|afternoon|evening)|tomorrow (?:morning|night))"


@cache
def _marker() -> re.Pattern[str]:
    zones = "|".join(
        sorted(
            (w for w in words("clock") if w.isupper() and w.isalpha() and len(w) > 1 and w not in ("AM", "PM")),
            key=len,
            reverse=True,
        )
    )
    joined = r"(?:[ \u00a0]?(?:-|–|—|/|to|and|until|till|or)[ \u00a0]?\d{1,2}(?:[:.]?[0-5]\d)?)?"
    return re.compile(
        rf"(?:[:.h][0-5]\d)?{joined}[ \u00a0]?(?:[ap]\.?[ ]?m\b\.?|[AP]\.?M\b\.?|o['’ ]?clock\b|(?:{zones})\b|noon\b|midnight\b|"
        rf"(?:hours? )?(?:local time|local|GMT)\b|{_PART_OF_DAY}\b)"
    )


def digits(text: str, start: int, end: int) -> Span | None:
    """The time of day that the digits are part of, or None."""
    size = end - start
    after = text[end : end + 1]
    if size > 5:
        return None
    if after == ":":
        match = _MINUTES.match(text, end, end + 8)
        if match and size <= 2:
            return Span(start, match.end())
    if text[start - 1 : start] == ":" and start > 1 and text[start - 2].isdigit():
        return Span(start, end)
    if (after in " \u00a0-–.hap/" or after in "AP") and after:
        match = _marker().match(text, end, end + 40)
        if match and _hour(text[start:end]):
            return Span(start, match.end())
    token = text[start:end]
    if (
        size in (4, 5)
        and token[-3] == "."
        and token[-2:] in ("00", "05", "10", "15", "20", "25", "30", "35", "40", "45", "50", "55")
    ):
        hour = int(token[:-3])
        lead = word_before(text, start).lower()
        if hour <= 24 and lead in ("at", "from", "until", "till", "by", "before", "after", "around"):
            tail = word_after(text, end).lower()
            context = text[max(0, start - 50) : start].lower().replace(",", " ").split()
            if tail in ("tonight", "today", "tomorrow", "yesterday", "this", "on", "every", "each", "local") or (
                token[-2:] in ("00", "15", "30", "45")
                and lead == "at"
                and (not tail or text[end : end + 1] in ".,;")
                and not words("price").intersection(context)
            ):
                return Span(start, end)
    return None


def _hour(token: str) -> bool:
    """Whether the digits may be an hour, an hour with minutes, or four digits of military time."""
    whole, _, minutes = token.partition(".")
    if "," in token or not whole:
        return False
    if len(whole) in (3, 4) and not minutes:
        return int(whole[:-2]) <= 24 and int(whole[-2:]) < 60
    return int(whole) <= 24 and (not minutes or len(minutes) == 2 and minutes.isdigit() and int(minutes) < 60)


_SPELLED_AFTER = re.compile(
    r"(?:[ -](?:thirty|fifteen|forty-five|forty|twenty|ten|oh \w+))?[ \u00a0-](?:[ap]\.?m\b\.?|o['’ ]?clock\b|"
    + _PART_OF_DAY
    + r"\b|past (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|midnight|noon)\b)"
)


def spelled(text: str, start: int, end: int) -> Span | None:
    """The time of day in words that the number word is part of, or None."""
    if text[end : end + 1] in " -\u00a0":
        match = _SPELLED_AFTER.match(text, end, end + 40)
        if match:
            return Span(start, match.end())
    before = text[max(0, start - 20) : start].lower()
    if before.endswith(("half past ", "quarter past ", "quarter to ", "half-past ")):
        return Span(start, end)
    return None
