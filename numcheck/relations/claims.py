"""Measures become claims: each figure with its sentence, its measurand and its speaker."""

from __future__ import annotations

from functools import partial

from numcheck.core.claim import Claim, MeasuredText
from numcheck.core.text import Location, Span
from numcheck.language.sentences import sentences_with
from numcheck.relations import attribution, quotations
from numcheck.relations.corpus import ClaimedText
from numcheck.relations.measurand import measurand


def claim(text: MeasuredText) -> ClaimedText:
    """``text`` with its claims, one a measure, in order: each with its sentence, its speaker and whether it is
    quoted.
    """
    document = text.document
    if not text.measures:
        return ClaimedText(document=document, claims=(), dates=text.extraction.dates, points=text.extraction.points)
    sentences = sentences_with(document, [m.quantity.span.start for m in text.measures])
    said = attribution.AttributionIndex(document.text)
    marked = quotations.has_quotations(document.text)
    block = Span(0, 0)
    claims, i = [], 0
    for measure in text.measures:
        span = measure.quantity.span
        if span.start >= block.end:
            block = document.block_at(span.start).span
        while i + 1 < len(sentences) and sentences[i].end <= span.start:
            i += 1
        sentence = sentences[i] if sentences and sentences[i].start <= span.start < sentences[i].end else span
        if span.end > sentence.end:
            sentence = Span(sentence.start, span.end)
        inside = marked and quotations.is_quoted(document.text, block, span.start)
        speaker = attribution.speaker(document.text, sentence, inside, said)
        claims.append(
            Claim(
                location=Location(document.uri, span),
                measure=measure,
                sentence=sentence,
                attribution=speaker,
                quoted=inside,
                describe=partial(measurand, document.text, measure.quantity, sentence, speaker),
            )
        )
    found = text.extraction
    return ClaimedText(document=document, claims=tuple(claims), dates=found.dates, points=found.points)
