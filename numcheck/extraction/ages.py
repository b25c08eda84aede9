"""Ages: ``28-year-old``, ``five months old``, ``aged 6``, ``87 yo``, ``Ann Lee, 34, said``. Unit of time, noun ``age``."""

from __future__ import annotations

import re

from numcheck.extraction.cursor import Cursor
from numcheck.extraction.numbers.number import Number
from numcheck.language.lazy_pattern import Lazy

UNITS = frozenset(("year", "month", "week", "day"))
_OLD = Lazy(r"[ \u00a0-](?:old|olds|of age)\b", re.IGNORECASE)
_SHORT = Lazy(r"[ -]?(?:yo|y/o|y\.o\.|yr-old|yrs-old|yrs old|yr old)\b", re.IGNORECASE)
_AGED = Lazy(
    r"\b(?:aged|ages|age|aged between|the age of|ages of|aged from|aged about|aged around|turned|turning|turns|as young as|as old as)[ \u00a0]\Z",
    re.IGNORECASE,
)
# The last two letters of these words.
_AGED_ENDS = frozenset(("ed", "es", "ge", "en", "of", "om", "ut", "nd", "ng", "ns", "as"))
_NAME = Lazy(r"\b(?:[A-Z][\w'’.-]+ )+(?:[A-Z][\w'’-]+), \Z")
# After one name, or a text all in small letters: "her mother Lynne, 49, who".
_ONE_NAME = Lazy(r"\b(?:[A-Z][a-z'’-]+|[a-z]{4,}), \Z")
_SAID_OF = Lazy(
    r", (?:of|from|who|was|is|has|had|said|told|died|pleaded|admitted|denied|appeared|opened|an?|the|[a-z]+ed)\b"
)
_NAME_GOES_ON = Lazy(r"(?:, (?:[a-z]|[A-Z][a-z]+ )|\.(?:\s|\Z)|,? (?:of|from|who|and|was|is|has|said)\b)")


def old_after(cursor: Cursor, end: int) -> re.Match[str] | None:
    """``-old``, ``old`` or ``of age`` after a unit of time that ends at ``end``; None if none stands there."""
    text, limit = cursor.text, cursor.limit
    return _OLD.match(text, end, limit) if end < limit and text[end] in " -\u00a0" else None


def yo_after(cursor: Cursor, end: int) -> re.Match[str] | None:
    """``yo``, ``y/o`` or ``yrs-old`` after a number that ends at ``end``; None if none stands there."""
    text, limit = cursor.text, cursor.limit
    if end >= limit or text[end] not in " -y" or text[end] != "y" and text[end + 1 : end + 2] not in ("y", "Y"):
        return None
    return _SHORT.match(text, end, limit)


def aged_before(cursor: Cursor, start: int) -> bool:
    """Whether ``aged`` or the like stands before ``start``."""
    return _AGED.search(cursor.text[max(cursor.floor, start - 15) : start]) is not None


def is_age(cursor: Cursor, number: Number, start: int) -> bool:
    """Whether a bare figure that begins at ``start`` is an age by what is beside it: ``aged 6``, ``Ann Lee, 34, said``."""
    text, floor, limit = cursor.text, cursor.floor, cursor.limit
    if start <= floor or text[start - 1] not in " \u00a0":
        return False
    if number.part or number.scale > 1 or not 0 < number.value < 125:
        return False
    if text[start - 2].isalpha():
        return text[start - 3 : start - 1].lower() in _AGED_ENDS and aged_before(cursor, start)
    if text[start - 2] != "," or number.resolution != 1:
        return False
    if _NAME_GOES_ON.match(text, number.end, limit) and _NAME.search(text[max(floor, start - 50) : start]):
        return True
    if number.value < 10 or not _ONE_NAME.search(text, max(floor, start - 24), start):
        return False
    return _SAID_OF.match(text, number.end, limit) is not None
