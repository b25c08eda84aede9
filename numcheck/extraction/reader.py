"""From one candidate to one quantity: the number, then what stands left and right of it, in a fixed order."""

from __future__ import annotations

from decimal import Decimal

from numcheck.core.quantity import Bound, Quantity
from numcheck.core.text import Span
from numcheck.extraction import bounds, compounds, measures, ranges
from numcheck.extraction.draft import Draft
from numcheck.extraction.measures import Measured
from numcheck.extraction.numbers import prefixes
from numcheck.extraction.units.table import Unit


def read_at(text: str, start: int, end: int, limit: int, floor: int) -> list[Draft]:
    """The quantities that begin with the candidate ``text[start:end]``: none, one, or the two of "from 3 to 5".

    ``floor`` is where the last quantity ended; nothing before it is looked at. Nothing from ``limit`` on is.
    """
    first = prefixes.figure(text, start, end, limit, floor)
    if first is None:
        return []
    number, left = first
    draft = Draft(left.at, number.end, number, measures.NOTHING)
    measured = None
    joint = ranges.link(text, number.end, limit)
    if joint is None:
        measured = _measured(text, draft, left, limit, floor)
        if measured.end > number.end and draft.bound is Bound.EXACT:
            joint = ranges.link(text, measured.end, limit)
    if joint is not None:
        found = ranges.read(text, number, left, measured, joint, limit, floor)
        if found is not None:
            return _ranged(text, found, limit, floor)
    if measured is None:
        measured = _measured(text, draft, left, limit, floor)
    draft.measured = measured
    factor = draft.measured.factor
    if factor != measures.ONE:
        draft.number = number._replace(value=number.value * factor, resolution=number.resolution * abs(factor))
    draft.end = max(draft.end, draft.measured.end)
    if draft.end == number.end < limit and _inside_code(text, number.end, limit):
        return []
    if draft.measured.unit == "" and number.spelled and number.end - number.start == 1:
        return []  # the article before something that is no unit after all
    compounds.extend(text, draft, limit)
    _bounded(text, draft, limit, floor)
    return [draft]


def _measured(text: str, draft: Draft, left: prefixes.Left, limit: int, floor: int) -> Measured:
    """The unit of a draft; a bound that stands between number and unit is taken in: ``50+ people``, ``five or so``."""
    number, end = draft.number, draft.number.end
    stuck = bounds.attached(text, end, limit)
    if stuck is not None:
        draft.bound, draft.end = stuck.bound, stuck.at
    elif text[end : end + 4] == " or ":
        inner = bounds.after(text, end, limit)
        if inner is not None:
            measured = measures.read(text, number, left, inner.at, limit, floor)
            if measured.end > inner.at:
                draft.bound = inner.bound
                return measured
    return measures.read(text, number, left, draft.end, limit, floor)


def _inside_code(text: str, at: int, limit: int) -> bool:
    """Whether the number that ends at ``at`` is the head of a word or code: 777F, 20th, 5-HT2A, 2,4-D."""
    if text[at].isalnum() or text[at] == "_":
        return True
    if text[at] != "-":
        return False
    at += 1
    end = at
    while end < limit and text[end].isalnum():
        end += 1
    part = text[at:end]
    return part[:1].isupper() and (len(part) == 1 or not part.isalpha())


def _ranged(text: str, found: ranges.Found, limit: int, floor: int) -> list[Draft]:
    one, two = found.first, found.second
    shared = found.measured
    if found.pair:
        a = Draft(found.start, one.end if found.own is None else found.own.end, one, found.own or shared.bare(one.end))
        b = Draft(found.second_start, max(two.end, shared.end), two, shared)
        _bounded(text, a, found.link, floor)
        _bounded(text, b, limit, a.end)
        return [a, b]
    draft = Draft(found.start, max(two.end, shared.end), one._replace(end=two.end), shared)
    draft.low, draft.high = sorted((one.value, two.value))
    draft.number = draft.number._replace(resolution=min(one.resolution, two.resolution))
    draft.plain = False
    if found.plus_minus:
        draft.plain = True
        draft.number = draft.number._replace(value=one.value)
        draft.low, draft.high = one.value - abs(two.value), one.value + abs(two.value)
    _bounded(text, draft, limit, floor)
    return [draft]


_SPANS = frozenset(("second", "minute", "hour", "day", "week", "month", "year", "decade", "century"))


def _bounded(text: str, draft: Draft, limit: int, floor: int) -> None:
    left = bounds.before(text, draft.start, floor)
    if left is not None and draft.measured.unit in _SPANS and bounds.during(text, left.at, draft.start):
        left = None  # over two months: during them
    if left is not None:
        draft.start = left.at
        draft.bound = left.bound
        again = bounds.before(text, left.at, floor)
        if again is not None and (again.bound is Bound.ABOUT) != (left.bound is Bound.ABOUT):
            draft.start = again.at  # "about at least 40", "up to about 40"
            if left.bound is Bound.ABOUT:
                draft.bound = again.bound
    right = bounds.after(text, draft.end, limit)
    if right is not None:
        draft.end = right.at
        if draft.bound in (Bound.EXACT, Bound.ABOUT):
            draft.bound = right.bound


def headed(draft: Draft, unit: Unit | None, factor: Decimal, *, alone: bool) -> None:
    """Give a figure of a table cell the unit and scale of its head; ``alone``: it is what the cell is about."""
    measured = draft.measured
    if not alone or measured.unit and (unit is None or measured.unit != unit.name) or draft.number.scale > 1:
        return
    draft.number = draft.number._replace(
        value=draft.number.value * factor, resolution=draft.number.resolution * factor, scale=factor
    )
    draft.low, draft.high = (None if v is None else v * factor for v in (draft.low, draft.high))
    if unit is not None and not measured.noun:
        draft.measured = measured._replace(unit=unit.name, readings=unit.readings)


def finish(text: str, draft: Draft) -> Quantity:
    """The frozen quantity of a draft."""
    number, measured = draft.number, draft.measured
    return Quantity(
        Span(draft.start, draft.end),
        text[draft.start : draft.end],
        number.value if draft.plain else None,
        draft.low,
        draft.high,
        measured.unit,
        measured.noun,
        draft.bound,
        number.resolution,
        Span(number.start, number.end),
        measured.modifiers,
        measured.readings,
        draft.change,
        number.spelled,
        number.vague,
        draft.of or measured.of,
        measured.adjectival,
    )
