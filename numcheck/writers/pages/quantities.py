"""An extraction to read: each text as it reads with every figure marked, and what was read of it beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from numcheck.core.quantity import Quantity
from numcheck.core.text import Document
from numcheck.writers.pages.content import Mark, Sheet
from numcheck.writers.pages.manuscript import passages, without_overlaps
from numcheck.writers.pages.states import LOOKS, State
from numcheck.writers.pages.templates import fill
from numcheck.writers.show.quantities import describe
from numcheck.writers.summary import counted
from numcheck.writers.terminal.sanitize import one_line

_NAMES = ("read as", "and", "and", "and", "and", "and")


def render(found: Sequence[tuple[Document, Sequence[Quantity]]]) -> str:
    """The page of all texts. MissingExtraError without jinja2."""
    sheets = [_sheet(i, document, quantities) for i, (document, quantities) in enumerate(found, start=1)]
    figures = [q for _, quantities in found for q in quantities]
    units = Counter(q.unit or q.noun or "no unit" for q in figures)
    return fill(
        "extraction.html.jinja",
        script="report.js",
        title=sheets[0].uri.rpartition("/")[2] if len(sheets) == 1 else f"{len(sheets)} documents",
        verdict=f"{counted(len(figures), 'figure')} read.",
        sheets=sheets,
        units=sorted(units.items(), key=lambda item: (-item[1], item[0])),
        looks={str(state): look for state, look in LOOKS.items()},
        marks={mark.key: mark for sheet in sheets for mark in sheet.marks},
        items=(),
    )


def _sheet(number: int, document: Document, quantities: Sequence[Quantity]) -> Sheet:
    by_key = {f"d{number}-{q.span.start}": q for q in quantities}
    spans = without_overlaps([(q.span, key) for key, q in by_key.items()])
    marks = tuple(
        Mark(
            key,
            one_line(by_key[key].text),
            State.UNCHECKED,
            str(document.position(span.start)),
            (),
            tuple(zip(_NAMES, describe(by_key[key]), strict=False)),
            (),
        )
        for span, key in spans
    )
    return Sheet(number, document.uri, False, passages(document, spans), marks, {}, document.notes)
