"""Words by which contexts differ or say what kind of figure they hold, as stems: contrasts, outcomes, cues."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from numcheck.language.stems import canonical, lines


@cache
def contrast_sets() -> Mapping[str, tuple[int, ...]]:
    """The sets of ``data/contrasts.txt`` that each stem belongs to, by number."""
    table: dict[str, list[int]] = {}
    for i, (_, *words) in enumerate(lines("contrasts.txt")):
        for s in dict.fromkeys(canonical(w) for w in words):
            table.setdefault(s, []).append(i)
    return {s: tuple(sets) for s, sets in table.items()}


@cache
def contrast_kinds() -> tuple[str, ...]:
    """What each set of ``data/contrasts.txt`` is about (fate, period, direction), by number."""
    return tuple(kind for kind, *_ in lines("contrasts.txt"))


@cache
def outcomes() -> frozenset[str]:
    """The stems of the sets of ``data/contrasts.txt`` that say what befell people."""
    return frozenset(canonical(w) for kind, *words in lines("contrasts.txt") if kind == "fate" for w in words)


@cache
def cue_kinds() -> Mapping[str, tuple[str, ...]]:
    """The kinds of ``data/cues.txt`` that each stem is a cue of."""
    table: dict[str, list[str]] = {}
    for kind, stems in cues().items():
        for s in stems:
            table.setdefault(s, []).append(kind)
    return {s: tuple(kinds) for s, kinds in table.items()}


@cache
def cues() -> Mapping[str, frozenset[str]]:
    """Stems of the words of each kind in ``data/cues.txt``."""
    return {kind: frozenset(canonical(w) for w in words) for kind, *words in lines("cues.txt")}
