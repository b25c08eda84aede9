"""Counts that nobody wrote down: "two films", where the text then tells of the first and the second.

A writer counts what a source names or lists without a number, and so does a text that goes on to enumerate. Such a
count is held against the list, where there is one; else it is not checked.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from numcheck.language import lexicon
from numcheck.language.lazy_pattern import Lazy
from numcheck.language.stems import canonical
from numcheck.relations.matching.mention import Mention

# How high people count what they see named or listed, how far behind a figure its own list may begin, and how long a
# member of it may be (code points): by hand.
MOST_COUNTED = 12
_BEFORE_LIST, _LIST, _MEMBER = 60, 900, 60
_NEAR_TEXT = 6  # words before the figure in which the text is named; by hand
_FEW = 3  # so many people are counted by their names

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
WORDS = Lazy(r"[^\W_]+")
_OPENING = Lazy(r"^[^.,:;()–—\n]*[,:;(–—] ?")
_END = Lazy(r"[.;)\n]\s|\n|$")
JOINTS = Lazy(r", and |,? and |, |; ")
_ROW_OF_NAMES = Lazy(
    r"\s(?:[A-Z][\w.'’-]*[^\S\n]?)+(?:,[^\S\n](?:[A-Z][\w.'’-]*[^\S\n]?)+)*,?[^\S\n]?and(?:[^\S\n][A-Z][\w.'’-]*)+"
)
_ITEM_NUMBER = Lazy(r"(?:(?:^|\n)[ \t*•-]*|\s\()(\d{1,2})[.)]\s")


def counted(draft: Mention) -> int:
    """How many things the figure counts that a list may hold; 0 where it is no such figure."""
    quantity = draft.claim.quantity
    value = quantity.value
    if draft.kind != "count" or quantity.unit or quantity.adjectival or value is None or value != int(value):
        return 0
    return int(value) if 2 <= value <= MOST_COUNTED else 0


def enumerated_after(draft: Mention, source_words: frozenset[str]) -> bool:
    """Whether the text goes on to tell of as many: "two films: the first …, the second …", "two friends, Ida and Jon".

    Those of a plain row must be named in ``source_words``, the words of the sources in lower case.
    """
    count = counted(draft)
    if not count:
        return False
    text, end = draft.document.text, draft.claim.location.span.end
    behind = text[end : end + _LIST]
    return _told_in_order(behind, count) or _row_of(behind, count, source_words) or _names(behind, count, source_words)


def _told_in_order(text: str, count: int) -> bool:
    """Whether ``text`` tells of the first, of the second and so on, up to ``count`` and no further."""
    numbers = [int(n) for n in _ITEM_NUMBER.findall(text)]
    if numbers[:count] == list(range(1, count + 1)) and count + 1 not in numbers:
        return True
    words = WORDS.findall(text.lower())
    if count == 2 and "one" in words and not {"another", "other"}.isdisjoint(words[words.index("one") :]):
        return True
    place = -1
    for ordinal in _ORDINALS[:count]:
        if ordinal not in words[place + 1 :]:
            return False
        place = words.index(ordinal, place + 1)
    return count <= len(_ORDINALS)


def _row_of(text: str, count: int, source_words: frozenset[str]) -> bool:
    """Whether a row of ``count`` members begins soon: ", Ida and Jon", ": East, Middle and West", "; a son, …, and a daughter"."""
    opening = _OPENING.search(text[:_BEFORE_LIST])
    if opening is None:
        return False
    rest = _END.split(text[opening.end() :], maxsplit=1)[0]
    for length in (rest, *_beginnings(rest, count)):
        members = [m for m in JOINTS.split(length) if m.strip()]
        if len(members) == count and all(len(m) <= _MEMBER for m in members):
            named = [{w.lower() for w in WORDS.findall(m)} & source_words for m in members]
            return all(named)
    return False


def _names(text: str, count: int, source_words: frozenset[str]) -> bool:
    """Whether a row of ``count`` names stands right behind: "two former clerks Ida Holm and Jon Berg"."""
    row = _ROW_OF_NAMES.match(text)
    members = JOINTS.split(row.group().strip()) if row else []
    return len(members) == count and all({w.lower() for w in WORDS.findall(m)} & source_words for m in members)


def _beginnings(text: str, count: int) -> Iterator[str]:
    """``text`` up to the comma behind its member number ``count``."""
    joints = list(JOINTS.finditer(text))
    if len(joints) >= count and " and " in joints[count - 2].group():
        yield text[: joints[count - 1].start()]


def is_of_the_text(draft: Mention) -> bool:
    """Whether it counts what the source is about, which no text says of itself: "the passage describes two films"."""
    before = draft.words.lower[max(draft.at - _NEAR_TEXT, 0) : draft.at]
    return 0 < counted(draft) <= _FEW and not _texts().isdisjoint(before)


def points_back(draft: Mention) -> bool:
    """Whether it counts what its text has just named: "these two states"."""
    return counted(draft) > 0 and draft.at > 0 and draft.words.lower[draft.at - 1] in _demonstratives()


def counts_people(draft: Mention) -> bool:
    """Whether it counts two or three people in a word that any text has for them: "two friends"."""
    return 0 < counted(draft) <= _FEW and draft.noun in people()


@cache
def _texts() -> frozenset[str]:
    return lexicon.classes("relations/support_cues")["text"]


@cache
def _demonstratives() -> frozenset[str]:
    return lexicon.classes("relations/support_cues")["demonstrative"]


@cache
def people() -> frozenset[str]:
    """The stems of the words that any text has for people."""
    return frozenset(map(canonical, lexicon.classes("relations/support_cues")["people"]))


def has_one_name(one: str, other: str) -> bool:
    """Whether two nouns, as stems, are names of any text for one thing: country, nation."""
    return one != other and {one, other} <= _states()


@cache
def _states() -> frozenset[str]:
    return frozenset(map(canonical, lexicon.classes("relations/support_cues")["states"]))
