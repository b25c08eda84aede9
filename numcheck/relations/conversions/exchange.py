"""One sum of money given again in another currency: $370m (£244.5m)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from numcheck.core.claim import Claim
from numcheck.core.measure import Interval, Measure, UnitSense
from numcheck.core.named_tuple import NamedTuple
from numcheck.core.relation import Exchange, RateBand
from numcheck.core.text import Span
from numcheck.language import lexicon
from numcheck.numbers.exchange_rate import implied_rate
from numcheck.numbers.intervals import hull
from numcheck.relations.conversions.apposition import Manner, appositions
from numcheck.relations.conversions.currencies import currencies_named, rate_band
from numcheck.relations.conversions.rates_file import quoted_rates
from numcheck.relations.conversions.senses import keeping_senses
from numcheck.relations.corpus import ClaimedText, Corpus, cached_per_text

_Pair = tuple[Claim, Claim]

_RECENT = 1990  # the year that the recent bands of rates begin with
_COMPARED = 20  # pairs of one text that a pair is held against


def find(corpus: Corpus) -> Iterator[Exchange]:
    """One relation for each pair, with at most twenty others of its text that are of the same currencies and time."""
    for text in corpus.texts:
        yield from _exchanges(text, corpus.config.rates)


def _exchanges(text: ClaimedText, rates: str) -> Iterator[Exchange]:
    told = cache(lambda sentence: _told(text, sentence))  # a list of sums may be one sentence
    alike: dict[tuple[frozenset[str], str], list[_Pair]] = {}
    for pair in exchanges_in(text):
        alike.setdefault((_currencies(pair), told(pair[0].sentence).time), []).append(pair)
    for (pair, rate), others in (held for pairs in alike.values() for held in _held_against(pairs)):
        sentence = told(pair[0].sentence)
        yield Exchange(
            original=pair[0],
            converted=pair[1],
            rate=rate,
            others=tuple(other.pair for other in others),
            rates=tuple(other.rate for other in others),
            band=_band(pair),
            since_1990=sentence.is_recent,
            quoted=quoted_rates(rates, _first(pair[0]), _first(pair[1]), sentence.day) if rates else None,
            cue="(",
            reason=f"{pair[1].quantity.text} stands beside {pair[0].quantity.text}",
        )


class _Told(NamedTuple):
    """What a sentence says of the time of its sums.

    ``time``       the years it names, or that it is past; "" if nothing
    ``is_recent``  whether it names years, or else the document its own, and none of them is before 1990
    ``day``        the ISO date that it names, else the document's own, else ""
    """

    time: str
    is_recent: bool
    day: str


def _told(text: ClaimedText, sentence: Span) -> _Told:
    first, last = (bisect_left(text.dates, at, key=lambda d: d.span.start) for at in sentence)
    dates = text.dates[first:last]
    words = sentence.of(text.document.text).lower()
    past = sorted(cue for cue in lexicon.classes("relations/conversion_cues")["past"] if cue in words)
    years = [d.year for d in dates if d.year]
    said = sorted(set(map(str, years)))
    if not years and text.document.date:
        years = [int(text.document.date[:4])]
    days = (f"{d.year:04}-{d.month:02}-{d.day:02}" for d in dates if d.year and d.month and d.day)
    return _Told(
        time=" ".join(said + past),
        is_recent=bool(years) and min(years) >= _RECENT,
        day=next(days, text.document.date or ""),
    )


class _Rated(NamedTuple):
    """A pair and all rates that it allows."""

    pair: _Pair
    rate: Interval | None


def _held_against(pairs: Sequence[_Pair]) -> Iterator[tuple[_Rated, Sequence[_Rated]]]:
    """Each of ``pairs`` with at most twenty others, the first, in its own order of currencies."""
    first = cache(lambda way: [_rated(p if _way(p) == way else p[::-1]) for p in pairs[: _COMPARED + 1]])
    rest = cache(lambda way: first(way)[:_COMPARED])
    for n, pair in enumerate(pairs):
        held = first(_way(pair))
        if n < len(held):
            yield held[n], [*held[:n], *held[n + 1 :]]
        else:
            yield _rated(pair), rest(_way(pair))


def _rated(pair: _Pair) -> _Rated:
    return _Rated(pair, implied_rate(pair[0].measure, pair[1].measure))


def _way(pair: _Pair) -> str:
    return pair[0].measure.dimension


@cached_per_text
def exchanges_in(text: ClaimedText) -> Iterator[_Pair]:
    """(original, converted) of one text, in order; units that are open are read as the text means them."""
    beside = list(appositions(text, _is_money))
    if not beside:
        return
    named = cache(lambda codes: currencies_named(codes, text.document.text))
    of_other_time = cache(lambda sentence: _is_of_other_time(sentence.of(text.document.text).lower()))
    for (*_, first), (second, *more), manner in beside:
        if more or manner not in (Manner.BRACKET, Manner.EQUATION, Manner.INSERTED):
            continue
        a, b = _meant(first, named), _meant(second, named)
        if a.quantity.is_range == b.quantity.is_range and _differ(a, b) and not of_other_time(a.sentence):
            yield a, b


def _is_of_other_time(words: str) -> bool:
    return any(cue in words for cue in lexicon.classes("relations/conversion_cues")["other-time"])


def _is_money(claim: Claim) -> bool:
    dimension = claim.measure.dimension
    return dimension.startswith("money ") and " per " not in dimension and not claim.quantity.vague


def _meant(claim: Claim, named: Callable[[tuple[str, ...]], set[str]]) -> Claim:
    """A sum of money with the senses that the countries ``named`` in the text leave.

    A bare dollar is American unless the text names the country of another.
    """
    senses = claim.measure.senses
    if len(senses) == 1:
        return claim
    codes = tuple(map(_code, senses))
    meant = named(codes) | ({"USD"} & {codes[0]})
    return keeping_senses(claim, lambda r: _code(r) in meant)


def _differ(a: Claim, b: Claim) -> bool:
    """Two currencies, by their likeliest senses and as words; £5 (£4) is last year's figure, not a conversion."""
    return a.quantity.unit != b.quantity.unit and a.measure.dimension != b.measure.dimension


def _currencies(pair: _Pair) -> frozenset[str]:
    return frozenset(c.measure.dimension for c in pair)


def _band(pair: _Pair) -> RateBand | None:
    """What the rate has been, for any sense of the two currencies; None where one of them has no figures."""
    bands = [rate_band(_code(x), _code(y)) for x, y in _senses(pair[0].measure, pair[1].measure)]
    known = [b for b in bands if b is not None]
    if not known or len(known) < len(bands):
        return None
    return RateBand(hull([b.recent for b in known]), hull([b.ever for b in known]))


def _senses(a: Measure, b: Measure) -> Iterator[tuple[UnitSense, UnitSense]]:
    return ((x, y) for x in a.senses for y in b.senses if x.dimension != y.dimension)


def _first(claim: Claim) -> str:
    return _code(claim.measure.senses[0])


def _code(sense: UnitSense) -> str:
    return sense.dimension.removeprefix("money ")
