"""What a date is said of: the words of its sentence, each weighted by how near it stands to the date."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from functools import cached_property

from numcheck.core.named_tuple import NamedTuple
from numcheck.core.quantity import DateMention, Point
from numcheck.core.text import Document, Span
from numcheck.language.sentences import sentence_spans
from numcheck.language.stems import canonical, idf
from numcheck.language.tokens import MIN_IDF

# How many words from a date, and from a point, are beside it, near and far; how much a word counts that is each, or
# further off; that another date stands before; that is outside the name which a date in brackets stands behind. By hand.
_STEPS, _STEPS_OF_POINT = (4, 8, 16), (3, 5, 8)
BESIDE = 1.0  # of a word right beside it
_BY_DISTANCE = (1.0, 0.8, 0.5, 0.3)
_BEYOND_DATE = 0.3
_BEYOND_NAME = 0.3
_MOST = 40  # words on either side that are looked at
_NAME = 120  # code points of a name before a bracket
_LEADING = (
    2  # words before a date that opens its sentence, which is of what follows it: "Then in 1930 she joined a firm"
)
_BRACKET = 30  # code points in which a bracket around a date opens and closes

# What joins two dates of one thing: from 1996 to 1999, in 2010, 2013 and 2016.
_JOINED = re.compile(r"[\s,–—/-]{0,4}(?:(?:to|and|or|until|till|through|from|in|on|the|&)\b[\s,–—-]{0,3}){0,3}")

# What stands right before the first date of a range, and before its second; what joins the two.
_FROM = re.compile(r"\b(?:from|since)\s\Z", re.IGNORECASE)
_TO = re.compile(r"(?:\b(?:to|until|till|through)\s|\d\s?[–—-]\s?)\Z", re.IGNORECASE)
_ON = re.compile(r"\s?(?:[–—-]|(?:to|until|till|through)\b)", re.IGNORECASE)
_LONGEST_LINK = 8  # code points: "through "

_NONE: frozenset[str] = frozenset()
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


Dated = DateMention | Point  # what is tied out here: a date, or what is told like one


class RangeEnd(Enum):
    """Which end of a range a date is: from 1996, to 1999."""

    NONE = "none"
    FIRST = "first"
    LAST = "last"


class Word(NamedTuple):
    """A word of a text: where it begins (code points), its stem, its idf in bits, whether it has a capital."""

    start: int
    stem: str
    bits: float
    capital: bool

    @property
    def tells(self) -> bool:
        """Whether it tells anything of what is said: not "the", "he", "after"."""
        return self.bits > MIN_IDF


class DatedText:
    """A document as sentences of words, with its dates and points. Never changed.

    ``sentences``    their spans, in order; ``words`` are those of each
    ``sentence_of``  for each of ``dates`` the number of its sentence
    """

    def __init__(self, document: Document, dates: Sequence[DateMention], points: Sequence[Point] = ()) -> None:
        self.document = document
        self.dates: Sequence[Dated] = sorted((*dates, *points), key=lambda d: d.span)
        blocks = [b.span for b in document.blocks] or [Span(0, len(document.text))]
        self.sentences = tuple(s for block in blocks for s in sentence_spans(document, block))
        self.words = tuple(tuple(_words(document.text, s)) for s in self.sentences)
        starts = [s.start for s in self.sentences]
        self._stems: dict[int, frozenset[str]] = {}
        self.sentence_of = tuple(max(bisect_right(starts, d.span.start) - 1, 0) for d in self.dates)

    @cached_property
    def postings(self) -> Mapping[str, Sequence[int]]:
        """The numbers of the sentences that hold each stem, in order."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, words in enumerate(self.words):
            for stem in {w.stem for w in words}:
                found[stem].append(number)
        return found

    @cached_property
    def frequency(self) -> Mapping[str, int]:
        """In how many sentences each stem stands."""
        return Counter({stem: len(numbers) for stem, numbers in self.postings.items()})

    @cached_property
    def numbers_in(self) -> Mapping[int, Sequence[int]]:
        """The numbers of the dates of each sentence that has any, by the number of the sentence."""
        found: dict[int, list[int]] = defaultdict(list)
        for index, number in enumerate(self.sentence_of):
            found[number].append(index)
        return found

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The stems of all words that are written as names, in order."""
        return tuple(w.stem for words in self.words for w in words if w.capital and w.tells)

    def stems(self, number: int) -> frozenset[str]:
        """The stems of sentence ``number``; none where there is no such sentence."""
        if not 0 <= number < len(self.words):
            return _NONE
        found = self._stems.get(number)
        if found is None:
            found = self._stems[number] = frozenset(w.stem for w in self.words[number])
        return found

    def range_end(self, index: int) -> RangeEnd:
        """Whether date ``index`` begins or ends a range."""
        text, (start, end) = self.document.text, self.dates[index].span
        before = text[max(start - _LONGEST_LINK, 0) : start]
        if _TO.search(before):
            return RangeEnd.LAST
        return RangeEnd.FIRST if _FROM.search(before) or _ON.match(text, end) else RangeEnd.NONE

    def context(self, index: int) -> dict[str, float]:
        """The stems around date ``index``, in its sentence, with their nearness to it, 0 to 1."""
        date, number = self.dates[index], self.sentence_of[index]
        words, limits = self.words[number], _STEPS if isinstance(date, DateMention) else _STEPS_OF_POINT
        name = _name_before_bracket(self.document.text, date.span, self.sentences[number])
        before, behind = self._beside(index, -1), self._beside(index, 1)
        at = bisect_left(words, date.span.start, key=lambda w: w.start)
        found: dict[str, float] = {}
        for i in range(max(at - _MOST, 0), min(at + _MOST, len(words))):
            word = words[i]
            if date.span.start <= word.start < date.span.end:
                continue
            near = _BY_DISTANCE[bisect_left(limits, at - i if i < at else i - at + 1)]
            if name is not None:
                near = near if name.start <= word.start < name.end else min(near, _BEYOND_NAME)
            elif i < at:
                near *= _BEYOND_DATE if before is not None and word.start < before.end else 1.0
            elif behind is not None and (at > _LEADING or word.start >= behind.start):
                near *= _BEYOND_DATE  # studied until 1930 and joined a firm in 1934
            if near > found.get(word.stem, 0.0):
                found[word.stem] = near
        return found

    def _beside(self, index: int, step: int) -> Span | None:
        """The next date of the sentence before (-1) or behind (1) that is of something else: not the other end of a range.

        One of its own kind: no date stands between a word and an ordinal.
        """
        last, number = self.dates[index], self.sentence_of[index]
        at = index + step
        while 0 <= at < len(self.dates) and self.sentence_of[at] == number:
            other = self.dates[at]
            at += step
            if type(other) is not type(last) or other.span.overlaps(last.span):
                continue
            first, second = sorted((last.span, other.span))
            if not _JOINED.fullmatch(self.document.text, first.end, second.start):
                return other.span
            last = other
        return None


def _name_before_bracket(text: str, date: Span, sentence: Span) -> Span | None:
    """What a date in brackets stands behind: the name in "Rushes (1998)"; None where it stands in no brackets."""
    opened = text.rfind("(", max(date.start - _BRACKET, sentence.start), date.start)
    if opened < 0 or ")" in text[opened : date.start] or ")" not in text[date.end : date.end + _BRACKET]:
        return None
    low = max(sentence.start, opened - _NAME)
    return Span(max(text.rfind(mark, low, opened) + 1 for mark in ");,") or low, opened)


def _words(text: str, sentence: Span) -> Iterator[Word]:
    for m in _WORD.finditer(text, sentence.start, sentence.end):
        word = m.group()
        stem = canonical(word)
        yield Word(m.start(), stem, idf(stem), word[0].isupper())
