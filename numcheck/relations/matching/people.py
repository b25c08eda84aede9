"""Whose age a figure is: a named person has one, so that two ages of one name clash whatever else the sentences say.

"Ann Lee, 34," stands in apposition to its owner. News texts say it once, in the middle of a sentence about something
else, which is why no alignment of the sentences finds it.
"""

from __future__ import annotations

from collections.abc import Iterator

from numcheck.language.names import nations, titles
from numcheck.language.stems import OOV_IDF
from numcheck.language.tokens import TokenizedSentence
from numcheck.relations.matching.contexts import apposed
from numcheck.relations.matching.mention import Context


def owner(age: Context) -> str:
    """The stem of the name that an age stands in apposition to, or ""."""
    before = apposed(age.words, age.at) if age.kind == "age" else -1
    if before < 0:
        return ""
    capital = age.words.surface[before][:1].isupper()
    named = capital or (before > 0 and _may_name(age.words, before - 1) and _may_name(age.words, before))
    return age.words.stems[before] if named else ""


def surname(age: Context) -> str:
    """The name that an age stands in apposition to, as it is written; only for one that has an owner."""
    return age.words.surface[apposed(age.words, age.at)]


def one_person(one: Context, other: Context) -> bool:
    """Whether two ages with one owner are one person's: no other name before it, and no heading's "Woman, 34," twice."""
    same = same_first_name(one, other)
    if same is not None:
        return same
    words = [(c.words, apposed(c.words, c.at)) for c in (one, other)]
    return any(w.is_name[i] or not w.surface[i][:1].isupper() for w, i in words)


def same_first_name(one: Context, other: Context) -> bool | None:
    """Whether one first name stands before the owners of two ages; None where either has none."""
    first, second = _first_name(one), _first_name(other)
    return first == second if first and second else None


def _first_name(age: Context) -> str:
    """The stem of the word before its owner's name, where that is written as a name, too, and is no title; or ""."""
    words, i = age.words, apposed(age.words, age.at) - 1
    return words.stems[i] if i >= 0 and _may_name(words, i) and words.surface[i] not in titles() else ""


def _may_name(words: TokenizedSentence, i: int) -> bool:
    """Whether a word is written as a name, or is as rare as one where the sentence writes none."""
    return words.surface[i][:1].isupper() or (words.weights[i] >= OOV_IDF and not any(words.is_name))


def two_people(one: Context, other: Context) -> bool:
    """Whether two figures are about people of different names: ages of theirs, or figures of sentences with such ages.

    "Ann Lee, 34, won"; the 16-year-old Tom Berg, a 23-year-old woman, Eva Dahl; Ann Lee, 34, and Eva Lee, 31.
    """
    if owner(one) and owner(one) == owner(other):
        return same_first_name(one, other) is False
    return any(apart[0] and apart[1] and apart[0].isdisjoint(apart[1]) for apart in _named(one, other))


def _named(one: Context, other: Context) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    if one.kind == other.kind == "age":
        yield _behind(one), _behind(other)
    yield people(one), people(other)


def _behind(age: Context) -> frozenset[str]:
    """The name that an age is put before: the 16-year-old Tom Berg; but not a nation's, the 84-year-old Tasmanian."""
    words, last = age.words, len(age.words.is_name)
    if words.lower[age.at + 1 : age.at + 3] != ("year", "old"):
        return frozenset()
    start = next((i for i in range(age.at + 3, min(age.at + 6, last)) if words.is_name[i]), last)
    name = words.name_from(start)
    return name if nations().isdisjoint(name) else frozenset()


def people(context: Context) -> frozenset[str]:
    """The names to which figures of its sentence stand in apposition, but for who says it.

    Names are the two words before the comma, where names are written with capitals and they are, or names have none.
    """
    words, names = context.words, set[str]()
    for at in words.figures.values():
        last = apposed(words, at)
        if last >= 0 and (words.surface[last][:1].isupper() or not any(words.is_name)):
            names.update(words.stems[max(last - 1, 0) : last + 1])
    return frozenset(names) - context.speaker
