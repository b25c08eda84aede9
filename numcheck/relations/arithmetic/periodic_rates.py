"""One rate by two units of time: £50 a week, or £2,600 a year; 48,000 patients last year, 131 a day.

Physical units are left to the conversions; here stand sums of money and counts, of which the second often has no noun.
"""

from __future__ import annotations

from collections.abc import Iterator

from numcheck.core.claim import Claim
from numcheck.core.quantity import Bound
from numcheck.core.relation import RateTwice
from numcheck.language.lazy_pattern import Lazy
from numcheck.relations.arithmetic.sentences.masked_sentence import masked_sentences
from numcheck.relations.arithmetic.sentences.patterns import PatternMatch, search
from numcheck.relations.corpus import Corpus

_UNIT = "(?:hour|day|night|week|month|year)"
_AGAIN = (
    r"(?:,? or |,? which is |,? that is,? |,? i\.e\.,? |, | ?\(| [—–-] )"
    r"(?:or |about |around |roughly |some |nearly |almost |an average of |on average )*"
)
_BY = "(?:an?|per|each|every)"
_END = r"(?=[,.;:)]| [—–]|$)"
_TWICE = (
    rf"<level a>(?: [a-z' -]{{1,40}}?)??(?: {_BY} (?P<per>{_UNIT}))?{_AGAIN}"
    rf"<level b>(?: [a-z]+)??(?: {_BY} (?P<over>{_UNIT}))?{_END}"
)
# A total of one year, and how many that makes on an average day.
_LAST_YEAR = (
    r"<count a>[^,;:()\x01-\x06\x10-\x1f]{0,40}? (?:last|in the (?:past|last)|over the (?:past|last)) (?P<per>year)"
    rf"{_AGAIN}<count b>(?: [a-z]+)??(?: {_BY} (?P<over>day|week|month))?{_END}"
)
_OTHERWISE = Lazy(
    r"\b(?:plus|minus|extra|up|down|rose|fell|from|to|than|compared|versus|while|another|either|first|most|least|if|for)\b"
)
_SAID = (Bound.EXACT, Bound.ABOUT)
# How many of the shorter unit one of the longer holds: at least (a day of four working hours, a week of four days, a year
# of 36 weeks of school) and at most.
_FIT = {
    ("hour", "day"): (4, 24),
    ("hour", "week"): (15, 168),
    ("hour", "month"): (60, 744),
    ("hour", "year"): (700, 8784),
    ("day", "week"): (4, 7),
    ("day", "month"): (15, 31),
    ("day", "year"): (180, 366),
    ("week", "month"): (4, 5),
    ("week", "year"): (36, 53),
    ("month", "year"): (9, 12),
}


def find(corpus: Corpus) -> Iterator[RateTwice]:
    """One relation for each rate that its sentence gives again by another unit of time, as a number without a bound."""
    for text in corpus.texts:
        for masked in masked_sentences(text, least=2):
            for m in search(masked, _TWICE, _LAST_YEAR):
                yield from _rate(m)


def _rate(m: PatternMatch) -> Iterator[RateTwice]:
    a, b = m.claim("a"), m.claim("b")
    one, other = _period(a, m.word("per")), _period(b, m.word("over"))
    shorter, longer, units = (a, b, (one, other)) if (one, other) in _FIT else (b, a, (other, one))
    if units in _FIT and _is_said_again(a, b) and not _OTHERWISE.search(m.cue):
        reason = f"“{m.cue}”: one rate by two units of time"
        yield RateTwice(shorter=shorter, longer=longer, units=units, fits=_FIT[units], cue=m.cue, reason=reason)


def _period(claim: Claim, written: str) -> str:
    """The unit of time that a rate is given by: of its unit (euro/week), or of the words behind it; "" for none."""
    unit = written or claim.quantity.unit.rpartition("/")[2] if "/" in claim.quantity.unit or written else ""
    return "day" if unit == "night" else unit


def _is_said_again(a: Claim, b: Claim) -> bool:
    """Whether the second figure can be the first again: money of one currency, or a count of the same or of nothing named."""
    exact = all(c.quantity.value and not c.quantity.vague and c.quantity.bound in _SAID for c in (a, b))
    one, other = (c.quantity.unit.partition("/")[0].replace("1", "") for c in (a, b))
    money = a.measure.dimension.startswith("money")
    return exact and one == other and (money or not one and b.quantity.noun in ("", a.quantity.noun))
