"""Words by which contexts differ or say what kind of figure they hold, as stems: contrasts, outcomes, cues."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from numcheck.language import lexicon
from numcheck.language.stems import canonical


@cache
def contrast_sets() -> Mapping[str, tuple[int, ...]]:
    """By canonical stem, the numbers (from 0, line by line) of the sets of ``relations/contrasts`` that hold it."""
    table: dict[str, list[int]] = {}
    for i, (_, words) in enumerate(lexicon.table("relations/contrasts")):
        for s in dict.fromkeys(map(canonical, words.split("|"))):
            table.setdefault(s, []).append(i)
    return {s: tuple(sets) for s, sets in table.items()}


@cache
def contrast_kinds() -> tuple[str, ...]:
    """What each set of ``relations/contrasts`` is about ("fate", "period", "direction"); the index is its number."""
    return tuple(kind for kind, _ in lexicon.table("relations/contrasts"))


@cache
def outcomes() -> frozenset[str]:
    """The canonical stems that say what became of people: killed, injured, missing, rescued."""
    contrasts = lexicon.table("relations/contrasts")
    return frozenset(canonical(w) for kind, words in contrasts if kind == "fate" for w in words.split("|"))


@cache
def cue_kinds() -> Mapping[str, tuple[str, ...]]:
    """By canonical stem, the kinds of cue that it is ("change", "modal", "total"), in the order of the file."""
    table: dict[str, list[str]] = {}
    for kind, stems in cues().items():
        for s in stems:
            table.setdefault(s, []).append(kind)
    return {s: tuple(kinds) for s, kinds in table.items()}


@cache
def cues() -> Mapping[str, frozenset[str]]:
    """By kind of cue, the canonical stems of its words: what kind of figure stands beside them."""
    return {kind: frozenset(map(canonical, words)) for kind, words in lexicon.classes("relations/figure_cues").items()}
