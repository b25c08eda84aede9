"""Blocking: which pairs of mentions are worth a comparison, so that the work grows with the figures, not their square.

Two mentions meet when they are of one kind and share a block: a term of their sentences, or the digits that a slip of
the pen may have moved. An inverted index gives the partners; a block that very many mentions are in brings none
together, and a mention keeps only the partners it shares most with. Among very many mentions, those of hundreds of
reports, such a block brings its first ones together, for there it may be the event's own word; and a sentence that
copies an earlier one meets that one alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from numcheck.relations.matching.frames import MOST_FIGURES
from numcheck.relations.matching.mention import FigureKey, Mention

# All set by hand: the partners on the labelled sets, where no contradiction was lost, the sizes on 1,000 copies of five
# reports, where every report must come to stand in its row of the ledger. Not tuned since.
SIGNATURE_WEIGHT = 3.0  # the same digits speak for a pair as one telling word does
MAX_BLOCK_SIZE = 150  # a block with more mentions brings none together, or in a large corpus its first so many
MAX_CANDIDATES_PER_TEXT = 14  # partners of a mention in one text
LARGE_CORPUS = 1500  # mentions; among more of them a mention keeps a third of the partners
MAX_TERMS = 40  # of a sentence that are looked up: a list of hundreds would cost each of its figures a look at them all
MAX_CANDIDATES = 60  # partners of a mention in all texts together


def candidate_pairs(
    mentions: Sequence[Mention], others: Sequence[Mention] | None = None
) -> Iterator[tuple[Mention, Mention]]:
    """Pairs among ``mentions``, or (where ``others`` are given) of one of each, the earlier mention first; each pair once.

    Pairs are of one kind; those of one sentence are among them.
    """
    if others is None and len(mentions) <= MAX_CANDIDATES_PER_TEXT + 1:
        yield from _without_index(mentions)
        return
    large = len(mentions if others is None else others) > LARGE_CORPUS
    most = MAX_CANDIDATES_PER_TEXT // 3 if large else MAX_CANDIDATES_PER_TEXT
    met = {mention.number: mention for mention in (mentions if others is None else others)}
    of_many_texts = len({mention.text for mention in met.values()}) > 1
    index: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    first_copy: dict[tuple[tuple[str, ...], int, FigureKey], Mention] = {}
    for other in others or ():
        for key in block_keys(other, only_near=large):
            index[other.kind][key].append(other.number)
    for mention in mentions:
        if large and others is None:
            first = first_copy.setdefault((mention.words.stems, mention.at, mention.figure_key), mention)
            if first is not mention:
                yield first, mention
                continue
        shared: dict[int, float] = defaultdict(float)
        keys, of_kind = block_keys(mention, only_near=large), index[mention.kind]
        for key, weight in keys.items():
            block = of_kind.get(key)
            if block and len(block) <= MAX_BLOCK_SIZE:
                gain = weight * (2 if key in mention.window_terms else 1)
                for number in block:
                    shared[number] += gain
        if others is None:
            for key in keys:
                block = of_kind[key]
                if not large or len(block) < MAX_BLOCK_SIZE:
                    block.append(mention.number)
        nearest = _closest(shared, met, most) if of_many_texts else sorted(_heaviest(list(shared), shared, most))
        for number in nearest:
            yield (met[number], mention) if others is None else (mention, met[number])


def _without_index(mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """The pairs of so few mentions that each may keep all its partners."""
    for i, later in enumerate(mentions):
        kind, signature, terms = later.kind, later.digit_signature, later.sentence_terms.keys()
        for earlier in mentions[:i]:
            if earlier.kind != kind:
                continue
            same_digits = signature and earlier.digit_signature == signature
            if same_digits or not terms.isdisjoint(earlier.sentence_terms.keys()):
                yield earlier, later


def block_keys(mention: Mention, *, only_near: bool = False) -> Mapping[str, float]:
    """The blocks of a mention, with what each weighs: the terms of its sentence, and its digits.

    Of a sentence of very many terms those near the mention, and the heaviest of the others; of a list of figures, if
    ``only_near``, no others: each figure of the list has those.
    """
    terms = mention.sentence_terms
    if only_near and len(mention.claims) > MOST_FIGURES:
        terms = mention.window_terms
    elif len(terms) > MAX_TERMS:
        others = sorted(terms.keys() - mention.window_terms.keys(), key=lambda s: (-terms[s], s))
        terms = {**mention.window_terms, **{s: terms[s] for s in others[: MAX_TERMS - len(mention.window_terms)]}}
    if not mention.digit_signature:
        return terms
    return {**terms, "#" + mention.digit_signature: SIGNATURE_WEIGHT}


def _closest(shared: Mapping[int, float], met: Mapping[int, Mention], most: int) -> list[int]:
    """The numbers of the mentions that share most, in order: at most ``most`` of one text, ``MAX_CANDIDATES`` together."""
    of_text: dict[int, list[int]] = defaultdict(list)
    for i in shared:
        of_text[met[i].text].append(i)
    return sorted(
        _heaviest([i for some in of_text.values() for i in _heaviest(some, shared, most)], shared, MAX_CANDIDATES)
    )


def _heaviest(numbers: list[int], weight: Mapping[int, float], most: int) -> list[int]:
    """At most ``most`` of ``numbers``, those of the greatest ``weight``; of equal ones the lowest."""
    if len(numbers) <= most:
        return numbers
    weights = [weight[i] for i in numbers]
    least = sorted(weights)[-most]
    more = [i for i, of in zip(numbers, weights, strict=True) if of > least]
    return more + sorted([i for i, of in zip(numbers, weights, strict=True) if of == least])[: most - len(more)]
