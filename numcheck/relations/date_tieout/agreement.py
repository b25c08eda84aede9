"""How far a source's date supports a draft's: the same day, a less exact date that leaves it open, or another."""

from __future__ import annotations

from enum import Enum

from numcheck.core.quantity import DateMention


class DateAgreement(Enum):
    """What a source's date says of a draft's.

    ``SAME``     whoever has it may write the draft's: the same, or a more exact one (1963 from 4 May 1963)
    ``VAGUER``   it leaves the draft's open: the year of a day, the decade of a year
    ``OTHER``    both cannot be the date of one thing
    """

    SAME = "same"
    VAGUER = "vaguer"
    OTHER = "other"


def agreement(draft: DateMention, source: DateMention) -> DateAgreement | None:
    """How far ``source`` supports ``draft``; None where they cannot be compared (a year, a day without its year)."""
    if draft.period or source.period:
        return _of_periods(draft, source)
    if draft.year is not None and source.year is not None and draft.year != source.year:
        return DateAgreement.OTHER
    if source.ambiguous and source.day is not None and draft.day is not None:
        return DateAgreement.SAME if {draft.day, draft.month} == {source.day, source.month} else DateAgreement.OTHER
    for mine, theirs in ((draft.month, source.month), (draft.day, source.day)):
        if mine is not None and theirs is not None and mine != theirs:
            return DateAgreement.OTHER if draft.month is not None and source.month is not None else None
    if draft.month is None:
        return DateAgreement.SAME if source.year is not None else None
    if source.month is None:
        return DateAgreement.VAGUER if draft.year is not None else None
    if draft.day is not None and source.day is None:
        return DateAgreement.VAGUER
    return DateAgreement.SAME


def _of_periods(draft: DateMention, source: DateMention) -> DateAgreement | None:
    mine, theirs = _years(draft), _years(source)
    if mine is None or theirs is None:
        return None
    if mine[0] <= theirs[0] and theirs[1] <= mine[1]:
        return DateAgreement.SAME
    overlap = theirs[0] <= mine[1] and mine[0] <= theirs[1]
    return DateAgreement.VAGUER if overlap else DateAgreement.OTHER


def _years(mention: DateMention) -> tuple[int, int] | None:
    if mention.period is not None:
        return mention.period
    return None if mention.year is None else (mention.year, mention.year)
