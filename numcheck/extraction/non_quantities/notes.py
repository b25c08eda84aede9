"""Numbers of notes: the President,1 established … the budget.225 "The … of government. 168 Clarke was."""

from __future__ import annotations

import re

from numcheck.core.text import Span
from numcheck.extraction.cursor import Cursor, word_after
from numcheck.extraction.non_quantities.vocabulary import words
from numcheck.language.inflection import is_plural
from numcheck.language.lazy_pattern import Lazy

_CLOSING = frozenset('.,;:!?)”’"')
_ENDS_SENTENCE = frozenset('.?!)”’"')
_SECOND = Lazy(r"[a-z)”\"][.,]\d{1,3},\s\Z")  # of two marks in one place: the retrofits.1, 3 For example
_YEAR = Lazy(r"(?:19|20)\d\d\.\d{1,3}")  # with the mark of a note behind its sentence
_TWO_MARKS = Lazy(r"\d{1,2},\d{1,2}")  # the tank.1,3 Often
_NEAR = 8000  # code points within which the notes before and after stand


def note_mark(cursor: Cursor) -> Span | None:
    """The candidate as the mark of a note, set against the word it belongs to or between two sentences, or None."""
    text, start, end = cursor.text, cursor.start, cursor.end
    if end - start > 5 and _YEAR.fullmatch(cursor.written) and _begins_sentence(text, end):
        return Span(start, end)  # was computerized in 1997.55 This
    if text[start - 1 : start] in (".", "”", ")") and _TWO_MARKS.fullmatch(cursor.written):
        ends = text[start - 2].isalpha() or text[start - 2] == "."
        return Span(start, end) if ends and _begins_sentence(text, end) else None
    if end - start > 3 or text[start] == "0" or not cursor.written.isdigit():
        return None
    before, second = text[start - 1 : start], text[start - 2 : start - 1]
    if before and before in _CLOSING:
        if text[end : end + 1] not in (" ", "\n", ""):
            return None
        attached = second.isalpha() or before == "." and second in ')"”’' or before in '”"’)' and second in ".,?!)"
        if not attached or not second or before == ";" and "&" in text[max(0, start - 8) : start]:
            return None
        if before == "." and text[max(0, start - 16) : start].split()[-1].lower() in words("measuring abbreviation"):
            return None  # approx.50
        return Span(start, end) if end - start < 3 or _begins_sentence(text, end) else None
    if before not in (" ", "\n") or second == "" or not _begins_sentence(text, end):
        return None
    if second == "," and _SECOND.search(text, max(0, start - 9), start):
        return Span(start, end)
    if second not in _ENDS_SENTENCE or not (text[start - 3].islower() or text[start - 3] in ".?!"):
        return None
    counted = is_plural(word_after(text, end).lower())  # 73 Americans were hurt
    return Span(start, end) if not counted and _is_counted_on(text, int(cursor.written), start) else None


def _begins_sentence(text: str, at: int) -> bool:
    """Whether a sentence begins behind the mark that ends at ``at``."""
    rest = text[at : at + 24].lstrip()
    return text[at : at + 1].isspace() and (rest[:1].isupper() or rest[:1] in '"“‘')


def _is_counted_on(text: str, number: int, at: int) -> bool:
    """Whether the note before or after this one, or two of those around it, stand near in the same way."""
    low, high = max(0, at - _NEAR), at + _NEAR
    beside = "|".join(str(number + step) for step in (-2, -1, 1, 2) if number + step > 0)
    found = set(re.compile(rf"[.,?!)”\"’]\s?({beside})\s{{1,30}}[A-Z“\"‘]").findall(text, low, high))
    return len(found) > 1 or bool(found & {str(number - 1), str(number + 1)})
