"""HTML: each figure in ``<mark>`` with its notes as tooltip, linked to a list of the findings at the end of the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from numcheck.core.text import Document
from numcheck.writers.annotate.notes import AnnotatedCopy, Annotation
from numcheck.writers.annotate.source import insert, stretches

COLOURS = {"error": "#fecaca", "warning": "#fde68a", "note": "#bfdbfe"}


def render(document: Document, annotations: Sequence[Annotation], file: str | BinaryIO) -> AnnotatedCopy:
    """The marked page, in UTF-8 with a byte order mark, which overrules what the page declares. ``file`` is not opened.

    A figure of which the source holds no word (it was put together by the reader) is left out.
    """
    source = document.file_text
    pieces = []
    items = []
    for number, annotation in enumerate(annotations, 1):
        spans = stretches(document, annotation.span)
        if not spans:
            continue
        style = f"background:{COLOURS[annotation.severity]};color:#000"
        for n, span in enumerate(spans):
            anchor = f' id="numcheck-figure-{number}"' if n == 0 else ""
            opening = f'<mark{anchor} class="numcheck {annotation.severity}" style="{style}" title="{_escaped(annotation.text)}">'
            link = f'<sup><a href="#numcheck-note-{number}">[{number}]</a></sup>' if n == len(spans) - 1 else ""
            pieces += [(span.start, 1, opening), (span.end, 0, f"</mark>{link}")]
        notes = "<br>".join(_escaped(note.text) for note in annotation.notes)
        back = f'<a href="#numcheck-figure-{number}">[{number}]</a>'
        items.append(f'<p id="numcheck-note-{number}">{back} {notes}</p>')
    if items:
        end = source.lower().rfind("</body")
        section = f'\n<section id="numcheck-findings"><hr>\n{"".join(items)}\n</section>\n'
        pieces.append((end if end >= 0 else len(source), 2, section))
    return AnnotatedCopy(insert(source, pieces).encode("utf-8-sig", "replace"), len(items))


def _escaped(text: str) -> str:
    for sign, reference in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(sign, reference)
    return text
