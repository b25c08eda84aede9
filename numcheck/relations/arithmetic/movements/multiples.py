"""One figure as a multiple of another: 900 cars, three times as many as the 300 of 1990; twice the height of the 150-foot church."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from numcheck.core.claim import Claim
from numcheck.core.quantity import Bound
from numcheck.core.relation import Multiplied
from numcheck.language.lazy_pattern import Lazy
from numcheck.numbers.intervals import common_senses
from numcheck.relations.arithmetic.movements.change_roles import change_words
from numcheck.relations.arithmetic.sentences.masked_sentence import MaskedSentence
from numcheck.relations.arithmetic.sentences.patterns import PatternMatch, search

_BOUND = r"(?:(?P<bound>more than|over|at least|nearly|almost|less than|about|roughly|around|some) )?"
_WORD = r"(?P<word>twice|double|triple|treble|quadruple|half)"
_IS = r"~(?:,| (?:is|are|was|were|would be)|, which (?:is|was|are|were)) "
_WHAT = "(?:size|height|length|weight|number|amount|rate|price|cost|value|total|sum|area|width|depth|age|level|speed)"
_THE = r"(?: the| its| their| his| her| a| an)?(?: (?!(?:to|or|and|than|from|by|in|at|of|for)\b)[a-z-]+){0,2}? "
_OF = rf"(?: as [a-z]+(?: [a-z]+)? as| the {_WHAT} of| what| that of)?{_THE}"
_NAMED = rf"(?: as [a-z]+ as| that of| the {_WHAT} of)~,(?: at| with)? "  # "twice that of its rival, 300 square miles"
_PATTERNS = (
    rf"<level new>{_IS}{_BOUND}{_WORD}{_OF}<level old>",
    rf"<level new>{_IS}<count factor>{_OF}<level old>",
    rf"<level new>{_IS}{_BOUND}{_WORD}{_NAMED}<level old>",
    rf"<level new>{_IS}<count factor>{_NAMED}<level old>",
    rf"<level new>{_IS}<count factor> (?P<beyond>more|larger|higher|greater|bigger|longer|taller|heavier) than{_THE}<level old>",
)
_ROSE = "(?:rose|risen|grew|grown|increased|jumped|up)"
_FOLD = (
    r"<count factor> (?:[a-z]+ )?(?:rise|increase|jump|growth|gain)[^,;:()\x01-\x06\x10-\x1f]{0,40} from <level old> to <level new>",
    rf"{_ROSE} <count factor>,? (?:[a-z]+ )?from <level old>~ to <level new>",
    rf"{_ROSE} <count factor>,? (?:[a-z]+ )?to <level new>~ from <level old>",
)
_BOUNDS = {
    **dict.fromkeys(("more than", "over", "at least"), Bound.MORE),
    **dict.fromkeys(("nearly", "almost", "less than"), Bound.LESS),
}
_CUES = Lazy(r"\b(?:twice|double|triple|treble|quadruple|half)\b")
_TIMES = ("time", "fold")


def multiples(masked: MaskedSentence) -> Iterator[Multiplied]:
    """One relation for each figure that the sentence calls so many times another of its kind."""
    nouns = {c.quantity.noun for c in masked.claims}
    if nouns.isdisjoint(_TIMES) and not _CUES.search(masked.text):
        return
    folds = "fold" in nouns
    for m in (*search(masked, *_PATTERNS), *(search(masked, *_FOLD) if folds else ())):
        old, new, factor = m.claim("old"), m.claim("new"), _factor(m)
        if old.quantity.noun in _TIMES:
            continue  # a product: "1000 times 999 times 998"
        if factor is not None and all(map(_is_exact, (old, new))) and common_senses([old.measure, new.measure]):
            yield Multiplied(
                old=old,
                new=new,
                factor=factor[0],
                bound=factor[1],
                beyond=bool(m.word("beyond")),
                compared=not folds,
                cue=factor[2],
                reason=f"“{m.cue}”: one figure as a multiple of another",
            )


def _factor(m: PatternMatch) -> tuple[Fraction, Bound, str] | None:
    """The factor, what is said of it, and its words; None for a figure that is no number of times."""
    if m.word("word"):
        return change_words().factors[m.word("word")], _BOUNDS.get(m.word("bound"), Bound.EXACT), m.word("word")
    q = m.claim("factor").quantity
    if q.value is None or q.vague or q.value <= 0 or q.noun not in _TIMES:
        return None
    return Fraction(q.value), q.bound, q.text


def _is_exact(claim: Claim) -> bool:
    return claim.quantity.value is not None and not claim.quantity.vague
