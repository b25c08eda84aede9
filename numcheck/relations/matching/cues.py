"""What the words around one figure say that sets it apart: of an earlier time, of a part, of another event.

Most sentences hold none of these words (``data/vetoes.txt``), which one look settles. ``vetoes`` says which two
figures differ by what.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from numcheck.language.stems import lines
from numcheck.language.tokens import TokenizedSentence

BACK, ON = 6, 7  # words before and behind a figure that say when it was so
FAR, CLOSE = 8, 3  # a similar collapse speaks of figures so far away, another collapse of those close by

_OF_THEM = frozenset([("among", "them"), ("of", "them"), ("of", "whom"), ("of", "which")])


class Signs(NamedTuple):
    """What is said of one figure.

    ``in_part``    less than the figure is meant: most of a six-month sentence
    ``included``   it counts some of those just counted: 18 people including five children, among them five children
    ``elsewhere``  of another event: "in a similar collapse, 69 died"; "another 69" are of the same
    ``besides``    it is one more: "he also had 440 yards", but not "he also said that"
    ``formerly``   of an earlier time, or said then: 12 the year before, formerly 12, said earlier that 12
    ``month``      the sentence names a month, ``weekday`` a day of the week, outside a date
    ``extent``     which extent of a thing the word right behind says: 62 metres high, 62 metres (203 ft) high; or ""
    """

    in_part: bool = False
    included: bool = False
    elsewhere: bool = False
    besides: bool = False
    formerly: bool = False
    month: bool = False
    weekday: bool = False
    extent: str = ""


_NONE = Signs()


def signs(words: TokenizedSentence, at: int) -> Signs:
    """The signs of the figure at index ``at`` of ``words``."""
    if words.vocabulary.isdisjoint(_any_kind()):
        return _NONE
    return Signs(
        _in_part(words, at),
        _included(words, at),
        _elsewhere(words, at),
        _besides(words, at),
        _formerly(words, at),
        not _kinds()["month"].isdisjoint(words.lower),
        not _kinds()["weekday"].isdisjoint(words.lower),
        _extent(words, at),
    )


def _in_part(words: TokenizedSentence, at: int) -> bool:
    stems, parts = words.stems, _kinds()["part"]
    return any(stems[i] in parts and stems[i + 1] == "of" for i in range(max(at - 4, 0), at - 1))


def _included(words: TokenizedSentence, at: int) -> bool:
    near = words.lower[max(at - 3, 0) : at]
    return not _kinds()["included"].isdisjoint(near) or near[-2:] in _OF_THEM


def _elsewhere(words: TokenizedSentence, at: int) -> bool:
    similar, another = _kinds()["elsewhere"], _kinds()["another"]
    for i in range(max(at - FAR, 0), min(at + CLOSE + 1, len(words.stems))):
        near = words.stems[i] in similar or (words.stems[i] in another and at - i <= CLOSE)
        if near and i + 1 not in words.figures.values() and (i < at or words.clause_ids[i] == words.clause_ids[at]):
            return True
    return False


def _besides(words: TokenizedSentence, at: int) -> bool:
    lows, clauses, also = words.lower, words.clause_ids, _kinds()["besides"]
    near = [i for i in range(max(at - 4, 0), at) if lows[i] in also and clauses[i] == clauses[at]]
    return any(lows[i + 1] not in _kinds()["speech"] for i in near)


def _formerly(words: TokenizedSentence, at: int) -> bool:
    near = words.lower[max(at - BACK, 0) : at + ON + 1]
    formerly, former, periods = (_kinds()[kind] for kind in ("formerly", "former", "period"))
    if not formerly.isdisjoint(near) or words.lower[0] == "earlier":
        return True
    return any((w in periods and after in former) or (w == "last" and after in periods) for w, after in pairwise(near))


def _extent(words: TokenizedSentence, at: int) -> str:
    same = (words.clause_ids[at], words.clause_ids[at] + 2)  # the second one behind a bracket
    near = (words.lower[i] for i in range(at + 1, min(at + 6, len(words.lower))) if words.clause_ids[i] in same)
    return next((extents()[w] for w in near if w in extents()), "")


@cache
def _kinds() -> Mapping[str, frozenset[str]]:
    """The words of each kind in ``data/vetoes.txt``."""
    return {kind: frozenset(words) for kind, *words in lines("vetoes.txt")}


@cache
def _any_kind() -> frozenset[str]:
    return frozenset().union(*_kinds().values(), {word for pair in _OF_THEM for word in pair} - {"of"})


@cache
def extents() -> Mapping[str, str]:
    """The kind of extent that each word for one says."""
    return {w: kind for kind, words in _kinds().items() if kind.startswith("extent") for w in words}
