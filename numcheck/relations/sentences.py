"""Where sentences begin and end."""

from __future__ import annotations

import re

from numcheck.core.text import Document, Span

# A full stop ends a sentence only before something that can begin one; a line break does in plain text.
_END = re.compile(r"[.!?][\"'”’)\]]*(?=\s+[\"'“‘(\[A-Z0-9£$€`])|\n+")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|No|vs|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|Maj|Prof|Rev|Jr|Sr|Inc|Ltd|Co|Corp|Bros|approx|Vl"
    r"|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|a\.m|p\.m|U\.S|U\.K|U\.N)|(?<![A-Za-z])[A-Za-z])\.$"
)


def sentence_spans(document: Document, span: Span) -> list[Span]:
    """The sentences of the stretch ``span`` of ``document``, in order; together they cover it."""
    text, start, out = document.text, span.start, []
    wrapped = bool(document.blocks)  # where blocks are known, a line break inside one is only a line's end
    for m in _END.finditer(text, span.start, span.end):
        if wrapped and m.group() == "\n":
            continue
        if m.group()[0] == "." and _ABBREVIATION.search(text, max(start, m.start() - 8), m.start() + 1):
            continue
        if m.end() > start:
            out.append(Span(start, m.end()))
        start = m.end()
    if start < span.end:
        out.append(Span(start, span.end))
    return out


def all_sentences(document: Document) -> list[Span]:
    """The sentences of the whole document, in order; none crosses a block, and the words between blocks are left out."""
    if not document.blocks:
        return sentence_spans(document, Span(0, len(document.text)))
    return [s for block in document.blocks for s in sentence_spans(document, block.span)]
