"""A total, the number it is shared among, and what that makes for each: $31 million for 6,200 pupils, or $5,000 per pupil.

The unit of the rate must name what is counted, so that a sentence with three figures of three things gives no relation.
"""

from __future__ import annotations

from collections.abc import Iterator

from numcheck.core.claim import Claim
from numcheck.core.relation import Quotient
from numcheck.language import lexicon
from numcheck.language.lazy_pattern import Lazy
from numcheck.relations.arithmetic.sentences.masked_sentence import MaskedSentence, masked_sentences
from numcheck.relations.arithmetic.sentences.patterns import PatternMatch, search
from numcheck.relations.corpus import Corpus

_ABOUT = "(?:about |only |just |nearly |almost |some |roughly |an average of )?"
_OR = f"(?:,? or |,? which (?:is|makes|means|comes to|works out at) |,? that is,? |,? i\\.e\\.,? |, |,? ?\\(|,? making ){_ABOUT}"
_EACH = r"(?: each| apiece| a piece| a head| (?:for each|for every|an?|per) (?P<one>[a-z]+))\b"
_PAIR = "<level a>~~<level b>~"
_PER = rf"{_PAIR}{_OR}<level rate>"
_FOR_EACH = rf"{_PAIR}{_OR}<level rate>{_EACH}"
_PER_MANY = rf"{_PAIR}{_OR}<count rate>(?: [a-z]+)? (?:per|for every|in every|for each) <count base>"
_EACH_OF = r"<level total>~,(?: or)? <level rate> for (?:each|every one) of (?:the |its |their |some )?<count times>"
_EVERYBODY = frozenset({"person", "head", "capita", "resident", "inhabitant", "citizen"})
_OTHERWISE = Lazy(
    r"\b(?:plus|minus|extra|more|less|fewer|up|down|rose|fell|from|than|compared|versus|while|another|average)\b"
)


def find(corpus: Corpus) -> Iterator[Quotient]:
    """One relation for each rate that a sentence works out of two figures before it; a rate is worked out once."""
    for text in corpus.texts:
        for masked in masked_sentences(text, least=3):
            found: set[Claim] = set()
            for quotient in _in_sentence(masked):
                if quotient.rate not in found:
                    found.add(quotient.rate)
                    yield quotient


def _in_sentence(masked: MaskedSentence) -> Iterator[Quotient]:
    if "for each" in masked.text or "for every" in masked.text:
        for m in search(masked, _EACH_OF):
            yield from _quotient(m, m.claim("total"), m.claim("times"), m.claim("rate"))
    if any("/" in c.quantity.unit for c in masked.claims):
        for m in search(masked, _PER):
            above, per, below = m.claim("rate").quantity.unit.rpartition("/")
            if not per:
                continue
            for total, times in _ways(m):
                heads = m.claim("rate").quantity.text.endswith("head") and bool(times.quantity.noun)
                if (heads or _is_counted_in(times, below)) and (total.quantity.unit == above or above in ("", "1")):
                    yield from _quotient(m, total, times, m.claim("rate"))
    for m in search(masked, _FOR_EACH):
        for total, times in _ways(m):
            one = m.word("one")
            if not times.quantity.unit and (not one or _is_counted_in(times, one)):
                yield from _quotient(m, total, times, m.claim("rate"))
    if len(masked.claims) > 3:
        for m in search(masked, _PER_MANY):
            noun = m.claim("base").quantity.noun
            for total, times in _ways(m):
                if times.quantity.noun and (not noun or _is_counted_in(times, noun)):
                    yield from _quotient(m, total, times, m.claim("rate"), m.claim("base"))


def _ways(m: PatternMatch) -> Iterator[tuple[Claim, Claim]]:
    """The two figures as total and number, and the other way round."""
    yield m.claim("a"), m.claim("b")
    yield m.claim("b"), m.claim("a")


def _is_counted_in(times: Claim, one: str) -> bool:
    """Whether ``times`` counts what the rate is given for: hectares, pupils, or people of any name for "a person"."""
    q, people = times.quantity, lexicon.classes("relations/arithmetic_cues")["people"]
    if one in _EVERYBODY:
        return q.noun in people or q.noun in _EVERYBODY
    return bool(one) and (one in (q.noun, q.unit) or one == "employee" and q.noun in people)


def _quotient(
    m: PatternMatch, total: Claim, times: Claim, rate: Claim, base: Claim | None = None
) -> Iterator[Quotient]:
    q = total.quantity
    claims = [total, times, rate, *([base] if base else [])]
    exact = all(c.quantity.value and not c.quantity.vague for c in claims)
    same = base is not None or "/" in rate.quantity.unit or rate.quantity.unit == q.unit != ""
    if exact and same and not _OTHERWISE.search(m.cue):
        reason = f"“{m.cue}”: a total, what it is shared among, and what that makes for each"
        yield Quotient(total=total, times=times, rate=rate, base=base, cue=m.cue, reason=reason)
