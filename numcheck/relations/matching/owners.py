"""Whose age a figure is: a named person has one, so that two ages of one name clash whatever else the sentences say.

"Ann Lee, 34," stands in apposition to its owner. News texts say it once, in the middle of a sentence about something
else, which is why no alignment of the sentences finds it.
"""

from __future__ import annotations

from dataclasses import replace

from numcheck.relations.matching.contexts import Context, bare
from numcheck.relations.words import DATE, FIGURE


def aged(context: Context) -> Context:
    """Ages as one kind, counted in years, whatever is wrong with them: ``Ann Lee, 34,`` and ``Ann Lee, 340,``."""
    quantity = context.claim.quantity
    age = quantity.noun == "age" and quantity.unit == "year"
    if not age and not (bare(context) and quantity.value is not None and _apposed(context)):
        return context
    tight = context.claim.measure.tight
    return replace(context, kind="age", key=("age", tight.low, tight.high))


def owner(age: Context) -> str:
    """The stem of the name that an age stands in apposition to, or ""."""
    if age.kind != "age" or not _apposed(age):
        return ""
    before = age.at - 1
    return age.words.stems[before] if age.words.said[before][:1].isupper() else ""


def one_person(one: Context, other: Context) -> bool:
    """Whether two ages with one owner are one person's: no other name before it, and no heading's "Woman, 34," twice."""
    words = [(c.words, c.at - 2) for c in (one, other)]
    first = [w.stems[i] if i >= 0 and w.said[i][:1].isupper() else "" for w, i in words]
    if first[0] and first[1]:
        return first[0] == first[1]
    return any(w.names[i + 1] for w, i in words)


def two_people(one: Context, other: Context) -> bool:
    """Whether two figures stand in apposition to two different names, as ages do: two ages then."""
    names = [_name(c) for c in (one, other)]
    return bool(names[0]) and bool(names[1]) and names[0].isdisjoint(names[1])


def _name(age: Context) -> frozenset[str]:
    """The two words before the comma, where names are written with capitals and they are, or names have none."""
    if age.kind not in ("age", "count", "time") or not _apposed(age):
        return frozenset()
    before = range(max(age.at - 2, 0), age.at)
    capital = not any(age.words.names) or age.words.said[age.at - 1][:1].isupper()
    return frozenset(age.words.stems[i] for i in before) if capital else frozenset()


def _apposed(context: Context) -> bool:
    """Whether the figure stands alone between two commas, behind a word."""
    words, at = context.words, context.at
    if not 0 < at < len(words.stems) - 1 or words.stems[at - 1] in (FIGURE, DATE):
        return False
    return words.clauses[at - 1] < words.clauses[at] < words.clauses[at + 1]
