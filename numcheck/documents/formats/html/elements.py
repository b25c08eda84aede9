"""The elements of HTML by what they mean to a reader of words, from ``markup/html_elements``."""

from __future__ import annotations

from functools import cache

from numcheck.core.text import BlockKind
from numcheck.language import lexicon


def elements() -> dict[str, frozenset[str]]:
    """Kind (as in ``markup/html_elements``) to the lower-case names of the elements of that kind."""
    return lexicon.classes("markup/html_elements")


@cache
def block_kinds() -> dict[str, BlockKind]:
    """The elements that make a block of a kind of its own, to that kind."""
    kinds = {"heading": BlockKind.HEADING, "item": BlockKind.LIST_ITEM, "caption": BlockKind.CAPTION}
    return {name: kind for key, kind in kinds.items() for name in elements()[key]} | {"blockquote": BlockKind.QUOTATION}
