"""Means beside the size of their sample, and averages beside what they add up to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from numcheck.core.claim import Claim
from numcheck.core.relation import MeanOfSample, MeanOfTotal
from numcheck.language import lexicon
from numcheck.numbers.intervals import common_senses
from numcheck.relations.arithmetic.sentences.masked_sentence import MaskedSentence, masked_sentences
from numcheck.relations.arithmetic.sentences.patterns import PatternMatch, search
from numcheck.relations.corpus import Corpus

_MEAN = r"\b(?:mean|average|averag(?:ed|es|ing))\b~"
_SIZE = r"n ?= ?<count sample>"
# (pattern, whether the size is named as such)
_SAMPLES = (
    (rf"{_MEAN} <count mean>~ ?\((?:sd[^()]{{0,20}}, )?{_SIZE}", True),
    (rf"\bm ?= ?<count mean>(?:, sd ?= ?<figure>)?[,;] {_SIZE}", True),
    (rf"{_MEAN} <count mean>~ (?:in|among|for|across|over|from) (?:the |a sample of |all )?<count sample>", False),
    (
        r"<count sample>~ (?:had|gave|scored|reported|have|got|took|made|received)~ (?:mean|average)~ <count mean>",
        False,
    ),
)
_TOTALS = (
    rf"{_MEAN} <level mean>~ (?:in|over|across|from|for|on) (?:the |all )?<count sample>~,? (?:for |or |making )?(?:a total of|totall?ing) <level total>",
    rf"{_MEAN} <level mean>~ (?:in|over|across|from|for|on) (?:the |all )?<count sample>~,? <level total> (?:in all|in total|altogether)",
    r"<level total>~ (?:in|over|across|from) <count sample>~,? (?:or |for )?an average of <level mean>",
)
# One of these stands in every pattern above.
_CUES = ("mean", "averag", "n=", "n =")
# Answers on a scale of points are whole numbers, unless several are averaged first.
_SCALE = r"\b(?:likert|points?[- ]scale|scale (?:of|from))\b|[\x03-\x05].. ?-?(?:point )?scale\b"
_SEVERAL = r"\b(?:items|subscales?|questions|per|each|weighted)\b"


def find(corpus: Corpus) -> Iterator[MeanOfSample | MeanOfTotal]:
    """One relation a sentence at most: a mean of whole numbers with its sample, or an average with its total."""
    for text in corpus.texts:
        for masked in masked_sentences(text, least=2):
            if not any(cue in masked.text for cue in _CUES):
                continue
            relation = next(_of_total(masked), None) or next(_of_sample(masked), None)
            if relation is not None:
                yield relation


def _of_total(masked: MaskedSentence) -> Iterator[MeanOfTotal]:
    for m in search(masked, *_TOTALS):
        mean, sample, total = m.claim("mean"), m.claim("sample"), m.claim("total")
        if all(map(_exact, (mean, sample, total))) and common_senses([mean.measure, total.measure]):
            yield MeanOfTotal(mean=mean, sample=sample, total=total, cue=m.cue, reason=_reason(m))


def _of_sample(masked: MaskedSentence) -> Iterator[MeanOfSample]:
    for pattern, named in _SAMPLES:
        for m in search(masked, pattern):
            if re.search(_SEVERAL, masked.text):
                return
            points = re.search(_SCALE, masked.text) is not None
            mean, sample = m.claim("mean"), m.claim("sample")
            if not (_exact(mean) and _exact(sample)) or not (mean.quantity.noun or points):
                continue
            if named or sample.quantity.noun in lexicon.classes("relations/arithmetic_cues")["sampled"]:
                yield MeanOfSample(mean=mean, sample=sample, on_scale=points, cue=m.cue, reason=_reason(m))


def _exact(claim: Claim) -> bool:
    return claim.quantity.value is not None and not claim.quantity.vague and not claim.quantity.is_range


def _reason(m: PatternMatch) -> str:
    return f"“{m.cue}”: a mean and what it is the mean of"
