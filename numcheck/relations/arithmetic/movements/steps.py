"""Steps: how far something moved, said twice, and where it came to; and two ends with the movement behind "or".

"The index fell 120.5 points, or 1.1%, to 10,880.2": the step over what it started from is the percentage.
"""

from __future__ import annotations

from collections.abc import Iterator

from numcheck.core.claim import Claim
from numcheck.core.quantity import Direction
from numcheck.core.relation import Moved, StatedChange, Step
from numcheck.numbers.intervals import common_senses, is_bare
from numcheck.relations.arithmetic.movements.change_roles import change_words, words_and_marks
from numcheck.relations.arithmetic.sentences.masked_sentence import FIGURE_CHARS, MaskedSentence
from numcheck.relations.arithmetic.sentences.patterns import PatternMatch, search

_SAID = "(?:about |around |nearly |almost |roughly |some )?"
_WAY = "(?: (?P<way>up|down|higher|lower))?"
_AT = ",?(?: to close| to end| to finish)? (?:to|at) (?:a |an |the )?"
_STEPS = (
    rf"<level step>(?: a \w+)?,? or {_SAID}<pct change>{_WAY}{_AT}<level new>",
    rf"<pct change>,? or {_SAID}<level step>(?: a \w+)?{_WAY}{_AT}<level new>",
)
_MOVES = "(?:rise|increase|gain|growth|jump|fall|drop|decline|decrease|cut|loss|reduction)"
_APPOSED = (
    rf"<pct change> to <level new>(?! from\b)~(?:,| -| –| —) an? (?:[a-z]+ )?{_MOVES} of {_SAID}<level step>",
    rf"(?<!from )<level step> to <level new>(?! from\b)~(?:,| -| –| —) an? (?:[a-z]+ )?{_MOVES} of {_SAID}<pct change>",
    rf"(?<!from )<level step> to <level new>(?! from\b)~(?:,| -| –| —) an? {_SAID}<pct change> {_MOVES}",
)
_OR = rf"(?:,? or | ?\(|, or a ){_SAID}<pct change>"
_ENDS = (
    rf"\bfrom <figure old>~ to <figure new>~{_OR}",
    rf"\bto <figure new>~ from <figure old>~{_OR}",
)
_STOOD = rf"\b(?:stood|was|were|started|began)(?: out)? at <level old>[^;:(){FIGURE_CHARS}]{{0,50}}? (?P<verb>[a-z]+) to <level new>(?!%| percent)"


def steps(masked: MaskedSentence) -> Iterator[Step | StatedChange]:
    """One relation for each step with its percentage and its end, and for each two ends with "or 5%" behind them."""
    found = search(masked, *_STEPS) if " or " in masked.text else ()
    for m in (*found, *search(masked, *_APPOSED)):
        way = _way(m)
        if way and _exact(m, "new", "step", "change") and _one_scale(m):
            yield Step(
                new=m.claim("new"),
                step=m.claim("step"),
                change=m.claim("change"),
                direction=way,
                cue=m.cue,
                reason=f"“{m.cue}”: the step over what it started from is the percentage",
            )
    for m in search(masked, *_ENDS):
        old, new, change, way = m.claim("old"), m.claim("new"), m.claim("change"), _way(m)
        if way and _exact(m, "old", "new", "change") and common_senses([old.measure, new.measure]):
            reason = f"“{m.cue}”: two ends, and the movement between them"
            yield StatedChange(old=old, new=new, change=change, direction=way, cue=m.cue, reason=reason)


def stood_and_moved(masked: MaskedSentence) -> Iterator[Moved]:
    """ "Stood at 95 last year but later fell to 62": where it was, and a verb that says which way it went."""
    for m in search(masked, _STOOD) if " at " in masked.text else ():
        old, new, way = m.claim("old"), m.claim("new"), change_words().verbs.get(m.word("verb"), Direction.NONE)
        if way and _exact(m, "old", "new") and _are_alike(old, new):
            reason = f"“{m.cue}”: where it was, and which way it went"
            yield Moved(old=old, new=new, direction=way, cue=m.word("verb"), reason=reason)


def _are_alike(old: Claim, new: Claim) -> bool:
    same = old.quantity.unit == new.quantity.unit and new.quantity.noun in ("", old.quantity.noun)
    return (same or is_bare(new.measure)) and common_senses([old.measure, new.measure]) is not None


def _way(m: PatternMatch) -> Direction:
    """Up or down, by the word after the step or the last word of change before it."""
    if m.word("way"):
        return Direction.UP if m.word("way") in ("up", "higher") else Direction.DOWN
    verbs = change_words().verbs
    before = words_and_marks(m.sentence.text[max(0, m.match.start() - 50) : m.match.start()])
    return next((verbs[w] for w in reversed(before) if w in verbs), Direction.NONE)


def _exact(m: PatternMatch, *roles: str) -> bool:
    return all(m.claim(r).quantity.value is not None and not m.claim(r).quantity.vague for r in roles)


def _one_scale(m: PatternMatch) -> bool:
    """Whether the step is counted in what the level is: points of an index, or one unit."""
    step, new = m.claim("step").quantity, m.claim("new").quantity
    points = "point" in (step.noun, step.unit) and not new.unit and new.noun in ("", "point")
    return points or common_senses([m.claim("step").measure, m.claim("new").measure]) is not None
