"""Counts that are of two things by what they count: a team and its tournament, people and a magnitude, some and all."""

from __future__ import annotations

from numcheck.language.stems import canonical
from numcheck.language.vocabulary import cues
from numcheck.relations.matching.mention import Context

_OTHER = canonical("other")


def two_counts(one: Context, other: Context) -> bool:
    """Whether two figures cannot count the same."""
    return _differ(one, other) or _differ(other, one)


def _differ(one: Context, other: Context) -> bool:
    return _contains(one, other) or _attribute(one, other) or _reading(one, other) or _others(one, other)


def _contains(one: Context, other: Context) -> bool:
    """Whether ``one`` counts what holds the things that ``other`` counts: two sets of sons, four sons."""
    return one.noun in cues()["container"] and other.noun not in cues()["container"] and other.noun in one.near


def _attribute(one: Context, other: Context) -> bool:
    """Whether a count is the attribute of something else, and the other counts: a four-team tournament, two teams."""
    p, q = one.claim.quantity, other.claim.quantity
    return p.adjectival and not p.unit and one.kind == "count" and not q.adjectival and not q.text.endswith(q.noun)


def _reading(one: Context, other: Context) -> bool:
    """Whether ``one`` is read off a scale, and the other counts whole things: a magnitude of 5.6, five people."""
    p, q = one.claim.quantity, other.claim.quantity
    bare = one.kind == "count" and not p.unit and (not p.noun or p.adjectival)
    scale = bare and p.value is not None and p.value < 100 and p.value % 1 != 0
    return scale and bool(q.noun) and not q.unit and q.value is not None and q.value < 1000 and q.value % 1 == 0


def _others(one: Context, other: Context) -> bool:
    """Whether ``one`` counts the others of what ``other`` counts: "one dead and two others hurt", three people."""
    part, whole = one.claim.quantity, other.claim.quantity
    if one.kind != "count" or part.value is None or whole.value is None:
        return False
    some = _OTHER in (one.noun, *map(canonical, part.modifiers), *one.words.stems[one.at - 1 : one.at])
    return some and other.kind == "count" and whole.value - part.value in one.numbers
