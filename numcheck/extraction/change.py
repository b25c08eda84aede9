"""Movement or level: ``rose 5%``, ``down 3 points``, ``a 5 per cent fall`` move; ``rose to 5%`` is a level."""

from __future__ import annotations

from functools import cache

from numcheck.core.quantity import Direction
from numcheck.extraction.draft import Draft
from numcheck.extraction.figure_words import around_figure
from numcheck.language import lexicon

# How many words lie at most between the verb and its figure; and how far a clause is looked at.
_WORDS_BETWEEN = 4
_CLAUSE = 70
# What goes up is no time: "shows up nine months after".
_TIMES = frozenset(("second", "minute", "hour", "day", "week", "month", "year"))
# The letters of words that may stand before any figure, and before one with a unit.
_OF_ANY, _OF_MEASURED = frozenset("b"), frozenset("bu")
_NONE = Direction.NONE
_NEITHER = (_NONE, "")
_ENDS = (".", ";", ":", "!", "?", "—")


@cache
def _words() -> dict[str, tuple[Direction, str]]:
    """By word: direction, and the letters that say where it counts (told in the head of the data file)."""
    return {word: (Direction(direction), place) for word, direction, place in lexicon.table("numbers/change_words")}


@cache
def _endings() -> frozenset[str]:
    """The last two letters of those words."""
    return frozenset(word[-2:] for word in _words())


def change_of(text: str, draft: Draft, floor: int) -> Direction:
    """Which way the figure says something moved; ``floor`` is where the figure before it ended."""
    measured = draft.measured
    if measured.unit and measured.unit not in _TIMES or measured.noun == "point":
        return _before(text, draft.start, floor, _OF_MEASURED) or _after(text, draft.end)
    return _before(text, draft.start, floor, _OF_ANY)


def _before(text: str, start: int, floor: int, places: frozenset[str]) -> Direction:
    """What the words before the figure say; ``places`` are the letters of those that count before such a figure."""
    if start <= floor or text[start - 1] not in " \u00a0":
        return _NONE
    if text[start - 2].isalpha() and text[start - 3 : start - 1].lower().strip() not in _endings():
        return _NONE  # most words before a figure
    table = _words()
    last = text[max(floor, start - 24) : start].lower().rsplit(None, 1)[-1:]
    if not last or last[0] not in table:
        return _NONE
    words = text[max(floor, start - _CLAUSE) : start].lower().split()
    for back in range(len(words) - 1, max(-1, len(words) - 1 - _WORDS_BETWEEN), -1):
        direction, place = table.get(words[back], _NEITHER)
        if "s" in place:
            if words[back] == "by":
                if words[back + 1 : back + 2] == ["the"]:
                    return _NONE  # boosted by the levy
                return _moved_by(words[:back])
            continue
        if not places.isdisjoint(place):
            level = places is _OF_ANY or back and "p" in table.get(words[back - 1], _NEITHER)[1]
            return _NONE if level and words[back] in ("up", "down") else direction
        break
    return _NONE


def _moved_by(words: list[str]) -> Direction:
    """``increased its sales by``: the verb stands before its object."""
    table = _words()
    for word in reversed(words[-6:]):
        if word.endswith(_ENDS):
            break
        direction, place = table.get(word, _NEITHER)
        if direction and ("b" in place or "u" in place) and word not in ("up", "down", "higher", "lower"):
            return direction
    return _NONE


def _after(text: str, end: int) -> Direction:
    """``a 5% rise``, ``5 percent more than``, ``3 cents lower``."""
    if text[end : end + 1] not in (" ", "-"):
        return _NONE
    table = _words()
    first = text[end + 1 : end + 24].partition(" ")[0]
    if first not in around_figure("before change") and first.rstrip(".,;)") not in table:
        return _NONE
    words = text[end + 1 : end + 40].split()[:3]
    for i, word in enumerate(words[:2]):
        bare = word.rstrip(".,;)")
        direction, place = table.get(bare, _NEITHER)
        if direction and "a" in place:
            return direction
        if direction and "c" in place and not i:
            return direction if bare != word or words[1:2] in (["than"], []) else Direction.NONE
        if i or word not in around_figure("before change"):
            break
    return _NONE


def moved(text: str, start: int) -> bool:
    """Whether the clause before ``start`` speaks of a movement, so that "from 3 to 5" tells where it went."""
    table = _words()
    for word in reversed(text[max(0, start - _CLAUSE) : start].lower().split()):
        if word.endswith(_ENDS):
            break
        if any(letter in table.get(word.rstrip(","), _NEITHER)[1] for letter in "bum"):
            return True
    return False
