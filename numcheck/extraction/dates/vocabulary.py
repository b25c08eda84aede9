"""The vocabulary of dates: months and weekdays as patterns, and the words around a year."""

from __future__ import annotations

from functools import cache

from numcheck.extraction.vocabulary import rows


@cache
def lists() -> dict[str, tuple[str, ...]]:
    """Each line of the data file: its name, and its words in lower case."""
    return {name: tuple(words.split()) for name, words in rows("dates", 2)}


@cache
def words(name: str) -> frozenset[str]:
    """The words of one list. KeyError if there is no such list."""
    return frozenset(lists()[name])


@cache
def numbered(kind: str) -> dict[str, int]:
    """``month`` or ``weekday``: every way to write one, in lower case, with its number."""
    return {
        word: int(name.rpartition(" ")[2])
        for name, found in lists().items()
        if name.startswith(kind + " ")
        for word in found
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
