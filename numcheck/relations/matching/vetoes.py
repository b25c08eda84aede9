"""Pairs that are never about one thing, whatever their words share: hard rules, only where a human accepts no exception.

Of the labelled pairs that differ, each rule meets none, or next to none, that contradict each other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from itertools import pairwise

from numcheck.relations.matching.context import Context
from numcheck.relations.matching.owners import two_people
from numcheck.relations.stems import lines, stem
from numcheck.relations.words import cues

BACK, ON = 6, 7  # words before and behind a figure that say when it was so
FAR, CLOSE = 8, 3  # a similar collapse speaks of figures so far away, another collapse of those close by

_OF_THEM = frozenset([("among", "them"), ("of", "them"), ("of", "whom"), ("of", "which")])


def vetoed(a: Context, b: Context, slip: str) -> bool:
    """Whether two figures that differ are of two things; ``slip`` is the slip that would explain it, or ""."""
    if a.claim.quantity.vague or b.claim.quantity.vague:
        return True
    if a.text == b.text and (a.gloss or b.gloss or (a.table is not None and a.table == b.table)):
        return True
    if labelled(a) or labelled(b) or _contains(a, b) or _contains(b, a) or _in_part(a) != _in_part(b):
        return True
    if _included(a) != _included(b):
        return True
    if two_people(a, b) or _apart(a.fate, b.fate) or _apart(_extent(a), _extent(b)):
        return True
    if _attribute(a, b) or _attribute(b, a) or _elsewhere(a) != _elsewhere(b) or _besides(a) != _besides(b):
        return True
    return _no_slip(a, b, slip) if slip else _then_and_now(a, b) or not _share(a, b)


def _no_slip(a: Context, b: Context, slip: str) -> bool:
    """Whether it is none: both come back; 15 journalists and 15,000 refugees."""
    if slip == "unit":
        return False
    counted = a.kind == "count" and bool(a.noun) and bool(b.noun)
    if counted and slip in ("tenfold", "scale") and a.noun not in b.words.stems and b.noun not in a.words.stems:
        return True
    return a.text == b.text and min(len(c.around.places[c.figure]) for c in (a, b)) > 1


def _then_and_now(a: Context, b: Context) -> bool:
    """Whether one is said of an earlier time, or of another time of day, or one moved and the other did not."""
    if _formerly(a) != _formerly(b) or a.claim.quantity.change != b.claim.quantity.change:
        return True
    if _month_and_day(a, b) or _month_and_day(b, a):
        return True
    one, other = _clocks(a), _clocks(b)
    return bool(one) and bool(other) and one.isdisjoint(other)


def _apart(one: str, other: str) -> bool:
    return bool(one) and bool(other) and one != other


def labelled(context: Context) -> bool:
    """Whether a bare figure stands right behind a name, as scores and labels do: ``Calder Rovers 3``, ``Route 66``.

    Not where another figure of the sentence has its verb: ``Ann Lee has 49 goals, Eva Berg 51``.
    """
    words, before = context.words, context.at - 1
    if before < 0 or not context.bare or not words.names[before]:
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
    return any(stems[i] in _words()["part"] and stems[i + 1] == "of" for i in range(max(at - 4, 0), at - 1))


def _included(context: Context) -> bool:
    """Whether it counts some of those just counted: 18 people including five children, among them five children."""
    near = [w.lower() for w in context.words.said[max(context.at - 3, 0) : context.at]]
    return not _words()["included"].isdisjoint(near) or tuple(near[-2:]) in _OF_THEM


def _month_and_day(one: Context, other: Context) -> bool:
    """Whether one is said of a month and the other of a day of the week: the quake in September, the one on Sunday."""
    months, days = _words()["month"], _words()["weekday"]
    here, there = ([w.lower() for w in c.words.said] for c in (one, other))
    return not months.isdisjoint(here) and months.isdisjoint(there) and not days.isdisjoint(there)


def _attribute(one: Context, other: Context) -> bool:
    """Whether a count is the attribute of something else, and the other counts: a four-team tournament, two teams."""
    p, q = one.claim.quantity, other.claim.quantity
    return p.adjectival and not p.unit and one.kind == "count" and not q.adjectival and not q.text.endswith(q.noun)


def _elsewhere(context: Context) -> bool:
    """Whether it is said of another event: "in a similar collapse, 69 died". "Another 69" are of the same."""
    words, at = context.words, context.at
    for i in range(max(at - FAR, 0), min(at + CLOSE + 1, len(words.stems))):
        near = words.stems[i] in _words()["elsewhere"] or (words.stems[i] in _words()["another"] and at - i <= CLOSE)
        if near and i + 1 not in words.figures.values() and (i < at or words.clauses[i] == words.clauses[at]):
            return True
    return False


def _besides(context: Context) -> bool:
    """Whether it is said to be one more: "he also had 440 yards", but not "he also said that"."""
    said, clauses, at = context.words.said, context.words.clauses, context.at
    near = [i for i in range(max(at - 4, 0), at) if said[i].lower() == "also" and clauses[i] == clauses[at]]
    return any(said[i + 1].lower() not in _words()["speech"] for i in near)


def _share(a: Context, b: Context) -> bool:
    """Whether the sentences share any telling word, but for the unit and the word that says which extent it is."""
    units = {
        stem(w) for c in (a, b) if c.claim.quantity.unit and c.kind != "age" for w in c.claim.quantity.text.split()
    }
    return any(s in b.wide and s not in _extents() and s not in units for s in a.wide)


def _formerly(context: Context) -> bool:
    """Whether it is said of an earlier time, or was said then: 12 the year before, formerly 12, said earlier that 12."""
    said, at = context.words.said, context.at
    near = [w.lower() for w in said[max(at - BACK, 0) : at + ON + 1]]
    formerly, former, periods = (_words()[kind] for kind in ("formerly", "former", "period"))
    if not formerly.isdisjoint(near) or said[0].lower() == "earlier":
        return True
    return any((w in periods and after in former) or (w == "last" and after in periods) for w, after in pairwise(near))


def _clocks(context: Context) -> frozenset[str]:
    """The times of day that its sentence gives."""
    return frozenset(_clock().findall(context.claim.sentence.of(context.around.text)))


@cache
def _clock() -> re.Pattern[str]:
    return re.compile(r"\b\d{1,2}[:.]\d\d(?= ?[ap]\.?m\b)|\b\d{1,2}(?= ?[ap]\.?m\b)|\b\d\d?:\d\d\b")


def _extent(context: Context) -> str:
    """Which extent of a thing the word right behind says: 62 metres high, 62 metres (203 ft) high."""
    words, at = context.words, context.at
    same = (words.clauses[at], words.clauses[at] + 2)  # the second one behind a bracket
    near = (i for i in range(at + 1, min(at + 6, len(words.stems))) if words.clauses[i] in same)
    extents = _extents()
    return next((extents[w] for w in (words.said[i].lower() for i in near) if w in extents), "")


@cache
def _words() -> Mapping[str, frozenset[str]]:
    """The words of each kind in ``data/vetoes.txt``."""
    return {kind: frozenset(words) for kind, *words in lines("vetoes.txt")}


@cache
def _extents() -> Mapping[str, str]:
    """The kind of extent that each word for one says."""
    return {w: kind for kind, words in _words().items() if kind.startswith("extent") for w in words}
