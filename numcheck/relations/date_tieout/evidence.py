"""The evidence on one date of a draft: the dates of the sources that fit it best, and how well they do."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from heapq import nlargest
from math import fsum

from numcheck.core.named_tuple import NamedTuple
from numcheck.relations.date_tieout.agreement import OTHER, SAME, DateAgreement, agreement
from numcheck.relations.date_tieout.context import BESIDE, Dated, DatedText
from numcheck.relations.date_tieout.life import Life, life, one_person
from numcheck.relations.date_tieout.sources import SourceDates, values_for

MOST_SENTENCES = 40  # of a source that are looked at for one date, those that share most with its own
_COMMON = 400  # sentences: a word that more of a source's hold leads to none of them
_NEXT = 0.3  # what a word counts that stands in the sentence before or behind


class Candidate(NamedTuple):
    """A date of a source that a draft's is held against.

    ``text``, ``date``  its text and its number there
    ``near``            share of what the draft's date is said of that is said of it, too, 0 to 1; ``wide`` with the
                        sentences before and behind, ``beside`` of the few words right beside the draft's date
    """

    text: DatedText
    date: int
    near: float
    wide: float
    beside: float


class Evidence(NamedTuple):
    """What the sources say of one date.

    ``weights``  what it is said of: how much each stem tells
    ``best``     the candidate that shares most with it, by how it agrees; ``counts`` how many there are
    ``beside``   the greatest ``Candidate.beside``, by how it agrees
    ``closest``  the greatest share that any sentence of the sources has of what it is said of, dated or not
    ``life``     the birth or death that it dates, or None; ``lives`` the sources' dates of the same event of the same
                 person, by how they agree
    """

    weights: Mapping[str, float]
    best: Mapping[DateAgreement, Candidate]
    counts: Mapping[DateAgreement, int]
    beside: Mapping[DateAgreement, float]
    closest: float
    life: Life | None
    lives: Mapping[DateAgreement, Candidate]


class _Said(NamedTuple):
    """What the draft's date is said of: stems with their weights, the sum of those, and the same for the words beside it."""

    weights: Mapping[str, float]
    total: float
    beside: Mapping[str, float]
    beside_total: float


def evidence(draft: DatedText, index: int, sources: SourceDates) -> Evidence:
    """What the sources say of date ``index`` of the draft."""
    date = draft.dates[index]
    said = _said(draft.context(index), sources)
    best: dict[DateAgreement, Candidate] = {}
    beside: dict[DateAgreement, float] = defaultdict(float)
    counts: Counter[DateAgreement] = Counter()
    closest = 0.0
    for n, text in enumerate(sources.texts):
        shared = _shared_by_sentence(text, said.weights)
        closest = max(closest, max(shared.values(), default=0.0) / said.total)
        found = list(_candidates(date, n, sources, shared, said))
        told_with = {text.sentence_of[c.date] for c, how in found if how is SAME}
        for candidate, how in found:
            counts[how] += 1
            if how is OTHER and (
                text.sentence_of[candidate.date] in told_with or sources.is_stamp(text, candidate.date)
            ):
                continue  # the other end of its range, or a date of something else that is told with it
            beside[how] = max(beside[how], candidate.beside)
            if how not in best or candidate[2:] > best[how][2:]:
                best[how] = candidate
    event = life(draft, index)
    return Evidence(said.weights, best, counts, beside, closest, event, _same_life(event, date, sources))


def _said(context: Mapping[str, float], sources: SourceDates) -> _Said:
    weights = {stem: w for stem, near in context.items() if (w := sources.weight(stem, near))}
    beside = {stem: w for stem, w in weights.items() if context[stem] >= BESIDE}
    return _Said(weights, fsum(weights.values()) or 1.0, beside, fsum(beside.values()) or 1.0)


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
    date: Dated, n: int, sources: SourceDates, shared: Mapping[int, float], said: _Said
) -> Iterator[tuple[Candidate, DateAgreement]]:
    """The dates in the sentences of text ``n`` that share most, and those of the same value, each with how it agrees."""
    text = sources.texts[n]
    chosen = set(nlargest(MOST_SENTENCES, shared, key=lambda number: (shared[number], -number)))
    chosen |= {number + step for number in tuple(chosen) for step in (-1, 1)}
    same = {number for value in values_for(date) for number in sources.by_value.get((n, value), ())}
    chosen |= set(nlargest(MOST_SENTENCES, same, key=lambda number: (shared.get(number, 0.0), -number)))
    for index in _dates_in(text, chosen):
        how = agreement(date, text.dates[index])
        if how is None:
            continue
        context, number = sources.context(n, index), text.sentence_of[index]
        near = fsum(w * context[stem] for stem, w in said.weights.items() if stem in context)
        before, behind = text.stems(number - 1), text.stems(number + 1)
        more = fsum(w for s, w in said.weights.items() if s not in context and (s in before or s in behind))
        beside = fsum(w * context[stem] for stem, w in said.beside.items() if stem in context)
        wide = (near + _NEXT * more) / said.total
        yield Candidate(text, index, near / said.total, wide, beside / said.beside_total), how


def _dates_in(text: DatedText, sentences: set[int]) -> Sequence[int]:
    return [i for number in sorted(sentences) for i in text.numbers_in.get(number, ())]


def _same_life(event: Life | None, date: Dated, sources: SourceDates) -> dict[DateAgreement, Candidate]:
    """The dates that the sources give for the birth or death of the same person, by how they agree."""
    found: dict[DateAgreement, Candidate] = {}
    if event is None:
        return found
    for text, index, known in sources.lives_of(event.event):
        if one_person(known, event):
            how = agreement(date, text.dates[index])
            if how is not None:
                found.setdefault(how, Candidate(text, index, 1.0, 1.0, 1.0))
    return found
