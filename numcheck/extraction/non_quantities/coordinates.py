"""Places on the globe: 55° 12' N, 34 degrees south, 116.4°E."""

from __future__ import annotations

import re
from functools import cache

from numcheck.core.text import Span
from numcheck.extraction.cursor import Cursor
from numcheck.language.patterns import compiled


@cache
def _pattern() -> re.Pattern[str]:
    blank = "[ \u00a0]?"
    part = r"\d{1,2}(?:\.\d+)?" + blank
    minutes = rf"(?:{part}(?:['’′]|minutes?\b){blank}(?:{part}(?:[\"”″]|''){blank})?)?"
    side = r"(?:[NSEW]\b|north\b|south\b|east\b|west\b|latitude|longitude)"
    return compiled(rf"{blank}(?:(?:°|degrees?\b){blank}{minutes}|['’′]{blank}(?:{part}[\"”″]{blank})?){side}")


def coordinate(cursor: Cursor) -> Span | None:
    """The latitude or longitude that the candidate's digits are part of, or None."""
    text, start, end = cursor.text, cursor.start, cursor.end
    after = text[end : end + 2].lstrip(" \u00a0")[:1]
    if not after or after not in "°'’′d":
        return None
    match = _pattern().match(text, end, end + 40)
    return Span(start, match.end()) if match else None
