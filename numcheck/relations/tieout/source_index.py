"""An index of the sources' figures, for a draft's figure that no sentence of theirs lines up with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from decimal import Decimal
from functools import cached_property

from numcheck.core.quantity import Bound, Direction
from numcheck.core.relation import Slip
from numcheck.language.lazy_pattern import Lazy
from numcheck.language.tokens import content_stems
from numcheck.relations.corpus import ClaimedText
from numcheck.relations.matching.comparison import bare_digits, same_number, slip_between, telling_digits
from numcheck.relations.matching.mention import Mention
from numcheck.relations.matching.people import age_holder, first_name, one_person
from numcheck.relations.tieout.agreement import (
    NearFigures,
    SupportLevel,
    elides_scale,
    negated,
    negated_number,
    rounds,
    rounds_roughly,
    same_figure_same_wording,
    support_level,
    supports,
)
from numcheck.relations.tieout.cells import TableCells
from numcheck.relations.tieout.computed_pairs import PercentPairs, SumsOfTwo, middle
from numcheck.relations.tieout.derivations import (
    MIN_DIGITS,
    Surroundings,
    derivation,
    speaks_of_difference,
    speaks_of_loss,
    speaks_of_sum,
)
from numcheck.relations.tieout.enumeration import (
    MOST_COUNTED,
    counted,
    has_one_name,
    lists,
    people,
    rows_of_full_names,
)
from numcheck.relations.tieout.lifetimes import Lifetime, births, lifetimes
from numcheck.relations.tieout.moves import Move, Moves, is_move
from numcheck.relations.tieout.places import Place, of_another_fate, place
from numcheck.relations.tieout.unread import UnreadNumbers

_WORD = Lazy(r"[^\W_]+")

MOST_PLACES = 12  # of one number; one that stands in more is told by none; by hand
AROUND_NAMES = 80  # code points on either side of a row of names in which its words stand; by hand
MOST_ENDS = 50  # figures with one end of a range that are tried; by hand
LARGE = 1_000  # counts of so many with two digits that tell are of one thing, whatever its name; by hand
MIN_TELLING_DIGITS = 3  # so many digits, zeros at the ends left out, no two things share by chance; by hand


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
        able = [c for c in some if _may_be_same(draft, c, shares) and not self.cells.is_another_scale(draft, c)]
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
        same = (c for c in others if _may_be_same(draft, c, shares) and not self.cells.is_another_scale(draft, c))
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
            if draft.digit_signature and _may_be_slip(draft, c)
        ]
        some = [c for c in some if c.figure_key not in given]
        return max(
            some,
            key=lambda c: (c.noun == draft.noun, len(draft.sentence_terms.keys() & c.sentence_terms.keys()), -c.number),
            default=None,
        )

    def sum_of_two(self, draft: Mention, against: Mention | None = None) -> tuple[Mention, Mention] | None:
        """Two figures of a source whose sum or difference the draft gives, or None; with ``against``, a sum that holds
        this one.

        They stand in one sentence or in two that follow each other, both share a word with the draft's figure, and they
        count what it counts: houses and barns where it says "houses and barns", men and women where it says "people";
        never guards and robbers where it says "guards". Ages are not added, nor are the shares by which something
        moved.
        """
        if draft.kind == "age" or draft.is_bare or (draft.kind == "percent" and draft.claim.quantity.change):
            return None
        summed, apart = speaks_of_sum(draft), speaks_of_difference(draft)
        if against is None and not (summed or apart or "and" in draft.words.vocabulary):
            return None  # nothing says that it is computed, and it names no two things
        whole = middle(draft)
        for c, other, here, there in self._sums.pairs(draft.kind, whole, apart=apart and against is None):
            if whole in (here, there) or not (self._shares(draft, c) and self._shares(draft, other)):
                continue
            if is_move(other, c):
                continue  # its start is asked for elsewhere, and nothing else follows from it
            sure = against is not None
            if not sure and here + there == whole and not (summed or _names_both(draft, c, other)):
                continue
            if (not sure or against in (c, other)) and _together(draft, c, other, sure=sure):
                return other, c
        return None

    def way_to(self, draft: Mention) -> tuple[Mention, Mention] | None:
        """Two figures of a source that lie so far apart, of which the draft's sentence gives one: "fell by four weeks to 27
        weeks", from 31 weeks to 27. None where there are none, or the draft speaks of no difference.
        """
        if not speaks_of_difference(draft) or draft.kind in ("age", "percent") or draft.is_bare:
            return None
        whole = middle(draft)
        for c, other, here, there in self._sums.pairs(draft.kind, whole, apart=True):
            ends = (c.claim.quantity.value, other.claim.quantity.value)
            named = not draft.other_numbers.isdisjoint(ends) and draft.claim.quantity.unit == c.claim.quantity.unit
            if abs(here - there) == whole and named and c.sentence == other.sentence and self._shares(draft, c):
                return other, c
        return None

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
            if len(shares) == 1 and not draft.window_terms.keys().isdisjoint(
                whole.sentence_terms.keys() - {whole.noun}
            ):
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
        return _shares(draft, c) or not self.cells.terms(c).isdisjoint(draft.sentence_terms)

    @cached_property
    def unread(self) -> UnreadNumbers:
        """The numbers that the sources write in other forms than figures."""
        read = {(c.claim.location.uri, c.claim.location.span.start) for c in self._sources}
        return UnreadNumbers(self.texts, read)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the sources, lower case."""
        return frozenset(word for t in self.texts for word in _WORD.findall(t.document.text.lower()))

    def listed(self, draft: Mention) -> int:
        """How many members the list of a source has that names what the draft counts; 0 where there is none."""
        return self._lists.get(draft.noun, 0) if counted(draft) and draft.noun else 0

    def names_as_many(self, draft: Mention) -> bool:
        """Whether a source names as many people or things as the draft counts, in words near the draft's figure."""
        near = self._named.get(counted(draft), ())
        return any(len(draft.window_terms.keys() & stems) > 1 for stems in near)

    @cached_property
    def _named(self) -> dict[int, list[frozenset[str]]]:
        """The stems around each row of names, by how many it has."""
        found: dict[int, list[frozenset[str]]] = defaultdict(list)
        for text in (t.document.text for t in self.texts):
            for size, row in rows_of_full_names(text):
                around = (
                    text[max(row.start - AROUND_NAMES, 0) : row.start] + " " + text[row.end : row.end + AROUND_NAMES]
                )
                found[size].append(frozenset(content_stems(around)))
        return found

    @cached_property
    def _lists(self) -> dict[str, int]:
        return lists([t.document for t in self.texts])

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


