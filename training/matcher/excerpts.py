"""Two sentences of a text and nothing else: what the shortest drafts are, in which only the words themselves can tell.

A long text tells much by where its figures stand: a headline, a paragraph, how often a figure comes back. A model that
has seen nothing but long texts leans on that, and takes the same sentence said twice, with another figure, for two things.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

from numcheck.core.measure import Verdict
from numcheck.core.text import Span
from numcheck.relations.matching.mention import Mention
from numcheck.relations.matching.pair import MentionPair
from numcheck.relations.matching.vetoes import vetoed
from training.matcher import faults
from training.matcher.items import Item, Place, Text
from training.matcher.rows import Row, labelled, pairs
from training.matcher.settings import settings

LONGEST = 400  # code points of a sentence
SIMILAR = 0.3  # pairs of less are plainly two things
MOST_RESTATED, MOST_DIFFERING = 2, 4  # of one text


def chosen(some: Sequence[Item]) -> list[Item]:
    """The items of which excerpts are made: as many of each origin as the settings say, drawn with a fixed seed."""
    draw = random.Random(0)
    out: list[Item] = []
    for origin, most in settings().faults.excerpts.items():
        able = [i for i in some if i.origin == origin]
        out += draw.sample(able, min(most, len(able)))
    return out


def excerpts(item: Item, group: str) -> Iterator[Row]:
    """Rows of pairs of sentences of ``item``: figures it restates, one of them changed, and the likest that differ."""
    weights, there = settings().weights, [p for p in pairs(item) if p.a.sentence != p.b.sentence]
    draw = random.Random("excerpts " + item.id)
    restated = [p for p in there if _is_restated(item, p)]
    draw.shuffle(restated)
    for pair in restated[:MOST_RESTATED]:
        if short := _alone(item, pair, agree=True):
            for row in faults.planted(short, group, 1):
                yield replace(row, origin="planted short", weight=weights.planted_short)
    differing = [p for p in there if p.verdict is Verdict.CONFLICT and p.similarity >= SIMILAR]
    differing = [p for p in differing if not vetoed(p.a, p.b, p.slip) and not _is_one_slot(item, p)]
    for pair in sorted(differing, key=lambda p: -p.similarity)[:MOST_DIFFERING]:
        if short := _alone(item, pair, agree=False):
            for row in labelled(short, group):
                yield replace(row, weight=weights.published)


def _is_one_slot(item: Item, pair: MentionPair) -> bool:
    return not item.slots_at(pair.a).isdisjoint(item.slots_at(pair.b))


def _is_restated(item: Item, pair: MentionPair) -> bool:
    if item.origin == "line":
        return pair.verdict is Verdict.EQUAL and _is_one_slot(item, pair)
    return faults.is_restated(pair) if item.origin == "published" else faults.repeats(pair)


def _alone(item: Item, pair: MentionPair, *, agree: bool) -> Item | None:
    """The two sentences of ``pair`` as one line, in the order of reading; None where they are broken or too long."""
    text, ends = "", list[Place]()
    for mention in sorted((pair.a, pair.b), key=_number):
        sentence = mention.claim.sentence.of(item.documents[0].text)
        bare = sentence.strip()
        start = (
            mention.claim.location.span.start - mention.claim.sentence.start - len(sentence) + len(sentence.lstrip())
        )
        if len(bare) > LONGEST or " ".join(bare.split()) != bare or start < 0:
            return None
        size = mention.claim.location.span.end - mention.claim.location.span.start
        ends.append(Place(0, Span(len(text) + start, len(text) + start + size)))
        text += bare + (" " if bare[-1] in ".?!" else ". ")
    return Item(f"short {item.id}", item.base, "short", (Text(text.rstrip()),), agree=(tuple(ends),) if agree else ())


def _number(mention: Mention) -> int:
    return mention.number
