"""One person's birth, or death, dated twice in one text: "Ada Lindqvist (1961–2019)" and "Ada Lindqvist was born in 1963"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from numcheck.core.named_tuple import NamedTuple
from numcheck.core.quantity import DateMention
from numcheck.core.relation import LifeDates, LocatedDate
from numcheck.core.text import Document
from numcheck.language.lazy_pattern import Lazy
from numcheck.relations.corpus import Corpus

_BACK = 120  # code points before a date in which the name and the word stand
_CLOSE = 10  # years
_SHORTEST, _LONGEST = 16, 115  # years: a bracket of fewer holds a career, of more a dynasty
_NAME = r"(?P<name>[A-Z][\w'’-]+(?: (?:[A-Z]\.|(?:de|von|van|der|al|bin|af) )?[A-Z][\w'’-]+){1,3})"
_SAID = rf"{_NAME},?(?: who)?(?: was| is)? (?P<event>%s)(?: [\w'’-]+,?){{0,5}}? (?:in|on)\s\Z"
_BORN, _DIED = Lazy(_SAID % "born"), Lazy(_SAID % "died")
_OPENED = Lazy(rf"{_NAME} \((?P<born>born )?\Z")
_DASH = Lazy(r"\s?[-–—]\s?")


class _DatedLife(NamedTuple):
    """The first and the last word of a person's name, and ``birth`` or ``death``."""

    first: str
    last: str
    event: str


def find(corpus: Corpus) -> Iterator[LifeDates]:
    """One relation for each date of a birth or death that is another than the first one given for the same name."""
    for text in corpus.texts:
        if len(text.dates) < 2 or "born" not in text.document.text and "(1" not in text.document.text:
            continue
        known: dict[_DatedLife, DateMention] = {}
        for life, mention in _lives(text.document, text.dates):
            first = known.setdefault(life, mention)
            if _differ(first, mention):
                uri = text.document.uri
                yield LifeDates(
                    first=LocatedDate(uri, first),
                    second=LocatedDate(uri, mention),
                    event=life.event,
                    reason=f"both give the {life.event} of {life.first} {life.last}",
                )


def _lives(document: Document, dates: tuple[DateMention, ...]) -> Iterator[tuple[_DatedLife, DateMention]]:
    text = document.text
    for i, mention in enumerate(dates):
        if mention.year is None or mention.circa:
            continue
        before = text[max(mention.span.start - _BACK, 0) : mention.span.start]
        for pattern, event in ((_BORN, "birth"), (_DIED, "death")):
            if match := pattern.search(before):
                yield _of(match, event), mention
        if match := _OPENED.search(before):
            then = dates[i + 1] if i + 1 < len(dates) else None
            if match["born"] and text[mention.span.end : mention.span.end + 1] in (")", ",", ";"):
                yield _of(match, "birth"), mention
            elif then is not None and then.year is not None and _is_life(text, mention, then):
                yield _of(match, "birth"), mention
                yield _of(match, "death"), then


def _of(match: re.Match[str], event: str) -> _DatedLife:
    words = match["name"].split()
    return _DatedLife(words[0], words[-1], event)


def _is_life(text: str, birth: DateMention, death: DateMention) -> bool:
    """Whether two dates in a bracket are as far apart as a life is long, with a dash between them."""
    assert birth.year is not None and death.year is not None
    joined = _DASH.fullmatch(text, birth.span.end, death.span.start) is not None
    closed = text[death.span.end : death.span.end + 1] == ")"
    return joined and closed and _SHORTEST <= death.year - birth.year <= _LONGEST


def _differ(one: DateMention, other: DateMention) -> bool:
    """Whether two dates cannot be one, but might be meant as one: another month or day, or another year close by or one
    digit off. Years further apart are those of a reign or an office.
    """
    if one.ambiguous or other.ambiguous or one.year is None or other.year is None:
        return False
    if one.year != other.year:
        digits = sum(a != b for a, b in zip(str(one.year), str(other.year), strict=False))
        return abs(one.year - other.year) <= _CLOSE or digits == 1
    pairs = ((one.month, other.month), (one.day, other.day))
    return any(None not in pair and pair[0] != pair[1] for pair in pairs)
