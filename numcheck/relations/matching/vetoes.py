"""Pairs that are never about one thing, whatever their words share: hard rules, only where a human accepts no exception.

Of the labelled pairs that differ, each rule meets none, or next to none, that contradict each other.
"""

from __future__ import annotations

from numcheck.language.stems import canonical
from numcheck.language.tokens import FIGURE
from numcheck.relations.matching.anchors import two_places
from numcheck.relations.matching.counts import two_counts
from numcheck.relations.matching.cues import Signs, extents
from numcheck.relations.matching.mention import Context
from numcheck.relations.matching.people import two_people


def vetoed(a: Context, b: Context, slip: str) -> bool:
    """Whether two figures that differ are of two things; ``slip`` is the slip that would explain it, or ""."""
    if a.claim.quantity.vague or b.claim.quantity.vague:
        return True
    if a.text == b.text and (a.gloss or b.gloss or (a.table is not None and a.table == b.table)):
        return True
    if labelled(a) or labelled(b) or two_counts(a, b) or two_people(a, b) or two_places(a, b):
        return True
    if a.signs is not b.signs and _told_apart(a.signs, b.signs):
        return True
    if _apart(a.fate, b.fate):
        return True
    return _no_slip(a, b, slip) if slip else _then_and_now(a, b) or not _share(a, b)


def _told_apart(one: Signs, other: Signs) -> bool:
    """Whether one is said of a part, of another event, of others besides, or of another extent, and the other is not."""
    return (
        one.in_part != other.in_part
        or one.included != other.included
        or one.elsewhere != other.elsewhere
        or one.besides != other.besides
        or _apart(one.extent, other.extent)
    )


def _no_slip(a: Context, b: Context, slip: str) -> bool:
    """Whether it is none: over 20 and less than 2; 15 journalists and 15,000 refugees; both come back."""
    if slip == "unit":
        return False
    if a.claim.quantity.bound.opposes(b.claim.quantity.bound):
        return True
    counted = a.kind == "count" and bool(a.noun) and bool(b.noun)
    if counted and slip in ("tenfold", "scale") and a.noun not in b.words.stems and b.noun not in a.words.stems:
        return True
    return a.text == b.text and min(len(c.around.places[c.figure]) for c in (a, b)) > 1


def _then_and_now(a: Context, b: Context) -> bool:
    """Whether one is said of an earlier time, or of another time of day, or one moved and the other did not."""
    one, other = a.signs, b.signs
    if one.formerly != other.formerly or a.claim.quantity.change != b.claim.quantity.change:
        return True
    if (one.month and not other.month and other.weekday) or (other.month and not one.month and one.weekday):
        return True  # the quake in September, the one on Sunday
    return bool(a.clocks) and bool(b.clocks) and a.clocks.isdisjoint(b.clocks)


def _apart(one: str, other: str) -> bool:
    return bool(one) and bool(other) and one != other


def labelled(context: Context) -> bool:
    """Whether a bare figure stands right behind a name, as scores and labels do: ``Calder Rovers 3``, ``Route 66``.

    Not where another figure of the sentence has its verb: ``Ann Lee has 49 goals, Eva Berg 51``.
    """
    words, before = context.words, context.at - 1
    if before < 0 or not context.bare:
        return False
    if words.stems[before] == FIGURE:
        return words.clause_ids[before] == words.clause_ids[context.at]  # what a page counts: "0 15"
    if not words.is_name[before]:
        return False
    first = min(words.figures.values())
    elided = first < context.at and not words.is_name[first - 1]
    return words.clause_ids[before] == words.clause_ids[context.at] and not elided


def _share(a: Context, b: Context) -> bool:
    """Whether the sentences share any telling word, but for the unit and the word that says which extent it is."""
    units = {
        canonical(w) for c in (a, b) if c.claim.quantity.unit and c.kind != "age" for w in c.claim.quantity.text.split()
    }
    return any(s in b.wide and s not in extents() and s not in units for s in a.wide)
