"""Dates, times of day, ordinals and scores, as messages name them."""

from __future__ import annotations

from numcheck.core.quantity import DateMention, Point
from numcheck.numbers.calendar import MONTHS


def name_of(mention: DateMention | Point) -> str:
    """The words of a mention on one line.

    Those of an ordinal with what it is said of, ``third studio album``; those that a reader has to reckon with what they
    come to, ``Tuesday (3 June 2014)``.
    """
    words = mention.text.split()
    if isinstance(mention, Point):
        of = ("of", *mention.of) if mention.of and not mention.nouns else ()
        return " ".join(words if mention.text[1:].isdigit() else (*words, *mention.nouns, *of))
    if mention.year is None or any(c.isdigit() for c in mention.text):
        return " ".join(words)
    day = f"{mention.day} " if mention.day else ""
    month = f"{MONTHS[mention.month - 1]} " if mention.month else ""
    return f"{' '.join(words)} ({day}{month}{mention.year})"
