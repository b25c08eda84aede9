"""Markdown: each figure in ``<mark>``, its notes as footnotes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from numcheck.core.text import Document
from numcheck.writers.annotate.notes import AnnotatedCopy, Annotation
from numcheck.writers.annotate.source import insert, stretches


def render(document: Document, annotations: Sequence[Annotation], file: str | BinaryIO) -> AnnotatedCopy:
    """The marked source, ``<mark>90,000 troops</mark>[^numcheck-1]``. ``file`` is not opened.

    A figure of which the source holds no word (it was put together by the reader) is left out.
    """
    source = document.file_text
    pieces = []
    notes = []
    for number, annotation in enumerate(annotations, 1):
        spans = stretches(document, annotation.span)
        for n, span in enumerate(spans, 1):
            reference = f"[^numcheck-{number}]" if n == len(spans) else ""
            pieces += [(span.start, 1, "<mark>"), (span.end, 0, f"</mark>{reference}")]
        if spans:
            lines = " / ".join(_escaped(note.text) for note in annotation.notes)
            notes.append(f"[^numcheck-{number}]: {lines}")
    text = insert(source, pieces)
    if notes:
        text = text.rstrip("\n") + "\n\n" + "\n".join(notes) + "\n"
    return AnnotatedCopy.of_text(text, len(notes))


def _escaped(text: str) -> str:
    """``text`` with every sign that Markdown would read as a mark made plain."""
    return "".join(f"\\{c}" if c in "\\`*_[]<>|#~$!&" else c for c in text)
