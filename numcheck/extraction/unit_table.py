"""The units of ``data/units.tsv``: words with their plurals, signs, SI prefixes."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from numcheck.extraction.vocabulary import rows


class Unit(NamedTuple):
    """A pint-style expression, and what else the same words may stand for."""

    name: str
    readings: tuple[str, ...] = ()


class Units(NamedTuple):
    """``words``: by lower-case words; ``longest``: words in the longest entry by its first word; ``signs``: by sign;
    ``sizes``: lengths of the signs that begin with a character, longest first."""

    words: dict[str, Unit]
    longest: dict[str, int]
    signs: dict[str, Unit]
    sizes: dict[str, tuple[int, ...]]


# The sign of a prefix, or "" where the sign would make English words of units (am, as, das, has).
PREFIXES = {
    "kilo": "k", "mega": "M", "giga": "G", "tera": "T", "peta": "P", "exa": "", "zetta": "", "yotta": "",
    "hecto": "", "deca": "", "deka": "", "deci": "d", "centi": "c", "milli": "m", "micro": "µ", "nano": "n",
    "pico": "p", "femto": "f", "atto": "",
}  # fmt: skip
SMALL = frozenset(("milli", "micro", "nano", "pico", "femto", "atto"))


@cache
def table() -> Units:
    """Every unit word and sign."""
    by_word: dict[str, Unit] = {}
    signs: dict[str, Unit] = {}
    prefixed: list[tuple[str, str, str, str]] = []
    for name, forms, marks, readings, si in rows("units", 5):
        unit = Unit(name, tuple(r for r in readings.strip().split("|") if r))
        for form in forms.split("|"):
            one, _, many = form.partition("/")
            if one:
                by_word[one] = unit
                by_word[many or one + "s"] = unit
        for mark in marks.split("|"):
            if mark:
                signs[mark] = unit
        if si:
            prefixed.append((name, forms, marks.partition("|")[0], si))
    for name, forms, mark, si in prefixed:
        for prefix, letter in PREFIXES.items():
            if si == "small" and prefix not in SMALL:
                continue
            unit = Unit(("deca" if prefix == "deka" else prefix) + name)
            for form in forms.split("|"):
                one, _, many = form.partition("/")
                if one and " " not in one:
                    by_word.setdefault(prefix + one, unit)
                    by_word.setdefault(prefix + many if many else prefix + one + "s", unit)
            if mark and letter and (mark.isalpha() or mark == "Ω"):
                signs.setdefault(letter + mark, unit)
                if letter == "µ":  # the micro sign, and the Greek letter that looks like it
                    signs.setdefault("μ" + mark, unit)
    longest: dict[str, int] = {}
    for form in by_word:
        first, size = form.split(" ", 1)[0], form.count(" ") + 1
        longest[first] = max(longest.get(first, 0), size)
    sizes: dict[str, set[int]] = {}
    for mark in signs:
        sizes.setdefault(mark[0], set()).add(len(mark))
    return Units(by_word, longest, signs, {c: tuple(sorted(n, reverse=True)) for c, n in sizes.items()})
