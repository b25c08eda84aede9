"""Whom "he", "the 28-year-old" or "the company" means: the name last given before, where only one fits.

Light, and only where it is safe: a person is a name of two words or more, or the last word of such a name; where the
sentence that names somebody names another of the kind as well, nobody is meant.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from numcheck.core.named_tuple import NamedTuple
from numcheck.core.text import Span
from numcheck.language import lexicon
from numcheck.language.names import nations, titles
from numcheck.language.stems import OOV_IDF, canonical, idf

BACK = 500  # code points before a sentence in which a name may stand
_ENDS = (". ", "! ", "? ", "\n")


class Name(NamedTuple):
    """A run of capitalised words, without titles before it; ``kind`` is person, body or, of one word alone, ""."""

    span: Span
    words: tuple[str, ...]
    kind: str

    @property
    def last(self) -> str:
        """The word by which the name is known again: its last."""
        return self.words[-1]


def antecedent(text: str, sentence: Span, at: int, end: int) -> tuple[str, ...]:
    """The words of the name that the last pronoun before a figure stands for; () where none does, or more than one may.

    ``at`` and ``end`` are where the figure begins and ends in ``text``, in code points; ``sentence`` is the span it
    stands in. A name is looked for in the sentence and ``BACK`` code points before it.
    The figure itself may be part of what stands for the name: "the 28-year-old". No name stands between the two.
    """
    found = None
    for found in _stand_ins().finditer(text, sentence.start, min(end + 12, sentence.end)):
        pass
    if found is None or found.start() > at or any(_names(text, found.end(), at)):
        return ()
    start = max(sentence.start - BACK, 0)
    known = list(_names(text, start, found.start()))
    persons = {n.last for n in known if n.kind == "person"}
    wanted = found.lastgroup
    fitting = [n for n in known if (n.kind or ("person" if n.last in persons else "")) == wanted]
    if not fitting:
        return ()
    nearest = fitting[-1]
    begins = max(text.rfind(mark, start, nearest.span.start) for mark in _ENDS)
    if any(n.span.start > begins and n.last not in nearest.words and nearest.last not in n.words for n in fitting):
        return ()
    return next((n.words for n in fitting if len(n.words) > 1 and n.last == nearest.last), nearest.words)


def _names(text: str, start: int, end: int) -> Iterator[Name]:
    """The names of people and bodies in a stretch of ``text``, in order; places, days and nations left out."""
    words = _words()
    for m in _run().finditer(text, start, end):
        run = [w.removesuffix("'s").removesuffix("’s") for w in m.group().split()]
        while run and (run[0] in titles() or (len(run) > 2 and _plain(run[0]))):
            run = run[1:]
        if not run or not words["nobody"].isdisjoint(run) or any(canonical(w) in nations() for w in run):
            continue
        before = text[max(m.start() - 12, start) : m.start()].split()
        if before and before[-1].lower() in words["place"]:
            continue
        if not words["corporate"].isdisjoint(run) or (len(run[-1]) > 1 and run[-1].isupper()):
            kind = "body"
        elif _plain(run[-1]) or (before and before[-1] in ("the", "The", "of")):
            continue
        else:
            kind = "person" if len(run) > 1 else ""
        yield Name(Span(m.start(), m.end()), tuple(run), kind)


@cache
def _run() -> re.Pattern[str]:
    return re.compile(r"[A-Z](?<!\w.)[\w’'-]+(?: (?:[A-Z]\. )?(?:de |von |van |al-|bin )?[A-Z][\w’'-]+)*")


@cache
def _stand_ins() -> re.Pattern[str]:
    words = _words()
    person, body = ("|".join(sorted(words[kind])) for kind in ("person", "body"))
    return re.compile(
        rf"\b(?:(?P<person>(?:{person})\b|the [\w-]+-year-old\b(?! [a-z]+ (?:of|for)\b))|(?P<body>(?:the|its?) (?:{body})\b))",
        re.IGNORECASE,
    )


@cache
def stand_ins() -> frozenset[str]:
    """Words in lower case one of which is in every pronoun: a cheap look at a sentence."""
    words = _words()
    return words["person"] | words["body"] | {"old"}


def _words() -> Mapping[str, frozenset[str]]:
    return lexicon.classes("relations/coreference")


def _plain(word: str) -> bool:
    """Whether a word is common in news texts, as hardly any name is."""
    return idf(canonical(word)) < OOV_IDF
