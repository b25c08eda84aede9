"""Who says it: "Stoltenberg pointed out", "according to the ministry", "he said", quotation marks.

A speaker is named by a run of capitalised words beside a verb of saying. "He said" is the nearest speaker named before;
a quoted sentence without one has the speaker of the sentence next to it in the same paragraph. Where nobody is found the
author speaks, and the attribution is empty.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from operator import itemgetter
from typing import Any

from numcheck.core.named_tuple import NamedTuple
from numcheck.core.text import Span
from numcheck.language import lexicon, linear
from numcheck.language.names import nations
from numcheck.language.stems import canonical
from numcheck.relations.speaker_names import NameIndex, name_after, name_before, short_name

NEXT = 600  # code points from a quoted sentence to the words that say whose it is
_ACCORDING = "ccording to "


def _any(kind: str) -> str:
    """Alternatives of a pattern: the words of one class."""
    return "|".join(sorted(lexicon.classes("relations/attribution")[kind]))


@cache
def _says() -> Any:
    return linear.compiled(rf"\b(?:{_any('verb')})\b")


def _verbs(text: str) -> list[tuple[int, int]]:
    """(start, end) of each verb of saying in ``text``, in order."""
    found = list(linear.spans(_says(), text))
    if text.isascii():
        return found
    # The engine takes the letters of ASCII alone for letters: the "said" of "désaid" is no word.
    return [(a, b) for a, b in found if not (_in_word(text[a - 1 : a]) or _in_word(text[b : b + 1]))]


def _in_word(char: str) -> bool:
    return char.isalnum() or char == "_"


@cache
def _title() -> Any:
    return linear.compiled(rf"\b(?:{_any('title')})\b")


@cache
def _titled() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any('title')}) (?:[A-Z][a-z]+ )?([A-Z][a-z]+)\b")


def _titled_names(text: str) -> Iterator[str]:
    """The names that stand after a title in ``text``."""
    done = 0
    for start, _ in linear.spans(_title(), text):
        found = _titled().match(text, start) if start >= done else None
        if found:
            yield found[1]
            done = found.end()


class Attribution(NamedTuple):
    """Who says something: the cue, a verb of saying at ``at`` (code points), and the ``name`` whose it is."""

    at: int
    name: str


class AttributionIndex:
    """The attributions of ``text``. Each is read when it is asked for: most stand in sentences without figures."""

    def __init__(self, text: str) -> None:
        self._text = text
        marks = _verbs(text)
        at = text.find(_ACCORDING)
        while at >= 0:
            marks.append((at - 1, -1))
            at = text.find(_ACCORDING, at + len(_ACCORDING))
        self._marks = sorted(marks)
        self._read: dict[int, tuple[str, bool]] = {}
        self._full: dict[tuple[str, bool], str] = {}
        self._names = NameIndex(text)

    def __iter__(self) -> Iterator[Attribution]:
        return self.within(0, len(self._text))

    def within(self, start: int, end: int, *, backwards: bool = False) -> Iterator[Attribution]:
        """The attributions whose cue stands at ``start`` or later, before ``end``, in order or ``backwards``.

        Pronouns are resolved; where nobody answers to one there is no attribution.
        """
        some = range(bisect_left(self._marks, (start,)), bisect_left(self._marks, (end,)))
        for i in reversed(some) if backwards else some:
            at = self._marks[i][0]
            name, pronoun = self._said(i)
            if pronoun:
                name = _last(self._named, at)
            if name:
                yield Attribution(at, self._full_name(name, person=pronoun))

    def _said(self, i: int) -> tuple[str, bool]:
        """Whose cue number ``i`` is, by the words beside it: a name or "", and whether a pronoun says it."""
        found = self._read.get(i)
        if found is None:
            text, (start, end) = self._text, self._marks[i]
            if end < 0:
                words = text[start + 1 + len(_ACCORDING) : start + 121].partition("\n")[0].split()
                name, pronoun = name_after(words, reach=5)[0], False
            else:
                line = max(text.rfind("\n", max(start - 160, 0), start) + 1, start - 160, 0)
                name, pronoun = name_before(text[line:start].split())
                if not (name or pronoun):
                    name, pronoun = name_after(text[end : end + 120].partition("\n")[0].split())
            found = self._read[i] = short_name(name), pronoun
        return found

    @cached_property
    def _named(self) -> list[tuple[int, str]]:
        """Where in the text the people stand whom a pronoun may mean, in order."""
        names = {self._said(i)[0] for i in range(len(self._marks))}
        return _each(self._titled.union(filter(self._is_person, names)), self._names)

    @cached_property
    def _titled(self) -> frozenset[str]:
        return frozenset(_titled_names(self._text))

    def _is_person(self, name: str) -> bool:
        """Whether "he" may mean ``name``: one word, somewhere after a first name or a title; if a country's, a title."""
        if not name or " " in name or name.isupper():
            return False
        if canonical(name) in nations():
            return name in self._titled
        return any(first[0].isupper() for first in self._names.before(name))

    def _full_name(self, name: str, *, person: bool) -> str:
        """The name of a person with the first name that stands before it somewhere: Okafor is Tom Okafor."""
        found = self._full.get((name, person))
        if found is None:
            first = ""
            if person or self._is_person(name):
                first = next((first for first in self._names.first_names(name) if first[1:].islower()), "")
            found = self._full[name, person] = f"{first} {name}" if first else name
        return found


def _each(names: Iterable[str], index: NameIndex) -> list[tuple[int, str]]:
    """Where each of ``names`` stands in the text of ``index``, in order, not overlapping."""
    found: list[tuple[int, str]] = []
    done = 0
    for at, name in sorted((at, each) for each in names for at in index.places(each)):
        if at >= done:
            found.append((at, name))
            done = at + len(name)
    return found


def _last(named: Sequence[tuple[int, str]], at: int) -> str:
    """The name that stands last before ``at``, or ""."""
    i = bisect_right(named, at, key=itemgetter(0)) - 1
    return named[i][1] if i >= 0 else ""


def speaker(text: str, sentence: Span, is_quoted: bool, said: AttributionIndex) -> str:
    """Who says what stands in ``sentence``; "" for the author."""
    inside = next(said.within(sentence.start, sentence.end), None)
    if inside or not is_quoted:
        return inside.name if inside else ""
    start = sentence.start
    before = next(said.within(start - NEXT + 1, start, backwards=True), None)
    after = next(said.within(sentence.end, start + NEXT), None)
    near = [s for s in (before, after) if s and "\n" not in text[min(s.at, start) : max(s.at, sentence.end)].strip()]
    return min(near, key=lambda s: abs(s.at - start)).name if near else ""
