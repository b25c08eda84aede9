"""Percentages that are slices of one whole, because the words say so: composition, votes, answers, "the rest".

Bare percentages are never forced to 100.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import accumulate, pairwise

from numcheck.core.claim import Claim
from numcheck.core.relation import Completeness, Slices
from numcheck.language.lazy_pattern import Lazy
from numcheck.relations.arithmetic.sentences.masked_sentence import MaskedSentence
from numcheck.relations.arithmetic.sentences.patterns import search

_COMPLETE, _NEARLY, _OPEN = Completeness
# An alloy, a state, a budget: nothing else is in it.
_MADE_OF = (
    r"\b(?:consist(?:s|ed|ing)? of|composed of|compris(?:es|ed|ing)|made up of|(?:a )?(?:blend|mix|mixture|alloy) of"
    r"|blend(?:s|ed|ing)?|mix(?:es|ed|ing)?|split|divided(?: into| between| as follows)?:?) "
    r"(?:about |roughly |some |around )?<pcts slices>"
)
_CONTAINS = (
    r"\b(?:contain(?:s|ed|ing)?|(?:mixture|mix|blend|alloy|portfolio|fund|soil|air|atmosphere|milk) (?:is|was)) "
    r"(?:about |roughly |some |around )?<pcts slices>"
)
_MADE_FROM = r"\b(?:made|constructed|built|produced|woven|manufactured)(?: \w+)? (?:from|of|with|out of) <pcts slices>"
# "2% of all petrol and 1.3% of its energy": two wholes.
_OTHER_WHOLE = "\x01.. of (?:the|its|all|their|total|each)\\b"
_WHOLE = Lazy(r"\bof (?:the |a |an |its |their |his |her )([a-z]+)")  # "90% of a project takes 90% of the time"
_REST = r"\bthe (?:remaining|other|rest|balance)(?:,| of the)? $"
_ANOTHER = r"\b(?:another|an? (?:additional|further)|additional|further) (?:about |some )?$"
_VOTE = r"\bof (?:the )?(?:\w+ )?(?:votes?|ballots?)\b"
_NO_VOTE = r"(?i)\b(?:turn-?out|rounds?|run-?off|first|second|previous|earlier|last|swing|counted|lead|points?|up|down|rose|fell|from|men|women|district|state|count(?:y|ies))\b"
_OF_THESE = r"\bof (?:these|those|them|the (?:\w+ )?(?:respondents|participants|total))\b"
_UNDECIDED = r"\b(?:undecided|unsure|not sure|don't know|did not know|didn't know|no opinion|abstained)\b"
_AGAINST = r"\b(?:no|against|oppos\w+|disapprov\w+|disagree\w*|reject\w*)\b"
_NONE, _ONLY = r"\b(?:no|not|never|without|nothing)\b", r"[,;] (?:and |but )?(?:only|just) $"
_OWNED = r"^ (?:is |are |was )?(?:owned |held )?by\b"
_SEXES = (
    r"\b(?:women|females?|girls) (?:make|made|making) up (?:about )?<pct a>~,? and (?:the )?(?:men|males?|boys) (?:about )?<pct b>",
    r"\b(?:men|males?|boys) (?:make|made|making) up (?:about )?<pct a>~,? and (?:the )?(?:women|females?|girls) (?:about )?<pct b>",
    r"<pct a> (?:were |are |was |is )?(?:men|males?|boys)\b~,?(?: and| while|,)? <pct b> (?:were |are |was |is )?(?:women|females?|girls)\b",
    r"<pct a> (?:were |are |was |is )?(?:women|females?|girls)\b~,?(?: and| while|,)? <pct b> (?:were |are |was |is )?(?:men|males?|boys)\b",
)


def slices_of_wholes(masked: MaskedSentence, before: Sequence[Claim] = ()) -> Iterator[Slices]:
    """The relations among percentages of one sentence; ``before`` are those of its paragraph, the nearest first.

    Where the rest is what the slices of the sentences before leave as well, the sentence alone need not make a whole.
    """
    shares = [c for c in masked.claims if c.quantity.unit == "percent" and c.quantity.value is not None]
    if len(shares) < 2:
        return
    for pattern, complete in ((_MADE_OF, _COMPLETE), (_MADE_FROM, _NEARLY), (_CONTAINS, _OPEN)):
        for m in search(masked, pattern):
            if not re.search(_OTHER_WHOLE, m.sentence.text[m.match.start("slices") :]):
                yield _relation(m.all("slices"), m.cue, complete)
                return
    for m in search(masked, *_SEXES):
        yield _relation((m.claim("a"), m.claim("b")), m.cue, _OPEN)
        return
    places = [(start, end, c) for start, end, c in masked.places() if c in shares]
    gaps = [masked.text[a[1] : b[0]] for a, b in pairwise(places)]
    tail = masked.text[places[-1][1] :]
    text = "".join((*gaps, tail))
    later = "".join((*gaps[1:], tail))  # the first may say of what it is a share
    if len(shares) != len(masked.claims) or len(set(_WHOLE.findall(text))) > 1:
        return
    last = next((i for i, (start, _, _) in enumerate(places) if i and re.search(_REST, masked.text[:start])), None)
    if last is not None and not re.search(r"\bof (?!the|these|those|them|whom|which)", later):
        rest = shares[: last + 1]
        goes_on = re.search(_ANOTHER, masked.text[: places[0][0]]) or _completes(rest, before)
        yield _relation(rest, "the rest", _OPEN if goes_on else _COMPLETE)
    elif len(shares) > 2 and re.search(_UNDECIDED, text) and re.search(_AGAINST, text) and " of " not in later:
        yield _relation(shares, "undecided", _OPEN)
    elif len(shares) == 2 and re.search(_NONE, gaps[0]) and re.search(_ONLY, gaps[0]):
        yield _relation(shares, "only", _OPEN)
    elif all(re.search(_OWNED, t) for t in (*gaps, tail)):
        yield _relation(shares, "owned by", _OPEN)
    elif re.search(_VOTE, text) and not re.search(_NO_VOTE, masked.text):
        yield _relation(shares, "of the vote", _OPEN)
    elif (
        len(shares) > 2
        and re.search(_OF_THESE, masked.text[: places[0][0]])
        and all(re.search("[,;]", g) for g in gaps)
    ):
        yield _relation(shares, "of these", _OPEN)


def _completes(rest: Sequence[Claim], before: Sequence[Claim]) -> bool:
    """Whether ``rest`` and the last one, two … of the slices ``before`` are about 100 per cent."""
    values = [Fraction(c.quantity.value or 0) for c in before]
    sums = accumulate(values, initial=sum((Fraction(c.quantity.value or 0) for c in rest), Fraction(0)))
    tolerance = max(Fraction(c.quantity.resolution) for c in rest) * (len(rest) + 1)
    return any(abs(at - 100) <= tolerance for at in sums)


def _relation(found: Sequence[Claim], cue: str, complete: Completeness) -> Slices:
    reason = f"“{cue}” makes these the slices of one whole"
    return Slices(slices=tuple(found), complete=complete, cue=cue, reason=reason)
