"""What a finder of relations may look at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, wraps
from typing import TYPE_CHECKING, Any, TypeVar

from numcheck.config import Config
from numcheck.core.claim import Claim
from numcheck.core.frozen import Frozen
from numcheck.core.named_tuple import NamedTuple
from numcheck.core.quantity import DateMention, Point
from numcheck.core.relation import Relation
from numcheck.core.text import Document, Span

if TYPE_CHECKING:
    from numcheck.core.trace import CandidatePair

Found = TypeVar("Found")


class ClaimedText(Frozen):
    """One document with its claims, dates and points, each in order of span (code points); points only for a tie-out.

    ``_cache`` grows as finders ask: it holds, by function, what ``cached_per_text`` worked out of this text, and lives
    as long as the text does.
    """

    document: Document
    claims: tuple[Claim, ...]
    dates: tuple[DateMention, ...]
    points: tuple[Point, ...] = ()

    @cached_property
    def _cache(self) -> dict[object, tuple[Any, ...]]:
        return {}

    def between(self, left: Claim, right: Claim) -> str:
        """The words between two claims of this text, ``left`` before ``right``."""
        return self.document.text[left.location.span.end : right.location.span.start]

    def sentences(self) -> tuple[tuple[Span, tuple[Claim, ...]], ...]:
        """(span, claims) of each sentence that holds a claim, both in order of place; worked out once."""
        return _sentences(self)


def cached_per_text(work: Callable[[ClaimedText], Iterable[Found]]) -> Callable[[ClaimedText], tuple[Found, ...]]:
    """``work``, done once for each text and kept in its cache: several finders ask for the same."""

    @wraps(work)
    def once(text: ClaimedText) -> tuple[Found, ...]:
        found = text._cache.get(work)
        if found is None:
            found = text._cache[work] = tuple(work(text))
        return found

    return once


@cached_per_text
def _sentences(text: ClaimedText) -> Iterator[tuple[Span, tuple[Claim, ...]]]:
    group: list[Claim] = []
    for claim in text.claims:
        if group and claim.sentence != group[0].sentence:
            yield group[0].sentence, tuple(group)
            group = []
        group.append(claim)
    if group:
        yield group[0].sentence, tuple(group)


class Corpus(NamedTuple):
    """Everything one check relates.

    ``texts``    are judged
    ``sources``  are what they are held against; empty without a tie-out
    ``across``   whether claims of different texts may be related, too
    ``wanted``   the types of relation that the rules judge
    ``model``    path of another model for the matcher than the one that is shipped, for those who train one
    ``trace``    collects the pairs of figures that were compared, and what stopped them; None where nobody asks
    """

    texts: tuple[ClaimedText, ...]
    sources: tuple[ClaimedText, ...]
    across: bool
    config: Config
    wanted: tuple[type[Relation], ...]
    model: str | None = None
    trace: list[CandidatePair] | None = None

    def wants(self, kind: type[Relation]) -> bool:
        """Whether an enabled rule judges relations of the type ``kind``."""
        return issubclass(kind, self.wanted)
