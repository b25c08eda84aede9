"""Steps: how far something moved, said twice, and where it came to; and two figures with their difference.

"The index fell 120.5 points, or 1.1%, to 10,880.2": the step over what it started from is the percentage.
"""

from __future__ import annotations

from collections.abc import Iterator

from numcheck.core.claim import Relation, RelationKind
from numcheck.numbers.intervals import common_readings
from numcheck.relations.arithmetic.change_roles import classes, words
from numcheck.relations.arithmetic.patterns import Match, Signs
from numcheck.relations.arithmetic.patterns import find as matches

_SAID = "(?:about |around |nearly |almost |roughly |some )?"
_WAY = "(?: (?P<way>up|down|higher|lower))?"
_AT = ",?(?: to close| to end| to finish)? (?:to|at) (?:a |an |the )?"
_STEPS = (
    rf"<level step>(?: a \w+)?,? or {_SAID}<pct change>{_WAY}{_AT}<level new>",
    rf"<pct change>,? or {_SAID}<level step>(?: a \w+)?{_WAY}{_AT}<level new>",
)
_DIFFERENCE = (
    r"\b(?:of|at|was|were|totall?ed) <level old>~ and ~(?:of|at|was|were|totall?ed|to) <level new>~~"
    r"\b(?:deficit|surplus|difference|gap|shortfall) of (?:about |some )?<level change>"
)


def find(signs: Signs) -> Iterator[Relation]:
    """One relation for each step with its percentage and its end, and for each stated difference."""
    if " or " in signs.text:
        for m in matches(signs, *_STEPS):
            way = _way(m)
            claims = (m.claim("new"), m.claim("step"), m.claim("change"))
            if way and _exact(m, "new", "step", "change") and _one_scale(m):
                yield Relation(
                    RelationKind.CHANGE,
                    claims=claims,
                    roles=("new", "step", "change"),
                    cue=m.cue,
                    reason=f"“{m.cue}”: the step over what it started from is the percentage",
                    evidence={"direction": way},
                )
    for m in matches(signs, _DIFFERENCE):
        claims = (m.claim("old"), m.claim("new"), m.claim("change"))
        if _exact(m, "old", "new", "change") and common_readings([c.measure for c in claims]):
            yield Relation(
                RelationKind.CHANGE,
                claims=claims,
                roles=("old", "new", "change"),
                cue=m.cue,
                reason=f"“{m.cue}”: two figures and their difference",
                evidence={"direction": ""},
            )


def _way(m: Match) -> str:
    """Up or down, by the word after the step or the last word of change before it."""
    if m.word("way"):
        return "up" if m.word("way") in ("up", "higher") else "down"
    verbs = classes()["verb"]
    before = words(m.signs.text[max(0, m.match.start() - 50) : m.match.start()])
    return next((verbs[w] for w in reversed(before) if w in verbs), "")


def _exact(m: Match, *roles: str) -> bool:
    return all(m.claim(r).quantity.value is not None and not m.claim(r).quantity.vague for r in roles)


def _one_scale(m: Match) -> bool:
    """Whether the step is counted in what the level is: points of an index, or one unit."""
    step, new = m.claim("step").quantity, m.claim("new").quantity
    points = "point" in (step.noun, step.unit) and not new.unit and new.noun in ("", "point")
    return points or common_readings([m.claim("step").measure, m.claim("new").measure]) is not None
