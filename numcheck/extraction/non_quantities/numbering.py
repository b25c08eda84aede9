"""Numbers that count entries at the start of a line: ``1.`` ``(2)`` ``3)`` ``4.2 Methods``."""

from __future__ import annotations

from numcheck.core.text import Span
from numcheck.extraction.cursor import Cursor

_BULLETS = " \t>*-–•"
_MAGNITUDES = frozenset(("Million", "Billion", "Trillion", "Percent", "Per"))
_INDENT = 8


def entry_number(cursor: Cursor) -> Span | None:
    """The candidate as the number of the list entry or section that a line begins with, or None."""
    text, start, end = cursor.text, cursor.start, cursor.end
    after = text[end : end + 2]
    token = text[start:end]
    if not after or after[0] not in ".) \t" or end - start > 6 or "," in token:
        return None
    low = start - (text[start - 1 : start] == "(")
    line = text.rfind("\n", max(0, low - _INDENT), low) + 1
    if (not line and low > _INDENT) or text[line:low].strip(_BULLETS):
        return _in_running_text(text, start, end)
    if token.isdigit():
        closed = after[0] in ".)" and (not after[1:].isdigit() and (not after[1:].isalpha() or after[1].isupper()))
        return Span(low, end + 1) if closed and end - start <= 3 and len(after) == 2 else None
    heading = text[end : end + 4].lstrip(". \t")[:1]
    if low == start and heading.isupper() and cursor.word_after not in _MAGNITUDES:
        return Span(start, end)
    return None


def _in_running_text(text: str, start: int, end: int) -> Span | None:
    """An entry of a list that lost its lines: ``… in 41 games. 10. Plymouth have …``."""
    if end - start > 2 or text[end : end + 2] != ". " or not text[end + 2 : end + 3].isupper():
        return None
    before = text[max(0, start - 3) : start]
    return Span(start, end + 1) if before.endswith((". ", "! ", "? ")) and not before[:-2].isupper() else None
