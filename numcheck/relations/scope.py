"""What a finder of relations may look at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from numcheck.config import Config
from numcheck.core.claim import Claim
from numcheck.core.quantity import DateMention
from numcheck.core.text import Document, Span


@dataclass(frozen=True, slots=True)
class ClaimedText:
    """One document with its claims and dates, both in order of span."""

    document: Document
    claims: tuple[Claim, ...]
    dates: tuple[DateMention, ...]

    def between(self, left: Claim, right: Claim) -> str:
        """The words between two claims of this text, ``left`` before ``right``."""
        return self.document.text[left.location.span.end : right.location.span.start]

    def sentences(self) -> Iterator[tuple[Span, tuple[Claim, ...]]]:
        """Each sentence that holds a claim, with its claims."""
        group: list[Claim] = []
        for claim in self.claims:
            if group and claim.sentence != group[0].sentence:
                yield group[0].sentence, tuple(group)
                group = []
            group.append(claim)
        if group:
            yield group[0].sentence, tuple(group)


@dataclass(frozen=True, slots=True)
class Scope:
    """Everything one check relates: ``texts`` are judged, ``sources`` are what they are held against."""

    texts: tuple[ClaimedText, ...]
    sources: tuple[ClaimedText, ...]
    across: bool
    config: Config
