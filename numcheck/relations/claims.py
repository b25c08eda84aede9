"""Measures become claims: each figure with its sentence, its measurand and its speaker."""

from __future__ import annotations

from numcheck.core.claim import Claim, Measurand, MeasuredText
from numcheck.core.text import Location, Span
from numcheck.relations.scope import ClaimedText
from numcheck.relations.sentences import sentence_spans


def claim(text: MeasuredText) -> ClaimedText:
    """The claims of one text, in order."""
    document, claims = text.document, []
    sentences: list[Span] = []
    for measure in text.measures:
        span = measure.quantity.span
        if not sentences or span.start >= sentences[-1].end:
            sentences = sentence_spans(document, document.block_at(span.start).span)
        sentence = next((s for s in sentences if s.end > span.start), span)
        claims.append(Claim(Location(document.uri, span), measure, Measurand(property=measure.quantity.noun), sentence))
    return ClaimedText(document, tuple(claims), text.extraction.dates)
