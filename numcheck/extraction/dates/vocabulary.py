"""The vocabulary of dates: months and weekdays as patterns, and the words around a year."""

from __future__ import annotations

from functools import cache

from numcheck.language import lexicon


@cache
def words(name: str) -> frozenset[str]:
    """The words of the class ``name`` around a year, lower case. KeyError if there is no such class."""
    return lexicon.classes("dates/year_context")[name]


@cache
def numbered(kind: str) -> dict[str, int]:
    """``month`` or ``weekday``: every way to write one, in lower case, with its number."""
    return {
        word: int(number)
        for called, number, names in lexicon.table("dates/calendar_names")
        if called == kind
        for word in names.split("|")
    }


@cache
def pattern(kind: str) -> str:
    """A regular expression for ``month`` or ``weekday``: its first letters and what goes on; ask ``number_of`` what it is.

    An abbreviation may end in a full stop; the stop after a whole name ends the sentence and is left out.
    """
    stems = sorted({name[:3] for name in numbered(kind)})
    first = "".join(sorted({stem[0] for stem in stems}))
    return rf"\b(?=[{first}{first.upper()}])(?i:{'|'.join(stems)})[A-Za-z]*\b(?:(?<!\w{{5}})(?<![Jj]une)(?<![Jj]uly)(?<![Mm]ay)\.)?"


def number_of(kind: str, written: str) -> int | None:
    """The number of a month or weekday as written, with or without its full stop; None if it is none ("Marines")."""
    return numbered(kind).get(written.rstrip(".").lower())
