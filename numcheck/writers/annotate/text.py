"""Plain text: each figure in brackets with a number, and what was found there below the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from numcheck.core.text import Document
from numcheck.writers.annotate.notes import AnnotatedCopy, Annotation
from numcheck.writers.annotate.source import insert

BRACKETS = "⟦", "⟧"


def render(document: Document, annotations: Sequence[Annotation], file: str | BinaryIO) -> AnnotatedCopy:
    """The marked text, ``⟦90,000 troops⟧[1]``, and the notes below a rule of hyphens. ``file`` is not opened."""
    pieces = []
    for number, annotation in enumerate(annotations, 1):
        pieces.append((annotation.span.start, 1, BRACKETS[0]))
        pieces.append((annotation.span.end, 0, f"{BRACKETS[1]}[{number}]"))
    text = insert(document.text, pieces)
    lines = [f"[{number}] {' / '.join(note.text for note in a.notes)}" for number, a in enumerate(annotations, 1)]
    if lines:
        text = text.rstrip("\n") + "\n\n" + "-" * 40 + "\n" + "\n".join(lines) + "\n"
    return AnnotatedCopy.of_text(text, len(annotations))
