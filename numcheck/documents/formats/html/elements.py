"""The elements of HTML by what they mean to a reader of words, from ``elements.txt``."""

from __future__ import annotations

from functools import cache

from numcheck.core.text import BlockKind


@cache
def elements() -> dict[str, frozenset[str]]:
    """Kind to the lower-case names of its elements."""
    kinds: dict[str, set[str]] = {}
    with open(__file__.removesuffix(".py") + ".txt", encoding="utf-8") as f:
        lines = f.read().splitlines()
    for line in lines:
        if line and not line.startswith("#"):
            kind, _, names = line.partition(": ")
            kinds.setdefault(kind, set()).update(names.split())
    return {kind: frozenset(names) for kind, names in kinds.items()}


@cache
def block_kinds() -> dict[str, BlockKind]:
    """The elements that make a block of a kind of its own, to that kind."""
    kinds = {"heading": BlockKind.HEADING, "item": BlockKind.LIST_ITEM, "caption": BlockKind.CAPTION}
    return {name: kind for key, kind in kinds.items() for name in elements()[key]} | {"blockquote": BlockKind.QUOTATION}
