"""A sentence as a row of words: what two contexts are lined up by."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import chain
from typing import NamedTuple

from numcheck.core.quantity import Bound, DateMention, Quantity
from numcheck.core.text import Span
from numcheck.language.stems import lines, rarity, stem

FIGURE = "#"  # stands for any figure, so that figures line up with figures
DATE = "@"
TELLING = 1.5  # words that stand in more than every third text tell nothing

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[,;:()—–\"“”]|^-$")
_NO_DATES: frozenset[str] = frozenset()
_BREAKS = frozenset(',;:()—–"“”-')
_CLAUSE_WORDS = frozenset(
    ["and", "but", "while", "which", "who", "whereas", "although", "though", "because", "as", "when", "where", "compar"]
)


class Part(NamedTuple):
    """A word, or what hyphens part it into, as ``Words`` has them; ``breaks`` where it begins a clause.

    A mark that ends a clause has no stem.
    """

    stem: str
    said: str
    low: str
    weight: float
    name: bool
    breaks: bool


_SIGNS = {sign: Part(sign, sign, sign, 0.0, False, False) for sign in (FIGURE, DATE)}


@dataclass(eq=False)
class Words:
    """The words of one sentence, in order; all but ``figures`` and ``dates`` are parallel. Never changed.

    ``stems``    canonical words; ``FIGURE`` for a quantity's number, ``DATE`` for a date
    ``said``     the words as they are written, ``lows`` in lower case
    ``weights``  how telling each is, 0 to 6; 0 for figures and dates
    ``names``    whether a word is written as a name (a capital inside the sentence)
    ``clauses``  number of the clause it stands in, from 0
    ``figures``  index of each figure's word, by start of the quantity's span
    ``dates``    the words of the dates, lower case
    """

    stems: tuple[str, ...]
    said: tuple[str, ...]
    lows: tuple[str, ...]
    weights: tuple[float, ...]
    names: tuple[bool, ...]
    clauses: tuple[int, ...]
    figures: Mapping[int, int]
    dates: frozenset[str]

    @cached_property
    def bag(self) -> frozenset[str]:
        """All stems and words in lower case, in no order."""
        return frozenset(self.stems + self.lows)

    def name_from(self, start: int) -> frozenset[str]:
        """The stems of the name that begins with word ``start``; none where that is written as no name."""
        end = start
        while end < len(self.names) and self.names[end]:
            end += 1
        return frozenset(self.stems[start:end])


def read(text: str, sentence: Span, figures: Sequence[Quantity], dates: Sequence[DateMention]) -> Words:
    """The words of ``sentence``, each of its ``figures`` and ``dates`` as one word."""
    signs = [(*_sign(q), FIGURE, q.span.start) for q in figures]
    signs += [(d.span.start, d.span.end, DATE, d.span.start) for d in dates]
    signs.sort()
    row: list[Part] = []
    clauses: list[int] = []
    places: dict[int, int] = {}
    clause, done = 0, sentence.start
    for start, end, sign, key in (*signs, (sentence.end, sentence.end, "", 0)):
        for chunk in text[done : max(start, done)].split():
            for part in _parts(chunk) if row else _first(chunk):
                clause += part.breaks
                if part.stem:
                    row.append(part)
                    clauses.append(clause)
        done = max(done, end)
        if sign == FIGURE:
            places[key] = len(row)
        if sign:
            row.append(_SIGNS[sign])
            clauses.append(clause)
    stems, words, lows, weights, names, _ = zip(*row, strict=True) if row else ((),) * 6
    said = frozenset(w for d in dates for w in d.text.lower().split()) if dates else _NO_DATES
    return Words(stems, words, lows, weights, names, tuple(clauses), places, said)


def telling_stems(text: str) -> dict[str, float]:
    """The telling stems of the words of ``text``, as they come, with their weights."""
    found: dict[str, float] = {}
    for chunk in text.split():
        if known := _telling(chunk):
            found.update(known)
    return found


@lru_cache(maxsize=65536)
def _telling(chunk: str) -> Mapping[str, float]:
    return {part.stem: part.weight for part in _parts(chunk) if part.weight > TELLING}


@lru_cache(maxsize=65536)  # most of what stands between two spaces has stood there before
def _parts(chunk: str) -> tuple[Part, ...]:
    """The words and marks of what stands between two spaces: ``fell,`` is a word and a mark, Anglo-Saxon two words."""
    bare = chunk[:-1] if chunk[-1] in ".," else chunk
    if bare.isalpha():
        word = _word(bare, bare[0].isupper())
        return word if chunk[-1] != "," else (*word, *_word(",", False))
    return tuple(chain.from_iterable(_word(word, word[0].isupper()) for word in _WORD.findall(chunk)))


@lru_cache(maxsize=4096)
def _first(chunk: str) -> tuple[Part, ...]:
    """The same where a sentence begins: its first word is no name for its capital, which any word has there."""
    words = _WORD.findall(chunk)
    first = next((word for word in words if word not in _BREAKS), "")
    return tuple(p for w in words for p in _word(w, w[0].isupper() and (w is not first or w.isupper())))


@lru_cache(maxsize=65536)
def _word(word: str, name: bool) -> tuple[Part, ...]:
    if word in _BREAKS:
        return (Part("", word, word, 0.0, False, True),)
    return tuple([_part(part, name) for part in word.split("-")]) if "-" in word else (_part(word, name),)


def _part(word: str, name: bool) -> Part:
    s = stem(word)
    return Part(s, word, word.lower(), rarity(s), name, s in _CLAUSE_WORDS)


def _sign(quantity: Quantity) -> tuple[int, int]:
    """From its bound ("more than") to the end of its number: what the figure itself says is no context of it."""
    start, end = quantity.number.start, quantity.number.end
    if not end:
        return quantity.span.start, quantity.span.end
    return quantity.span.start if quantity.bound is not Bound.EXACT else start, end


@cache
def contrast_sets() -> Mapping[str, tuple[int, ...]]:
    """The sets of ``data/contrasts.txt`` that each stem belongs to, by number."""
    table: dict[str, list[int]] = {}
    for i, (_, *words) in enumerate(lines("contrasts.txt")):
        for s in dict.fromkeys(stem(w) for w in words):
            table.setdefault(s, []).append(i)
    return {s: tuple(sets) for s, sets in table.items()}


@cache
def contrast_kinds() -> tuple[str, ...]:
    """What each set of ``data/contrasts.txt`` is about (fate, period, direction), by number."""
    return tuple(kind for kind, *_ in lines("contrasts.txt"))


@cache
def fates() -> frozenset[str]:
    """The stems of the sets of ``data/contrasts.txt`` that say what befell people."""
    return frozenset(stem(w) for kind, *words in lines("contrasts.txt") if kind == "fate" for w in words)


@cache
def cue_kinds() -> Mapping[str, tuple[str, ...]]:
    """The kinds of ``data/cues.txt`` that each stem is a cue of."""
    table: dict[str, list[str]] = {}
    for kind, stems in cues().items():
        for s in stems:
            table.setdefault(s, []).append(kind)
    return {s: tuple(kinds) for s, kinds in table.items()}


@cache
def cues() -> Mapping[str, frozenset[str]]:
    """Stems of the words of each kind in ``data/cues.txt``."""
    return {kind: frozenset(stem(w) for w in words) for kind, *words in lines("cues.txt")}
