"""A rate, how often it applies, and what it comes to: 10 a day for 5 days, 50 in all; 12 tickets at $5 each, $60."""

from __future__ import annotations

import re
from collections.abc import Iterator

from numcheck.core.claim import Claim
from numcheck.core.relation import Rate
from numcheck.relations.arithmetic.sentences.masked_sentence import TIMES, masked_sentences
from numcheck.relations.arithmetic.sentences.patterns import PatternMatch, search
from numcheck.relations.corpus import Corpus

_EACH = r"(?:each|apiece|a piece|a head|per head|per person|per capita|per unit|per copy|a share)"
_COMES_TO = (
    r"(?:,? ?(?:or|for|making|totall?ing|taking in|bringing in|raising|earning|grossing|=|giving|which (?:is|makes)|that is|i\.e\.) ?(?:a total of |about )?|,? ?(?:for |or )?a total of "
    r"|~ (?:cost|costs|came to|comes to|totalled|totaled|adds up to|paying|paid|raising|raised|earned|earning|taking in|bringing in|grossing|makes) (?:a total of )?)"
)
_IN_ALL = r" (?:in all|in total|altogether|all told|overall)\b"

# rate · times = total
_PATTERNS = (
    rf"<figure rate>~ (?:per|a|an|each|every) (?P<per>day|week|month|year|hour|night)\b~ (?:for|over) <time times>{_COMES_TO}<level total>",
    rf"<figure rate>~ (?:per|a|an|each|every) (?P<per>day|week|month|year|hour|night)\b~ (?:for|over) <time times>,? (?:or |for )?<level total>{_IN_ALL}",
    rf"<figure rate>~ (?:for|over) <time times>{_COMES_TO}<level total>",
    rf"<figure rate>~ (?:for|over) <time times>,? (?:or |for )?<level total>{_IN_ALL}",
    rf"<count times>~ at (?:a price of |a cost of |about )?<money rate>,? {_EACH}{_COMES_TO}<money total>",
    rf"<count times>~ at (?:a price of |about )?<money rate>,? {_EACH}~~<money total>{_IN_ALL}",
    rf"<level times>~ at <figure rate>{_COMES_TO}<money total>",
    r"\bat <figure rate>,? <level times>~ (?:cost|costs|would cost|come to|came to|comes to|fetch|fetched)~ <money total>",
    rf"<money total>~ (?:for|among|between|to|on) <count times>~(?:,| is|, or|, which is|, that is) ?(?:or |about |some |roughly )*<money rate>~ ?(?:{_EACH}|per \w+|for each)",
    r"\beach of (?:the |its |their |his |her )?<count times>~ (?:gets?|got|pays?|paid|receives?|received|earns?|earned|costs?) <money rate>,? (?:or )?a total of <money total>",
    rf"\beach of (?:the |its |their |his |her )?<count times>~ (?:gets?|got|pays?|paid|receives?|received|earns?|earned|costs?) <money rate>,? (?:or )?<money total>{_IN_ALL}",
    rf"<count times>~ (?:paying|at|worth|for) <money rate>,? {_EACH},? ?(?:[a-z]+ ){{0,3}}(?:takes? in|took in|raises?|raised|brings? in|pays?|earns?) <money total>",
    r"<money rate>~ (?:for|from|on) <count times> (?:brings? in|brought in|raises?|raised|yields?|comes? to|makes?) <money total>",
    rf"<figure rate> for <level times>{_COMES_TO}<money total>",
    rf"<money rate>~ {_EACH}~ (?:for|to) <count times>{_COMES_TO}<money total>",
)
_OTHER = (
    r"\b(?:extra|additional|up to|rising|starting|first|discount|plus|minus|including|deposit|with|tax|tips?|fees?|interest"
    r"|bonus|postage)\b"
)
# "2 tablets a day for 7 days or 1 tablet a day for 14": what stands behind "or" is another rate.
_ANOTHER_RATE = (
    r"(?: [a-z'-]+){0,2} (?:(?:per|an?|each|every) (?:second|minute|hour|day|night|week|month|year)\b|for \x04..)"
)
_AFTER = 24  # code points after the total in which such a word still belongs to it


def find(corpus: Corpus) -> Iterator[Rate]:
    """One relation for each rate with how often it applies and what it comes to, in one sentence and with exact
    numbers; none where an extra, a tax or a discount is spoken of.
    """
    for text in corpus.texts:
        for masked in masked_sentences(text, least=3):
            taken: set[Claim] = set()
            for m in search(masked, *_PATTERNS):
                claims = (m.claim("rate"), m.claim("times"), m.claim("total"))
                per = _per(m)
                if (
                    taken.isdisjoint(claims)
                    and per is not None
                    and all(map(_exact, claims))
                    and not re.search(_OTHER, masked.text[m.match.start() : m.match.end() + _AFTER])
                    and not re.match(_ANOTHER_RATE, masked.text[m.match.end() :])
                ):
                    taken.update(claims)
                    yield Rate(
                        rate=claims[0],
                        times=claims[1],
                        total=claims[2],
                        per=per,
                        cue=m.cue,
                        reason=f"“{m.cue}”: a rate, how often it applies, and a total",
                    )


def _exact(claim: Claim) -> bool:
    return claim.quantity.value is not None and not claim.quantity.vague


def _per(m: PatternMatch) -> str | None:
    """The unit in which the times must be counted: "day", "" for things; None if rate and times do not belong together."""
    rate, times = m.claim("rate").quantity, m.claim("times").quantity
    written = m.word("per") or rate.unit.rpartition("/")[2] if "/" in rate.unit or m.word("per") else ""
    if times.unit in TIMES or times.unit == "night":
        return written or None
    if written and written not in (times.unit, times.noun) and not (rate.unit and times.noun.startswith(written)):
        return None
    return written
