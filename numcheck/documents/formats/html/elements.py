"""The elements of HTML that make blocks of a kind."""

from __future__ import annotations

from functools import cache

from numcheck.core.text import BlockKind
from numcheck.language import lexicon


@cache
def block_kinds() -> dict[str, BlockKind]:
    """The lower-case names of the elements whose words are blocks of a kind of their own, to that kind."""
    kinds = {"heading": BlockKind.HEADING, "item": BlockKind.LIST_ITEM, "caption": BlockKind.CAPTION}
    names = lexicon.classes("markup/html_elements")
    return {name: kind for key, kind in kinds.items() for name in names[key]} | {"blockquote": BlockKind.QUOTATION}
