"""Raised and lowered characters as they read: ``m<sup>2</sup>`` is m², ``CO<sub>2</sub>`` is CO2."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

RAISED = str.maketrans(
    "0123456789+-\u2212n", "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u207a\u207b\u207b\u207f"
)
LOWERED = str.maketrans("0123456789", "0123456789")
# What HTML, OpenDocument and Word call them, each to a table for ``str.translate``.
SCRIPTS: Mapping[str, dict[int, int]] = {
    **dict.fromkeys(("sup", "super", "superscript"), RAISED),
    **dict.fromkeys(("sub", "subscript"), LOWERED),
}


def is_translated(words: str, table: Mapping[int, int]) -> bool:
    """Whether every character of ``words`` reads as another one, raised or lowered."""
    return all(ord(c) in table for c in words)


def edits(words: str, start: int, table: Mapping[int, int]) -> Iterator[tuple[int, int, str]]:
    """The edits of a source text (start, end, what to put there) that show ``words``, found at ``start``, by ``table``."""
    for at, c in enumerate(words, start):
        if ord(c) in table:
            yield at, at + 1, chr(table[ord(c)])
