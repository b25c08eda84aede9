"""What is measured, in words for people: entity, property, qualifiers.

A reading aid, not what the matching rests on: that lines up whole contexts (``alignment``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from numcheck.core.claim import Measurand, Qualifier
from numcheck.core.quantity import Direction, Quantity
from numcheck.core.text import Span
from numcheck.language import lexicon
from numcheck.language.lazy_pattern import Lazy
from numcheck.language.stems import OOV_IDF, canonical, idf
from numcheck.relations.coreference import antecedent


def _words(kind: str) -> frozenset[str]:
    return lexicon.classes("relations/measurand")[kind]


_TELLING = 2.5  # bits: a word that says something of what is measured
_COMMON = 2.0  # bits: a word that any text may have
_RARE = 4.5  # bits: a word that says by itself what is measured
# Where another clause begins, which may speak of another figure.
_JOINT = Lazy(r"[;:.]\s|,?\s(?:while|whereas|whilst|but|although)\s|,\s(?:and|with|as)\s")


def measurand(text: str, quantity: Quantity, sentence: Span, speaker: str = "") -> Measurand:
    """The measurand of ``quantity`` as far as its ``sentence`` says it in plain sight, parts that it does not say
    empty; the ``speaker`` ("": the author) is not the entity.
    """
    span = quantity.span
    before = text[max(sentence.start, span.start - 160) : span.start]
    left, own = _bare(before), _bare(before[max((m.end() for m in _JOINT.finditer(before)), default=0) :])
    behind = text[span.end : min(sentence.end, span.end + 80)]
    joint = _JOINT.search(behind)
    right = _bare(behind[: joint.start()] if joint else behind)
    names = (name for words in (right[:8], own, left) for name in _names_back(words))
    opening = next(iter(_bare(text[sentence.start : sentence.end])), "")
    stands_for = " ".join(antecedent(text, sentence, span.start, span.end))
    known = stands_for if stands_for and _entity(stands_for, speaker, "") else ""
    entity = known or next((name for name in names if _entity(name, speaker, opening)), "")
    qualifiers = [
        Qualifier(kind, found)
        for kind, say in (("time", _time), ("modality", _modality))
        if (found := say(right) or say(left[-14:]))
    ]
    if quantity.change is not Direction.NONE:
        qualifiers.append(Qualifier("change", str(quantity.change)))
    if quantity.of:
        qualifiers.append(Qualifier("scope", f"of {quantity.of}"))
    words = [*quantity.modifiers, quantity.noun] if quantity.noun else _property(own, right, opening)
    return Measurand(entity, " ".join(words), tuple(qualifiers))


def _bare(words: str) -> list[str]:
    """The words without the marks around them."""
    return [bare for word in words.split() if (bare := word.strip(",.;:()“”\"'’‘!?"))]


def _names_back(words: Sequence[str]) -> Iterator[str]:
    """Runs of capitalised words, the last first."""
    run: list[str] = []
    for word in reversed(words):
        if word[0].isupper():
            run.append(word)
        elif run:
            yield " ".join(reversed(run))
            run = []
    if run:
        yield " ".join(reversed(run))


def _time(words: Sequence[str]) -> str:
    """The first time that is said: "last week", "in 2014", "on Monday", "a day"."""
    for i, word in enumerate(words):
        if word not in _words("before a time"):
            if word in _words("day"):
                return word
            continue
        following = words[i + 1] if i + 1 < len(words) else ""
        if (
            (word not in ("in", "on") and following in _words("period"))
            or (word == "in" and len(following) == 4 and following.isdigit() and following[:2] in ("19", "20"))
            or (word == "on" and following[:1].isupper() and following.endswith("day"))
        ):
            return f"{word} {following}"
    return ""


def _modality(words: Sequence[str]) -> str:
    return next((w for w in words if w in _words("modal")), "")


def _entity(name: str, speaker: str, opening: str) -> bool:
    """Whether a capitalised word names something: not "The", not a weekday, a number or a measure (EBITDA), not the first
    word of the sentence where that is known as another, not who speaks.
    """
    low = name.lower()
    telling = idf(canonical(low.split()[0]))
    if any(word in _words("measure") or word.lower() in _words("kind of measure") for word in name.split()):
        return False
    if low in _numbers() or name in _nobody() or (name == opening and telling < OOV_IDF):
        return False
    return telling > 2.5 and low[-3:] != "day" and not (speaker and (name in speaker or speaker in name))


def _property(left: Sequence[str], right: Sequence[str], opening: str) -> list[str]:
    """The telling word nearest to a figure that counts nothing, in its own clause, with the one before it: "wall" of "The
    wall, 62 metres high", "operating profit"; or the sentence's first word where it is a known one: "Revenue rose".
    """
    if left[-1:] == ["of"] and len(left) > 1 and left[-2].islower() and idf(canonical(left[-2])) > _TELLING:
        return [*(word for word in left[-3:-2] if word in _words("measure")), left[-2]]  # a loss of 7 million
    if (
        len(left) > 1
        and left[1].islower()
        and left[0] == opening
        and opening.istitle()
        and _TELLING < idf(canonical(opening.lower())) < OOV_IDF
    ):
        left = [opening.lower(), *left[1:]]
    units = {word for before, word in pairwise(left) if _is_number(before)}
    for words, step in ((left, -1), (right[:4], 1)):
        for i in range(len(words))[::step][: 5 if step < 0 else 4]:
            word = words[i]
            if word in units or not (word in _words("measure") or _is_rare(word)):
                continue
            if word.endswith(("ing", "ed")):  # "operating" says what costs, "replaced" nothing by itself
                if words[i + 1 : i + 2] and words[i + 1].endswith("s") and idf(canonical(words[i + 1])) > _COMMON:
                    return [word, words[i + 1]]
                continue
            before = words[i - 1] if i else ""
            if before.lower() in _words("kind of measure") or before in _words("measure"):
                return [before if before in _words("measure") else before.lower(), word]  # net debt, EBITDA margin
            return [before, word] if before not in units and _is_rare(before) else [word]
    if left[:1] == [opening.lower()] != [opening]:
        return [opening.lower()]
    return []


def _is_number(word: str) -> bool:
    """Whether a unit may follow: a number, but no year."""
    if word[-1:].isdigit():
        return not (len(word) == 4 and word[:2] in ("19", "20"))
    return word.lower() in _numbers()


def _is_rare(word: str) -> bool:
    return word.islower() and word.isalpha() and idf(canonical(word)) > _RARE


@cache
def _nobody() -> frozenset[str]:
    return lexicon.classes("relations/coreference")["nobody"]


@cache
def _numbers() -> frozenset[str]:
    return frozenset(row[0] for row in lexicon.table("numbers/number_words"))