def _of_one_kind(draft: Mention, c: Mention) -> bool:
    """Whether the draft's figure may be the other's: both of one kind, or one of them in numbers alone."""
    p, q = draft.claim.quantity, c.claim.quantity
    return c.kind == draft.kind or draft.is_bare or c.is_bare or p.unit == q.unit or elides_scale(p, q)


def _are_ends_of(draft: Mention, start: Mention, end: Mention) -> bool:
    """Whether both may be ends of the draft's range: of its kind, or figures of many digits in one sentence, whose unit
    stands behind the second alone: "between 290,000 barrels and 295,000 barrels of oil a day".
    """
    if _of_one_kind(draft, start) and _of_one_kind(draft, end):
        return True
    p, q = start.claim.quantity, end.claim.quantity
    return start.sentence == end.sentence and min(telling_digits(p, p), telling_digits(q, q)) > 1 and p.noun == q.noun


def _may_be_same(draft: Mention, c: Mention, shares: Callable[[Mention, Mention], bool]) -> bool:
    p, q = draft.claim.quantity, c.claim.quantity
    if of_another_fate(draft, c):
        return False
    if c.kind != draft.kind:
        if elides_scale(p, q):
            return p.value is not None and p.value == q.value
        if c.is_bare and negated_number(p, q) and speaks_of_loss(draft):
            return shares(draft, c)
        if c.is_bare and p.bound is not Bound.EXACT and rounds_roughly(p, q):
            return shares(draft, c)
        if p.is_range and (p.low, p.high) == (q.low, q.high):
            told = (
                len(bare_digits(p.low or Decimal(0)) + bare_digits(p.high or Decimal(0))) > MIN_TELLING_DIGITS
            )  # $605 to $645 million, 605 to 645 million
            return (draft.is_bare or c.is_bare) and (told or shares(draft, c))
        rounded = draft.is_bare and draft.kind != "share" and telling_digits(p, p) > 1 and rounds(p, q)
        if p.value is None or not (p.value in (q.value, q.low, q.high) or rounded):
            return False
        if p.unit == q.unit != "":  # a five-year war, a five-year-old war
            return not draft.sentence_terms.keys().isdisjoint(c.sentence_terms)
        return (draft.is_bare or c.is_bare) and (shares(draft, c) or telling_digits(p, q) >= MIN_TELLING_DIGITS)
    same = supports(draft, c) or (negated(p, q) and speaks_of_loss(draft))
    return same and (alike(draft, c) or (c.is_bare and shares(draft, c)))


