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
_NEAR = 3  # dates on either side that may share a bracket
_SHORTEST, _LONGEST = 16, 115  # years: a bracket of fewer holds a career, of more a dynasty
_DASH = re.compile(r"\s*(?:[-–—]|--)\s*(?:c\.\s?)?")


class LifeEvent(StrEnum):
    """What a date is the date of, in the words of a message; "" for anything else."""

    NONE = ""
    BIRTH = "birth"
    DEATH = "death"


class Life(NamedTuple):
    """The ``event`` that a date dates, and whose: the stems of a ``name``, none where it is not known."""

    event: LifeEvent
    name: frozenset[str]


@cache
def _pattern(event: LifeEvent) -> re.Pattern[str]:
    link = r"(?: [\w'’.-]+,?){0,7}?[ (,;:]+(?:(?:in|on|c\.|circa|around|about|the)\s+)*\Z"
    return re.compile(
        {
            LifeEvent.BIRTH: rf"\b(?:born|birth|b\.){link}",
            LifeEvent.DEATH: rf"\b(?:died|dies|dying|death|passed away|d\.|†){link}",
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
    return Life(event, _holder(text, at, number)) if event else None


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


def _holder(text: DatedText, at: int, number: int) -> frozenset[str]:
    """The first name before ``at`` in sentence ``number``; else the first name of the text."""
    before = [w for w in text.words[number] if w.start < at]
    return _first_name(before) or _first_name(text.words[0])


def _first_name(words: Sequence[Word]) -> frozenset[str]:
    """The stems of the first run of words that are written as a name."""
    named = dropwhile(lambda w: not (w.capital and w.tells), words)
    return frozenset(w.stem for w in takewhile(lambda w: w.capital and w.tells, named))


def one_person(one: Life, other: Life) -> bool:
    """Whether all of one's name is in the other's: Ada Lindqvist, Ada Maria Lindqvist; False where either is not known."""
    return bool(one.name and other.name) and (one.name <= other.name or other.name <= one.name)
