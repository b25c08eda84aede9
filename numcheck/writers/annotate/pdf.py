"""PDF: a highlight on the boxes of each figure, with its notes as the text of the highlight."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any, BinaryIO

from numcheck.core.text import Document, Span
from numcheck.optional_dependencies import require
from numcheck.writers.annotate.notes import AnnotatedCopy, Annotation, content_of

COLOURS = {"error": "ff9999", "warning": "ffdd66", "note": "99ccff"}
# How many code points around a figure tell it from the same figure elsewhere on the page.
AROUND = 40
# Signs that text and page may disagree on: white space, and hyphens at the end of a line.
LOOSE = frozenset("-\u00ad\u2010\u0002\ufffe")


def render(document: Document, annotations: Sequence[Annotation], file: str | BinaryIO) -> AnnotatedCopy:
    """``file`` (a path, or what can be read) with highlights; a figure that cannot be found on its page again is left
    out.

    Raises MissingExtraError without pypdf and pypdfium2.
    """
    pypdf = require("pypdf", "pdf")
    pdfium = require("pypdfium2", "pdf")
    from pypdf.annotations import Highlight
    from pypdf.generic import ArrayObject, FloatObject, NameObject, TextStringObject

    data = content_of(file)
    pdf = pdfium.PdfDocument(data)
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    pages: dict[int, _PdfPage] = {}
    made = 0
    for annotation in annotations:
        number = document.position(annotation.span.start).page or 1
        if number not in pages:
            pages[number] = _PdfPage(pdf, number)
        boxes = pages[number].boxes(document, annotation.span)
        if not boxes:
            continue
        quads = [v for left, bottom, right, top in boxes for v in (left, top, right, top, left, bottom, right, bottom)]
        rect = (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
        highlight = Highlight(
            rect=rect,
            quad_points=ArrayObject(map(FloatObject, quads)),
            highlight_color=COLOURS[annotation.severity],
            printing=True,
        )
        highlight[NameObject("/Contents")] = TextStringObject(annotation.text)
        highlight[NameObject("/T")] = TextStringObject("numcheck")
        writer.add_annotation(number - 1, highlight)
        made += 1
    pdf.close()
    saved = io.BytesIO()
    writer.write(saved)
    return AnnotatedCopy(saved.getvalue(), made)


class _PdfPage:
    """The signs of one page without white space, and how often each figure was met on it."""

    def __init__(self, pdf: Any, number: int) -> None:
        self.text_page = pdf[number - 1].get_textpage()
        count = self.text_page.count_chars()
        raw = self.text_page.get_text_range(0, count) if count else ""
        if len(raw) != count:
            raw = "".join(self.text_page.get_text_range(n, 1) or " " for n in range(count))
        self.places = [n for n, c in enumerate(raw) if _counts(c)]
        self.signs = "".join(raw[n] for n in self.places)
        self.met: dict[str, int] = {}

    def boxes(self, document: Document, span: Span) -> list[tuple[float, float, float, float]]:
        """The boxes of the figure at ``span``, one a line: left, bottom, right, top in points from the lower left corner.

        Found by its words and up to ``AROUND`` code points around them, less where that is not on the page; empty where
        even the figure alone is not.
        """
        block = document.block_at(span.start).span
        figure = _signs(span.of(document.text))
        before = _signs(document.text[max(block.start, span.start - AROUND) : span.start])
        after = _signs(document.text[span.end : min(block.end, span.end + AROUND)])
        for head, tail in ((before, after), (before[-12:], after[:12]), (before[-12:], ""), ("", after[:12]), ("", "")):
            words = head + figure + tail
            at = self._nth(words, self.met.get(words, 0))
            if at >= 0:
                self.met[words] = self.met.get(words, 0) + 1
                return self._merged(at + len(head), len(figure))
        return []

    def _nth(self, words: str, skip: int) -> int:
        at = self.signs.find(words)
        while at >= 0 and skip and (following := self.signs.find(words, at + 1)) >= 0:
            at, skip = following, skip - 1
        return at

    def _merged(self, at: int, length: int) -> list[tuple[float, float, float, float]]:
        boxes: list[tuple[float, float, float, float]] = []
        for n in self.places[at : at + length]:
            left, bottom, right, top = self.text_page.get_charbox(n, loose=True)
            if boxes and bottom < boxes[-1][3] and top > boxes[-1][1] and left >= boxes[-1][0]:
                last = boxes[-1]
                boxes[-1] = (last[0], min(last[1], bottom), max(last[2], right), max(last[3], top))
            else:
                boxes.append((left, bottom, right, top))
        return boxes


def _counts(sign: str) -> bool:
    return not sign.isspace() and sign not in LOOSE


def _signs(words: str) -> str:
    return "".join(filter(_counts, words))
