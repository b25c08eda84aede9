"""Figures that stand side by side: ``45 and 50 mg`` share a unit, ``more than 20 but less than 35`` is one range."""

from __future__ import annotations

from numcheck.core.quantity import Bound
from numcheck.extraction.draft import Draft
from numcheck.language.lazy_pattern import Lazy

_LAST = Lazy(r"(?:(,)? (?:and|or|by|x|×) |x|×)\Z")
_LIST = Lazy(r", \Z")
_OF_ONE = frozenset(("microgram", "milligram", "gram", "kilogram", "milliliter", "liter", "ounce", "pound"))
_BOUNDED = Lazy(r",? (?:and|but|yet|and also|but also) \Z")


def merge_last(text: str, drafts: list[Draft], floor: int) -> None:
    """Join the last draft with the ones right before it where they belong together; none that begins before ``floor``."""
    if len(drafts) < 2:
        return
    last, before = drafts[-1], drafts[-2]
    if before.start < floor or last.start - before.end > 12 or before.end >= last.start:
        return
    between = text[before.end : last.start]
    if _BOUNDED.match(between) and _one_range(before, last):
        drafts.pop()
        return
    if before.measured.noun == "age" and before.measured.own and not last.measured.unit and not last.measured.noun:
        if _LAST.match(between) and last.number.value < 125:
            last.measured = before.measured._replace(end=last.end)  # ages 16 and 6
        return
    if before.measured.unit or before.measured.noun or not (last.measured.unit or last.measured.noun):
        return
    part_of_one = before.number.resolution < 1 and before.bound is not Bound.EXACT and not last.measured.unit
    doses = between.strip() in ("x", "×") and last.measured.unit in _OF_ONE  # 7 x 1 mg
    if _LAST.match(between) and not last.measured.adjectival and not part_of_one and not doses:  # p < 0.05 and 20 mice
        _share(text, drafts, floor)


def _one_range(a: Draft, b: Draft) -> bool:
    """Whether the two bounds make one range; ``a`` becomes it."""
    if not a.bound.opposes(b.bound):
        return False
    if not (a.plain and b.plain) or (a.measured.unit or a.measured.noun) and a.measured.unit != b.measured.unit:
        return False
    low, high = (a, b) if a.bound.is_least else (b, a)
    if low.number.value >= high.number.value:
        return False
    a.low, a.high, a.plain, a.bound = low.number.value, high.number.value, False, Bound.EXACT
    a.end = b.end
    a.number = a.number._replace(end=b.number.end, resolution=min(a.number.resolution, b.number.resolution))
    if b.measured.unit or b.measured.noun:
        a.measured = b.measured
    return True


def _share(text: str, drafts: list[Draft], floor: int) -> None:
    """Give the unit of the last figure of a list to those before it that have none."""
    after = last = drafts[-1]
    shared = last.measured._replace(own=False)
    for i in range(len(drafts) - 2, -1, -1):
        draft = drafts[i]
        between = text[draft.end : after.start]
        if draft.start < floor or draft.measured.unit or draft.measured.noun or draft.measured.of or draft.number.part:
            return
        link = _LAST.match(between) if after is last else _LIST.match(between)
        if not link:
            return
        if after is last and link.group(1) and not (i and _LIST.match(text[drafts[i - 1].end : draft.start])):
            return  # "500, or 25% of them": the second says the first in other words
        draft.measured = shared._replace(end=draft.end)
        after = draft
