"""What stands around each claim, read once and compared often."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from numcheck.core.claim import Claim
from numcheck.core.measure import Interval
from numcheck.core.quantity import Quantity
from numcheck.relations.scope import ClaimedText
from numcheck.relations.stems import stem
from numcheck.relations.words import Words, cues, fates, read

NEAR = 6
A_LIST = 200  # a sentence with more figures is a list of data: not compared
TELLING = 1.5  # words that stand in more than every third text tell nothing

_AGE_WORDS = frozenset(["old", "age", "aged"])


@dataclass(frozen=True, slots=True)
class Context:
    """One claim and the words around it.

    ``text``      number of its text in the scope; ``number`` of the claim among all of the scope's
    ``sentence``  number of its sentence among those of its text that hold figures
    ``at``        index of the figure in ``words``
    ``kind``      what can be compared at all: money, percent, count, age or a dimension
    ``key``       (kind, low, high) of the tight interval in base units: equal figures have equal keys
    ``near``      telling stems at most six words away, with their weights
    ``clause``    telling stems of its clause
    ``wide``      telling stems of the whole sentence
    ``cues``      kinds of cue words (change, part, rate, …) near it
    ``numbers``   the other figures of its sentence
    ``lead``      stands in the headline or the first paragraph
    ``fate``      what befell those it counts, where its own clause says so: killed, injured, arrested …
    ``speaker``   stems of the name of who says it, which are no part of what is said
    ``gloss``     stands in brackets behind another figure, which it puts in other words: 603 km/h (374 mph)
    """

    claim: Claim
    text: int
    number: int
    sentence: int
    words: Words
    at: int
    kind: str
    key: tuple[str, Fraction, Fraction]
    noun: str
    near: dict[str, float]
    clause: frozenset[str]
    wide: dict[str, float]
    cues: frozenset[str]
    numbers: frozenset[object]
    lead: bool
    speaker: frozenset[str]
    fate: str
    gloss: bool


def contexts(texts: Sequence[ClaimedText]) -> list[Context]:
    """The contexts of all claims of ``texts``, in order of text and place."""
    out: list[Context] = []
    for number, text in enumerate(texts):
        starts = [d.span.start for d in text.dates]
        lead = _lead_end(text)
        for i, (span, claims) in enumerate(text.sentences()):
            if len(claims) > A_LIST:
                continue
            dates = text.dates[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
            words = read(text.document.text, span, [c.quantity for c in claims], dates)
            wide = {s: w for s, w in zip(words.stems, words.weights, strict=True) if w > TELLING}
            numbers = [c.quantity.value or c.quantity.low for c in claims]
            for k, claim in enumerate(claims):
                rest = frozenset(numbers[:k] + numbers[k + 1 :])
                gloss = k > 0 and _gloss(text.document.text, claims[k - 1].quantity, claim.quantity)
                out.append(_context(claim, number, len(out), i, words, wide, rest, span.start < lead, gloss))
    return out


def _lead_end(text: ClaimedText) -> int:
    """Where the headline and the first paragraph after it end."""
    words = text.document.text
    first = words.find("\n", len(words) - len(words.lstrip()))
    if first < 0:
        return min(len(words), 200)
    second = words.find("\n", first + 1)
    return min(second if second > 0 else len(words), first + 400)


def _context(
    claim: Claim,
    text: int,
    number: int,
    sentence: int,
    words: Words,
    wide: dict[str, float],
    numbers: frozenset[object],
    lead: bool,
    gloss: bool,
) -> Context:
    at = words.figures[claim.quantity.span.start]
    low, high = max(at - NEAR, 0), at + NEAR + 1
    speaker = frozenset(stem(w) for w in claim.attribution.split())
    wide = {s: w for s, w in wide.items() if s not in speaker} if speaker else wide
    near = {s: wide[s] for s in words.stems[low:high] if s in wide}
    here = words.clauses[at]
    kind = _kind(claim, words, at)
    base = _base(claim)
    close = words.stems[max(at - 4, 0) : at + 5]
    return Context(
        claim=claim,
        text=text,
        number=number,
        sentence=sentence,
        words=words,
        at=at,
        kind=kind,
        key=(kind, base.low, base.high),
        noun=stem(claim.quantity.noun) if claim.quantity.noun else "",
        near=near,
        clause=frozenset(s for s, c in zip(words.stems, words.clauses, strict=True) if c == here and s in wide),
        wide=wide,
        cues=frozenset(kind for kind, stems in cues().items() if not stems.isdisjoint(close)),
        numbers=numbers,
        lead=lead,
        speaker=speaker,
        fate=_fate(words, at) if kind == "count" else "",
        gloss=gloss,
    )


def _gloss(text: str, before: Quantity, quantity: Quantity) -> bool:
    """Whether ``quantity`` stands in brackets that open between it and ``before``, with at most a few words in between."""
    between = text[before.span.end : quantity.span.start]
    bracket = between.rfind("(")
    return bracket >= 0 and len(between) <= 40 and ")" not in between[bracket:] and len(between) - bracket <= 20


def _base(claim: Claim) -> Interval:
    """What the figure allows in base units; as written where its unit admits no such figure (0 litres per 100 km)."""
    try:
        return claim.measure.base()
    except ValueError:
        return claim.measure.tight


def _fate(words: Words, at: int) -> str:
    """The nearest word of the clause, at most five words away, that says what befell those who are counted."""
    for step in range(1, 6):
        for i in (at + step, at - step):
            if 0 <= i < len(words.stems) and words.clauses[i] == words.clauses[at] and words.stems[i] in fates():
                return words.stems[i]
    return ""


def _kind(claim: Claim, words: Words, at: int) -> str:
    """What sort of figure it is; figures of different sorts are never compared."""
    dimension = claim.measure.dimension
    if dimension.startswith("money"):
        return "money"
    if dimension.startswith("percent"):
        return "percent"
    if claim.quantity.unit == "year" and not _AGE_WORDS.isdisjoint(words.stems[at + 1 : at + 4]):
        return "age"
    if not claim.quantity.unit or dimension.startswith("count"):
        if not claim.quantity.noun and not _AGE_WORDS.isdisjoint(words.stems[max(at - 2, 0) : at]):
            return "age"
        return "count"
    return dimension


def bare(context: Context) -> bool:
    """Whether the figure has neither unit nor noun (``Bill Parker, 43,``)."""
    return not context.claim.quantity.unit and not context.claim.quantity.noun


def labelled(context: Context) -> bool:
    """Whether a bare figure stands right behind a name, as scores and labels do: ``Calder Rovers 3``, ``Route 66``."""
    words, before = context.words, context.at - 1
    return before >= 0 and bare(context) and words.names[before] and words.clauses[before] == words.clauses[context.at]
