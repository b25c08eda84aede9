"""Ages that a writer reckons: from a year of birth ("died in 1966, aged 72", where the source has her born in 1893), or from
both years of a life.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from numcheck.core.named_tuple import NamedTuple
from numcheck.core.quantity import DateMention
from numcheck.relations.corpus import ClaimedText
from numcheck.relations.date_tieout.context import DatedText
from numcheck.relations.date_tieout.life import Life, LifeEvent, life, one_person
from numcheck.relations.matching.mention import Mention

# Code points before a year in which a word for birth makes it one, and from the beginning of a text in which a first year
# in brackets does: by hand.
_BIRTH, _OPENING = 40, 200
_WORDS = ("born", "birth", "b. ")
_DEATH = frozenset(["died", "dies", "death", "dead", "dying"])


class Lifetime(NamedTuple):
    """Whose life a source dates, the stems of a ``name``, and its first and last year."""

    name: frozenset[str]
    birth: int
    death: int

    def __str__(self) -> str:
        least, most = self.ages
        return f"{self.birth} and {self.death} in the source make {least} or {most}"

    @property
    def ages(self) -> tuple[int, int]:
        """How old whoever lived it may have been in the end: before that year's birthday, and behind it."""
        return self.death - self.birth - 1, self.death - self.birth


def lifetimes(text: ClaimedText) -> Iterator[Lifetime]:
    """The lives of which ``text`` dates both ends, and each end once."""
    dated = DatedText(text.document, text.dates)
    ends: list[tuple[Life, int]] = []
    for i, date in enumerate(dated.dates):
        known = life(dated, i) if isinstance(date, DateMention) and date.year is not None else None
        if known is not None and isinstance(date, DateMention) and date.year is not None:
            ends.append((known, date.year))
    for holder in dict.fromkeys(known for known, _ in ends if known.event is LifeEvent.BIRTH and known.name):
        own = [(known.event, year) for known, year in ends if one_person(known, holder)]
        born, died = ({y for event, y in own if event is end} for end in (LifeEvent.BIRTH, LifeEvent.DEATH))
        if len(born) == len(died) == 1 and (found := Lifetime(holder.name, *born, *died)).ages[0] > 0:
            yield found


def lifetime_of(draft: Mention, known: Sequence[Lifetime]) -> Lifetime | None:
    """The life at the end of which the draft gives an age: of whom its sentence names, or the only one where it names nobody."""
    if draft.kind != "age" or _DEATH.isdisjoint(draft.words.vocabulary):
        return None
    if any(draft.words.is_name):
        known = [one for one in known if not one.name.isdisjoint(draft.words.stems)]
    return known[0] if len(known) == 1 else None


def births(text: ClaimedText) -> frozenset[int]:
    """The years in which somebody is born, by the words before them: "born in 1962", "Ida Holm (1962 – 2019)"."""
    words = text.document.text
    found = set()
    for i, date in enumerate(text.dates):
        before = words[max(date.span.start - _BIRTH, 0) : date.span.start].lower()
        first = i == 0 and date.span.start < _OPENING and "(" in before
        tails = (before.rpartition(word)[2] for word in _WORDS if word in before)
        if date.year is not None and (first or any(not any(map(str.isdigit, tail)) for tail in tails)):
            found.add(date.year)
    return frozenset(found)


def is_age_by_years(draft: Mention, own: ClaimedText, born: frozenset[int]) -> bool:
    """Whether the age that the draft gives follows from a year of birth, one of ``born``, and a year in the draft's sentence."""
    value = draft.claim.quantity.value
    if draft.kind != "age" or value is None:
        return False
    sentence = draft.claim.sentence
    years = {d.year for d in own.dates if d.year is not None and sentence.holds(d.span)}
    return any(then - year - value in (0, 1) for then in years for year in born)
