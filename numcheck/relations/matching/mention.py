"""A mention: one claim and the words around it, which is all that two figures are compared by.

The word is coreference resolution's; ``detection`` makes mentions from claims. What only few pairs ask for is computed
at the first request and kept. A *term* is a stem that tells something (``MIN_IDF`` of ``language.tokens``); terms come
with their weights, the inverse document frequency of the stem.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import compress
from math import log2

from numcheck.core.claim import Claim
from numcheck.core.frozen import FrozenIdentity
from numcheck.core.measure import Interval
from numcheck.core.named_tuple import NamedTuple
from numcheck.core.text import Span
from numcheck.language.stems import canonical, idf
from numcheck.language.tokens import DATE, MIN_IDF, TokenizedSentence, content_stems
from numcheck.language.vocabulary import cue_kinds
from numcheck.relations.coreference import antecedent, stand_ins
from numcheck.relations.matching.cues import ContextCues, clock_times, context_cues, outcome
from numcheck.relations.matching.frames import Frame, RoleOfFigure, SentenceContext, frame, kind_and_unit
from numcheck.relations.speaker_names import NameIndex

SIDE = 14  # words on either side of a figure that are aligned; set by hand on the labelled sets, not tuned since
WINDOW = 6  # words on either side that count as near; set by hand on the labelled sets, not tuned since
_CUE_WINDOW = 4  # words; set by hand, not tuned since

# Code points before a sentence and behind it whose terms are its neighbours' (some 30 words and 15): set by hand when
# the feature was added (what stands beside the sentence moved F1 on restatements from .85 to .86), not tuned since.
_NEIGHBOURS_BEFORE, _NEIGHBOURS_BEHIND = 200, 100

_FEW_PLACES = 8  # so many are looked through faster than what was found of them is looked up

# Kind, then the tight interval's ends as numerators and denominators: equal for equal figures.
FigureKey = tuple[str, int, int, int, int]


class SeriesRank(NamedTuple):
    """How a mention stands in its series: the mentions of one text that count one outcome, or one noun or unit.

    ``order`` is its number among them, from 0; ``size`` how many they are; ``is_largest`` whether none says more: mostly
    the whole of which the others are parts.
    """

    order: int
    size: int
    is_largest: bool


class DocumentStats:
    """What one text holds, shared by the mentions of its figures. ``add`` fills it while they are made; then it is read.

    ``text``         the document's text
    ``is_one_line``  whether it has a single line, of which paragraphs and headlines tell nothing
    ``kinds``        how many mentions of each kind there are
    ``values``       the distinct figures (``Mention.figure_key``) by kind and noun, or unit where there is no noun
    ``places``       the numbers of the sentences in which each figure stands
    ``together``     how many mentions of one kind and noun, or unit, stand in the sentence of that number
    ``n_sentences``  how many sentences with figures there are
    ``frequency``    in how many of these each term stands
    ``names``        the stems that these write as names
    ``apposed_names``  what ``people.apposed_names`` found in each sentence, kept by its number
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.is_one_line = "\n" not in text.strip()
        self.kinds: Counter[str] = Counter()
        self.values: dict[tuple[str, str], set[FigureKey]] = {}
        self.places: dict[FigureKey, set[int]] = {}
        self.together: Counter[tuple[int, tuple[str, str]]] = Counter()
        self.n_sentences = 0
        self.frequency: Counter[str] = Counter()
        self.names: set[str] = set()
        self._mentions: list[Mention] = []
        self._ranks: dict[int, SeriesRank] = {}
        self._neighbours: dict[int, Mapping[str, float]] = {}
        self._together: dict[tuple[FigureKey, FigureKey], bool] = {}
        self._name_index = NameIndex(text)
        self._first_names: dict[str, frozenset[str]] = {}
        self.apposed_names: dict[int, frozenset[str]] = {}
        self._returns = [i for i, char in enumerate(text) if char == "\r"] if "\r" in text else []

    def offset(self, at: int) -> int:
        """How many code points stand before ``at``, line ends of another system (CR LF) counted as one."""
        return at - bisect_left(self._returns, at) if self._returns else at

    def add_sentence(self, words: TokenizedSentence, terms: Iterable[str]) -> None:
        """Count one more sentence with figures, and its ``terms``."""
        self.n_sentences += 1
        self.frequency.update(terms)
        self.names.update(compress(words.stems, words.is_name))

    def add(self, mention: Mention) -> None:
        """Count one more mention of this text."""
        self._mentions.append(mention)
        self.kinds[mention.kind] += 1
        self.values.setdefault(mention.counted, set()).add(mention.figure_key)
        self.places.setdefault(mention.figure_key, set()).add(mention.sentence)
        self.together[mention.sentence, mention.counted] += 1

    def claims_in(self, sentence: Span) -> list[Claim]:
        """The claims of the figures in ``sentence``, in order."""
        low = bisect_left(self._mentions, sentence.start, key=_start)
        high = bisect_left(self._mentions, sentence.end, low, key=_start)
        return [m.claim for m in self._mentions[low:high]]

    def in_one_sentence(self, one: FigureKey, other: FigureKey) -> bool:
        """Whether both figures stand in one sentence, somewhere in the text; kept where that took long to see."""
        places, others = self.places[one], self.places[other]
        if min(len(places), len(others)) <= _FEW_PLACES:
            return not places.isdisjoint(others)
        found = self._together.get((one, other))
        if found is None:
            found = self._together[one, other] = not places.isdisjoint(others)
        return found

    def first_names(self, surname: str) -> frozenset[str]:
        """The first names that the text puts before ``surname``; kept for next time."""
        found = self._first_names.get(surname)
        if found is None:
            before = self._name_index.first_names(surname)
            found = self._first_names[surname] = frozenset(w for w in before if idf(canonical(w)) > MIN_IDF)
        return found

    def series_rank(self, mention: Mention) -> SeriesRank:
        """How ``mention`` stands in its series; worked out for all of the text at the first request."""
        if not self._ranks:
            series: dict[tuple[str, str], list[Mention]] = {}
            for one in self._mentions:
                series.setdefault(one.series, []).append(one)
            for some in series.values():
                most = max(one.tight.low for one in some)
                for order, one in enumerate(some):
                    self._ranks[one.number] = SeriesRank(order, len(some), one.tight.low == most)
        return self._ranks[mention.number]

    def neighbour_terms(self, sentence: Span) -> Mapping[str, float]:
        """The terms of some 30 words before ``sentence`` and some 15 behind it, with their weights; kept for next time."""
        found = self._neighbours.get(sentence.start)
        if found is None:
            # Twice as much, so that there is enough without the signs that are half a line end.
            before = self.text[max(sentence.start - 2 * _NEIGHBOURS_BEFORE, 0) : sentence.start].replace("\r", "")
            behind = self.text[sentence.end : sentence.end + 2 * _NEIGHBOURS_BEHIND].replace("\r", "")
            found = content_stems(before[-_NEIGHBOURS_BEFORE:]) | content_stems(behind[:_NEIGHBOURS_BEHIND])
            self._neighbours[sentence.start] = found
        return found


