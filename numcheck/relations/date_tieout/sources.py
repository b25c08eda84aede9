"""The sources' dates by what they are said of, and by their value."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from math import log

from numcheck.core.quantity import DateMention, Point, PointKind
from numcheck.language import lexicon
from numcheck.language.stems import idf
from numcheck.language.tokens import MIN_IDF
from numcheck.relations.date_tieout.context import Dated, DatedText
from numcheck.relations.date_tieout.life import Life, LifeEvent, life
from numcheck.relations.date_tieout.relative import stamps

_LEAST_LOCAL = 0.05
_YEAR = re.compile(r"(?<![\d.,$£€])(?:1\d|20)\d\d(?!\d)")
_TOKEN = re.compile(r"\w+")
_CARDINALS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NIL = frozenset(["goalless", "scoreless", "nil"])


class SourceDates:
    """The dates of all sources. Never changed; what is asked for more than once is kept.

    ``size``    how many sentences they have together
    ``length``  the logarithm of their length, ``count`` of the number of their dates
    """

    def __init__(self, texts: Sequence[DatedText]) -> None:
        self.texts = texts
        self.size = max(sum(len(t.sentences) for t in texts), 2)
        self.frequency: Counter[str] = Counter()
        for text in texts:
            self.frequency.update(text.frequency)
        self.length = log(1 + sum(len(t.document.text) for t in texts))
        self.count = log(1 + sum(len(t.dates) for t in texts))
        self._contexts: dict[tuple[int, int], Mapping[str, float]] = {}

    @cached_property
    def written(self) -> Sequence[date]:
        """The days on which the sources may have been written."""
        return [
            day for t in self.texts for day in stamps(t.document, [d for d in t.dates if isinstance(d, DateMention)])
        ]

    @cached_property
    def _lives(self) -> Mapping[LifeEvent, Sequence[tuple[DatedText, int, Life]]]:
        found: dict[LifeEvent, list[tuple[DatedText, int, Life]]] = defaultdict(list)
        for text in self.texts:
            for i in range(len(text.dates)):
                if known := life(text, i):
                    found[known.event].append((text, i, known))
        return found

    @cached_property
    def by_value(self) -> Mapping[tuple[int, object], Sequence[int]]:
        """The sentences of each text (by number) that hold a date of each value (``value_of``)."""
        found: dict[tuple[int, object], list[int]] = defaultdict(list)
        for n, text in enumerate(self.texts):
            for dated, sentence in zip(text.dates, text.sentence_of, strict=True):
                found[n, value_of(dated)].append(sentence)
        return found

    def share(self, dated: Dated) -> float:
        """The share of all dates, or points, of the sources that have the value of ``dated``."""
        same = sum(len(self.by_value.get((n, value_of(dated)), ())) for n in range(len(self.texts)))
        return same / max(self._kinds[type(dated)], 1)

    @cached_property
    def _kinds(self) -> Counter[type]:
        return Counter(type(d) for t in self.texts for d in t.dates)

    def is_stamp(self, text: DatedText, index: int) -> bool:
        """Whether a date is that of a day on which a source was written, which is the day of nothing else."""
        dated = text.dates[index]
        return isinstance(dated, DateMention) and (dated.year, dated.month, dated.day) in self._stamps

    @cached_property
    def _stamps(self) -> frozenset[tuple[int, int, int]]:
        return frozenset((d.year, d.month, d.day) for d in self.written)

    def lives_of(self, event: LifeEvent) -> Sequence[tuple[DatedText, int, Life]]:
        """Every date of a birth, or of a death."""
        return self._lives[event]

    def writes(self, dated: Dated) -> bool:
        """Whether the sources have the number of a date somewhere, in whatever role."""
        if isinstance(dated, DateMention):
            if dated.day is not None and dated.month is not None:
                return (dated.day, dated.month) in self._days
            return dated.year is not None and dated.year in self._years
        if dated.kind is PointKind.SCORE and not any(dated.value) and not _NIL.isdisjoint(self._tokens):
            return True
        if dated.kind is not PointKind.ORDINAL:
            return any(dated.text in t.document.text for t in self.texts)
        number = dated.value[0]
        return not self._tokens.isdisjoint((dated.text.lower(), str(number), *_CARDINALS[number : number + 1]))

    @cached_property
    def _years(self) -> frozenset[int]:
        """Four digits that may be a year, whether they are read as one or not."""
        return frozenset(int(m.group()) for t in self.texts for m in _YEAR.finditer(t.document.text))

    @cached_property
    def anniversary_years(self) -> frozenset[int]:
        """The years in which an anniversary fell that the sources number, counted from a year that they give: 2020, where
        they have a 50th anniversary and 1970.
        """
        names = lexicon.classes("relations/support_cues")["anniversary"]
        counted = {
            p.value[0]
            for t in self.texts
            for p in t.dates
            if isinstance(p, Point) and p.kind is PointKind.ORDINAL and not names.isdisjoint(p.nouns)
        }
        years = {d.year for t in self.texts for d in t.dates if isinstance(d, DateMention) and d.year is not None}
        return frozenset(year + n for n in counted for year in years)

    @cached_property
    def years_of_columns(self) -> frozenset[int]:
        """The years that stand at the heads of the columns of tables."""
        return frozenset(
            dated.year
            for text in self.texts
            if any(block.cell is not None for block in text.document.blocks)
            for dated in text.dates
            if isinstance(dated, DateMention) and dated.year is not None
            if (cell := text.document.block_at(dated.span.start).cell) is not None and cell.is_head
        )

    @cached_property
    def _days(self) -> frozenset[tuple[int, int]]:
        """The days of a month, as (day, month), whether they are read as dates or not."""
        months = {
            names.split("|")[0]: int(n) for kind, n, names in lexicon.table("dates/calendar_names") if kind == "month"
        }
        day = re.compile(rf"\b({'|'.join(months)}) (\d\d?)(?!\d)|(?<!\d)(\d\d?) ({'|'.join(months)})", re.IGNORECASE)
        found = (m.groups() for t in self.texts for m in day.finditer(t.document.text))
        return frozenset((int(b or c), months[(a or d).lower()]) for a, b, c, d in found)

    @cached_property
    def _tokens(self) -> frozenset[str]:
        """All words and numbers, in lower case."""
        return frozenset(m for t in self.texts for m in _TOKEN.findall(t.document.text.lower()))

    def weight(self, stem: str, near: float) -> float:
        """How much a word so near to a date tells, the less the more of the sources' sentences hold it; 0 for a common one."""
        bits = idf(stem)
        if bits <= MIN_IDF:
            return 0.0
        local = log((self.size + 1) / (self.frequency[stem] + 0.5)) / log(self.size + 1)
        return bits * near * max(local, _LEAST_LOCAL)

    def context(self, n: int, index: int) -> Mapping[str, float]:
        """What date ``index`` of text ``n`` is said of."""
        found = self._contexts.get((n, index))
        if found is None:
            text = self.texts[n]
            found = self._contexts[n, index] = text.context(index)
        return found


def value_of(dated: Dated) -> object:
    """What two dates of one value have in common: the year, the decade, the month of a day without a year; or a point's
    kind and number.
    """
    if not isinstance(dated, DateMention):
        return dated.kind, dated.value
    return dated.year or dated.period or ("month", dated.month)


def values_for(dated: Dated) -> list[object]:
    """The values of those dates that may be ``dated``: its own, the years of its decade, its month without a year."""
    values = [value_of(dated)]
    if isinstance(dated, DateMention):
        values += [("month", dated.month)] if dated.month and dated.year else []
        values += range(dated.period[0], dated.period[1] + 1) if dated.period else []
    return values
