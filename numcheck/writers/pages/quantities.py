"""An extraction to read: each text as it reads with every figure marked, and what was read of it beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from numcheck.core.quantity import Quantity
from numcheck.core.text import Document
from numcheck.writers.pages.content import DocumentPanel, MarkedFigure
from numcheck.writers.pages.manuscript import passages, without_overlaps
from numcheck.writers.pages.states import BADGES, State
from numcheck.writers.pages.templates import fill
from numcheck.writers.places import brief
from numcheck.writers.show.quantities import describe
from numcheck.writers.summary import counted
from numcheck.writers.terminal.sanitize import one_line

_NAMES = ("read as", "and", "and", "and", "and", "and")


def render(found: Sequence[tuple[Document, Sequence[Quantity]]]) -> str:
    """The HTML page of all texts, each with its quantities in order of place. MissingExtraError without jinja2."""
    panels = [_panel(i, document, quantities) for i, (document, quantities) in enumerate(found, start=1)]
    figures = [q for _, quantities in found for q in quantities]
    units = Counter(q.unit or q.noun or "no unit" for q in figures)
    return fill(
        "extraction.html.jinja",
        script="report.js",
        title=panels[0].uri.rpartition("/")[2] if len(panels) == 1 else f"{len(panels)} documents",
        verdict=f"{counted(len(figures), 'figure')} read.",
        panels=panels,
        units=sorted(units.items(), key=lambda item: (-item[1], item[0])),
        badges={str(state): badge for state, badge in BADGES.items()},
        marks={mark.key: mark for panel in panels for mark in panel.marks},
        items=(),
    )


def _panel(number: int, document: Document, quantities: Sequence[Quantity]) -> DocumentPanel:
    by_key = {f"d{number}-{q.span.start}": q for q in quantities}
    spans = without_overlaps([(q.span, key) for key, q in by_key.items()])
    marks = tuple(
        MarkedFigure(
            key=key,
            span=span,
            text=one_line(by_key[key].text),
            state=State.UNCHECKED,
            place=one_line(brief(document, span)),
            items=(),
            facts=tuple(zip(_NAMES, describe(by_key[key]), strict=False)),
            links=(),
        )
        for span, key in spans
    )
    return DocumentPanel(
        number=number,
        uri=document.uri,
        is_source=False,
        passages=passages(document, spans),
        marks=marks,
        tally={},
        notes=document.notes,
    )