class Mention(FrozenIdentity):
    """One claim and the words around it.

    ``claim``             the claim itself
    ``text``              number of its text in the corpus, from 0
    ``number``            of the mention among all of the corpus, in order of reading, from 0
    ``sentence``          number of its sentence among those of its text that hold figures, from 0
    ``words``             its sentence; ``at`` is the index of the figure in it
    ``kind``              what can be compared at all: money, percent, share, count, age or a dimension
    ``tight``             what the figure allows as printed, in base units (ages: in years)
    ``figure_key``        ``kind`` and ``tight`` in one: equal for equal figures
    ``noun``              stem of the counted noun, or ""
    ``window_terms``      terms at most six words away; ``window_weight`` is their sum
    ``left_terms``        terms at most fourteen words before the figure, ``right_terms`` behind it
    ``side_weight``       the sum of both
    ``sentence_terms``    terms of the whole sentence, without the speaker's name
    ``claims``            all claims of its sentence, in order
    ``in_headline``       stands in the first line of a text of several
    ``in_lead``           stands in the headline or the first paragraph
    ``paragraph``         number of its paragraph, or line where lines are broken, from 0
    ``section``           the nearest heading above it, or ""
    ``speaker``           stems of the name of who says it, which are no part of what is said
    ``digit_signature``   what a slip of the pen leaves of its digits (see ``comparison``); "" where they are too few
    ``is_parenthetical``  stands in brackets behind another figure, which it puts in other words: 603 km/h (374 mph)
    ``table``             number of the table it stands in, of its text; None outside tables
    ``list_item``         where the list item or numbered paragraph begins in which it stands; None outside lists
    ``document``          what its text holds besides
    ``context``           what it shares with the other mentions of its sentence
    """

    claim: Claim
    text: int
    number: int
    sentence: int
    words: TokenizedSentence
    at: int
    kind: str
    tight: Interval
    figure_key: FigureKey
    noun: str
    window_terms: Mapping[str, float]
    left_terms: Mapping[str, float]
    right_terms: Mapping[str, float]
    window_weight: float
    side_weight: float
    sentence_terms: Mapping[str, float]
    claims: tuple[Claim, ...]
    in_headline: bool
    in_lead: bool
    paragraph: int
    section: str
    speaker: frozenset[str]
    digit_signature: str
    is_parenthetical: bool
    table: int | None
    list_item: int | None
    document: DocumentStats
    context: SentenceContext

    @cached_property
    def sentence_weight(self) -> float:
        """The sum of the weights of ``sentence_terms``; 0 where there are none."""
        return sum(self.sentence_terms.values())

    @cached_property
    def clause_terms(self) -> frozenset[str]:
        """The stems of ``sentence_terms`` that stand in its clause."""
        return frozenset(filter(self.sentence_terms.__contains__, self.words.stems[self._clause]))

    @property
    def _clause(self) -> slice:
        clauses, here = self.words.clause_ids, self.words.clause_ids[self.at]
        return slice(bisect_left(clauses, here, 0, self.at), bisect_right(clauses, here, self.at))

    @property
    def neighbour_terms(self) -> Mapping[str, float]:
        """The terms right before and behind its sentence."""
        return self.document.neighbour_terms(self.claim.sentence)

    @cached_property
    def names(self) -> frozenset[str]:
        """The stems of its sentence that are written as names, but for the speaker's."""
        return self._but_speaker(self.context.names)

    @cached_property
    def all_names(self) -> frozenset[str]:
        """``names``, and the sentence's first word where the text writes it as a name elsewhere."""
        context = self.context
        return self.names | context.opening_name if self.speaker else context.all_names

    @cached_property
    def telling_names(self) -> frozenset[str]:
        """Those of ``all_names`` that are rare, and the first word where it is as rare as a name; no months and weekdays."""
        return self._but_speaker(self.context.telling_names)

    def _but_speaker(self, names: frozenset[str]) -> frozenset[str]:
        return names - self.speaker if self.speaker else names

    @cached_property
    def clause_names(self) -> frozenset[str]:
        """Those of ``all_names`` that stand in its clause."""
        return self.all_names.intersection(self.words.stems[self._clause])

    @cached_property
    def name_before(self) -> str:
        """The stem of the nearest name before it in its sentence, or ""."""
        words, names = self.words, self.all_names
        before = (i for i in range(self.at - 1, -1, -1) if words.stems[i] in names and words.surface[i][:1].isupper())
        return next((words.stems[i] for i in before), "")

    @property
    def is_by_date(self) -> bool:
        """Whether a date stands near it."""
        return DATE in self.words.stems[max(self.at - WINDOW, 0) : self.at + WINDOW + 1]

    @property
    def series(self) -> tuple[str, str]:
        """What it counts, as far as another count of it would be called the same: an outcome, else ``counted``."""
        return ("outcome", self.outcome) if self.outcome else self.counted

    @cached_property
    def series_rank(self) -> SeriesRank:
        """How it stands among the figures of its text that count the same."""
        return self.document.series_rank(self)

    @cached_property
    def magnitude(self) -> float:
        """The greatest that it may be, as a logarithm to base 2 of one more, whatever its sign."""
        return log2(1 + float(abs(self.tight.high)))

    @cached_property
    def frame(self) -> Frame:
        """What is in force around it alone, wherever it was said; the rest is its sentence's (``context``)."""
        return frame(self.document.text, self.claim, self.context.frame.before)

    @cached_property
    def context_cues(self) -> ContextCues:
        """What the words around it say that sets it apart from other figures."""
        return context_cues(self.words, self.at)

    @cached_property
    def clock_times(self) -> frozenset[str]:
        """The times of day that its sentence gives, as written: ``9:30``."""
        return clock_times(self.claim.sentence.of(self.document.text), self.words)

    @cached_property
    def antecedent(self) -> str:
        """The name that a pronoun before it stands for ("he", "the 28-year-old"), or ""."""
        if stand_ins().isdisjoint(self.words.vocabulary):
            return ""
        span = self.claim.location.span
        return " ".join(antecedent(self.document.text, self.claim.sentence, span.start, span.end))

    @cached_property
    def subject_stems(self) -> frozenset[str]:
        """The stems of the name it is said of: its ``antecedent``, else the nearest name before it; may be empty."""
        if self.antecedent:
            return frozenset(map(canonical, self.antecedent.split()))
        words = self.words
        before = (i for i in range(self.at - 1, -1, -1) if words.is_name[i] and words.stems[i] not in self.speaker)
        return frozenset(words.stems[i] for i in (next(before, None),) if i is not None)

    @cached_property
    def cue_kinds(self) -> frozenset[str]:
        """The kinds of cue words (change, part, rate, …) at most four words away."""
        kinds = cue_kinds()
        close = self.words.stems[max(self.at - _CUE_WINDOW, 0) : self.at + _CUE_WINDOW + 1]
        return frozenset(kind for s in close if s in kinds for kind in kinds[s])

    @cached_property
    def beside(self) -> tuple[Sequence[RoleOfFigure], Sequence[RoleOfFigure]]:
        """The other figures of its sentence, before it and behind it, and of one that it takes up before it.

        Not those that may give it in another unit: 62 metres (203 feet), $370 million (£244.5 million).
        """
        context, own, start = self.context, self.claim, _start(self)
        kind, unit = kind_and_unit(own)
        others = [
            f for f in context.roles if f.claim is not own and (f.unit == unit or f.kind != kind or kind == "count")
        ]
        return [*(f for f in others if f.start < start), *context.taken_up], [f for f in others if f.start > start]

    @cached_property
    def other_numbers(self) -> frozenset[Decimal | None]:
        """The other figures of its sentence, as written: values, or the low ends of ranges; None stands for one without
        a number.
        """
        return frozenset(c.quantity.value or c.quantity.low for c in self.claims if c is not self.claim)

    @cached_property
    def outcome(self) -> str:
        """What befell those it counts, as a stem: killed, injured, …; or ""."""
        return outcome(self.words, self.at) if self.kind == "count" else ""

    @property
    def counted(self) -> tuple[str, str]:
        """What it counts or measures: its kind, and its noun or else its unit; the second is "" for a bare figure."""
        return self.kind, self.noun or self.claim.quantity.unit

    @property
    def is_bare(self) -> bool:
        """Whether the figure has neither unit nor noun (``Bill Parker, 43,``)."""
        return not self.claim.quantity.unit and not self.claim.quantity.noun


def _start(mention: Mention) -> int:
    return mention.claim.location.span.start


def figure_key(kind: str, tight: Interval) -> FigureKey:
    """A figure of ``kind`` that allows ``tight``, as whole numbers, for a Fraction takes long to hash."""
    return kind, *tight.low.as_integer_ratio(), *tight.high.as_integer_ratio()
