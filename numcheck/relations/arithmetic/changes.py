"""Changes that are written three times over: where a figure was, where it is, and by how much it moved.

Three neighbours with three parts ("rose 5% to 21 from 20") make a relation; so do two under "doubled", or under a verb
that says which way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from numcheck.core.claim import Claim, Relation, RelationKind
from numcheck.core.text import Span
from numcheck.numbers.intervals import common_readings
from numcheck.relations.arithmetic.change_roles import Figure, classes, movers, parts, words
from numcheck.relations.arithmetic.cue_words import cue_words
from numcheck.relations.arithmetic.patterns import Signs, sentences
from numcheck.relations.corpus import Corpus

_ALL = 100  # per cent
_APART = 90  # code points between two figures of one change
_ELSEWHERE = frozenset({"from", "compared", "against", "versus"})
_MORE = frozenset({"more", "over", "nearly", "almost", "about", "roughly", "around", "least", "less"})


def find(corpus: Corpus) -> Iterator[Relation]:
    """One relation for each change with both its ends, as a difference, a percentage or a multiple."""
    for text in corpus.texts:
        for signs in sentences(text, least=1):
            if len(signs.claims) == 1 and (signs.claims[0].quantity.value or 0) <= _ALL:
                continue  # a percentage alone may be impossible, and no more
            plain = signs.without_asides()
            if not movers().isdisjoint(words(plain.text)):
                figures = parts(plain)
                yield from _beyond_all(plain, figures)
                if len(figures) > 1 and any(f.part for f in figures):
                    threes = list(_threes(plain, figures))
                    yield from threes
                    yield from _pairs(plain, figures, {c for r in threes for c in r.claims})
            if len(signs.claims) > 2:
                from numcheck.relations.arithmetic import steps

                yield from steps.find(signs)


def _threes(signs: Signs, figures: Sequence[Figure]) -> Iterator[Relation]:
    """Every movement with where it started and where it ended."""
    for i, figure in enumerate(figures):
        ends: dict[str, Figure] = {}
        if figure.part == "than":
            if 0 < i < len(figures) - 1 and _than_links(signs, *figures[i - 1 : i + 2]):
                ends = {"new": figures[i - 1], "old": figures[i + 1]}
        elif figure.part == "change":
            ends = _ends(signs, figures, i)
        if len(ends) == 2:
            old, new = ends["old"].claim, ends["new"].claim
            if common_readings((old.measure, new.measure)) and not _is_span(figure, ends):
                yield Relation(
                    RelationKind.CHANGE,
                    claims=(old, new, figure.claim),
                    roles=("old", "new", "change"),
                    cue=figure.cue,
                    reason=f"“{figure.cue}” with a start and an end",
                    evidence={"direction": figure.direction},
                )


def _is_span(change: Figure, ends: Mapping[str, Figure]) -> bool:
    """Whether "rose 5 to 10 from 100" says how far something rose: 10 is not where 100 went."""
    if ends["new"].start != change.start:
        return False
    old, new = ends["old"].claim.quantity.value or 0, ends["new"].claim.quantity.value or 0
    return not old * 2 <= new * 5 <= old * 12


@cache
def _is() -> re.Pattern[str]:
    return re.compile(
        r"^(?:[^;()]{0,40}?,? (?:which|that))?,? ?(?:(?:is|was|are|were|would be|will be|comes to) )?"
        r"(?:about |some |almost |nearly )?$"
    )


def _than_links(signs: Signs, new: Figure, change: Figure, old: Figure) -> bool:
    """Whether "``new``, which is ``change`` more than ``old``" is what the words say."""
    if not _is().search(signs.text[new.end : change.start]):
        return False
    gap = signs.text[change.end : old.start]
    same_word = new.claim.quantity.unit == old.claim.quantity.unit != ""
    return len(gap) <= (120 if same_word else 40) and (same_word or "," not in gap)


def _ends(signs: Signs, figures: Sequence[Figure], at: int) -> dict[str, Figure]:
    """The start and the end of the movement ``figures[at]``, as far as its neighbours are."""
    ends: dict[str, Figure] = {}
    last = figures[at]
    for figure in figures[at + 1 : at + 3]:
        gap = signs.text[last.end : figure.start]
        if figure.part not in ("old", "new") or figure.part in ends or not _joined(gap, figure) or _moves_on(gap):
            break
        ends[figure.part] = figure
        last = figure
    before = figures[at - 1] if at else None
    if len(ends) == 2 or before is None:
        return ends
    if not _joined(signs.text[before.end : figures[at].start], figures[at]):
        return {}
    if "old" in ends and "new" not in ends and before.part in ("new", ""):
        return {**ends, "new": before}
    if ends or at < 2 or not _apposed(signs.text[before.end : figures[at].start]):
        return {}
    first = figures[at - 2]
    gap = signs.text[first.end : before.start]
    if not _joined(gap, before):
        return {}
    if {first.part, before.part} == {"old", "new"}:
        return {first.part: first, before.part: before}
    compared = any(w in gap for w in ("compared", "against", "versus", "up from", "down from"))
    return {"new": first, "old": before} if first.part == "" and before.part == "old" and compared else {}


def _joined(gap: str, figure: Figure) -> bool:
    """Whether the words ``gap`` leave the figure after them in the same change: near, and compared with nothing else."""
    found = words(gap)
    return (
        len(gap) <= _APART
        and cue_words("otherwise").isdisjoint(found)
        and sum(w in _ELSEWHERE for w in found) <= (figure.part == "old")
    )


def _apposed(gap: str) -> bool:
    """Whether a movement after both ends sums them up, "…, a rise of 5%", and is no cause, "… after a 12% drop"."""
    return any(sign in gap for sign in ",(-–—") and cue_words("cause").isdisjoint(words(gap))


def _moves_on(gap: str) -> bool:
    """Whether ``gap`` begins another statement: "rose 5% and profit rose to …"."""
    verbs = classes()["verb"]
    return any(w == "and" or (w in verbs and w not in ("up", "down")) for w in words(gap))


def _pairs(signs: Signs, figures: Sequence[Figure], taken: set[Claim]) -> Iterator[Relation]:
    """Two ends under "doubled", or under a verb that says which way."""
    tables = classes()
    for first, second in pairwise(figures):
        if {first.part, second.part} != {"old", "new"} or first.claim in taken or second.claim in taken:
            continue
        old, new = (first, second) if first.part == "old" else (second, first)
        if not _joined(signs.text[first.end : second.start], second):
            continue
        if not common_readings((old.claim.measure, new.claim.measure)):
            continue
        before = words(signs.text[max(0, first.start - 60) : first.start])
        at = _governing(before, (*tables["multiple"], *tables["verb"]))
        word = before[at] if at is not None else ""
        if at and word in tables["verb"] and before[at - 1] in tables["multiple"]:  # "a threefold increase"
            at, word = at - 1, before[at - 1]
        if at is not None and word in tables["multiple"]:
            bound = next((w for w in reversed(before[max(0, at - 2) : at]) if w in _MORE), "")
            evidence = {"factor": tables["multiple"][word], "bound": bound}
        elif word in tables["verb"] and first is old and not _is_range(first.claim, second.claim):
            evidence = {"direction": tables["verb"][word]}
        else:
            continue
        yield Relation(
            RelationKind.CHANGE,
            claims=(old.claim, new.claim),
            roles=("old", "new"),
            cue=word,
            reason=f"“{word}” with a start and an end",
            evidence=evidence,
        )


def _is_range(first: Claim, second: Claim) -> bool:
    """Whether "from 3 to 5 per cent" may be how far something fell: the first has no unit of its own."""
    bare = [c.quantity.number in (c.quantity.span, Span(0, 0)) for c in (first, second)]
    return bare == [True, False]


def _governing(before: Sequence[str], cues: Sequence[str]) -> int | None:
    """Where the last of ``cues`` stands in the words before a figure, unless a clause ends after it."""
    if not cue_words("otherwise").isdisjoint(before):
        return None
    for at in range(len(before) - 1, -1, -1):
        if before[at] in cues:
            return at
        if before[at] in ",:()" and before[at + 1 : at + 2] not in (["from"], ["to"]):
            return None
    return None


def _beyond_all(signs: Signs, figures: Sequence[Figure]) -> Iterator[Relation]:
    """What is said to have fallen by more than all of itself, unless it may turn negative."""
    for figure in figures:
        q = figure.claim.quantity
        if figure.part != "change" or figure.direction != "down" or q.unit != "percent" or (q.value or 0) <= _ALL:
            continue
        if cue_words("signed").isdisjoint(words(signs.text)):
            yield Relation(
                RelationKind.CHANGE,
                claims=(figure.claim,),
                roles=("change",),
                cue=figure.cue,
                reason="nothing falls by more than all of itself",
                evidence={"direction": "down"},
            )
