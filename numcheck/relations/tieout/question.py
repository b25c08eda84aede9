"""A figure of a draft, asked of the sources, and the answers that may be given."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property

from numcheck.core.claim import Claim
from numcheck.core.levels import Confidence
from numcheck.core.relation import Slip, Support, SupportKind, SupportStatus
from numcheck.relations.corpus import ClaimedText
from numcheck.relations.matching.mention import FigureKey, Mention
from numcheck.relations.matching.model import Level
from numcheck.relations.matching.pair import MentionPair
from numcheck.relations.matching.people import age_holder, first_name
from numcheck.relations.tieout.agreement import SupportLevel, rounds, support_level
from numcheck.relations.tieout.places import Place, place
from numcheck.relations.tieout.sources.identity import alike
from numcheck.relations.tieout.sources.source_index import SourceIndex

# How alike (0 to 1.2) the words around a figure of the sources must be for it to be shown beside one that none gives; by
# hand.
NEAR_ENOUGH = 0.3


class FigureQuestion:
    """A figure of the draft, and the pairs that it makes with the sources' figures.

    ``text``   the draft it stands in
    ``given``  the keys of all figures that the drafts give
    ``peers``  those of its kind in its text, itself among them as number ``peer``; filled in when all are made
    """

    def __init__(
        self,
        draft: Mention,
        text: ClaimedText,
        pairs: Sequence[MentionPair],
        index: SourceIndex,
        given: Collection[FigureKey],
    ) -> None:
        self.draft, self.text, self.pairs, self.index, self.given = draft, text, pairs, index, given
        self.peers: list[FigureQuestion] = []
        self.peer = 0

    @cached_property
    def levels(self) -> list[tuple[SupportLevel | None, MentionPair]]:
        """How far each source's figure supports the draft's."""
        return [(support_level(self.draft, p.other(self.draft), p.verdict), p) for p in self.pairs]

    @cached_property
    def supporting(self) -> list[MentionPair]:
        """The pairs whose source the draft may have been written from."""
        return self._alike(SupportLevel.SUPPORTS)

    @cached_property
    def nearly_supporting(self) -> list[MentionPair]:
        """The pairs whose source the draft may have been written from by a careless hand."""
        return self._alike(SupportLevel.LOOSELY)

    @cached_property
    def refuting(self) -> list[MentionPair]:
        """The pairs whose source refutes the draft, unless something stops them."""
        some = [p for level, p in self.levels if level is SupportLevel.REFUTES and p.rejection is None]
        return [p for p in some if not _of_two_people(self.draft, p.other(self.draft))]

    @cached_property
    def clash(self) -> MentionPair | None:
        """The likeliest pair whose source refutes the draft, if that is likely at all."""
        return max((p for p in self.refuting if p.passes(Level.REPORT)), key=likelihood, default=None)

    @cached_property
    def place(self) -> Place:
        """The words that the draft says its figure in."""
        return place(self.draft)

    def places(self, draft: Mention) -> list[tuple[Mention, Place]]:
        """The sources' figures of the draft's number and kind, with their places."""
        return [(c, self.index.place(c)) for c in self.index.same_values(draft)]

    @cached_property
    def nearest(self) -> Mention | None:
        """The figure of the sources that a reader would look at first: another in words as alike, of what the draft's
        counts or measures, and its own, rounded, before any; none that the draft gives as well, for it is not meant here. None
        where there is none.
        """
        draft = self.draft
        near = [p for p in self.pairs if p.similarity >= NEAR_ENOUGH and _is_near(draft, p.other(draft))]
        near = [p for p in near if p.other(draft).figure_key not in self.given]
        best = max(near, key=lambda p: (self._has_it_rounded(p), *likelihood(p)), default=None)
        return best.other(draft) if best else None

    def _alike(self, wanted: SupportLevel) -> list[MentionPair]:
        draft, cells = self.draft, self.index.cells
        some = [(p, p.other(draft)) for level, p in self.levels if level is wanted]
        return [p for p, c in some if alike(draft, c) and not cells.is_another_scale(draft, c)]

    def _has_it_rounded(self, pair: MentionPair) -> bool:
        p, q = self.draft.claim.quantity, pair.other(self.draft).claim.quantity
        return p.unit == q.unit and rounds(q, p)


def _is_near(draft: Mention, c: Mention) -> bool:
    """Whether the other figure is of what the draft's counts, and not more than half as much again or half as little."""
    p, q = draft.claim.quantity, c.claim.quantity
    if draft.counted != c.counted:
        return False
    return p.value is None or q.value is None or abs(p.value - q.value) * 2 <= abs(p.value)


def _of_two_people(draft: Mention, c: Mention) -> bool:
    """Whether both are ages behind names, and neither is the other's first name or name: Eva Berg, 13; Anna, 12."""
    one, other = age_holder(draft), age_holder(c)
    return bool(one and other) and {one, first_name(draft)}.isdisjoint({other, first_name(c)} - {""})


def likelihood(pair: MentionPair) -> tuple[float, float]:
    """How likely a pair is of one thing, for ranking."""
    return (pair.score, pair.similarity)


def derived(draft: Mention, one: Mention, other: Mention) -> Support:
    """That the draft's figure is computed from two of a source."""
    return answer(
        draft, SupportStatus.SUPPORTED, (one.claim, other.claim), how=SupportKind.DERIVED, confidence=Confidence.MEDIUM
    )


def answer(
    draft: Mention,
    status: SupportStatus,
    sources: tuple[Claim, ...] = (),
    *,
    elsewhere: tuple[Claim, ...] = (),
    how: SupportKind = SupportKind.NONE,
    slip: Slip = Slip.NONE,
    reason: str = "",
    confidence: Confidence = Confidence.HIGH,
) -> Support:
    """What the sources say of the draft's figure; see ``Support``."""
    return Support(
        draft=draft.claim,
        status=status,
        sources=sources,
        elsewhere=elsewhere,
        how=how,
        slip=slip,
        reason=reason,
        confidence=confidence,
    )
