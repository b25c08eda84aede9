"""Figures with a magnitude word, as house styles look at them: ranges that say it once, and their decimals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from numcheck.core.claim import Claim, Relation, RelationKind
from numcheck.relations.corpus import Corpus

_RULES = frozenset({"elided-magnitude", "long-decimal"})
_WORD = r"(?:million|billion|trillion|[mb]n|tn|m)\b"


def find(corpus: Corpus) -> Iterator[Relation]:
    """One relation a figure, only where a house style asks: ``evidence`` ``word``, ``decimals``,
    and ``elided``, the first end of a range that goes without the word."""
    if not _RULES & {*corpus.config.select, *corpus.config.extend_select}:
        return
    pattern = re.compile(rf"(?P<number>\d[\d,]*(?:\.(?P<decimals>\d+))?)(?:\s?(?P<word>{_WORD}))?")
    for text in corpus.texts:
        for claim in text.claims:
            yield from _styled(claim, pattern)


def _styled(claim: Claim, pattern: re.Pattern[str]) -> Iterator[Relation]:
    numbers = list(pattern.finditer(claim.quantity.text))
    words = [m["word"] for m in numbers if m["word"]]
    if not words:
        return
    ends = min(len(numbers), 2) if claim.quantity.is_range else 1
    evidence = {
        "word": words[-1],
        "elided": numbers[0]["number"] if len(words) < ends and not numbers[0]["word"] else "",
        "decimals": str(max(len(m["decimals"] or "") for m in numbers)),
    }
    yield Relation(RelationKind.STYLE, (claim,), ("figure",), cue=words[-1], evidence=evidence)
