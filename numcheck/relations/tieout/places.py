"""The place of a figure: the words it is said in, by which the right number of another thing is told.

A draft that gives two figures of a source each for the other's thing says nothing that its source does not say, number
by number. So a figure is held against the places where the source has its number, and against those where it has the
number of another figure of the draft: where each of the two is said in the words of the other's, they were exchanged.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import fsum

from numcheck.core.named_tuple import NamedTuple
from numcheck.language import lexicon
from numcheck.language.tokens import FIGURE, MIN_IDF
from numcheck.language.vocabulary import outcomes
from numcheck.relations.matching.mention import Mention


class Place(NamedTuple):
    """The terms around a figure, with what each weighs there, and the sum of it."""

    terms: Mapping[str, float]
    weight: float


# Words before a figure and behind it that are its place, and by how much each weighs less than the one before it; what
# they weigh beyond another figure; what the noun that it counts weighs; the weight that two places share which counts
# half as much as endlessly much: all by hand, on figures exchanged in drafts of published texts.
_BEFORE, _BEHIND = 10, 8
_FADES_BEFORE, _FADES_BEHIND = 0.06, 0.08
_SIDE_BEHIND, _BEYOND_FIGURE, _NOUN, _HALF_WEIGHT = 0.9, 0.4, 4.0, 6.0
_JOINTS, _BEYOND_JOINT = frozenset(["and", "while", "but", "or"]), 0.3
_AND_OR = frozenset(["and", "or", "nor"])
_NEAR = 3  # words before a figure in which it is said to be how far something moved; by hand


def place(c: Mention) -> Place:
    """The terms around ``c`` in its sentence, those next to it first; those beyond another figure count for less, and so
    do those behind it that begin what is said of the next one: "£30m and the ministry £18m".
    """
    out: dict[str, float] = {}
    stems, weights, at = c.words.stems, c.words.weights, c.at
    sides = (
        (range(at - 1, max(at - 1 - _BEFORE, -1), -1), 1.0, _FADES_BEFORE),
        (range(at + 1, min(at + 1 + _BEHIND, len(stems))), _SIDE_BEHIND, _FADES_BEHIND),
    )
    for side, start, fades in sides:
        beyond, apart = 1.0, False
        for step, i in enumerate(side):
            joined = c.words.lower[i] in _JOINTS or c.words.clause_ids[i] != c.words.clause_ids[at]
            if i > at and joined and not apart and FIGURE in stems[i : i + _BEHIND]:
                apart, beyond = True, beyond * _BEYOND_JOINT
            if stems[i] == FIGURE:
                beyond *= _BEYOND_FIGURE
            elif weights[i] > MIN_IDF:
                here = beyond * weights[i] * (start - fades * step)
                out[stems[i]] = max(out.get(stems[i], 0.0), here)
    if c.noun:
        out[c.noun] = max(out.get(c.noun, 0.0), _NOUN)
    return Place(out, fsum(out.values()))


def place_similarity(one: Place, other: Place) -> float:
    """How alike two places are, from 0 to below 1: the weight that both share over the lesser of their weights, damped."""
    p, q = one.terms, other.terms
    shared = fsum([min(p[term], q[term]) for term in p.keys() & q.keys()])
    return shared / (min(one.weight, other.weight) + _HALF_WEIGHT)


def closest(wanted: Place, some: Iterable[tuple[Mention, Place]]) -> tuple[float, Mention | None]:
    """The closest of ``some`` to ``wanted``, and how close it is; 0 and None where there is none."""
    best, found = 0.0, None
    for c, there in some:
        close = place_similarity(wanted, there)
        if found is None or close > best:
            best, found = close, c
    return best, found


def is_step(c: Mention) -> bool:
    """Whether words right before the figure say how far something moved, not where to: "an increase of $29 million"."""
    if not {"more", "fewer", "less"}.isdisjoint(c.claim.quantity.modifiers):
        return True
    before = c.words.lower[max(c.at - _NEAR, 0) : c.at]
    return (
        bool(before)
        and before[-1] != "to"
        and not lexicon.classes("relations/support_cues")["difference"].isdisjoint(before)
    )


def of_another_fate(one: Mention, other: Mention) -> bool:
    """Whether two counts are surely of people who fared otherwise: 14 killed and 43 injured are not 43 killed. False where
    nothing is said of either.
    """
    if one.kind != "count" or not one.outcome or not other.outcome:
        return False
    return _fates(one).isdisjoint(_fates(other))


def _fates(c: Mention) -> frozenset[str]:
    """Its outcome, and those that it shares with it: killed or injured."""
    stems, found = c.words.stems, {c.outcome}
    for i, stem in enumerate(stems):
        if stem != c.outcome:
            continue
        for joint, beyond in ((i - 1, i - 2), (i + 1, i + 2)):
            if 0 <= beyond < len(stems) and c.words.lower[joint] in _AND_OR and stems[beyond] in outcomes():
                found.add(stems[beyond])
    return frozenset(found)
