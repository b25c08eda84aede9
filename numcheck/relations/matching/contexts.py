"""What stands around each claim, read once and compared often."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from numcheck.core.claim import Claim
from numcheck.core.measure import Interval
from numcheck.core.quantity import Quantity
from numcheck.relations.scope import ClaimedText
from numcheck.relations.stems import stem
from numcheck.relations.words import DATE, FIGURE, Words, cues, fates, read, weighed

NEAR = 6
A_LIST = 200  # a sentence with more figures is a list of data: not compared
TELLING = 1.5  # words that stand in more than every third text tell nothing

BEFORE, BEHIND = 200, 100  # code points

_AGE_WORDS = frozenset(["old", "age", "aged"])


Key = tuple[str, Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a whole text holds, shared by the contexts of its claims.

    ``kinds``   how many claims of each kind there are
    ``values``  the distinct figures (``Context.figure``) by kind and noun, or unit where there is no noun
    ``places``  the sentences in which each figure stands
    ``figures`` the number of each figure's ``Context.key``
    ``beside``  the telling stems of the words right before and behind a sentence, read when asked for
    """

    kinds: Mapping[str, int]
    values: Mapping[tuple[str, str], Collection[int]]
    places: Mapping[int, AbstractSet[int]]
    figures: dict[Key, int]
    text: str
    beside: dict[int, Mapping[str, float]] = field(default_factory=dict)

    def of(self, key: Key) -> AbstractSet[int]:
        """The sentences in which a figure stands."""
        return self.places.get(self.figures.get(key, -1), frozenset())


@dataclass(frozen=True, slots=True)
class Context:
    """One claim and the words around it.

    ``text``      number of its text in the scope; ``number`` of the claim among all of the scope's
    ``sentence``  number of its sentence among those of its text that hold figures
    ``at``        index of the figure in ``words``
    ``kind``      what can be compared at all: money, percent, share, count, age or a dimension
    ``key``       (kind, low, high) of the tight interval in base units (ages: in years): equal figures have equal keys
    ``figure``    a number for the key: the same for the same key of all texts read together
    ``near``      telling stems at most six words away, with their weights
    ``clause``    telling stems of its clause
    ``wide``      telling stems of the whole sentence
    ``cues``      kinds of cue words (change, part, rate, …) near it
    ``numbers``   the other figures of its sentence
    ``lead``      stands in the headline or the first paragraph
    ``fate``      what befell those it counts, where its own clause says so: killed, injured, arrested …
    ``speaker``   stems of the name of who says it, which are no part of what is said
    ``mark``      what a slip of the pen leaves of its digits, in order of size; "" where they are too few to tell
    ``gloss``     stands in brackets behind another figure, which it puts in other words: 603 km/h (374 mph)
    ``table``     number of the table it stands in, of its text; None outside tables
    ``around``    what its text holds besides
    """

    claim: Claim
    text: int
    number: int
    sentence: int
    words: Words
    at: int
    kind: str
    key: Key
    figure: int
    noun: str
    near: dict[str, float]
    clause: frozenset[str]
    wide: dict[str, float]
    cues: frozenset[str]
    numbers: frozenset[object]
    lead: bool
    speaker: frozenset[str]
    fate: str
    mark: str
    gloss: bool
    table: int | None
    around: Surroundings


@dataclass(frozen=True, slots=True)
class _Sentence:
    """What the claims of one sentence share: see ``Context``."""

    number: int
    words: Words
    wide: dict[str, float]
    lead: bool
    table: int | None
    around: Surroundings


