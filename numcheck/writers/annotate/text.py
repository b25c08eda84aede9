"""Plain text: each figure in brackets with a number, and what was found there below the text."""

from __future__ import annotations

from collections.abc import Sequence

from numcheck.core.text import Document
from numcheck.writers.annotate.notes import Mark
from numcheck.writers.annotate.source import insert

BRACKETS = "⟦", "⟧"


def write(document: Document, marks: Sequence[Mark], path: str, output: str) -> int:
    """Write the marked text to ``output``: ``⟦90,000 troops⟧[1]``."""
    pieces = []
    for number, mark in enumerate(marks, 1):
        pieces.append((mark.span.start, 1, BRACKETS[0]))
        pieces.append((mark.span.end, 0, f"{BRACKETS[1]}[{number}]"))
    text = insert(document.text, pieces)
    lines = [f"[{number}] {' / '.join(note.text for note in mark.notes)}" for number, mark in enumerate(marks, 1)]
    if lines:
        text = text.rstrip("\n") + "\n\n" + "-" * 40 + "\n" + "\n".join(lines) + "\n"
    with open(output, "w", encoding="utf-8", newline="", errors="replace") as f:
        f.write(text)
    return len(marks)