def alike(draft: Mention, c: Mention) -> bool:
    """Whether two figures of one kind that agree may be one: no everyday number, or of one thing by their words.

    A number alone is of what the draft counts where a word of the draft stands near it; counts of things of two names
    need more, and so does a figure that is rounded.
    """
    if of_another_fate(draft, c):
        return False
    p, q = draft.claim.quantity, c.claim.quantity
    telling = telling_digits(p, q)
    near = len(draft.window_terms.keys() & c.window_terms.keys())
    if telling >= MIN_TELLING_DIGITS and (near or same_number(p, q) or not c.is_bare):
        return True
    if not same_number(p, q) and p.unit == q.unit:
        little = telling_digits(p, p) < MIN_DIGITS and q.value is not None
        if draft.noun != c.noun or (little and c.kind == "percent"):
            return near > 1
    if c.kind != "count" or draft.noun == c.noun or not draft.noun:
        return True
    if not c.noun:
        return draft.noun in c.window_terms or near > 0 or telling > 1
    named = draft.noun in c.window_terms or c.noun in draft.window_terms
    if has_one_name(draft.noun, c.noun):
        return not draft.sentence_terms.keys().isdisjoint(c.sentence_terms)
    if named or (telling > 1 and p.value is not None and p.value >= LARGE):
        return True
    general = (
        (p.adjectival and q.adjectival)
        or has_one_name(draft.noun, c.noun)
        or not people().isdisjoint((draft.noun, c.noun))
    )
    return near > (0 if general else 1)


def _may_be_slip(draft: Mention, c: Mention) -> bool:
    """Whether digits changed places, or the scale slipped, in a figure of one unit that shares a word with the draft's."""
    one, other = draft.claim, c.claim
    if (
        slip_between(draft, c) not in (Slip.TRANSPOSED, Slip.TENFOLD, Slip.SCALE)
        or one.measure.dimension != other.measure.dimension
    ):
        return False
    return len(draft.sentence_terms.keys() & c.sentence_terms.keys()) > 1 or (
        _shares(draft, c) and telling_digits(one.quantity, other.quantity) > 1
    )


def _shares(draft: Mention, c: Mention) -> bool:
    """Whether a telling word stands near both, or what the draft counts stands near the other."""
    return not (draft.window_terms.keys() | {draft.noun}).isdisjoint(c.window_terms)


def _names_both(draft: Mention, one: Mention, other: Mention) -> bool:
    """Whether the draft names what the one counts and what the other does: "houses and barns"."""
    return one.noun != other.noun and {one.noun, other.noun} <= draft.window_terms.keys() | {draft.noun}


def _together(draft: Mention, one: Mention, other: Mention, *, sure: bool) -> bool:
    """Whether the two are parts of what the draft counts: all of them its own noun, or none of them.

    To be ``sure`` they are other figures than each other (or one is of others: six women, six other women), named, and none
    the draft gives beside its own.
    """
    own = [c.noun == draft.noun or c.noun in draft.window_terms or not (sure or c.noun) for c in (one, other)]
    if not sure:
        return own[0] == own[1]
    return (
        all(own)
        and (one.figure_key != other.figure_key or _says_other(one) != _says_other(other))
        and draft.other_numbers.isdisjoint(c.claim.quantity.value for c in (one, other))
    )


def _says_other(c: Mention) -> bool:
    return "other" in c.claim.quantity.modifiers
