"""One claim and the words around it: what two figures are compared by. Read once, compared often."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache, cached_property

from numcheck.core.claim import Claim
from numcheck.core.measure import Interval
from numcheck.language.stems import canonical
from numcheck.language.tokens import TokenizedSentence, content_stems
from numcheck.language.vocabulary import cue_kinds, outcomes
from numcheck.relations.coreference import antecedent, stand_ins
from numcheck.relations.matching.cues import Signs, signs

REACH = 14  # words on either side of a figure that two contexts are lined up by
NEAR = 6

BEFORE, BEHIND = 200, 100  # code points

_HALVES = frozenset(["am", "pm", "m"])  # of the day; "p.m." is two words

Figure = tuple[str, int, int, int, int]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a whole text holds, shared by the contexts of its claims.

    ``kinds``   how many claims of each kind there are
    ``values``  the distinct figures (``Context.figure``) by kind and noun, or unit where there is no noun
    ``places``  the sentences in which each figure stands
    ``beside``  the telling stems of the words right before and behind a sentence, read when asked for
    """

    kinds: Mapping[str, int]
    values: Mapping[tuple[str, str], Collection[Figure]]
    places: Mapping[Figure, AbstractSet[int]]
    text: str
    beside: dict[int, Mapping[str, float]] = field(default_factory=dict)


@dataclass(eq=False)
class Context:
    """One claim and the words around it. Never changed.

    ``text``      number of its text in the scope; ``number`` of the claim among all of the scope's
    ``sentence``  number of its sentence among those of its text that hold figures
    ``at``        index of the figure in ``words``
    ``kind``      what can be compared at all: money, percent, share, count, age or a dimension
    ``tight``     what it allows, in base units (ages: in years)
    ``figure``    kind and ``tight`` in one: equal for equal figures
    ``near``      telling stems at most six words away, with their weights
    ``before``    telling stems at most fourteen words before it, ``after`` behind it, with their weights
    ``nearness``  what ``near`` adds up to, ``reach`` what ``before`` and ``after`` do
    ``wide``      telling stems of the whole sentence
    ``claims``    all claims of its sentence
    ``lead``      stands in the headline or the first paragraph
    ``speaker``   stems of the name of who says it, which are no part of what is said
    ``mark``      what a slip of the pen leaves of its digits, in order of size; "" where they are too few to tell
    ``gloss``     stands in brackets behind another figure, which it puts in other words: 603 km/h (374 mph)
    ``table``     number of the table it stands in, of its text; None outside tables
    ``around``    what its text holds besides
    """

    claim: Claim
    text: int
    number: int
    sentence: int
    words: TokenizedSentence
    at: int
    kind: str
    tight: Interval
    figure: Figure
    noun: str
    near: Mapping[str, float]
    before: Mapping[str, float]
    after: Mapping[str, float]
    nearness: float
    reach: float
    wide: Mapping[str, float]
    claims: tuple[Claim, ...]
    lead: bool
    speaker: frozenset[str]
    mark: str
    gloss: bool
    table: int | None
    around: Surroundings

    @cached_property
    def width(self) -> float:
        """What ``wide`` adds up to."""
        return sum(self.wide.values())

    @cached_property
    def clause(self) -> frozenset[str]:
        """Telling stems of its clause."""
        clauses, here = self.words.clause_ids, self.words.clause_ids[self.at]
        start, end = bisect_left(clauses, here, 0, self.at), bisect_right(clauses, here, self.at)
        return frozenset(filter(self.wide.__contains__, self.words.stems[start:end]))

    @cached_property
    def names(self) -> frozenset[str]:
        """The stems of its sentence that are written as names, but for who says it."""
        words = self.words
        return frozenset(s for s, name in zip(words.stems, words.is_name, strict=True) if name) - self.speaker

    @cached_property
    def signs(self) -> Signs:
        """What the words around it say that sets it apart from others."""
        return signs(self.words, self.at)

    @cached_property
    def clocks(self) -> frozenset[str]:
        """The times of day that its sentence gives."""
        sentence = self.claim.sentence.of(self.around.text)
        if ":" not in sentence and _HALVES.isdisjoint(self.words.vocabulary):
            return frozenset()
        return frozenset(_clock().findall(sentence))

    @cached_property
    def stands_for(self) -> str:
        """The name that a pronoun before it stands for ("he", "the 28-year-old"), or ""."""
        if stand_ins().isdisjoint(self.words.vocabulary):
            return ""
        span = self.claim.location.span
        return " ".join(antecedent(self.around.text, self.claim.sentence, span.start, span.end))

    @cached_property
    def whom(self) -> frozenset[str]:
        """The stems of the name it is said of: what a pronoun before it stands for, or the nearest name before it."""
        if self.stands_for:
            return frozenset(map(canonical, self.stands_for.split()))
        words = self.words
        before = (i for i in range(self.at - 1, -1, -1) if words.is_name[i] and words.stems[i] not in self.speaker)
        return frozenset(words.stems[i] for i in (next(before, None),) if i is not None)

    @cached_property
    def cues(self) -> frozenset[str]:
        """Kinds of cue words (change, part, rate, …) at most four words away."""
        kinds = cue_kinds()
        close = self.words.stems[max(self.at - 4, 0) : self.at + 5]
        return frozenset(kind for s in close if s in kinds for kind in kinds[s])

    @cached_property
    def numbers(self) -> frozenset[Decimal | None]:
        """The other figures of its sentence."""
        return frozenset(c.quantity.value or c.quantity.low for c in self.claims if c is not self.claim)

    @cached_property
    def fate(self) -> str:
        """What befell those it counts, by the nearest word of its clause at most five words away: killed, injured, …; or ""."""
        words, at = self.words, self.at
        for step in range(1, 6) if self.kind == "count" else ():
            for i in (at + step, at - step):
                if (
                    0 <= i < len(words.stems)
                    and words.clause_ids[i] == words.clause_ids[at]
                    and words.stems[i] in outcomes()
                ):
                    return words.stems[i]
        return ""

    @property
    def counted(self) -> tuple[str, str]:
        """What it counts or measures: its kind, and its noun or unit."""
        return self.kind, self.noun or self.claim.quantity.unit

    @property
    def bare(self) -> bool:
        """Whether the figure has neither unit nor noun (``Bill Parker, 43,``)."""
        return not self.claim.quantity.unit and not self.claim.quantity.noun

    @property
    def beside(self) -> Mapping[str, float]:
        """The telling stems of some 30 words before its sentence and some 15 behind, with their weights."""
        sentence, around = self.claim.sentence, self.around
        found = around.beside.get(sentence.start)
        if found is None:
            before, after = max(sentence.start - BEFORE, 0), sentence.end + BEHIND
            found = content_stems(around.text[before : sentence.start])
            found |= content_stems(around.text[sentence.end : after])
            around.beside[sentence.start] = found
        return found


def figure(kind: str, tight: Interval) -> Figure:
    """A figure in whole numbers, for a Fraction takes long to hash."""
    return kind, *tight.low.as_integer_ratio(), *tight.high.as_integer_ratio()


@cache
def _clock() -> re.Pattern[str]:
    return re.compile(r"\b\d{1,2}[:.]\d\d(?= ?[ap]\.?m\b)|\b\d{1,2}(?= ?[ap]\.?m\b)|\b\d\d?:\d\d\b")
