"""The contexts of the claims of a text: each with its words, its kind, its figure in base units."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from numcheck.core.claim import Claim
from numcheck.core.measure import Interval
from numcheck.core.quantity import Quantity
from numcheck.language.stems import canonical
from numcheck.language.tokens import DATE, FIGURE, MIN_IDF, TokenizedSentence, tokenize
from numcheck.relations.corpus import ClaimedText
from numcheck.relations.matching.mention import NEAR, REACH, Context, Figure, Surroundings, figure

A_LIST = 200  # a sentence with more figures is a list of data: not compared

OLDEST = 1000  # no slip of the pen makes a person so old: rocks of 60 million years, 60 million years ago

_AGE_WORDS = frozenset(["old", "age", "aged"])


class _Sentence(NamedTuple):
    """What the claims of one sentence share: see ``Context``."""

    number: int
    claims: tuple[Claim, ...]
    words: TokenizedSentence
    wide: dict[str, float]
    lead: bool
    table: int | None
    around: Surroundings


def contexts(texts: Sequence[ClaimedText]) -> list[Context]:
    """The contexts of all claims of ``texts``, in order of text and place."""
    out: list[Context] = []
    for number, text in enumerate(texts):
        words_of, starts = text.document.text, [d.span.start for d in text.dates]
        lead = _lead_end(text)
        tabular = any(block.cell for block in text.document.blocks)
        first = len(out)
        kinds: Counter[str] = Counter()
        values: dict[tuple[str, str], set[Figure]] = {}
        places: dict[Figure, set[int]] = {}
        around = Surroundings(kinds, values, places, words_of)
        for i, (span, claims) in enumerate(text.sentences()):
            if len(claims) > A_LIST:
                continue
            dates = text.dates[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
            words = tokenize(words_of, span, [c.quantity for c in claims], dates)
            wide = {s: w for s, w in zip(words.stems, words.weights, strict=True) if w > MIN_IDF}
            cell = text.document.block_at(claims[0].location.span.start).cell if tabular else None
            sentence = _Sentence(i, claims, words, wide, span.start < lead, cell.table if cell else None, around)
            for k, claim in enumerate(claims):
                gloss = k > 0 and _gloss(words_of, claims[k - 1].quantity, claim.quantity)
                out.append(_context(claim, number, len(out), sentence, gloss))
        for context in out[first:]:
            kinds[context.kind] += 1
            values.setdefault(context.counted, set()).add(context.figure)
            places.setdefault(context.figure, set()).add(context.sentence)
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
    sentence: _Sentence,
    gloss: bool,
) -> Context:
    words, wide, quantity = sentence.words, sentence.wide, claim.quantity
    at = words.figures[quantity.span.start]
    low, high = max(at - NEAR, 0), at + NEAR + 1
    speaker = frozenset(map(canonical, claim.attribution.split()))
    wide = {s: w for s, w in wide.items() if s not in speaker} if speaker else wide
    near = {s: wide[s] for s in words.stems[low:high] if s in wide}
    before = {s: wide[s] for s in words.stems[max(at - REACH, 0) : at] if s in wide}
    after = {s: wide[s] for s in words.stems[at + 1 : at + 1 + REACH] if s in wide}
    kind = _kind(claim, words, at)
    tight = claim.measure.tight if kind == "age" else _base(claim)
    noun = canonical(quantity.noun) if quantity.noun else ""
    nearness, reach = sum(near.values()), sum(before.values()) + sum(after.values())
    # In the order of the fields: to name each would take a third longer.
    return Context(
        *(claim, text, number, sentence.number, words, at, kind, tight, figure(kind, tight), noun),
        *(near, before, after, nearness, reach, wide, sentence.claims, sentence.lead, speaker),
        *(_mark(quantity.value), gloss, sentence.table, sentence.around),
    )


def _gloss(text: str, before: Quantity, quantity: Quantity) -> bool:
    """Whether ``quantity`` stands in brackets that open between it and ``before``, with at most a few words in between."""
    between = text[before.span.end : quantity.span.start]
    bracket = between.rfind("(")
    return bracket >= 0 and len(between) <= 40 and ")" not in between[bracket:] and len(between) - bracket <= 20


@lru_cache(maxsize=4096)
def bare_digits(value: Decimal) -> str:
    """``value``'s digits without the zeros at both ends."""
    return "".join(map(str, value.as_tuple().digits)).strip("0")


@lru_cache(maxsize=4096)
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


def _kind(claim: Claim, words: TokenizedSentence, at: int) -> str:
    """What sort of figure it is; figures of different sorts are never compared."""
    quantity, dimension = claim.quantity, claim.measure.dimension
    if dimension.startswith("money"):
        return "money"
    if dimension.startswith("percent"):
        return "percent"
    if quantity.unit == "year" and _aged(quantity, words, at):
        return "age" if claim.measure.tight.high <= OLDEST else dimension
    if not quantity.unit and not quantity.noun and apposed(words, at) >= 0:
        return "age"
    if not quantity.unit or dimension.startswith("count"):
        if not quantity.noun and not _AGE_WORDS.isdisjoint(words.stems[max(at - 2, 0) : at]):
            return "age"
        return "share" if _share(quantity) else "count"
    return dimension


def _aged(quantity: Quantity, words: TokenizedSentence, at: int) -> bool:
    """Whether a number of years is said to be an age."""
    return quantity.noun == "age" or not _AGE_WORDS.isdisjoint(words.stems[at + 1 : at + 4])


def _share(quantity: Quantity) -> bool:
    """Whether it is a part in words, of whatever is counted: half, four out of five farms, five out of five."""
    if quantity.value == 1:
        return " out of " in quantity.text.lower()
    return quantity.value is not None and 0 < quantity.value < 1 and "0." not in quantity.text


def apposed(words: TokenizedSentence, at: int) -> int:
    """Index of the word behind which a figure stands alone, as ages do: "Ann Lee, 34, of Calder", "Lee (aged 34)"; or -1."""
    stems, clauses = words.stems, words.clause_ids
    said = at > 0 and stems[at - 1] in _AGE_WORDS
    before = at - 2 if said else at - 1
    if before < 0 or stems[before] in (FIGURE, DATE):
        return -1
    ends = said if at + 1 == len(stems) else clauses[at] < clauses[at + 1]
    return before if ends and clauses[before] < clauses[at] else -1
