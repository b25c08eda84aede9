"""Pairs that are never about one thing, whatever their words share: hard rules, only where a human accepts no exception.

Of the labelled pairs that differ, each rule meets none, or next to none, that contradict each other.
"""

from __future__ import annotations

from itertools import pairwise

from numcheck.relations.matching.contexts import Context, bare
from numcheck.relations.matching.owners import two_people
from numcheck.relations.words import cues

REACH = 8  # words; "a similar collapse" speaks of the figures so near
BACK, ON = 6, 7  # words before and behind a figure that say when it was so
_ELSEWHERE = frozenset(["similar", "another", "previous"])
_PARTS = frozenset(["most", "much", "part", "half", "rest", "bulk", "some"])
_PERIODS = frozenset(["year", "month", "week", "decade", "quarter", "season"])
_FORMER = frozenset(["before", "earlier", "ago"])
_EXTENTS = {
    "long": "length",
    "wide": "width",
    "tall": "height",
    "high": "height",
    "deep": "depth",
    "thick": "thickness",
}


def vetoed(a: Context, b: Context, slip: str) -> bool:
    """Whether two figures that differ are of two things; ``slip`` is the slip that would explain it, or ""."""
    if a.claim.quantity.vague or b.claim.quantity.vague:
        return True
    if a.text == b.text and (a.gloss or b.gloss or (a.table is not None and a.table == b.table)):
        return True
    if labelled(a) or labelled(b) or _contains(a, b) or _contains(b, a) or _in_part(a) != _in_part(b):
        return True
    if two_people(a, b) or _apart(a.fate, b.fate) or _apart(_extent(a), _extent(b)):
        return True
    return not slip and (
        _attribute(a, b)
        or _attribute(b, a)
        or _elsewhere(a) != _elsewhere(b)
        or _formerly(a) != _formerly(b)
        or a.claim.quantity.change != b.claim.quantity.change
    )


def _apart(one: str, other: str) -> bool:
    return bool(one) and bool(other) and one != other


def labelled(context: Context) -> bool:
    """Whether a bare figure stands right behind a name, as scores and labels do: ``Calder Rovers 3``, ``Route 66``.

    Not where another figure of the sentence has its verb: ``Ann Lee has 49 goals, Eva Berg 51``.
    """
    words, before = context.words, context.at - 1
    if before < 0 or not bare(context) or not words.names[before]:
        return False
    first = min(words.figures.values())
    elided = first < context.at and not words.names[first - 1]
    return words.clauses[before] == words.clauses[context.at] and not elided


def _contains(one: Context, other: Context) -> bool:
    """Whether ``one`` counts what holds the things that ``other`` counts: two sets of sons, four sons."""
    return one.noun in cues()["container"] and other.noun not in cues()["container"] and other.noun in one.near


def _in_part(context: Context) -> bool:
    """Whether something less than the figure is meant: most of a six-month sentence."""
    stems, at = context.words.stems, context.at
    return any(stems[i] in _PARTS and stems[i + 1] == "of" for i in range(max(at - 4, 0), at - 1))


def _attribute(one: Context, other: Context) -> bool:
    """Whether a count is the attribute of something else, and the other counts: a four-team tournament, two teams."""
    p, q = one.claim.quantity, other.claim.quantity
    return p.adjectival and not p.unit and one.kind == "count" and not q.adjectival and not q.text.endswith(q.noun)


def _elsewhere(context: Context) -> bool:
    """Whether its clause speaks of another event: killed 69 in a similar collapse. "Another 69" are of the same."""
    words, at = context.words, context.at
    near = range(max(at - REACH, 0), min(at + REACH + 1, len(words.stems)))
    here = [i for i in near if words.stems[i] in _ELSEWHERE and words.clauses[i] == words.clauses[at]]
    return any(i + 1 not in words.figures.values() for i in here)


def _formerly(context: Context) -> bool:
    """Whether the figure is said of an earlier time: was 12 the year before, 12 a month ago, formerly 12."""
    said, at = context.words.said, context.at
    near = [w.lower() for w in said[max(at - BACK, 0) : at + ON + 1]]
    if not {"previously", "formerly"}.isdisjoint(near):
        return True
    return any(
        (w in _PERIODS and after in _FORMER) or (w == "last" and after in _PERIODS) for w, after in pairwise(near)
    )


def _extent(context: Context) -> str:
    """Which extent of a thing the word right behind says: 62 metres high."""
    words, at = context.words, context.at
    near = range(at + 1, min(at + 4, len(words.stems)))
    found = (_EXTENTS.get(words.said[i].lower()) for i in near if words.clauses[i] == words.clauses[at])
    return next((extent for extent in found if extent), "")
