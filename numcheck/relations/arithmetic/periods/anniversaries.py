"""Anniversaries with the date they count from: founded in 1900, it marked its centenary in 2000."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from numcheck.core.relation import Anniversary, LocatedDate
from numcheck.language import lexicon
from numcheck.language.lazy_pattern import Lazy
from numcheck.relations.arithmetic.sentences.masked_sentence import MaskedSentence
from numcheck.relations.arithmetic.sentences.patterns import PatternMatch, search
from numcheck.relations.corpus import ClaimedText

_BEGAN = (
    r"\b(?:founded|born|built|opened|established|married|wed|begun|began|launched|created|set up|started|formed|incorporated"
    r"|premiered|unveiled|inaugurated|completed|dedicated|chartered)\b~(?: in| on)? <date start>"
)
_NTH = r"(?P<nth>\d{1,3})(?:st|nd|rd|th) (?:wedding )?(?:anniversary|birthday|jubilee)"
_CUES = Lazy(r"annivers|birthday|jubilee|wedding|cent(?:en|enn)")


@cache
def _patterns() -> tuple[str, ...]:
    names = "|".join(re.escape(name) for name in lexicon.keyed("relations/anniversaries"))
    named = rf"(?:{_NTH}|(?P<name>{names}))\b"
    return (
        rf"{_BEGAN}~~{named}~ (?:in|on|of) <date end>",
        rf"\bin <date end>~~{named}~~{_BEGAN}",
        rf"{named} in <date end>~~{_BEGAN}",
        rf"\bin <date end>~~{named} of (?:its|his|her|their|the) [a-z]+ (?:in|of) <date start>",
    )


def anniversaries(text: ClaimedText, masked: MaskedSentence) -> Iterator[Anniversary]:
    """One relation for each anniversary with the date of what it is of and the date it fell on."""
    if not _CUES.search(masked.text):
        return
    for m in search(masked, *_patterns()):
        start, end = m.date("start"), m.date("end")
        if start.year is not None and end.year is not None and not (start.circa or end.circa):
            uri = text.document.uri
            yield Anniversary(
                name=m.word("name") or f"{m.word('nth')}th anniversary",
                years=_years(m),
                start=LocatedDate(uri, start),
                end=LocatedDate(uri, end),
                cue=m.cue,
                reason=f"“{m.cue}”: an anniversary, and the date it counts from",
            )


def _years(m: PatternMatch) -> int:
    return int(m.word("nth") or lexicon.keyed("relations/anniversaries")[m.word("name")][0])
