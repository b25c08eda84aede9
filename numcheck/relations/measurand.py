"""What is measured, in words for people: entity, property, qualifiers.

A reading aid, not what the matching rests on: that lines up whole contexts (``alignment``).
"""

from __future__ import annotations

import re
from functools import cache

from numcheck.core.claim import Measurand, Qualifier
from numcheck.core.quantity import Change, Quantity
from numcheck.core.text import Span
from numcheck.relations.stems import rarity, stem


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A name; words of time; words that say it is no fact yet."""
    return (
        re.compile(r"[A-Z][\w’'-]+(?: (?:of |the )?[A-Z][\w’'-]+){0,3}"),
        re.compile(
            r"\b(?:in (?:19|20)\d\d|(?:last|next|this) (?:year|month|week|night|quarter|morning)|yesterday|today|tomorrow"
            r"|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|a (?:year|month|week|day)|per \w+)\b"
        ),
        re.compile(
            r"\b(?:could|would|may|might|expected|forecast|predicted|planned|target|proposed|estimated|up to)\b"
        ),
    )


def measurand(text: str, quantity: Quantity, sentence: Span, speaker: str = "") -> Measurand:
    """The measurand of ``quantity`` as far as its sentence says it in plain sight; the ``speaker`` is not the entity."""
    name, time, modal = _patterns()
    span = quantity.span
    before, after = (
        text[max(sentence.start, span.start - 160) : span.start],
        text[span.end : min(sentence.end, span.end + 80)],
    )
    here = [m.group() for m in name.finditer(before)]
    here += [m.group() for m in name.finditer(after[:50])]
    entity = next((n for n in reversed(here) if _entity(n, speaker)), "")
    qualifiers = []
    for kind, pattern in (("time", time), ("modality", modal)):
        found = pattern.search(after) or pattern.search(before[-80:])
        if found:
            qualifiers.append(Qualifier(kind, found.group()))
    if quantity.change is not Change.NONE:
        qualifiers.append(Qualifier("change", str(quantity.change)))
    if quantity.of:
        qualifiers.append(Qualifier("scope", f"of {quantity.of}"))
    words = [*quantity.modifiers, quantity.noun] if quantity.noun else _property(before, after)
    return Measurand(entity, " ".join(words), tuple(qualifiers))


def _entity(name: str, speaker: str) -> bool:
    """Whether a capitalised word names something: not "The", not a weekday, not who speaks."""
    low = name.lower()
    return (
        rarity(stem(low.split()[0])) > 2.5
        and low[-3:] != "day"
        and not (speaker and (name in speaker or speaker in name))
    )


def _property(before: str, after: str) -> list[str]:
    """The telling word nearest to a figure that counts nothing: "wall" of "The wall, 62 metres high"."""
    for words in (re.findall(r"[a-z]{3,}", before)[:-6:-1], re.findall(r"[a-z]{3,}", after)[:4]):
        for word in words:
            if rarity(stem(word)) > 4.5:
                return [word]
    return []
