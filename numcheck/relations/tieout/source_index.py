"""An index of the sources' figures, for a draft's figure that no sentence of theirs lines up with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from functools import cached_property, partial
from itertools import takewhile

from numcheck.core.relation import Slip
from numcheck.relations.corpus import ClaimedText
from numcheck.relations.matching.comparison import slip_between, telling_digits
from numcheck.relations.matching.mention import Mention
from numcheck.relations.matching.people import age_holder, one_person
from numcheck.relations.tieout.agreement import rounds, same_figure_same_wording, supports
from numcheck.relations.tieout.derivations import derivation

MIN_TELLING_DIGITS = 3  # so many digits, zeros at the ends left out, no two things share by chance; by hand


class SourceIndex:
    """The figures of the texts of the sources. Where a method finds none it gives None, or an empty list.

    ``sources`` are the mentions of ``texts``.
    """

    def __init__(self, sources: Sequence[Mention], texts: Sequence[ClaimedText]) -> None:
        self._by_kind: dict[str, list[Mention]] = defaultdict(list)
        self._by_value: dict[object, list[Mention]] = defaultdict(list)
        self._by_holder: dict[str, list[Mention]] = defaultdict(list)
        self._by_signature: dict[tuple[str, str], list[Mention]] = defaultdict(list)
        self._by_sentence: dict[tuple[int, int], list[Mention]] = defaultdict(list)
        self._sources = sources
        self._texts = texts
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
        able = [c for c in self._by_value.get(draft.claim.quantity.value, ()) if _may_be_same(draft, c)]
        if able:
            return max(able, key=lambda c: (c.kind == draft.kind, c.noun == draft.noun, _shares(draft, c), -c.number))
        some = self._sources if draft.is_bare else self._by_kind[draft.kind]
        return next((c for c in some if _may_be_same(draft, c)), None)

    def same_wording(self, draft: Mention) -> Mention | None:
        """A source's figure in the draft's own words, bound and all: "more than £400,000". None where there is none."""
        p = draft.claim.quantity
        return next((c for c in self._by_value.get(p.value, ()) if same_figure_same_wording(p, c.claim.quantity)), None)

    def ages_of_holder(self, draft: Mention) -> list[Mention]:
        """The ages that the sources give of the person whose age the draft gives, in order of source and place; none
        where it gives no age.
        """
        name = age_holder(draft)
        return [c for c in self._by_holder.get(name, ()) if one_person(draft, c)] if name else []

    def same_number(self, draft: Mention) -> Mention | None:
        """A source's figure of the draft's kind with its number, whatever it counts or is counted in; the most alike.
        None where there is none.
        """
        some = [c for c in self._by_value.get(draft.claim.quantity.value, ()) if c.kind == draft.kind]
        return max(some, key=lambda c: (c.noun == draft.noun, _shares(draft, c), -c.number), default=None)

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
        places: dict[Fraction, list[Mention]] = defaultdict(list)
        whole = _middle(draft)
        for c in self._by_kind[draft.kind]:
            here = _middle(c)
            if (
                (c.tight.low != c.tight.high and c.claim.quantity.value is None)
                or here == whole
                or not _shares(draft, c)
            ):
                continue
            for wanted in (whole - here,) if against else (whole - here, here - whole, here + whole):
                for other in takewhile(partial(_beside, c), reversed(places.get(wanted, ()))):
                    sure = against is not None
                    if (not sure or against in (c, other)) and _together(draft, c, other, sure=sure):
                        return other, c
            places[here].append(c)
        return None

    def derivation(self, draft: Mention, given: Sequence[Mention]) -> tuple[Mention, Mention] | None:
        """Two figures of a source from which the draft's is computed (see ``derivations.derivation``), or None;
        ``given`` are those of the sources that support others of the draft beside it.
        """
        return derivation(draft, given, self._sources, self._neighbours)

    def _neighbours(self, c: Mention, sentences: int) -> Iterator[Mention]:
        """The figures at most so many ``sentences`` before ``c`` or behind."""
        for sentence in range(c.sentence - sentences, c.sentence + sentences + 1):
            yield from self._by_sentence.get((c.text, sentence), ())

    def appears_unparsed(self, draft: Mention) -> bool:
        """Whether the number stands in a source in characters that were not read as a figure: 21:45, F-35, a date."""
        quantity = draft.claim.quantity
        start, end = (x - quantity.span.start for x in (quantity.number.start, quantity.number.end))
        number = quantity.text[start:end] if end > 0 else quantity.text
        digits = "".join(c for c in number if c.isdigit() or c in ".,").strip(".,")
        return any(_holds_word(digits or number.lower(), rest) for rest in self._unread)

    def years_apart(self, draft: Mention) -> bool:
        """Whether the draft's number of years is the distance of two years that a source names: "in five years", 2017 and 2022."""
        quantity = draft.claim.quantity
        if quantity.unit != "year" or quantity.value is None or quantity.value < 2:
            return False
        return any(year + quantity.value in years for years in self._years for year in years)

    @cached_property
    def _years(self) -> tuple[frozenset[int], ...]:
        """The years that each text names."""
        return tuple(frozenset(d.year for d in t.dates if d.year is not None) for t in self._texts)

    @cached_property
    def _unread(self) -> tuple[str, ...]:
        """The texts in lower case without the figures that were read."""
        read = {(c.claim.location.uri, c.claim.location.span.start) for some in self._by_kind.values() for c in some}
        return tuple(_without_figures(t, read) for t in self._texts)