def contexts(texts: Sequence[ClaimedText]) -> list[Context]:
    """The contexts of all claims of ``texts``, in order of text and place."""
    out: list[Context] = []
    figures: dict[Key, int] = {}
    for number, text in enumerate(texts):
        words_of, starts = text.document.text, [d.span.start for d in text.dates]
        lead = _lead_end(text)
        tabular = any(block.cell for block in text.document.blocks)
        first = len(out)
        kinds: Counter[str] = Counter()
        values: dict[tuple[str, str], set[int]] = {}
        places: dict[int, set[int]] = {}
        around = Surroundings(kinds, values, places, figures, words_of)
        for i, (span, claims) in enumerate(text.sentences()):
            if len(claims) > A_LIST:
                continue
            dates = text.dates[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
            words = read(words_of, span, [c.quantity for c in claims], dates)
            wide = {s: w for s, w in zip(words.stems, words.weights, strict=True) if w > TELLING}
            cell = text.document.block_at(claims[0].location.span.start).cell if tabular else None
            sentence = _Sentence(i, words, wide, span.start < lead, cell.table if cell else None, around)
            numbers = [c.quantity.value or c.quantity.low for c in claims]
            for k, claim in enumerate(claims):
                rest = frozenset(numbers[:k] + numbers[k + 1 :])
                gloss = k > 0 and _gloss(words_of, claims[k - 1].quantity, claim.quantity)
                out.append(_context(claim, number, len(out), sentence, rest, gloss))
        for context in out[first:]:
            kinds[context.kind] += 1
            values.setdefault(counted(context), set()).add(context.figure)
            places.setdefault(context.figure, set()).add(context.sentence)
    return out


def counted(context: Context) -> tuple[str, str]:
    """What it counts or measures: its kind, and its noun or unit."""
    return context.kind, context.noun or context.claim.quantity.unit


def beside(context: Context) -> Mapping[str, float]:
    """The telling stems of some 30 words before its sentence and some 15 behind, with their weights."""
    sentence, around = context.claim.sentence, context.around
    found = around.beside.get(sentence.start)
    if found is None:
        before, after = max(sentence.start - BEFORE, 0), sentence.end + BEHIND
        sides = (around.text[before : sentence.start], around.text[sentence.end : after])
        found = around.beside[sentence.start] = {s: w for side in sides for s, w in weighed(side) if w > TELLING}
    return found


def _lead_end(text: ClaimedText) -> int:
    """Where the headline and the first paragraph after it end."""
    words = text.document.text
    first = words.find("\n", len(words) - len(words.lstrip()))
    if first < 0:
        return min(len(words), 200)
    second = words.find("\n", first + 1)
    return min(second if second > 0 else len(words), first + 400)


def _context(
    claim: Claim, text: int, number: int, sentence: _Sentence, numbers: frozenset[object], gloss: bool
) -> Context:
    words, wide = sentence.words, sentence.wide
    at = words.figures[claim.quantity.span.start]
    low, high = max(at - NEAR, 0), at + NEAR + 1
    speaker = frozenset(stem(w) for w in claim.attribution.split())
    wide = {s: w for s, w in wide.items() if s not in speaker} if speaker else wide
    near = {s: wide[s] for s in words.stems[low:high] if s in wide}
    here = words.clauses[at]
    kind = _kind(claim, words, at)
    figures = sentence.around.figures
    base = claim.measure.tight if kind == "age" else _base(claim)
    key = kind, base.low, base.high
    close = words.stems[max(at - 4, 0) : at + 5]
    return Context(
        claim=claim,
        text=text,
        number=number,
        sentence=sentence.number,
        words=words,
        at=at,
        kind=kind,
        key=key,
        figure=figures.setdefault(key, len(figures)),
        noun=stem(claim.quantity.noun) if claim.quantity.noun else "",
        near=near,
        clause=frozenset(s for s, c in zip(words.stems, words.clauses, strict=True) if c == here and s in wide),
        wide=wide,
        cues=frozenset(kind for kind, stems in cues().items() if not stems.isdisjoint(close)),
        numbers=numbers,
        lead=sentence.lead,
        speaker=speaker,
        fate=_fate(words, at) if kind == "count" else "",
        mark=_mark(claim.quantity.value),
        gloss=gloss,
        table=sentence.table,
        around=sentence.around,
    )


def _gloss(text: str, before: Quantity, quantity: Quantity) -> bool:
    """Whether ``quantity`` stands in brackets that open between it and ``before``, with at most a few words in between."""
    between = text[before.span.end : quantity.span.start]
    bracket = between.rfind("(")
    return bracket >= 0 and len(between) <= 40 and ")" not in between[bracket:] and len(between) - bracket <= 20


def bare_digits(value: Decimal) -> str:
    """``value``'s digits without the zeros at both ends."""
    return "".join(map(str, value.as_tuple().digits)).strip("0")


def _mark(value: Decimal | None) -> str:
    """``value``'s digits without zeros at the ends, sorted: the same after any slip of the unit, the scale or the order."""
    if value is None or not value:
        return ""
    digits = bare_digits(value)
    return "".join(sorted(digits)) if len(digits) > 1 or value.adjusted() > 3 else ""


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
    if claim.quantity.unit == "year" and claim.quantity.noun == "age":
        return "age"
    if not claim.quantity.unit and not claim.quantity.noun and apposed(words, at) >= 0:
        return "age"
    if not claim.quantity.unit or dimension.startswith("count"):
        if not claim.quantity.noun and not _AGE_WORDS.isdisjoint(words.stems[max(at - 2, 0) : at]):
            return "age"
        return "share" if _share(claim.quantity) else "count"
    return dimension


def _share(quantity: Quantity) -> bool:
    """Whether it is a part in words, of whatever is counted: half, four out of five farms."""
    return quantity.value is not None and 0 < quantity.value < 1 and "0." not in quantity.text


def apposed(words: Words, at: int) -> int:
    """Index of the word behind which a figure stands alone, as ages do: "Ann Lee, 34, of Calder", "Lee (aged 34)"; or -1."""
    stems, clauses = words.stems, words.clauses
    said = at > 0 and stems[at - 1] in _AGE_WORDS
    before = at - 2 if said else at - 1
    if before < 0 or stems[before] in (FIGURE, DATE):
        return -1
    ends = said if at + 1 == len(stems) else clauses[at] < clauses[at + 1]
    return before if ends and clauses[before] < clauses[at] else -1


def bare(context: Context) -> bool:
    """Whether the figure has neither unit nor noun (``Bill Parker, 43,``)."""
    return not context.claim.quantity.unit and not context.claim.quantity.noun
