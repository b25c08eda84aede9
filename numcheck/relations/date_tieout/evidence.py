"""The evidence on one date of a draft: the dates of the sources that fit it best, and what can be counted of both."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from heapq import nlargest
from math import fsum, log
from typing import NamedTuple

from numcheck.core.quantity import DateMention
from numcheck.language.stems import idf
from numcheck.language.tokens import MIN_IDF
from numcheck.relations.date_tieout.agreement import DateAgreement, agreement
from numcheck.relations.date_tieout.context import DatedText
from numcheck.relations.date_tieout.life import Life, life, one_person

MOST_SENTENCES = 40  # of a source that are looked at for one date, those that share most with its own
_COMMON = 400  # sentences: a word that more of a source's hold leads to none of them
_BESIDE = 0.3  # of a word that stands in the sentence before or behind
_LEAST_LOCAL = 0.05
_YEAR = re.compile(r"(?<![\d.,$£€])(?:1\d|20)\d\d(?!\d)")

SAME, VAGUER, OTHER = DateAgreement.SAME, DateAgreement.VAGUER, DateAgreement.OTHER


class Candidate(NamedTuple):
    """A date of a source that a draft's is held against.

    ``text``, ``date``  its text and its number there
    ``near``            share of what the draft's date is said of that is said of it, too, 0 to 1; ``wide`` with the
                        sentences before and behind
    """

    text: DatedText
    date: int
    near: float
    wide: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the sources say of one date.

    ``best``      the candidate that shares most with it, by how it agrees
    ``life``      the birth or death that it dates, or None; ``lives`` the sources' dates of the same event of the same
                  person, by how they agree
    ``features``  what the model reads
    """

    best: Mapping[DateAgreement, Candidate]
    life: Life | None
    lives: Mapping[DateAgreement, Candidate]
    features: Mapping[str, float]


class SourceDates:
    """The dates of all sources, by what they are said of."""

    def __init__(self, texts: Sequence[DatedText]) -> None:
        self.texts = texts
        self.size = max(sum(len(t.sentences) for t in texts), 2)
        self.frequency: Counter[str] = Counter()
        for text in texts:
            self.frequency.update(text.frequency)
        self.length = log(1 + sum(len(t.document.text) for t in texts))
        self.count = log(1 + sum(len(t.dates) for t in texts))
        self._contexts: dict[tuple[int, int], dict[str, float]] = {}

    @cached_property
    def years_written(self) -> frozenset[int]:
        """Four digits that may be a year, whether they are read as one or not."""
        return frozenset(int(m.group()) for t in self.texts for m in _YEAR.finditer(t.document.text))

    @cached_property
    def lives(self) -> Sequence[tuple[DatedText, int, Life]]:
        """Every birth and death that is dated."""
        return [(t, i, known) for t in self.texts for i in range(len(t.dates)) if (known := life(t, i))]

    @cached_property
    def by_year(self) -> Mapping[tuple[int, int | None], Sequence[int]]:
        """The sentences of each text (by number) that hold a date of each year, or of none."""
        found: dict[tuple[int, int | None], list[int]] = defaultdict(list)
        for n, text in enumerate(self.texts):
            for date, sentence in zip(text.dates, text.sentence_of, strict=True):
                found[n, date.year].append(sentence)
        return found

    def weight(self, stem: str, near: float) -> float:
        """How much a word so near to a date tells, the less the more of the sources' sentences hold it; 0 for a common one."""
        bits = idf(stem)
        if bits <= MIN_IDF:
            return 0.0
        local = log((self.size + 1) / (self.frequency[stem] + 0.5)) / log(self.size + 1)
        return bits * near * max(local, _LEAST_LOCAL)

    def context(self, n: int, index: int) -> Mapping[str, float]:
        """What date ``index`` of text ``n`` is said of; kept."""
        found = self._contexts.get((n, index))
        if found is None:
            text = self.texts[n]
            found = self._contexts[n, index] = text.context(text.dates[index], text.sentence_of[index])
        return found


def evidence(draft: DatedText, index: int, sources: SourceDates) -> Evidence:
    """What the sources say of date ``index`` of the draft."""
    date, number = draft.dates[index], draft.sentence_of[index]
    context = draft.context(date, number)
    weights = {stem: w for stem, near in context.items() if (w := sources.weight(stem, near))}
    total = fsum(weights.values()) or 1.0
    best: dict[DateAgreement, Candidate] = {}
    counts: Counter[DateAgreement] = Counter()
    closest = 0.0
    for n, text in enumerate(sources.texts):
        shared = _shared_by_sentence(text, weights)
        closest = max(closest, max(shared.values(), default=0.0) / total)
        found = list(_candidates(date, n, sources, shared, weights, total))
        beside = {text.sentence_of[c.date] for c, how in found if how is SAME}
        for candidate, how in found:
            counts[how] += 1
            if how is OTHER and text.sentence_of[candidate.date] in beside:
                continue  # the other end of its range, or a date of something else that is told with it
            if how not in best or (candidate.near, candidate.wide) > (best[how].near, best[how].wide):
                best[how] = candidate
    event = life(draft, index)
    lives = _same_life(event, date, sources)
    return Evidence(best, event, lives, _features(draft, index, sources, weights, best, counts, closest, event, lives))


