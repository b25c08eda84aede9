"""The units of ``units/unit_words``: words with their plurals, signs, SI prefixes."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal

from numcheck.core.named_tuple import NamedTuple
from numcheck.language import lexicon
from numcheck.language.lazy_pattern import Lazy


class Unit(NamedTuple):
    """A pint-style expression, and what else the same words may stand for."""

    name: str
    readings: tuple[str, ...] = ()


# The magnitudes that a sign may hold beside its unit: "foot**3 million" is the name of MMcf.
WORTH = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}

# How a unit is joined to its number: 5km, 5 km, 5-kilometre.
Joint = Literal["attached", "space", "hyphen"]


class Units(NamedTuple):
    """``words``: by lower-case words; ``takes``: which of them take prefixes; ``longest``: how many words the longest
    entry has, by its first word; ``signs``: by sign; ``sizes``: lengths of the signs that begin with a character,
    longest first."""

    words: dict[str, Unit]
    takes: dict[str, str]
    longest: dict[str, int]
    signs: dict[str, Unit]
    sizes: dict[str, tuple[int, ...]]


# The sign of an SI prefix, or "" where the sign would make English words of units (am, as, das, has).
_PREFIXES = {
    "kilo": "k", "mega": "M", "giga": "G", "tera": "T", "peta": "P", "exa": "", "zetta": "", "yotta": "",
    "hecto": "", "deca": "", "deka": "", "deci": "d", "centi": "c", "milli": "m", "micro": "µ", "nano": "n",
    "pico": "p", "femto": "f", "atto": "",
}  # fmt: skip
_SMALL = frozenset(("milli", "micro", "nano", "pico", "femto", "atto"))


@cache
def table() -> Units:
    """Every unit word and sign of ``units/unit_words``, by how it is written; read once."""
    by_word: dict[str, Unit] = {}
    signs: dict[str, Unit] = {}
    prefixed: list[tuple[str, str, str]] = []
    takes: dict[str, str] = {}
    for name, forms, marks, readings, si in lexicon.table("units/unit_words"):
        unit = Unit(name, tuple(r for r in readings.strip().split("|") if r))
        for form in forms.split("|"):
            one, _, many = form.partition("/")
            if one:
                by_word[one] = unit
                by_word[many or one + "s"] = unit
                if si and " " not in one:
                    takes[one] = takes[many or one + "s"] = si
        for mark in marks.split("|"):
            if mark:
                signs[mark] = unit
        if si:
            prefixed.append((name, marks.partition("|")[0], si))
    for name, mark, si in prefixed:
        for prefix, letter in _PREFIXES.items():
            if letter and mark.isalpha() and (si == "si" or prefix in _SMALL):
                # The micro sign, and the Greek letter that looks like it.
                for sign in (letter, "μ") if letter == "µ" else (letter,):
                    signs.setdefault(sign + mark, Unit(prefix + name))
    sizes: dict[str, set[int]] = {}
    for mark in signs:
        sizes.setdefault(mark[0], set()).add(len(mark))
    longest_first = {c: tuple(sorted(n, reverse=True)) for c, n in sizes.items()}
    return Units(words=by_word, takes=takes, longest=longest_by_first(by_word), signs=signs, sizes=longest_first)


def longest_by_first(forms: Iterable[str]) -> dict[str, int]:
    """How many words the longest of ``forms`` has, by its first word."""
    longest = dict.fromkeys(forms, 1)
    for form in forms:
        if " " in form:
            first, size = form.split(" ", 1)[0], form.count(" ") + 1
            longest[first] = max(longest.get(first, 0), size)
    return longest


def phrases(first: re.Match[str], most: int, word: Lazy, gaps: str, limit: int) -> list[tuple[str, int]]:
    """The words from ``first`` on, lower case with one space between, and where they end; the longest phrase first.

    A phrase has at most ``most`` words, each matched by ``word``, with one character of ``gaps`` between them.
    """
    text, words, end = first.string, first.group().lower(), first.end()
    found = [(words, end)]
    while len(found) < most and end < limit and text[end] in gaps and (more := word.match(text, end + 1, limit)):
        words, end = f"{words} {more.group().lower()}", more.end()
        found.append((words, end))
    return found[::-1]


@cache
def prefixed(word: str) -> Unit | None:
    """The unit that the lower-case ``word`` is with an SI prefix; None if it is none.

    Ask only if ``PREFIXED`` holds its first three letters.
    """
    units = table()
    for prefix in _PREFIXES:
        rest = word[len(prefix) :]
        takes = units.takes.get(rest) if word.startswith(prefix) else None
        if takes and (takes == "si" or prefix in _SMALL):
            return Unit(("deca" if prefix == "deka" else prefix) + units.words[rest].name)
    return None


# The first three letters of a word that may have a prefix.
PREFIXED = frozenset(prefix[:3] for prefix in _PREFIXES)
