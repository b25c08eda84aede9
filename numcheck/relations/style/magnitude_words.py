"""Figures with a magnitude word, as style guides look at them: ranges that say it once, and their decimals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from numcheck.core.claim import Claim
from numcheck.core.relation import MagnitudeWord
from numcheck.relations.corpus import Corpus

_WORD = r"(?:million|billion|trillion|[mb]n|tn|m)\b"


def find(corpus: Corpus) -> Iterator[MagnitudeWord]:
    """One relation for each figure with such a word, where a rule that judges them is on; else none."""
    if not corpus.wants(MagnitudeWord):
        return
    pattern = re.compile(rf"(?P<number>\d[\d,]*(?:\.(?P<decimals>\d+))?)(?:\s?(?P<word>{_WORD}))?")
    for text in corpus.texts:
        for claim in text.claims:
            yield from _styled(claim, pattern)


def _styled(claim: Claim, pattern: re.Pattern[str]) -> Iterator[MagnitudeWord]:
    numbers = list(pattern.finditer(claim.quantity.text))
    words = [m["word"] for m in numbers if m["word"]]
    if not words:
        return
    ends = min(len(numbers), 2) if claim.quantity.is_range else 1
    yield MagnitudeWord(
        figure=claim,
        word=words[-1],
        elided=numbers[0]["number"] if len(words) < ends and not numbers[0]["word"] else "",
        decimals=max(len(m["decimals"] or "") for m in numbers),
        cue=words[-1],
    )
