"""Movement or level: ``rose 5%``, ``down 3 points``, ``a 5 per cent fall`` move; ``rose to 5%`` is a level."""

from __future__ import annotations

from functools import cache

from numcheck.core.quantity import Change
from numcheck.extraction.patterns import Lazy
from numcheck.extraction.vocabulary import rows

_WORD_BEFORE = Lazy(r"([A-Za-z]+)[ \u00a0]\Z")
_AFTER = Lazy(
    r"(?:[ -])(?:year-on-year |year-over-year |annual |pay |price |overall |net |real |sharp |steep )?([a-z]+)\b"
)
# Words that may stand between the verb and the figure. "to" may not: what rises to a figure is a level.
_BRIDGES = frozenset(
    [
        "by",
        "a",
        "an",
        "another",
        "further",
        "additional",
        "of",
        "sharply",
        "slightly",
        "steadily",
        "only",
        "just",
        "nearly",
        "almost",
        "about",
        "some",
        "the",
        "roughly",
        "around",
        "over",
    ]
)
_COMPARES = frozenset(["more", "less", "fewer", "above", "below", "bigger", "larger", "smaller", "greater", "ahead"])


# "lost 5 men" loses things, "lost 5 points" is a movement.
_LOSE_THINGS = frozenset(
    [
        "cut",
        "contract",
        "advance",
        "shed",
        "lost",
        "lose",
        "loses",
        "losing",
        "cuts",
        "cutting",
        "raise",
        "raised",
        "raises",
        "raising",
    ]
)


def _moved_by(text: str, at: int, floor: int) -> Change:
    """``increased its sales by``: the verb stands before its object."""
    before = _words()[0]
    for word in reversed(text[max(floor, at - 60) : at].lower().split()[-6:]):
        if word[-1] in ".;:!?":
            break
        if word in before and word not in ("up", "down", "more", "above", "below"):
            return before[word]
    return Change.NONE


@cache
def _words() -> tuple[dict[str, Change], dict[str, Change]]:
    before: dict[str, Change] = {}
    after: dict[str, Change] = {}
    for word, direction, place in rows("change_words", 3):
        if "b" in place:
            before[word] = Change(direction)
        if "a" in place:
            after[word] = Change(direction)
    return before, after


def of(text: str, start: int, end: int, floor: int, limit: int, *, unit: str) -> Change:
    """Which way the figure ``text[start:end]`` says something moved; ``floor`` is where the figure before it ended."""
    before, after = _words()
    at = start
    for _ in range(3):
        match = _WORD_BEFORE.search(text, max(floor, at - 14), at)
        if match is None:
            break
        word = match.group(1).lower()
        found = before.get(word)
        if found is not None:
            if word in _LOSE_THINGS and not unit:
                break
            return found
        if word not in _BRIDGES:
            break
        at = match.start()
        if word == "by":
            return _moved_by(text, at, floor)
    if end < limit and text[end] in " -" and unit:
        match = _AFTER.match(text, end, limit)
        if match is not None:
            word = match.group(1)
            found = after.get(word)
            if found is not None and (
                word not in _COMPARES
                or text[match.end() : match.end() + 1] in ("", ".", ",", ";")
                or text[match.end() : match.end() + 5] == " than"
            ):
                return found
    return Change.NONE