def _beside(one: Mention, other: Mention) -> bool:
    """Whether two figures of a source stand in one sentence or in two that follow each other."""
    return one.text == other.text and abs(one.sentence - other.sentence) <= 1


def _may_be_same(draft: Mention, c: Mention) -> bool:
    p, q = draft.claim.quantity, c.claim.quantity
    if c.kind != draft.kind:
        if p.value is None or not (p.value in (q.value, q.low, q.high) or (draft.is_bare and rounds(p, q))):
            return False
        if p.unit == q.unit != "":  # a five-year war, a five-year-old war
            return not draft.sentence_terms.keys().isdisjoint(c.sentence_terms)
        return (draft.is_bare or c.is_bare) and _shares(draft, c)
    if not supports(draft, c):
        return False
    return alike(draft, c)


def alike(draft: Mention, c: Mention) -> bool:
    """Whether two equal figures of one kind may be one: they count the same, share a word, or are no everyday number."""
    same = c.kind != "count" or not c.noun or not draft.noun or c.noun == draft.noun
    return (
        same
        or _shares(draft, c)
        or len(draft.sentence_terms.keys() & c.sentence_terms.keys()) > 1
        or telling_digits(draft.claim.quantity, c.claim.quantity) >= MIN_TELLING_DIGITS
    )


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


def _middle(mention: Mention) -> Fraction:
    return (mention.tight.low + mention.tight.high) / 2


def _shares(draft: Mention, c: Mention) -> bool:
    """Whether a telling word stands near both, or what the draft counts stands near the other."""
    return not (draft.window_terms.keys() | {draft.noun}).isdisjoint(c.window_terms)


def _together(draft: Mention, one: Mention, other: Mention, *, sure: bool) -> bool:
    """Whether the two are parts of what the draft counts: all of them its own noun, or none of them.

    To be ``sure`` they are other figures than each other, named, and none the draft gives beside its own.
    """
    own = [c.noun == draft.noun or c.noun in draft.window_terms or not (sure or c.noun) for c in (one, other)]
    if not sure:
        return own[0] == own[1]
    return (
        all(own)
        and one.figure_key != other.figure_key
        and draft.other_numbers.isdisjoint(c.claim.quantity.value for c in (one, other))
    )


def _without_figures(text: ClaimedText, read: Collection[tuple[str, int]]) -> str:
    words, rest, done = text.document.text, [], 0
    for claim in text.claims:
        if (claim.location.uri, claim.location.span.start) in read:  # a list of hundreds of figures is not
            span = claim.quantity.number if claim.quantity.number.end else claim.location.span
            rest.append(words[done : span.start])
            done = max(done, span.end)
    return " ".join((*rest, words[done:])).lower()


def _holds_word(word: str, text: str) -> bool:
    at = text.find(word)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(word) : at + len(word) + 1]
        if not before.isalnum() and not after.isalnum():
            return True
        at = text.find(word, at + 1)
    return False
