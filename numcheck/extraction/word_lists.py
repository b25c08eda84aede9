"""Word lists of this stage: plain files that anybody can edit, one ``[heading]`` a list, ``#`` starts a comment."""

from __future__ import annotations

import os
from functools import cache

_FOLDER = os.path.join(os.path.dirname(__file__), "data")


def lines(name: str) -> list[str]:
    """The lines of ``data/<name>`` without comments and blank lines, in order."""
    with open(os.path.join(_FOLDER, name), encoding="utf-8") as file:
        stripped = (line.partition("# ")[0].strip() for line in file)
        return [line for line in stripped if line and line != "#"]


@cache
def lists(name: str) -> dict[str, tuple[str, ...]]:
    """Each ``[heading]`` of ``data/<name>`` with the words below it; words are separated by white space."""
    found: dict[str, list[str]] = {}
    words: list[str] = []
    for line in lines(name):
        if line.startswith("[") and line.endswith("]"):
            words = found.setdefault(line[1:-1], [])
        else:
            words.extend(line.split())
    return {heading: tuple(words) for heading, words in found.items()}


@cache
def words(name: str, heading: str) -> frozenset[str]:
    """The words below ``[heading]`` of ``data/<name>``. KeyError if there is no such heading."""
    return frozenset(lists(name)[heading])
