"""What is measured, in words for people: entity, property, qualifiers.

A reading aid, not what the matching rests on: that lines up whole contexts (``alignment``).
"""

from __future__ import annotations

from numcheck.core.claim import Measurand, Qualifier
from numcheck.core.quantity import Change, Quantity
from numcheck.core.text import Span
from numcheck.relations.stems import rarity, stem

_PERIODS = frozenset(["year", "month", "week", "day", "night", "quarter", "morning", "hour"])
_DAYS = frozenset(["yesterday", "today", "tomorrow"])
_MODAL = frozenset(
    [
        "could",
        "would",
        "may",
        "might",
        "expected",
        "forecast",
        "predicted",
        "planned",
        "target",
        "proposed",
        "estimated",
    ]
)


def measurand(text: str, quantity: Quantity, sentence: Span, speaker: str = "") -> Measurand:
    """The measurand of ``quantity`` as far as its sentence says it in plain sight; the ``speaker`` is not the entity."""
    span = quantity.span
    before = text[max(sentence.start, span.start - 160) : span.start]
    after = text[span.end : min(sentence.end, span.end + 80)]
    left, right = _bare(before), _bare(after)
    entity = next((n for n in reversed([*_names(left), *_names(right[:8])]) if _entity(n, speaker)), "")
    qualifiers = [
        Qualifier(kind, found)
        for kind, say in (("time", _time), ("modality", _modality))
        if (found := say(right) or say(left[-14:]))
    ]
    if quantity.change is not Change.NONE:
        qualifiers.append(Qualifier("change", str(quantity.change)))
    if quantity.of:
        qualifiers.append(Qualifier("scope", f"of {quantity.of}"))
    words = [*quantity.modifiers, quantity.noun] if quantity.noun else _property(left, right)
    return Measurand(entity, " ".join(words), tuple(qualifiers))


def _bare(words: str) -> list[str]:
    """The words without the marks around them."""
    return [w for w in (word.strip(",.;:()“”\"'’‘!?") for word in words.split()) if w]


def _names(words: list[str]) -> list[str]:
    """Runs of capitalised words, in order."""
    runs: list[str] = []
    start = None
    for i, word in enumerate([*words, ""]):
        if word[:1].isupper():
            start = i if start is None else start
        elif start is not None:
            runs.append(" ".join(words[start:i]))
            start = None
    return runs


def _time(words: list[str]) -> str:
    """The first time that is said: "last week", "in 2014", "on Monday", "a day"."""
    for i, word in enumerate(words):
        following = words[i + 1] if i + 1 < len(words) else ""
        if word in _DAYS:
            return word
        if (
            (word in ("last", "next", "this", "a", "per") and following in _PERIODS)
            or (word == "in" and len(following) == 4 and following.isdigit() and following[:2] in ("19", "20"))
            or (word == "on" and following[:1].isupper() and following.endswith("day"))
        ):
            return f"{word} {following}"
    return ""


def _modality(words: list[str]) -> str:
    return next((w for w in words if w in _MODAL), "")


def _entity(name: str, speaker: str) -> bool:
    """Whether a capitalised word names something: not "The", not a weekday, not who speaks."""
    low = name.lower()
    return (
        rarity(stem(low.split()[0])) > 2.5
        and low[-3:] != "day"
        and not (speaker and (name in speaker or speaker in name))
    )


def _property(left: list[str], right: list[str]) -> list[str]:
    """The telling word nearest to a figure that counts nothing: "wall" of "The wall, 62 metres high"."""
    for words in (left[:-6:-1], right[:4]):
        for word in words:
            if word.islower() and word.isalpha() and rarity(stem(word)) > 4.5:
                return [word]
    return []
