"""Words by which contexts differ or say what kind of figure they hold, as stems: contrasts, outcomes, cues."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from numcheck.language import lexicon
from numcheck.language.stems import canonical


@cache
def contrast_sets() -> Mapping[str, tuple[int, ...]]:
    """The sets of ``relations/contrasts`` that each stem belongs to, by number."""
    table: dict[str, list[int]] = {}
    for i, (_, words) in enumerate(lexicon.table("relations/contrasts")):
        for s in dict.fromkeys(map(canonical, words.split("|"))):
            table.setdefault(s, []).append(i)
    return {s: tuple(sets) for s, sets in table.items()}


@cache
def contrast_kinds() -> tuple[str, ...]:
    """What each set of ``relations/contrasts`` is about (fate, period, direction), by number."""
    return tuple(kind for kind, _ in lexicon.table("relations/contrasts"))


@cache
def outcomes() -> frozenset[str]:
    """The stems of the sets of ``relations/contrasts`` that say what befell people."""
    contrasts = lexicon.table("relations/contrasts")
    return frozenset(canonical(w) for kind, words in contrasts if kind == "fate" for w in words.split("|"))


@cache
def cue_kinds() -> Mapping[str, tuple[str, ...]]:
    """The kinds of ``relations/figure_cues`` that each stem is a cue of."""
    table: dict[str, list[str]] = {}
    for kind, stems in cues().items():
        for s in stems:
            table.setdefault(s, []).append(kind)
    return {s: tuple(kinds) for s, kinds in table.items()}


@cache
def cues() -> Mapping[str, frozenset[str]]:
    """Stems of the words of each kind in ``relations/figure_cues``."""
    return {kind: frozenset(map(canonical, words)) for kind, words in lexicon.classes("relations/figure_cues").items()}
