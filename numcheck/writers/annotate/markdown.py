"""Markdown: each figure in ``<mark>``, its notes as footnotes."""

from __future__ import annotations

from collections.abc import Sequence

from numcheck.core.text import Document
from numcheck.writers.annotate.notes import Mark
from numcheck.writers.annotate.source import insert, stretches


def write(document: Document, marks: Sequence[Mark], path: str, output: str) -> int:
    """Write the marked text to ``output``: ``<mark>90,000 troops</mark>[^numcheck-1]``."""
    source = document.text if document.source is None else document.source
    pieces = []
    notes = []
    for number, mark in enumerate(marks, 1):
        spans = stretches(document, mark.span)
        for span in spans:
            pieces += [(span.start, 1, "<mark>"), (span.end, 0, "</mark>")]
        if spans:
            pieces.append((spans[-1].end, 0, f"</mark>[^numcheck-{number}]"))
            pieces.remove((spans[-1].end, 0, "</mark>"))
            lines = " / ".join(_escaped(note.text) for note in mark.notes)
            notes.append(f"[^numcheck-{number}]: {lines}")
    text = insert(source, pieces)
    if notes:
        text = text.rstrip("\n") + "\n\n" + "\n".join(notes) + "\n"
    with open(output, "w", encoding="utf-8", newline="", errors="replace") as f:
        f.write(text)
    return len(notes)


def _escaped(text: str) -> str:
    """``text`` with every sign that Markdown would read as a mark made plain."""
    return "".join(f"\\{c}" if c in "\\`*_[]<>|#~$!&" else c for c in text)
