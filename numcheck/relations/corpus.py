"""What a finder of relations may look at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, NamedTuple, TypeVar

from numcheck.config import Config
from numcheck.core.claim import Claim
from numcheck.core.quantity import DateMention
from numcheck.core.text import Document, Span

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class ClaimedText:
    """One document with its claims and dates, both in order of span; ``kept`` is what ``once_a_text`` keeps."""

    document: Document
    claims: tuple[Claim, ...]
    dates: tuple[DateMention, ...]
    kept: dict[object, tuple[Any, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def between(self, left: Claim, right: Claim) -> str:
        """The words between two claims of this text, ``left`` before ``right``."""
        return self.document.text[left.location.span.end : right.location.span.start]

    def sentences(self) -> tuple[tuple[Span, tuple[Claim, ...]], ...]:
        """Each sentence that holds a claim, with its claims."""
        return _sentences(self)


def once_a_text(work: Callable[[ClaimedText], Iterable[Found]]) -> Callable[[ClaimedText], tuple[Found, ...]]:
    """``work``, done once for each text: several finders ask for the same."""

    @wraps(work)
    def once(text: ClaimedText) -> tuple[Found, ...]:
        found = text.kept.get(work)
        if found is None:
            found = text.kept[work] = tuple(work(text))
        return found

    return once


@once_a_text
def _sentences(text: ClaimedText) -> Iterator[tuple[Span, tuple[Claim, ...]]]:
    group: list[Claim] = []
    for claim in text.claims:
        if group and claim.sentence != group[0].sentence:
            yield group[0].sentence, tuple(group)
            group = []
        group.append(claim)
    if group:
        yield group[0].sentence, tuple(group)


class Scope(NamedTuple):
    """Everything one check relates: ``texts`` are judged, ``sources`` are what they are held against."""

    texts: tuple[ClaimedText, ...]
    sources: tuple[ClaimedText, ...]
    across: bool
    config: Config
