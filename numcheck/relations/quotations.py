"""Quotation marks: whether a text has any, and whether a place stands inside them."""

from __future__ import annotations

from numcheck.core.text import Span

FAR = 2000  # code points back to look for the opening of a quotation: longer than any paragraph of news
_OPEN, _CLOSE = "“", "”"


def has_quotations(text: str) -> bool:
    """Whether quotation marks open anywhere in ``text``."""
    return '"' in text or _OPEN in text


def is_quoted(text: str, block: Span, at: int) -> bool:
    """Whether the code point ``at`` stands inside quotation marks that open in ``block``, its paragraph."""
    low = max(block.start, at - FAR)
    start = max(text.rfind("\n", low, at) + 1, low)
    if text.rfind(_OPEN, start, at) > text.rfind(_CLOSE, start, at):
        return True
    # Where the beginning of the paragraph is too far off, straight marks cannot be told apart.
    return (start > low or low == block.start) and text.count('"', start, at) % 2 == 1
