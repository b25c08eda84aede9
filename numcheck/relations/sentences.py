"""Where sentences begin and end, asked only around figures."""

from __future__ import annotations

import re

from numcheck.core.text import Document, Span

_END = re.compile(r"[.!?][\"'”’)\]]*(?=\s+[\"'“‘(\[A-Z0-9£$€])|\n+")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|No|vs|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Jr|Sr|Inc|Ltd|Co|Corp|approx|Vl)|\b[A-Z])\.$"
)


def sentence_spans(document: Document, span: Span) -> list[Span]:
    """The sentences of the stretch ``span`` of ``document``, in order; together they cover it."""
    text, start, out = document.text, span.start, []
    for m in _END.finditer(text, span.start, span.end):
        if m.group()[0] == "." and _ABBREVIATION.search(text, max(start, m.start() - 8), m.start() + 1):
            continue
        if m.end() > start:
            out.append(Span(start, m.end()))
        start = m.end()
    if start < span.end:
        out.append(Span(start, span.end))
    return out
