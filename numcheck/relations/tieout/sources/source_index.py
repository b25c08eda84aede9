"""An index of the sources' figures, for a draft's figure that no sentence of theirs lines up with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property

from numcheck.core.quantity import Direction
from numcheck.relations.corpus import ClaimedText
from numcheck.relations.matching.comparison import telling_digits
from numcheck.relations.matching.mention import Mention
from numcheck.relations.matching.people import age_holder, first_name, one_person
from numcheck.relations.tieout.agreement import (
    NearFigures,
    SupportLevel,
    rounds,
    same_figure_same_wording,
    support_level,
)
from numcheck.relations.tieout.cells import TableCells
from numcheck.relations.tieout.computed_pairs import PercentPairs, SumsOfTwo
from numcheck.relations.tieout.derivations import Surroundings, derivation, speaks_of_loss
from numcheck.relations.tieout.enumeration import MOST_COUNTED, counted
from numcheck.relations.tieout.lifetimes import Lifetime, births, lifetimes
from numcheck.relations.tieout.moves import Move, Moves
from numcheck.relations.tieout.places import Place, place
from numcheck.relations.tieout.sources.identity import (
    MIN_TELLING_DIGITS,
    alike,
    may_be_same,
    may_be_slip,
    of_one_kind,
    shares_words,
)
from numcheck.relations.tieout.sources.source_lists import SourceLists
from numcheck.relations.tieout.sources.sums_of_two import ends_of_change, sum_of_two
from numcheck.relations.tieout.unread import UnreadNumbers

MOST_PLACES = 12  # of one number; one that stands in more is told by none; by hand
MOST_ENDS = 50  # figures with one end of a range that are tried; by hand


class SourceIndex:
    """The figures of the texts of the sources. Where a method finds none it gives None, or an empty list.

    ``sources`` are the mentions of ``texts``, of which the first has the number ``first``.
    """

    def __init__(self, sources: Sequence[Mention], texts: Sequence[ClaimedText], first: int) -> None:
        self._by_kind: dict[str, list[Mention]] = defaultdict(list)
        self._by_value: dict[object, list[Mention]] = defaultdict(list)
        self._by_holder: dict[str, list[Mention]] = defaultdict(list)
        self._by_signature: dict[tuple[str, str], list[Mention]] = defaultdict(list)
        self._by_sentence: dict[tuple[int, int], list[Mention]] = defaultdict(list)
        self._places: dict[int, Place] = {}
        self._sources = sources
        self._near_of_kind: dict[str, NearFigures] = {}
        self.texts = texts
        self.cells = TableCells(sources, texts, first)
        for c in sources:
            self._by_sentence[c.text, c.sentence].append(c)
            self._by_kind[c.kind].append(c)
            self._by_signature[c.kind, c.digit_signature].append(c)
            q = c.claim.quantity
            for value in {q.value, q.low, q.high} - {None}:
                self._by_value[value].append(c)
            if name := age_holder(c):
                self._by_holder[name].append(c)

    def same_figure(self, draft: Mention) -> Mention | None:
        """A source's figure that supports the draft's, though their sentences do not line up: the most alike of its
        value. None where there is none.
        """
        p, shares = draft.claim.quantity, self._shares
        value = p.low if p.value is None else p.value
        some = self._by_value.get(value, []) + (
            self._by_value.get(-value, []) if value and speaks_of_loss(draft) else []
        )
        able = [c for c in some if may_be_same(draft, c, shares) and not self.cells.is_another_scale(draft, c)]
        if able:
            return max(
                able,
                key=lambda c: (
                    c.kind == draft.kind,
                    c.noun == draft.noun,
                    c.claim.quantity.value == value,
                    shares(draft, c),
                    -c.number,
                ),
            )
        others = self._sources if draft.is_bare else self._near(draft)
        same = (c for c in others if may_be_same(draft, c, shares) and not self.cells.is_another_scale(draft, c))
        return next(same, None)

    def nearly_same(self, draft: Mention) -> Mention | None:
        """The source's figure that supports the draft's loosely, the most alike; None where there is none."""
        some = [c for c in self._near(draft) if support_level(draft, c) is SupportLevel.LOOSELY and alike(draft, c)]
        return max(some, key=lambda c: (c.noun == draft.noun, self._shares(draft, c), -c.number), default=None)

    def rounder(self, draft: Mention) -> Mention | None:
        """The source's figure that is the draft's to fewer places, of enough digits to tell: 1.11 million, where the draft
        has 1.106 million. None where there is none.
        """
        p = draft.claim.quantity
        some = [c for c in self._near(draft) if c.claim.quantity.unit == p.unit and rounds(c.claim.quantity, p)]
        told = [c for c in some if telling_digits(c.claim.quantity, c.claim.quantity) >= MIN_TELLING_DIGITS]
        return max(told, key=lambda c: (self._shares(draft, c), -c.number), default=None)

    def _near(self, draft: Mention) -> Sequence[Mention]:
        """The figures of the draft's kind that may agree with it."""
        if draft.kind not in self._near_of_kind:
            self._near_of_kind[draft.kind] = NearFigures(self._by_kind[draft.kind])
        return self._near_of_kind[draft.kind].of(draft)

    def same_wording(self, draft: Mention) -> Mention | None:
        """A source's figure in the draft's own words, bound and all: "more than £400,000". None where there is none."""
        p = draft.claim.quantity
        return next((c for c in self._by_value.get(p.value, ()) if same_figure_same_wording(p, c.claim.quantity)), None)

    def ages_of_holder(self, draft: Mention) -> list[Mention]:
        """The ages that the sources give of the person whose age the draft gives, in order of source and place: by the
        first name alone, else by the name. None where it gives no age.
        """
        name = age_holder(draft)
        if not name:
            return []
        called = [c for c in self._by_holder.get(first_name(draft), ()) if not first_name(c)]
        return called or [c for c in self._by_holder.get(name, ()) if one_person(draft, c)]

    def same_number(self, draft: Mention) -> Mention | None:
        """A source's figure of the draft's kind with its number, whatever it counts or is counted in; the most alike.
        None where there is none.
        """
        some = [c for c in self._by_value.get(draft.claim.quantity.value, ()) if c.kind == draft.kind]
        return max(some, key=lambda c: (c.noun == draft.noun, self._shares(draft, c), -c.number), default=None)

    def tells(self, draft: Mention, c: Mention) -> bool:
        """Whether a reader learns anything from a figure with the draft's number: it is none of the small ones that any text
        has, or they have a word in common.
        """
        small = 0 < counted(draft) <= MOST_COUNTED or draft.kind == "time"
        return not small or (c.noun == draft.noun != "") or self._shares(draft, c)

    def same_values(self, draft: Mention) -> list[Mention]:
        """The source's figures of the draft's kind with its number, in order; none where there are many."""
        value = draft.claim.quantity.value
        some = self._by_value.get(value, []) if value is not None else []
        if len(some) > MOST_PLACES:
            return []
        return [c for c in some if c.kind == draft.kind and c.claim.quantity.value == value]

    def place(self, c: Mention) -> Place:
        """The words that a source says its figure ``c`` in; kept for next time."""
        found = self._places.get(c.number)
        if found is None:
            found = self._places[c.number] = place(c)
        return found

    def nearest_typo(self, draft: Mention, given: Collection[object]) -> Mention | None:
        """The source's figure that the draft's may be a slip for, told by its digits.

        None of those whose keys are ``given``: the draft gives them as well, and meant this one.
        """
        some = [
            c
            for c in self._by_signature.get((draft.kind, draft.digit_signature), ())
            if draft.digit_signature and may_be_slip(draft, c)
        ]
        some = [c for c in some if c.figure_key not in given]
        return max(
            some,
            key=lambda c: (c.noun == draft.noun, len(draft.sentence_terms.keys() & c.sentence_terms.keys()), -c.number),
            default=None,
        )

    def sum_of_two(self, draft: Mention, against: Mention | None = None) -> tuple[Mention, Mention] | None:
        """Two figures of a source whose sum or difference the draft gives (see ``sums_of_two.sum_of_two``), or None."""
        return sum_of_two(draft, self._sums, self._shares, against)

    def ends_of_change(self, draft: Mention) -> tuple[Mention, Mention] | None:
        """Two figures of a source that lie as far apart as the draft says (see ``sums_of_two.ends_of_change``), or None."""
        return ends_of_change(draft, self._sums, self._shares)

    @cached_property
    def _sums(self) -> SumsOfTwo:
        return SumsOfTwo(self._sources)

    def share_of_one_whole(self, draft: Mention) -> Mention | None:
        """The percentage that a source gives of the whole that stands in the draft's sentence, too, in words that the two
        share: the only one of its sentence. None where there is none.
        """
        wholes = [c for n in draft.other_numbers - {None} for c in self._by_value.get(n, ()) if c.kind == "count"]
        for whole in wholes:
            if telling_digits(whole.claim.quantity, whole.claim.quantity) < MIN_TELLING_DIGITS - 1:
                continue
            shares = [c for c in self._by_sentence[whole.text, whole.sentence] if c.kind == "percent"]
            others = whole.sentence_terms.keys() - {whole.noun}
            if len(shares) == 1 and not draft.window_terms.keys().isdisjoint(others):
                return shares[0]
        return None

    def percentages_near(self, draft: Mention) -> Iterator[Mention]:
        """The percentages of the sources near which a word near the draft's figure stands."""
        return (c for c in self._by_kind["percent"] if not draft.window_terms.keys().isdisjoint(c.window_terms))

    def both_ends(self, draft: Mention) -> tuple[Mention, Mention] | None:
        """Two figures of a source that are the ends of the range that the draft gives, or None; those beside each other
        first, else two that share a word with it.
        """
        p = draft.claim.quantity
        if p.low is None or p.high is None:
            return None
        starts, ends = (
            [c for c in self._by_value.get(end, ())[:MOST_ENDS] if c.claim.quantity.value == end]
            for end in (p.low, p.high)
        )
        pairs = [(c, d) for c in starts for d in ends if c.text == d.text and _are_ends_of(draft, c, d)]
        beside = next((pair for pair in pairs if _beside(*pair)), None)
        return beside or next(((c, d) for c, d in pairs if self._shares(draft, c) and self._shares(draft, d)), None)

    def derivation(self, draft: Mention, given: Sequence[Mention]) -> tuple[Mention, Mention] | None:
        """Two figures of a source from which the draft's is computed (see ``derivations.derivation``), or None;
        ``given`` are those of the sources that support others of the draft beside it.
        """

        def neighbours(c: Mention, sentences: int) -> Iterator[Mention]:
            """Those beside ``c``, and for a share the wholes of its column that the draft's sentence names."""
            yield from self.beside(c, sentences)
            if draft.kind == "percent" and draft.claim.quantity.change is Direction.NONE:
                yield from self.cells.in_column_with(c, draft.sentence_terms)

        around = Surroundings(
            neighbours=neighbours,
            heads=self.cells.terms,
            measure=self.cells.measure,
            is_scaled=self.cells.is_scaled,
            percent=lambda: self._percent_pairs,
        )
        return derivation(draft, given, self._sources, around)

    @cached_property
    def _percent_pairs(self) -> PercentPairs:
        return PercentPairs(self._sources, self.beside, self.cells.measure)

    def move(self, draft: Mention) -> Move | None:
        """A move that a source states with its end, which the draft gives by its start or in percent: how far, and where
        to; beside its end, or in words that the two share. None where there is none.
        """
        some = self._moves.explaining(draft)
        beside = (m for m in some if m[1].claim.quantity.value in draft.other_numbers)
        return next(beside, None) or next((m for m in some if any(self._shares(draft, c) for c in m)), None)

    @cached_property
    def _moves(self) -> Moves:
        return Moves(self._by_sentence.values())

    def beside(self, c: Mention, sentences: int) -> Iterator[Mention]:
        """The figures at most so many ``sentences`` before ``c`` or behind."""
        if c.table is not None:
            yield from self.cells.in_line_with(c)
            return
        for sentence in range(c.sentence - sentences, c.sentence + sentences + 1):
            yield from self._by_sentence.get((c.text, sentence), ())

    def _shares(self, draft: Mention, c: Mention) -> bool:
        """Whether a telling word stands near both, or what the draft counts near the other; or at the head of its cell
        and in the draft's sentence.
        """
        return shares_words(draft, c) or not self.cells.terms(c).isdisjoint(draft.sentence_terms)

    @cached_property
    def unread(self) -> UnreadNumbers:
        """The numbers that the sources write in other forms than figures."""
        read = {(c.claim.location.uri, c.claim.location.span.start) for c in self._sources}
        return UnreadNumbers(self.texts, read)

    @cached_property
    def lists(self) -> SourceLists:
        """What the sources list and name."""
        return SourceLists([t.document for t in self.texts])

    @cached_property
    def births(self) -> frozenset[int]:
        """The years in which the sources have somebody born."""
        return frozenset(year for text in self.texts for year in births(text))

    @cached_property
    def lifetimes(self) -> Sequence[Lifetime]:
        """The lives that the sources date, each once."""
        return tuple(dict.fromkeys(found for text in self.texts for found in lifetimes(text)))


def _beside(one: Mention, other: Mention) -> bool:
    """Whether two figures of a source stand in one sentence or in two that follow each other."""
    return one.text == other.text and abs(one.sentence - other.sentence) <= 1


def _are_ends_of(draft: Mention, start: Mention, end: Mention) -> bool:
    """Whether both may be ends of the draft's range: of its kind, or figures of many digits in one sentence, whose unit
    stands behind the second alone: "between 290,000 barrels and 295,000 barrels of oil a day".
    """
    if of_one_kind(draft, start) and of_one_kind(draft, end):
        return True
    p, q = start.claim.quantity, end.claim.quantity
    return start.sentence == end.sentence and min(telling_digits(p, p), telling_digits(q, q)) > 1 and p.noun == q.noun
