"""Frames: what is in force around a figure, though another sentence or the heading may have said it.

In texts that go through cases one by one, the clauses of two figures are the same words, and the case is named before:
"In Leeds … The council spent £3m. In York … The council spent £5m." A frame holds what sets cases apart: the place or
segment that a sentence opens with, the period that is reported, the version of a measure (adjusted, underlying), and
numbered things (Patient 1, exon 51, axis A2). ``cases`` says which two figures are of two cases by it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, cached_property, lru_cache

from numcheck.core.claim import Claim
from numcheck.core.frozen import FrozenIdentity
from numcheck.core.named_tuple import NamedTuple
from numcheck.core.quantity import Quantity
from numcheck.core.text import Span
from numcheck.language import lexicon
from numcheck.language.patterns import compiled
from numcheck.language.stems import OOV_IDF, canonical, idf
from numcheck.language.tokens import MIN_IDF, TokenizedSentence

BACK = 400  # code points before a sentence in which its frame may be set; by hand
SENTENCES_BACK = 3  # from which a setting ("In Leeds,") may hold on; by hand
# Code points around a figure that say which version of a measure it is; by hand.
VERSION_BEFORE, VERSION_BEHIND = 70, 40

_REMEMBERED = 64  # sentences
_NUMBERED_LEAST_IDF = 2.0  # bits: "about 20" and "under 5" number nothing

# Figures of a sentence; a longer one is a list, and to hold all against all takes the cube of their number. By hand.
MOST_FIGURES = 40

_TAKEN_UP = "taken up"


class RoleOfFigure(NamedTuple):
    """A figure of a sentence as it stands beside the others.

    ``role``   its unit, its noun's stem, and the word before it
    ``kind``, ``unit``  what it measures without its currency or noun, and its unit without what that is counted by
    """

    claim: Claim
    role: tuple[str, str, str]
    start: int
    kind: str
    unit: str


class SentenceFrame(NamedTuple):
    """What is in force around all figures of one sentence.

    ``before``    the sentences before it under the same heading, the nearest first
    ``periods``   the periods that it, or else one of the two before, reports: second quarter, year
    ``numbered``  stems of things that it or its heading numbers, with their numbers or letters: patient, {1}
    ``years``     the years that it names, as written
    ``leaves_one``  whether it tells of the one who is left: the only survivor
    ``taken_up``  the sentence before, where this one begins with what takes up that one's subject ("It lasts"); or None
    """

    before: tuple[Span, ...]
    periods: frozenset[str]
    numbered: Mapping[str, frozenset[str]]
    years: frozenset[str]
    leaves_one: bool
    taken_up: Span | None


class Frame(NamedTuple):
    """What is in force around one figure, besides what its sentence sets.

    ``setting``   stems of the name that its sentence, or the nearest one before that has such, opens with: in Leeds
    ``versions``  which versions of a measure the words around it say: adjusted, organic
    ``is_of_scale``  whether a word near it says that it is read off a scale: a magnitude of 5.6
    """

    setting: frozenset[str]
    versions: frozenset[str]
    is_of_scale: bool


def sentence_frame(text: str, claims: tuple[Claim, ...], section: str) -> SentenceFrame:
    """The frame of the sentence of ``text`` that holds ``claims``; ``section`` is the heading above it, or ""."""
    sentence = claims[0].sentence
    own = sentence.of(text)
    before = tuple(_before(text, sentence.start, section))
    periods = (_periods(s.of(text)) for s in (sentence, *before[:2]))
    return SentenceFrame(
        before=before,
        periods=next(filter(None, periods), frozenset()),
        numbered=_numbered(own, {c.quantity.number.start - sentence.start for c in claims}, section),
        years=frozenset(_year().findall(own)),
        leaves_one=_kind_patterns()["one left"].search(own) is not None,
        taken_up=before[0] if before and _takes_up().match(own) else None,
    )


def frame(text: str, claim: Claim, before: tuple[Span, ...]) -> Frame:
    """The frame of ``claim`` in ``text``; ``before`` are the sentences before its own (``SentenceFrame``)."""
    sentence, figure = claim.sentence, claim.location.span
    settings = (_setting(s.of(text)) for s in (Span(sentence.start, figure.start), *before[:SENTENCES_BACK]))
    near = Span(max(sentence.start, figure.start - VERSION_BEFORE), min(sentence.end, figure.end + VERSION_BEHIND))
    return Frame(
        setting=next(filter(None, settings), frozenset()),
        versions=_kinds(near.of(text), "version"),
        is_of_scale=_kind_patterns()["scale"].search(near.of(text)) is not None,
    )


def _before(text: str, start: int, section: str) -> Iterator[Span]:
    """The sentences before ``start``, the nearest first, under the same heading and at most ``BACK`` code points away."""
    first = max(start - BACK, 0)
    heading = text.rfind(section, first, start) if section else -1
    ends = [first, *(m.end() for m in _sentence_end().finditer(text, first, start)), start]
    for low, high in zip(reversed(ends[:-1]), reversed(ends[1:]), strict=True):
        if low < heading + len(section) and heading >= 0 or (low == first and low):
            return
        if text[low:high].strip():
            yield Span(low, high)


@cache
def _sentence_end() -> re.Pattern[str]:
    return compiled(r"[.!?:][\"”’)]*\s+|\n\s*\n\s*")


@cache
def _setting_pattern() -> re.Pattern[str]:
    opening = "|".join(sorted(_words("setting")))
    return compiled(rf"\W*(?i:{opening})\s+(?:the\s+)?((?:[A-Z][\w’'-]*\s?)+)")


def _setting(sentence: str) -> frozenset[str]:
    found = _setting_pattern().match(sentence)
    nothing = _months_and_weekdays()
    names = (w.strip("’'-") for w in found[1].split()) if found else ()
    return frozenset(canonical(name) for name in names if name and name.lower() not in nothing)


@cache
def _months_and_weekdays() -> frozenset[str]:
    calendar = lexicon.classes("relations/context_cues")
    return calendar["month"] | calendar["weekday"]


@cache
def _kind_patterns() -> Mapping[str, re.Pattern[str]]:
    """By class of ``relations/frame_words`` its phrases; a blank in them is a hyphen as well."""
    return {
        kind: compiled(rf"\b(?:{'|'.join(sorted(words)).replace(' ', '[ -]')})\b", re.IGNORECASE)
        for kind, words in lexicon.classes("relations/frame_words").items()
    }


def _kinds(text: str, group: str) -> frozenset[str]:
    """Those classes of the ``group`` of which ``text`` has a phrase."""
    return frozenset(name for name, pattern in _group_patterns(group) if pattern.search(text))


@cache
def _group_patterns(group: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind.partition("-")[2], p) for kind, p in _kind_patterns().items() if kind.startswith(group))


@lru_cache(maxsize=_REMEMBERED)  # of the sentences before, too
def _periods(text: str) -> frozenset[str]:
    """The periods that ``text`` reports; "quarter" where it numbers none."""
    found = _kinds(text, "period")
    if any(kind.endswith("quarter") for kind in found) or not _kind_patterns()["quarter"].search(text):
        return found
    return found | {"quarter"}


@cache
def _year() -> re.Pattern[str]:
    return compiled(r"(?<![\d,.$£€-])(?:1[89]|20)\d\d(?!,?\d|\.\d)")


@cache
def _takes_up() -> re.Pattern[str]:
    return compiled(rf"\W*(?:and |but |so )?(?:{'|'.join(sorted(_words('taken up')))})\b", re.IGNORECASE)


def _words(kind: str) -> frozenset[str]:
    return lexicon.classes("relations/frame_words")[kind]


@cache
def _number_behind() -> re.Pattern[str]:
    """A thing and its number or letter: Patient 1, exons 42-43, Phase II, group B; or a code of both: A2, BGH037."""
    return compiled(
        r"\b(?:([A-Za-z][a-z]{2,})\.?\s(?:no\.\s)?(\d{1,3}(?:[.-]\d+)*[a-z]?|[IVX]{1,4}|[A-HJ-Z])|([A-Z][A-Za-z]{0,5}-?)(\d{1,3}))\b(?![%/,’']\w)"
    )


def _numbered(sentence: str, figures: set[int], heading: str) -> Mapping[str, frozenset[str]]:
    """What is numbered in a ``sentence``, but for its ``figures`` (by offset in it), and in the ``heading``."""
    found: dict[str, set[str]] = {}
    for text, taken in ((sentence, figures), (heading, set[int]())):
        for m in _number_behind().finditer(text):
            word, number, letters, digits = m.groups()
            if word:
                stem = canonical(word.lower())
                if m.start(2) not in taken and idf(stem) > _NUMBERED_LEAST_IDF:
                    found.setdefault(stem, set()).add(number)
            elif m.start() not in taken and m.start(4) not in taken:
                found.setdefault(letters.rstrip("-"), set()).add(digits)
    return {thing: frozenset(numbers) for thing, numbers in found.items()}


class SentenceContext(FrozenIdentity):
    """What the mentions of one sentence share: see ``Mention``.

    ``number``      of the sentence among those of its text that hold figures, from 0
    ``terms``       its terms with their weights, the speaker's name among them
    ``text``        of its document
    ``text_names``  the stems that the sentences of its text with figures write as names; complete when all are read
    ``claims_in``   the claims of another of its sentences
    """

    number: int
    claims: tuple[Claim, ...]
    words: TokenizedSentence
    terms: Mapping[str, float]
    in_headline: bool
    in_lead: bool
    paragraph: int
    section: str
    table: int | None
    list_item: int | None
    text: str
    text_names: AbstractSet[str]
    claims_in: Callable[[Span], Sequence[Claim]]

    @cached_property
    def names(self) -> frozenset[str]:
        """The stems that are written as names."""
        words = self.words
        return frozenset(s for s, name in zip(words.stems, words.is_name, strict=True) if name)

    @cached_property
    def opening_name(self) -> frozenset[str]:
        """The stem of the first word, where the text writes it as a name elsewhere."""
        first = self.words.stems[0] if self.words.surface[0][:1].isupper() else ""
        return frozenset([first]) & self.text_names

    @cached_property
    def all_names(self) -> frozenset[str]:
        """``names``, and the ``opening_name``."""
        return self.names | self.opening_name

    @cached_property
    def telling_names(self) -> frozenset[str]:
        """Those of ``all_names`` that are rare, and the first word where it is as rare as a name; no months and weekdays."""
        words = self.words
        nothing = _months_and_weekdays()
        rare = words.surface[0][:1].isupper() and words.weights[0] >= OOV_IDF
        named = self.all_names | {words.stems[0]} if rare else self.all_names
        return named.intersection(
            s
            for s, weight, low, surface in zip(words.stems, words.weights, words.lower, words.surface, strict=True)
            if weight > MIN_IDF and low not in nothing and surface[0].isupper()
        )

    @cached_property
    def frame(self) -> SentenceFrame:
        """What is in force around all its figures, wherever it was said."""
        return sentence_frame(self.text, self.claims, self.section)

    @cached_property
    def roles(self) -> tuple[RoleOfFigure, ...]:
        """Those of its figures that tell what they measure, in order, but for one that it opens with."""
        lower = self.words.lower
        placed = ((c, self.words.figures[c.quantity.span.start]) for c in self.claims)
        return tuple(_role(c, lower[at - 1]) for c, at in placed if at and _tells(c.quantity))

    @cached_property
    def taken_up(self) -> tuple[RoleOfFigure, ...]:
        """The figures of the sentence before that this one takes up, those that have their role alone."""
        before = self.frame.taken_up
        figures = [_role(c, _TAKEN_UP) for c in self.claims_in(before) if _tells(c.quantity)] if before else []
        roles = [figure.role for figure in figures]
        return tuple(figure for figure in figures if roles.count(figure.role) == 1)


def _role(claim: Claim, before: str) -> RoleOfFigure:
    quantity = claim.quantity
    noun = canonical(quantity.noun) if quantity.noun else ""
    return RoleOfFigure(claim, (quantity.unit, noun, before), quantity.span.start, *kind_and_unit(claim))


def kind_and_unit(claim: Claim) -> tuple[str, str]:
    """What a claim's figure measures, without its currency or noun, and its unit, without what that is counted by."""
    return claim.measure.dimension.partition(" ")[0], claim.quantity.unit.partition("/")[0]


def _tells(quantity: Quantity) -> bool:
    """Whether a figure has a value, and a unit or a noun."""
    return quantity.value is not None and bool(quantity.unit or quantity.noun)