def _shared_by_sentence(text: DatedText, weights: Mapping[str, float]) -> dict[int, float]:
    """How much each sentence of a source shares with what a date is said of."""
    shared: dict[int, float] = defaultdict(float)
    for stem, weight in weights.items():
        numbers = text.postings.get(stem, ())
        if len(numbers) <= _COMMON:
            for number in numbers:
                shared[number] += weight
    return shared


def _candidates(
    date: DateMention,
    n: int,
    sources: SourceDates,
    shared: Mapping[int, float],
    weights: Mapping[str, float],
    total: float,
) -> Iterator[tuple[Candidate, DateAgreement]]:
    """The dates in the sentences of text ``n`` that share most, and those of the same year, each with how it agrees."""
    text = sources.texts[n]
    chosen = set(nlargest(MOST_SENTENCES, shared, key=lambda number: (shared[number], -number)))
    chosen |= {number + step for number in tuple(chosen) for step in (-1, 1)}
    same = {*sources.by_year.get((n, date.year), ()), *sources.by_year.get((n, None), ())}
    chosen |= set(nlargest(MOST_SENTENCES, same, key=lambda number: (shared.get(number, 0.0), -number)))
    for index in _dates_in(text, chosen):
        how = agreement(date, text.dates[index])
        if how is None:
            continue
        context, number = sources.context(n, index), text.sentence_of[index]
        near = fsum(w * context[stem] for stem, w in weights.items() if stem in context)
        beside = {w.stem for i in (number - 1, number + 1) if 0 <= i < len(text.words) for w in text.words[i]}
        wide = near + _BESIDE * fsum(w for stem, w in weights.items() if stem not in context and stem in beside)
        yield Candidate(text, index, near / total, wide / total), how


def _dates_in(text: DatedText, sentences: set[int]) -> list[int]:
    return [i for number in sorted(sentences) for i in text.numbers_in.get(number, ())]


def _same_life(event: Life | None, date: DateMention, sources: SourceDates) -> dict[DateAgreement, Candidate]:
    """The dates that the sources give for the birth or death of the same person, by how they agree."""
    found: dict[DateAgreement, Candidate] = {}
    for text, index, known in sources.lives if event else ():
        assert event is not None
        if known.event is event.event and one_person(known, event):
            how = agreement(date, text.dates[index])
            if how is not None:
                found.setdefault(how, Candidate(text, index, 1.0, 1.0))
    return found


def _features(
    draft: DatedText,
    index: int,
    sources: SourceDates,
    weights: Mapping[str, float],
    best: Mapping[DateAgreement, Candidate],
    counts: Mapping[DateAgreement, int],
    closest: float,
    event: Life | None,
    lives: Mapping[DateAgreement, Candidate],
) -> dict[str, float]:
    date, number = draft.dates[index], draft.sentence_of[index]
    total = fsum(weights.values()) or 1.0
    names = [w.stem for w in draft.words[number] if w.capital and w.tells]
    near = {how: best[how].near if how in best else 0.0 for how in DateAgreement}
    wide = {how: best[how].wide if how in best else 0.0 for how in DateAgreement}
    known = fsum(w for stem, w in weights.items() if sources.frequency[stem]) / total
    absent = SAME not in best
    return {
        "same.near": near[SAME],
        "same.wide": wide[SAME],
        "same.count": min(counts[SAME], 6),
        "same.absent": absent,
        "same.written": date.year is not None and date.year in sources.years_written,
        "vaguer.near": near[VAGUER],
        "vaguer.absent": VAGUER not in best,
        "other.near": near[OTHER],
        "other.wide": wide[OTHER],
        "gap.near": near[SAME] - near[OTHER],
        "gap.wide": wide[SAME] - wide[OTHER],
        "told.known": known,
        "told.names": _share(names, sources),
        "told.closest": closest,
        "told.absent": closest if absent else 0.0,
        "life.same": SAME in lives,
        "life.vaguer": VAGUER in lives,
        "life.other": OTHER in lives and SAME not in lives,
        "life.any": event is not None,
        "form.day": date.day is not None,
        "form.year": date.year is not None,
        "form.decade": date.period is not None,
        "form.words": len(weights),
        "form.first": number == 0,
        "size.source": sources.length,
        "size.dates": sources.count,
    }


def _share(stems: Sequence[str], sources: SourceDates) -> float:
    return sum(sources.frequency[s] > 0 for s in stems) / max(len(stems), 1)


def with_draft(found: Sequence[Evidence], draft: DatedText, sources: SourceDates) -> list[Evidence]:
    """``found``, the evidence on each date of ``draft``, with what the rest of the draft says of each.

    A text of which much stands in no source is likelier to be wrong in what is left.
    """
    words = {w.stem for sentence in draft.words for w in sentence if w.tells}
    known, names, length = (
        _share(sorted(words), sources),
        _share(draft.names, sources),
        log(1 + len(draft.document.text)),
    )
    sums = {key: fsum(e.features[key] for e in found) for key in ("same.absent", "told.closest", "same.near")}
    size = len(found)

    def rest(one: Evidence, key: str, usual: float) -> float:
        """The mean over the other dates, and one more that is as most are."""
        return (sums[key] - one.features[key] + usual) / size

    return [
        replace(
            e,
            features={
                **e.features,
                "rest.absent": rest(e, "same.absent", 0.3),
                "rest.closest": rest(e, "told.closest", 0.7),
                "rest.near": rest(e, "same.near", 0.5),
                "rest.dates": min(size - 1, 10),
                "rest.known": known,
                "rest.names": names,
                "rest.length": length,
            },
        )
        for e in found
    ]
