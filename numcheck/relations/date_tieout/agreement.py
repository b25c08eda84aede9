"""How far a source's date supports a draft's: the same day, a less exact date that leaves it open, or another."""

from __future__ import annotations

from enum import Enum

from numcheck.core.quantity import DateMention, Point, PointKind
from numcheck.language.stems import canonical


class DateAgreement(Enum):
    """What a source's date says of a draft's.

    ``SAME``     whoever has it may write the draft's: the same, or a more exact one (1963 from 4 May 1963)
    ``VAGUER``   it leaves the draft's open: the year of a day, the decade of a year
    ``OTHER``    both cannot be the date of one thing
    """

    SAME = "same"
    VAGUER = "vaguer"
    OTHER = "other"


SAME, VAGUER, OTHER = DateAgreement.SAME, DateAgreement.VAGUER, DateAgreement.OTHER


def agreement(draft: DateMention | Point, source: DateMention | Point) -> DateAgreement | None:
    """How far ``source`` supports ``draft``; None where they cannot be compared (a year, a day without its year)."""
    if _years(draft) and _years(source) and (_is_period(draft) or _is_period(source)):
        return _of_periods(draft, source)
    if isinstance(draft, DateMention) and isinstance(source, DateMention):
        return _of_dates(draft, source)
    if isinstance(draft, Point) and isinstance(source, Point) and draft.kind is source.kind:
        return _of_points(draft, source)
    return None


def _of_dates(draft: DateMention, source: DateMention) -> DateAgreement | None:
    if draft.year is not None and source.year is not None and draft.year != source.year:
        return OTHER
    if source.ambiguous and source.day is not None and draft.day is not None:
        return SAME if {draft.day, draft.month} == {source.day, source.month} else OTHER
    for mine, theirs in ((draft.month, source.month), (draft.day, source.day)):
        if mine is not None and theirs is not None and mine != theirs:
            return OTHER if draft.month is not None and source.month is not None else None
    if draft.month is None:
        return SAME if source.year is not None else None
    if source.month is None:
        return VAGUER if draft.year is not None else None
    if draft.day is not None and source.day is None:
        return VAGUER
    return SAME


def _of_points(draft: Point, source: Point) -> DateAgreement | None:
    match draft.kind:
        case PointKind.TIME:
            minutes, known = draft.value
            theirs, also = source.value
            return SAME if (minutes - theirs) % (1440 if known and also else 720) == 0 else OTHER
        case PointKind.SCORE:
            return SAME if sorted(draft.value) == sorted(source.value) else OTHER
    said, told = _stems(draft), _stems(source)
    shared = not (said and told) or said & told
    if draft.value == source.value:
        return SAME if shared else VAGUER
    return OTHER if shared else None


def _stems(point: Point) -> frozenset[str]:
    return frozenset(map(canonical, (*point.nouns, *point.of)))


def _is_period(mention: DateMention | Point) -> bool:
    return isinstance(mention, Point) or mention.period is not None


def _of_periods(draft: DateMention | Point, source: DateMention | Point) -> DateAgreement | None:
    mine, theirs = _years(draft), _years(source)
    if mine is None or theirs is None:
        return None
    if mine[0] <= theirs[0] and theirs[1] <= mine[1]:
        return SAME
    overlap = theirs[0] <= mine[1] and mine[0] <= theirs[1]
    return VAGUER if overlap else OTHER


def _years(mention: DateMention | Point) -> tuple[int, int] | None:
    """The first and the last year of what a mention says; None for a day without its year, and for other points."""
    if isinstance(mention, Point):
        return (mention.value[0], mention.value[1]) if mention.kind is PointKind.CENTURY else None
    if mention.period is not None:
        return mention.period
    return None if mention.year is None else (mention.year, mention.year)
