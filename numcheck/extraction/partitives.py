"""The whole that a figure is said to be part of: ``three of the 12 hostages``, ``40% of voters``, ``20 of whom``."""

from __future__ import annotations

from numcheck.extraction.cursor import Cursor
from numcheck.extraction.figure_words import around_figure
from numcheck.extraction.nouns import counted_noun
from numcheck.extraction.numbers.number_words import number_words
from numcheck.language import lexicon
from numcheck.language.lazy_pattern import Lazy

_OF = Lazy(r"[ \u00a0]of[ \u00a0\n]| out of (?=the |its |their |these |those )")
_OF_THEM = Lazy(r"[ ,]{1,2}of[ \u00a0](them|these|those|whom|which|us|you)\b")
_CHUNKS = Lazy(r"[^\s.;:()]+")


def whole_after(cursor: Cursor, end: int) -> str:
    """``of the 2.9m``, ``of whom``, ``of voters``: the words behind the "of" at ``end``; "" where there is none.

    They stand outside the span of the figure.
    """
    text, limit = cursor.text, cursor.limit
    them = _OF_THEM.match(text, end, limit)
    if them:
        return them.group(1)
    match = _OF.match(text, end, limit)
    if not match:
        return ""
    at = begin = match.end()
    for chunk in _CHUNKS.finditer(text, at, min(limit, at + 40)):
        word = chunk.group().lower()
        if word not in around_figure("determiner") and not word[0].isdigit() and word not in number_words():
            break
        at = chunk.end()
    group = counted_noun(cursor, at - (at == begin), "many")
    if group is not None:
        return text[begin : group.end]
    stop = begin
    for chunk in _CHUNKS.finditer(text, begin, min(limit, begin + 60)):
        if stop > begin and (chunk.start() - stop > 1 or _ends(chunk.group().lower().rstrip(","))):
            break
        stop = chunk.end()
        if chunk.group().endswith(",") or stop - begin > 40:
            break
    return text[begin:stop].rstrip(",")


def _ends(word: str) -> bool:
    """Whether a word is no part of the whole any more."""
    verb = word.endswith(("ed", "ing")) or word in lexicon.words("english/finite_verbs")
    return verb or word in around_figure("ends whole")
