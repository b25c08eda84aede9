"""A sentence as a row of words: what two contexts are lined up by.

What a word is made into hangs on its letters alone, so it is kept for the life of the process, not of a check: at most
65,536 distinct words in each of three caches here and one in ``stems``, the latest asked for. That is bounded at some
60 MB, holds no order and no sentence of a text, and makes a second text half as dear to read as the first.
"""

from collections.abc import Mapping, Sequence
from functools import cache, cached_property, lru_cache
from itertools import chain

from numcheck.core.frozen import FrozenIdentity
from numcheck.core.named_tuple import NamedTuple
from numcheck.core.quantity import Bound, DateMention, Quantity
from numcheck.core.text import Span
from numcheck.language import lexicon
from numcheck.language.patterns import compiled
from numcheck.language.stems import canonical, idf

FIGURE = "#"  # the stem of any figure, so that figures line up with figures
DATE = "@"  # the stem of any date
MIN_IDF = 1.5  # bits: a word that more than every third text holds tells nothing

_WORD = compiled(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[,;:()—–\"“”]|^-$")
_NO_DATES: frozenset[str] = frozenset()
_BREAKS = frozenset(',;:()—–"“”-')


class Token(NamedTuple):
    """A word, or what hyphens part it into, as ``TokenizedSentence`` has them; ``breaks`` where it begins a clause.

    A mark that ends a clause has no stem.
    """

    stem: str
    surface: str
    lower: str
    weight: float
    is_name: bool
    breaks: bool


_SIGNS = {sign: Token(sign, sign, sign, 0.0, False, False) for sign in (FIGURE, DATE)}


class TokenizedSentence(FrozenIdentity):
    """The words of one sentence, in order; all but ``figures`` and ``dates`` are parallel.

    ``stems``       canonical words; ``FIGURE`` for a quantity's number, ``DATE`` for a date
    ``surface``     the words as they are written, ``lower`` in lower case
    ``weights``     how telling each is: its idf, 0 to 6; 0 for figures and dates
    ``is_name``     whether a word is written as a name (a capital inside the sentence)
    ``clause_ids``  number of the clause it stands in, from 0
    ``figures``     index of each figure's word, by start of the quantity's span (code points)
    ``dates``       the words of the dates, lower case
    """

    stems: tuple[str, ...]
    surface: tuple[str, ...]
    lower: tuple[str, ...]
    weights: tuple[float, ...]
    is_name: tuple[bool, ...]
    clause_ids: tuple[int, ...]
    figures: Mapping[int, int]
    dates: frozenset[str]

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """All stems and all words in lower case: one look says whether any word of a list may stand in the sentence."""
        return frozenset(self.stems + self.lower)

    @cached_property
    def stem_set(self) -> frozenset[str]:
        """All stems, to look up."""
        return frozenset(self.stems)

    def name_from(self, start: int) -> frozenset[str]:
        """The stems of the name that begins with word ``start``; none where that is written as no name."""
        end = start
        while end < len(self.is_name) and self.is_name[end]:
            end += 1
        return frozenset(self.stems[start:end])


def tokenize(text: str, sentence: Span, figures: Sequence[Quantity], dates: Sequence[DateMention]) -> TokenizedSentence:
    """The words of ``sentence``, a span of ``text``, in order.

    Each of its ``figures`` (from its bound to the end of its number) and ``dates`` is one word. Empty where the sentence
    holds no letter.
    """
    signs = [(*_sign(q), FIGURE, q.span.start) for q in figures]
    signs += [(d.span.start, d.span.end, DATE, d.span.start) for d in dates]
    signs.sort()
    row: list[Token] = []
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
    return TokenizedSentence(
        stems=stems,
        surface=words,
        lower=lows,
        weights=weights,
        is_name=names,
        clause_ids=tuple(clauses),
        figures=places,
        dates=said,
    )


def content_stems(text: str) -> dict[str, float]:
    """The stems of ``text`` whose idf is above ``MIN_IDF``, each with that idf, in order of first place."""
    found: dict[str, float] = {}
    for chunk in text.split():
        if known := _content(chunk):
            found.update(known)
    return found


@lru_cache(maxsize=65536)
def _content(chunk: str) -> Mapping[str, float]:
    return {part.stem: part.weight for part in _parts(chunk) if part.weight > MIN_IDF}


@lru_cache(maxsize=65536)  # most of what stands between two spaces has stood there before
def _parts(chunk: str) -> tuple[Token, ...]:
    """The words and marks of what stands between two spaces: ``fell,`` is a word and a mark, Anglo-Saxon two words."""
    bare = chunk[:-1] if chunk[-1] in ".," else chunk
    if bare.isalpha():
        word = _word(bare, bare[0].isupper())
        return word if chunk[-1] != "," else (*word, *_word(",", False))
    return tuple(chain.from_iterable(_word(word, word[0].isupper()) for word in _WORD.findall(chunk)))


@lru_cache(maxsize=4096)
def _first(chunk: str) -> tuple[Token, ...]:
    """The same where a sentence begins: its first word is no name for its capital, which any word has there."""
    words = _WORD.findall(chunk)
    first = next((word for word in words if word not in _BREAKS), "")
    return tuple(p for w in words for p in _word(w, w[0].isupper() and (w is not first or w.isupper())))


@lru_cache(maxsize=65536)
def _word(word: str, name: bool) -> tuple[Token, ...]:
    if word in _BREAKS:
        return (Token("", word, word, 0.0, False, True),)
    return tuple([_part(part, name) for part in word.split("-")]) if "-" in word else (_part(word, name),)


@cache
def _clause_openers() -> frozenset[str]:
    return frozenset(map(canonical, lexicon.words("english/clause_openers")))


def _part(word: str, name: bool) -> Token:
    s = canonical(word)
    return Token(s, word, word.lower(), idf(s), name, s in _clause_openers())


def _sign(quantity: Quantity) -> tuple[int, int]:
    """From its bound ("more than") to the end of its number: what the figure itself says is no context of it."""
    start, end = quantity.number.start, quantity.number.end
    if not end:
        return quantity.span.start, quantity.span.end
    return quantity.span.start if quantity.bound is not Bound.EXACT else start, end
