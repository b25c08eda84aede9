"""Births and deaths: what a person has one of, and texts date in more ways than one: born in 1862, (1862–1946)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from itertools import dropwhile, takewhile

from numcheck.core.named_tuple import NamedTuple
from numcheck.core.quantity import DateMention
from numcheck.core.text import Span
from numcheck.relations.date_tieout.context import DatedText, Word

_BEFORE = 60  # code points
_OPENING = 200  # code points from the beginning of a text in which a bracket is of whom the text is about
_NEAR = 3  # dates on either side that may share a bracket
_SHORTEST, _LONGEST = 16, 115  # years: a bracket of fewer holds a career, of more a dynasty
_DASH = re.compile(r"\s*(?:[-–—]|--)\s*(?:c\.\s?)?")


class LifeEvent(StrEnum):
    """What a date is the date of, in the words of a message; "" for anything else."""

    NONE = ""
    BIRTH = "birth"
    DEATH = "death"


class Life(NamedTuple):
    """The ``event`` that a date dates, and whose: the stems of a ``name``, none where it is not known, and those ``alone``
    that say by themselves who is meant: the last of them, or a title of one word.
    """

    event: LifeEvent
    name: frozenset[str]
    alone: frozenset[str]


@cache
def _pattern(event: LifeEvent) -> re.Pattern[str]:
    link = r"(?: [\w'’.-]+,?){0,7}?[ (,;:]+(?:(?:in|on|c\.|circa|around|about|the)\s+)*\Z"
    return re.compile(
        {
            LifeEvent.BIRTH: rf"(?<![\w-])(?:born|birth|b\.){link}",
            LifeEvent.DEATH: rf"(?<![\w-])(?:died|dies|dying|death|passed away|d\.|†){link}",
        }[event]
    )


def life(text: DatedText, index: int) -> Life | None:
    """The birth or death that date ``index`` of ``text`` dates; None where it dates anything else."""
    date, number = text.dates[index], text.sentence_of[index]
    if not isinstance(date, DateMention):
        return None
    near = range(max(index - _NEAR, 0), min(index + _NEAR + 1, len(text.dates)))
    beside = [text.dates[i] for i in near if text.sentence_of[i] == number]
    dates = [d for d in beside if isinstance(d, DateMention)]
    event, at = _event(text.document.text, date, text.sentences[number], dates)
    return Life(event, *_holder(text, at, number)) if event else None


def _event(text: str, date: DateMention, sentence: Span, dates: Sequence[DateMention]) -> tuple[LifeEvent, int]:
    """The event, and where it is said: of a name before that."""
    start = date.span.start
    low = max(start - _BEFORE, sentence.start)
    floor = max((d.span.end for d in dates if d.span.end <= start), default=low)
    low = max(low, floor)
    for event in (LifeEvent.BIRTH, LifeEvent.DEATH):
        if match := _pattern(event).search(text[low:start]):
            return event, low + match.start()
    return _in_bracket(text, date, sentence, dates), start


def _in_bracket(text: str, date: DateMention, sentence: Span, dates: Sequence[DateMention]) -> LifeEvent:
    """The event of the first or the second date of a bracket that holds two: (1862–1946), (3 March 1862 – 9 July 1946)."""
    opened = text.rfind("(", max(date.span.start - _BEFORE, sentence.start), date.span.start)
    closed = text.find(")", date.span.end, min(date.span.end + _BEFORE, sentence.end))
    if opened < 0 or closed < 0:
        return LifeEvent.NONE
    held = [d for d in dates if opened < d.span.start and d.span.end <= closed]
    if len(held) != 2 or held[0].year is None or held[1].year is None:
        return LifeEvent.NONE
    lived = _SHORTEST <= held[1].year - held[0].year <= _LONGEST
    if not lived or not _DASH.fullmatch(text, held[0].span.end, held[1].span.start):
        return LifeEvent.NONE
    return LifeEvent.BIRTH if date is held[0] else LifeEvent.DEATH


def _holder(text: DatedText, at: int, number: int) -> tuple[frozenset[str], frozenset[str]]:
    """The name of whom sentence ``number`` says it before ``at``, and what of it tells alone (see ``Life``).

    The name right before the bracket that holds ``at``, and where a text opens with little but names, which repeat its title,
    all of them; outside brackets the first name before ``at``, else the first of the text.
    """
    title, words = _first_name(text.words[0]), text.words[number]
    opened = text.document.text.rfind("(", text.sentences[number].start, at + 1)
    if opened < 0 or text.document.text.find(")", opened, at) >= 0:
        name = _first_name([w for w in words if w.start < at]) or title
        return frozenset(name), frozenset(name[-1:])
    before = [w for w in reversed(words) if w.start < opened]
    every = tuple(w.stem for w in before if _may_name(w))
    if opened <= _OPENING and 2 * len(every) > len(before):
        return frozenset((*every, *title)), frozenset((*every[:1], *title[-1:]))
    name = tuple(w.stem for w in takewhile(_may_name, before))
    return frozenset(name), frozenset(name[:1])


def _first_name(words: Sequence[Word]) -> tuple[str, ...]:
    """The stems of the first run of words that are written as a name."""
    return tuple(w.stem for w in takewhile(_may_name, dropwhile(lambda w: not _may_name(w), words)))


def _may_name(word: Word) -> bool:
    return word.capital and word.tells


def one_person(one: Life, other: Life) -> bool:
    """Whether all of one's name is in the other's: Ada Lindqvist, Ada Maria Lindqvist; of one word only if it tells alone,
    as Lindqvist does and Ada does not. False where either is not known.
    """
    less, more = sorted((one, other), key=lambda life: len(life.name))
    if not less.name or not less.name <= more.name:
        return False
    return len(less.name) > 1 or less.name <= more.alone
