"""From where a distance is measured: "26 miles north of Santa Rosa" and "14 miles from Healdsburg" are two distances."""

from __future__ import annotations

from numcheck.relations.matching.mention import Context

REACH = 6  # words from the figure to the preposition: "miles north-northeast of"

_FROM = frozenset(["of", "from", "off", "outside"])


def two_places(one: Context, other: Context) -> bool:
    """Whether two lengths are measured from places of other names."""
    if one.kind != "length":
        return False
    here = anchor(one)
    there = anchor(other) if here else here
    return bool(there) and here.isdisjoint(there)


def anchor(length: Context) -> frozenset[str]:
    """The stems of the name that a distance is measured from, or none."""
    words, last = length.words, len(length.words.lower)
    start = next(
        (i + 1 for i in range(length.at + 1, min(length.at + 1 + REACH, last)) if words.lower[i] in _FROM), last
    )
    start += words.lower[start : start + 1] == ("the",)
    return words.name_from(start)
