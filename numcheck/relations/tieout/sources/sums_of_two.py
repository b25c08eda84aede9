"""Which two figures of a source a draft adds up, or takes from each other, to give its own.

That two numbers come to a third is little: any text has some that do. The words must say so, too. ``shares`` tells
whether a figure of the source has a word in common with the draft's.
"""

from __future__ import annotations

from collections.abc import Callable

from numcheck.relations.matching.mention import Mention
from numcheck.relations.tieout.computed_pairs import Pair, SumsOfTwo, middle
from numcheck.relations.tieout.derivations import speaks_of_difference, speaks_of_sum
from numcheck.relations.tieout.moves import is_move


def sum_of_two(
    draft: Mention, sums: SumsOfTwo, shares: Callable[[Mention, Mention], bool], against: Mention | None = None
) -> Pair | None:
    """Two figures of ``sums`` whose sum or difference the draft gives, or None; with ``against``, a sum that holds this one.

    They stand in one sentence or in two that follow each other, both share a word with the draft's figure, and they
    count what it counts: houses and barns where it says "houses and barns", men and women where it says "people";
    never guards and robbers where it says "guards". Ages are not added, nor are the shares by which something
    moved.
    """
    if draft.kind == "age" or draft.is_bare or (draft.kind == "percent" and draft.claim.quantity.change):
        return None
    summed, apart = speaks_of_sum(draft), speaks_of_difference(draft)
    if against is None and not (summed or apart or "and" in draft.words.vocabulary):
        return None  # nothing says that it is computed, and it names no two things
    whole = middle(draft)
    for c, other, here, there in sums.pairs(draft.kind, whole, apart=apart and against is None):
        if whole in (here, there) or not (shares(draft, c) and shares(draft, other)):
            continue
        if is_move(other, c):
            continue  # its start is asked for elsewhere, and nothing else follows from it
        sure = against is not None
        if not sure and here + there == whole and not (summed or _names_both(draft, c, other)):
            continue
        if (not sure or against in (c, other)) and _together(draft, c, other, sure=sure):
            return other, c
    return None


def ends_of_change(draft: Mention, sums: SumsOfTwo, shares: Callable[[Mention, Mention], bool]) -> Pair | None:
    """Two figures of ``sums`` that lie so far apart, of which the draft's sentence gives one: "fell by four weeks to 27
    weeks", from 31 weeks to 27. None where there are none, or the draft speaks of no difference.
    """
    if not speaks_of_difference(draft) or draft.kind in ("age", "percent") or draft.is_bare:
        return None
    whole = middle(draft)
    for c, other, here, there in sums.pairs(draft.kind, whole, apart=True):
        ends = (c.claim.quantity.value, other.claim.quantity.value)
        named = not draft.other_numbers.isdisjoint(ends) and draft.claim.quantity.unit == c.claim.quantity.unit
        if abs(here - there) == whole and named and c.sentence == other.sentence and shares(draft, c):
            return other, c
    return None


def _names_both(draft: Mention, one: Mention, other: Mention) -> bool:
    """Whether the draft names what the one counts and what the other does: "houses and barns"."""
    return one.noun != other.noun and {one.noun, other.noun} <= draft.window_terms.keys() | {draft.noun}


def _together(draft: Mention, one: Mention, other: Mention, *, sure: bool) -> bool:
    """Whether the two are parts of what the draft counts: all of them its own noun, or none of them.

    To be ``sure`` they are other figures than each other (or one is of others: six women, six other women), named, and none
    the draft gives beside its own.
    """
    own = [c.noun == draft.noun or c.noun in draft.window_terms or not (sure or c.noun) for c in (one, other)]
    if not sure:
        return own[0] == own[1]
    return (
        all(own)
        and (one.figure_key != other.figure_key or _says_other(one) != _says_other(other))
        and draft.other_numbers.isdisjoint(c.claim.quantity.value for c in (one, other))
    )


def _says_other(c: Mention) -> bool:
    return "other" in c.claim.quantity.modifiers
