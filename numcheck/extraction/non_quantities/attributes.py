"""Compounds that measure nothing: one-off, two-way, five-star, zero-emission."""

from __future__ import annotations

from numcheck.core.text import Span
from numcheck.extraction.cursor import Cursor
from numcheck.extraction.dates.vocabulary import words as date_words
from numcheck.extraction.non_quantities.vocabulary import words


def attribute(cursor: Cursor) -> Span | None:
    """The candidate, a number word, with the word that a hyphen joins to it as an attribute; None if it measures."""
    text, start, end = cursor.text, cursor.start, cursor.end
    if text[end : end + 1] not in ("-", "‑"):
        return None
    word = text[end + 1 : end + 16].split(None, 1)
    head = word[0].partition("-")[0].strip(".,;:)\"'”’") if word else ""
    span = Span(start, end + 1 + len(head))
    number = text[start:end].lower()
    if number == "zero" and head and head not in date_words("units"):
        return span
    kind = head.lower()
    if number == "one":
        return span if kind in words("compound") or kind in words("compound of one") else None
    return span if kind in words("compound") and head != "to" else None
