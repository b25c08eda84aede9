"""A number of things that are listed behind a colon: four things: a, b, c and d; or as the items of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from numcheck.core.claim import Claim
from numcheck.core.relation import Enumeration
from numcheck.core.text import Block, BlockKind
from numcheck.language.lazy_pattern import Lazy
from numcheck.relations.arithmetic.sentences.masked_sentence import MaskedSentence, mask
from numcheck.relations.corpus import ClaimedText, Corpus

_FIGURE = Lazy("\x03(..)([^,;:.()\x01-\x06\x10-\x1f]{0,40}):", re.DOTALL)
_MARKS = Lazy('[?;:()"“”\x01-\x06–—]| - ')
_OPEN = Lazy(
    r"\b(?:including|such as|among|among others|e\.g|for example|like|etc|others?|more|rest|each|or|so far|mostly|mainly|this|each|every|times?"
    r"|followed|then|plus|twins?|triplets?|both|two|three|several|various|many|all|different|complex|groups?|pairs?|sets?|couples?|series)\b"
)
_NO_ITEM = Lazy(
    r"^(?:first|firstly|second|last|finally|they|it|he|she|we|you|i|there|to|that|because|if|when|while|in|on|at|by|as|not|is|are|was|were|the one|one)\b"
)
_MOST, _LONGEST = 12, 4  # things, and words of one
_SOME_OF = Lazy(
    "\x03.. of (?:the |its |their |these |those |his |her )?$", re.DOTALL
)  # "three of the four capitals: London, Paris, Milan"
# Two counts before one list: "two fathers and two mothers: Ann, Ben, Cy and Di".
_ANOTHER = Lazy("\x03..[^,;:.()\x01-\x06\x10-\x1f]{0,30},? and (?:the |his |her |their |its )?$", re.DOTALL)
_FROM_LIST = Lazy(r":\s*$")


def find(corpus: Corpus) -> Iterator[Enumeration]:
    """One relation for each number of two to twelve things with the list of them behind it, text by text."""
    for text in corpus.texts:
        if ":" in text.document.text:
            for sentence, claims in text.sentences():
                if ":" in sentence.of(text.document.text) and sentence.end - sentence.start < 400:
                    yield from _in_sentence(mask(text, sentence, claims))
            yield from _in_lists(text)


def _in_sentence(masked: MaskedSentence) -> Iterator[Enumeration]:
    for m in _FIGURE.finditer(masked.text):
        count, listed = masked.claim(m[1]), masked.text[m.end() :].strip(" .!")
        if (
            _is_number_of_things(count)
            and not _SOME_OF.search(masked.text, 0, m.start())
            and not _ANOTHER.search(masked.text, 0, m.start())
            and not _OPEN.search(masked.text[max(0, m.start() - 30) :])
            and not _MARKS.search(listed)
        ):
            items = _items(listed)
            if items:
                yield _relation(count, items)


def _is_number_of_things(count: Claim) -> bool:
    q = count.quantity
    number = q.value is not None and 2 <= q.value <= _MOST and q.resolution == 1
    return (
        number
        and q.noun != ""
        and not q.unit
        and not q.vague
        and not q.adjectival
        and not q.is_range
        and q.bound == "="
    )


def _items(listed: str) -> tuple[int, ...]:
    """How many things ``listed`` may be; nothing where it is no list of short names that "and" closes."""
    parts = [part.strip() for part in listed.split(",")]
    last = parts[-1].removeprefix("and ")
    named = [*parts[:-1], *(last.split(" and ") if last == parts[-1] else [last])]
    if len(named) < 2 or (last == parts[-1] and " and " not in last):
        return ()
    if any(not part or len(part.split()) > _LONGEST or _NO_ITEM.match(part) for part in named):
        return ()
    within = sum(part.count(" and ") + part.count(" & ") for part in named)
    fewer = len(named) - (
        last.count(" and ") if last == parts[-1] and len(parts) > 1 and last.count(" and ") > 1 else 0
    )
    return tuple(range(fewer, len(named) + within + 1))


def _in_lists(text: ClaimedText) -> Iterator[Enumeration]:
    """A paragraph that ends in a colon, and the items that follow it at once and stand equally far in."""
    blocks = text.document.blocks
    starts = {claim.location.span.start: claim for claim in text.claims}
    for at, block in enumerate(blocks[:-1]):
        if block.kind is not BlockKind.PARAGRAPH or blocks[at + 1].kind is not BlockKind.LIST_ITEM:
            continue
        words = block.span.of(text.document.text)
        if not _FROM_LIST.search(words) or _OPEN.search(words.lower()):
            continue
        figures = [starts[i] for i in range(max(block.span.start, block.span.end - 160), block.span.end) if i in starts]
        if len(figures) == 1 and _is_number_of_things(figures[0]):
            items = list(takewhile(lambda b: b.kind is BlockKind.LIST_ITEM, blocks[at + 1 : at + 2 + 2 * _MOST]))
            if len(items) <= _MOST and _on_one_level(text, items):
                yield _relation(figures[0], (len(items),))


def _on_one_level(text: ClaimedText, items: Sequence[Block]) -> bool:
    places = [text.document.position(item.span.start) for item in items]
    return len(items) > 1 and len({p.column for p in places}) == 1 and len({p.line for p in places}) == len(items)


def _relation(count: Claim, items: tuple[int, ...]) -> Enumeration:
    return Enumeration(count=count, items=items, cue=":", reason="what is counted is listed behind a colon")
