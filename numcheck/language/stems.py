"""Words that mean the same, made the same: inflection, demonyms, synonyms of the news desk.

The tables are plain text, one class a line, the word that stands for the class first:
``data/synonyms.txt`` (killed, dead, deaths, toll), ``data/demonyms.txt`` (Russia, Russian, Russians),
``data/rarity.txt`` (how telling a stem is, from 0 for "the" to 6 for a word not listed).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache, lru_cache

OOV_IDF = 6.0
_FOLDER = os.path.join(os.path.dirname(__file__), "data")
_DOUBLED = frozenset("bdfgmnprt")


def lines(name: str) -> Iterator[list[str]]:
    """The words of each line of the data file ``name``; ``#`` begins a comment."""
    with open(os.path.join(_FOLDER, name), encoding="utf-8") as f:
        for line in f:
            words = line.partition("#")[0].split()
            if words:
                yield words


def _stem(word: str) -> str:
    """``word`` (lower case) without its English inflection: a light stemmer, meant to join and not to spell."""
    size = len(word)
    if size < 4 or word[-1] not in "sgdye":  # -s, -ing, -ed, -ly and a mute e
        return word
    if word.endswith("ies"):
        return word[:-3] + "y" if size > 4 else word
    if word.endswith("s") and word[-2] not in "sui":
        word = word[:-1]
    elif word.endswith("sses"):
        word = word[:-2]
    size = len(word)
    if word.endswith("ing") and size > 5:
        word = _undouble(word[:-3])
    elif word.endswith("ied") and size > 4:
        word = word[:-3] + "y"
    elif word.endswith("ed") and size > 4:
        word = _undouble(word[:-2])
    elif word.endswith("ly") and size > 5:
        word = word[:-2]
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


def _undouble(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] in _DOUBLED else word


@cache
def _classes() -> dict[str, str]:
    table: dict[str, str] = {}
    for name in ("demonyms.txt", "synonyms.txt"):
        for words in lines(name):
            head = _stem(words[0])
            for word in words:
                table.setdefault(word, head)
                table.setdefault(_stem(word), head)
    return table


@lru_cache(maxsize=65536)
def canonical(word: str) -> str:
    """What ``word`` (any case) counts as when two contexts are compared."""
    low = word.lower()
    if low.endswith(("'s", "’s")):
        low = low[:-2]
    table = _classes()
    bare = _stem(low)
    return table.get(low) or table.get(bare, bare)


@cache
def _idf() -> dict[str, float]:
    return {words[0]: float(words[1]) for words in lines("rarity.txt")}


def idf(stem: str) -> float:
    """How telling a stem is, 0 to 6: the negative logarithm (base 2) of the share of news texts that hold it, capped."""
    return _idf().get(stem, OOV_IDF)
