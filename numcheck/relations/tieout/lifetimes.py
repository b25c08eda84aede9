"""Ages that a writer reckons from a year of birth: "died in 1966, aged 72", where the source has her born in 1893."""

from __future__ import annotations

from numcheck.relations.corpus import ClaimedText
from numcheck.relations.matching.mention import Mention

# Code points before a year in which a word for birth makes it one, and from the beginning of a text in which a first year
# in brackets does: by hand.
_BIRTH, _OPENING = 40, 200
_WORDS = ("born", "birth", "b. ")


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
