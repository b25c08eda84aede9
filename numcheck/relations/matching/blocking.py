"""Which pairs of claims are worth a closer look: blocking, so that the work grows with the claims and not their square.

Two claims meet when they are of one kind and share a telling word, or digits that a slip of the pen may have moved.
An index of words gives the partners; a word that stands with very many claims calls nobody, and a claim keeps only
its closest partners. Among very many claims, those of hundreds of reports, such a word calls the first of them, for
there it may be the event's own; and a sentence that copies an earlier one meets that one alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from numcheck.relations.matching.mention import Context, Figure

MARK = 3.0  # the same digits call as loud as one word
CROWD = 150  # a word beside more figures than this calls nobody, or the first so many
PARTNERS = 14  # a claim keeps at most so many of one text
MANY = 1500  # or a third of that, where there are more claims than this
ALL = 60  # and so many of all texts together


def pairs(contexts: Sequence[Context], others: Sequence[Context] | None = None) -> Iterator[tuple[Context, Context]]:
    """Pairs among ``contexts``, or of one of ``contexts`` and one of ``others``; each pair once."""
    if others is None and len(contexts) <= PARTNERS + 1:
        yield from _all(contexts)
        return
    many = len(contexts) > MANY
    partners = PARTNERS // 3 if many else PARTNERS
    index: dict[str, dict[str, list[Context]]] = defaultdict(lambda: defaultdict(list))
    written: dict[tuple[tuple[str, ...], int, Figure], Context] = {}
    for other in others or ():
        for word in _called(other):
            index[other.kind][word].append(other)
    for context in contexts:
        if many and others is None:
            first = written.setdefault((context.words.stems, context.at, context.figure), context)
            if first is not context:
                yield first, context
                continue
        shared: dict[int, float] = defaultdict(float)
        met: dict[int, Context] = {}
        called, of_kind = _called(context), index[context.kind]
        for word, weight in called.items():
            bucket = of_kind.get(word)
            if bucket and len(bucket) <= CROWD:
                gain = weight * (2 if word in context.near else 1)
                for other in bucket:
                    shared[other.number] += gain
                    met[other.number] = other
        if others is None:
            for word in called:
                bucket = of_kind[word]
                if not many or len(bucket) < CROWD:
                    bucket.append(context)
        for number in _closest(shared, met, partners):
            yield (met[number], context) if others is None else (context, met[number])


def _all(contexts: Sequence[Context]) -> Iterator[tuple[Context, Context]]:
    """The pairs of so few contexts that an index would turn none away."""
    for i, later in enumerate(contexts):
        kind, mark, words = later.kind, later.mark, later.wide.keys()
        for earlier in contexts[:i]:
            if earlier.kind == kind and ((mark and earlier.mark == mark) or not words.isdisjoint(earlier.wide.keys())):
                yield earlier, later


def _called(context: Context) -> Mapping[str, float]:
    """What calls the partners of a claim, with its weight: its telling words, and the digits that a slip leaves it."""
    return {**context.wide, "#" + context.mark: MARK} if context.mark else context.wide


def _closest(shared: dict[int, float], met: dict[int, Context], partners: int) -> list[int]:
    """The numbers of the claims that share most: at most ``partners`` of one text, ``ALL`` together."""
    if len(shared) <= partners:
        return sorted(shared)
    kept: list[int] = []
    of_text: dict[int, int] = defaultdict(int)
    for i in sorted(shared, key=lambda i: (-shared[i], i)):
        of_text[met[i].text] += 1
        if of_text[met[i].text] <= partners:
            kept.append(i)
            if len(kept) == ALL:
                break
    return sorted(kept)
