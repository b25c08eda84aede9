"""Whose age a figure is: a named person has one, so that two ages of one name clash whatever else the sentences say.

"Ann Lee, 34," stands in apposition to its owner. News texts say it once, in the middle of a sentence about something
else, which is why no alignment of the sentences finds it.
"""

from __future__ import annotations

from numcheck.relations.matching.context import Context
from numcheck.relations.matching.contexts import apposed


def owner(age: Context) -> str:
    """The stem of the name that an age stands in apposition to, or ""."""
    before = apposed(age.words, age.at)
    if age.kind != "age" or before < 0:
        return ""
    return age.words.stems[before] if age.words.said[before][:1].isupper() else ""


def one_person(one: Context, other: Context) -> bool:
    """Whether two ages with one owner are one person's: no other name before it, and no heading's "Woman, 34," twice."""
    words = [(c.words, apposed(c.words, c.at) - 1) for c in (one, other)]
    first = [w.stems[i] if i >= 0 and w.said[i][:1].isupper() else "" for w, i in words]
    if first[0] and first[1]:
        return first[0] == first[1]
    return any(w.names[i + 1] for w, i in words)


def two_people(one: Context, other: Context) -> bool:
    """Whether the sentences of two figures are about people of different names, each with an age: "Ann Lee, 34, won"."""
    names = [people(c) for c in (one, other)]
    return bool(names[0]) and bool(names[1]) and names[0].isdisjoint(names[1])


def people(context: Context) -> frozenset[str]:
    """The names to which figures of its sentence stand in apposition, but for who says it.

    Names are the two words before the comma, where names are written with capitals and they are, or names have none.
    """
    words, names = context.words, set[str]()
    for at in words.figures.values():
        last = apposed(words, at)
        if last >= 0 and (words.said[last][:1].isupper() or not any(words.names)):
            names.update(words.stems[max(last - 1, 0) : last + 1])
    return frozenset(names) - context.speaker
