"""Figures that leave out what they count, since the figure beside them says it: ``435 homes by sale and 187 by tender``."""

from __future__ import annotations

from numcheck.core.quantity import Bound
from numcheck.extraction.change import moved
from numcheck.extraction.cursor import Cursor
from numcheck.extraction.draft import Draft
from numcheck.extraction.measures import Measured, measure_of
from numcheck.extraction.numbers.number import ONE, Prefix
from numcheck.language.lazy_pattern import Lazy

_LONGEST = 60  # code points between two figures of which the second is elided
# From a counted figure to one that is told in the same way: by sale and 187 by tender; in May and 12 in June.
_PARALLEL = Lazy(
    r" (by|in|at|for|from|on|with|through|under|against|via|to) [\w'’ -]{2,40}?(?:,? and|,? but|,? or|,|,? against) \Z"
)
# From a figure to the one it is compared with: 312 million dollars, against 45 million; 1,045 cases, up from 37.
_COMPARED = Lazy(
    r"\A[^.;:()]{0,30}(?:\b(?:up|down) from|\bcompared (?:with|to)|\bversus|\bagainst)(?: a (?:loss|profit|gain|deficit|surplus) of)? \Z"
)
_OR_SO_MANY = Lazy(r" or (more|less|fewer) (?=[a-z])")  # thirty (30) or fewer days
_FOLLOWS = Lazy(r" (?:of the|of its|of their|of) \Z")
# A change in these gives no level in them.
_RELATIVE = frozenset(("percent", "percentage_point", "basis_point", "cent", "penny", "permille"))


def supply(cursor: Cursor, drafts: list[Draft], floor: int) -> None:
    """Give the last draft, or the one before it, the unit and noun that the other says for both; none before ``floor``."""
    last, before = drafts[-1], drafts[-2]
    if before.start < floor or not 0 < last.start - before.end <= _LONGEST:
        return
    text = cursor.text
    between = text[before.end : last.start]
    if between[-1] == "(" and between.strip() == "(" and before.number.spelled and text[last.end : last.end + 1] == ")":
        _said_behind(cursor, before, last)
    elif _is_bare(last):
        if between in (" to ", ", to "):
            _level(text, drafts)
        elif before.measured.unit and last.number.scale > ONE and before.measured.end >= 0 and _FOLLOWS.match(between):
            _take(last, before.measured)  # $3 million of the 5 million
        elif _COMPARED.search(between) and _is_comparable(before, last):
            _take(last, before.measured)
        elif before.measured.noun and not before.measured.unit and not before.measured.adjectival:
            parallel = _PARALLEL.match(between)
            if parallel and text.startswith(f" {parallel.group(1)} ", last.end):
                _take(last, before.measured)
    elif last.measured.unit and before.number.scale > ONE and _is_unmeasured(before) and _FOLLOWS.match(between):
        _take(before, last.measured)  # 280 million of the 1.5 billion shekels


def _is_comparable(before: Draft, last: Draft) -> bool:
    """Whether a bare figure may be in what the one before it is in: both in millions, or both counts of one thing."""
    measured = before.measured
    if measured.unit:
        return last.number.scale > ONE and before.number.scale > ONE and measured.end >= 0
    return bool(measured.noun) and not measured.adjectival and last.number.resolution >= before.number.resolution


def _is_unmeasured(draft: Draft) -> bool:
    return not (draft.measured.unit or draft.measured.noun or draft.number.part)


def _is_bare(draft: Draft) -> bool:
    return _is_unmeasured(draft) and not draft.measured.of


def _take(draft: Draft, measured: Measured) -> None:
    """Give ``draft`` the unit and the noun of ``measured``; it keeps its own words, and the whole that it is part of."""
    draft.measured = measured._replace(end=draft.end, of=draft.measured.of or measured.of, own=False)


def _said_behind(cursor: Cursor, before: Draft, last: Draft) -> None:
    """``thirty (30) days``: what is counted stands behind the bracket."""
    if not (_is_unmeasured(last) and _is_unmeasured(before)):
        return
    at = last.end + 1
    hedge = _OR_SO_MANY.match(cursor.text, at)
    if hedge is not None:
        at = hedge.end() - 1
        before.bound = Bound.AT_LEAST if hedge[1] == "more" else Bound.AT_MOST
    measured = measure_of(cursor.within(at, cursor.limit), last.number._replace(end=at), Prefix(at), at)
    if measured.unit or measured.noun or measured.of:
        _take(before, measured)
        _take(last, measured)
        last.bound = before.bound


def _level(text: str, drafts: list[Draft]) -> None:
    """``rose 64 points to 4,577``, ``fell 120 points, or 0.5%, to 23,400``: the level is in the unit of the change."""
    last = drafts[-1]
    for change in drafts[-2:-4:-1]:
        measured = change.measured
        if measured.unit not in _RELATIVE:
            level = measured.noun == "point" or measured.unit and measured.noun != "age"
            if level and last.start - change.end <= _LONGEST and moved(text, change.start):
                _take(last, measured)
            return
