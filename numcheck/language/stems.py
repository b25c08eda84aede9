"""Words that mean the same, made the same: without inflection, demonyms as countries, synonyms as one.

What is counted as one stands in ``english/synonyms`` (killed, dead, deaths, toll) and ``english/demonyms`` (Russia,
Russian, Russians); how telling a stem is in ``english/idf``.
"""

from __future__ import annotations

from functools import cache, lru_cache

from numcheck.language import lexicon

OOV_IDF = 6.0  # bits, of a stem that fewer than one text in 64 holds
_DOUBLED = frozenset("bdfgmnprt")


def _stem(word: str) -> str:
    """``word`` (lower case) without -s, -ed, -ing, -ly and a mute e: a light stemmer in the manner of Harman (1991)."""
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
    for name in ("english/demonyms", "english/synonyms"):
        for head, words in lexicon.classes(name).items():
            stem = _stem(head)
            for word in (head, *words):
                table.setdefault(word, stem)
                table.setdefault(_stem(word), stem)
    return table


@lru_cache(maxsize=65536)
def canonical(word: str) -> str:
    """What ``word``, in any case and with or without 's, counts as when contexts are compared: a stem, lower case.

    That of the word that stands for its synonyms, or the stem of the word itself: ``toll`` and ``Killed`` are ``kill``,
    ``while`` is ``whil``.
    """
    low = word.lower()
    if low.endswith(("'s", "’s")):
        low = low[:-2]
    table = _classes()
    bare = _stem(low)
    return table.get(low) or table.get(bare, bare)


@cache
def _idf() -> dict[str, float]:
    return {stem: float(bits) for stem, bits in lexicon.table("english/idf")}


def idf(stem: str) -> float:
    """The inverse document frequency of a canonical ``stem`` in bits, from 0 ("the") to ``OOV_IDF``.

    Minus the logarithm (base 2) of the share of texts that hold it (``english/idf``); ``OOV_IDF`` for one not listed.
    """
    return _idf().get(stem, OOV_IDF)
