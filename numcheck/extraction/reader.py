"""From one candidate to its quantities: the number, what it measures, a second number, then the words around it."""

from __future__ import annotations

from numcheck.core.quantity import Bound
from numcheck.extraction import bare_numbers, bounds, compounds, ranges
from numcheck.extraction.cursor import Cursor
from numcheck.extraction.draft import Draft
from numcheck.extraction.measures import NOTHING, Measured, measure_of
from numcheck.extraction.neighbours.told_off import tells_off
from numcheck.extraction.non_quantities.letters import begins_acronym
from numcheck.extraction.numbers.magnitude_words import scaled
from numcheck.extraction.numbers.number import Prefix
from numcheck.extraction.numbers.prefixes import figure_at
from numcheck.language.lazy_pattern import Lazy

_EXACT, _ABOUT = Bound.EXACT, Bound.ABOUT
# Two digits behind a comma count nothing: 2,00 sites are 2,000, or 200.
_MISPRINT = Lazy(r"\d{1,3},\d\d")
# An exponent that copying set on the line, against the word behind it: 1 × 10 6transduced cells.
_LOST_EXPONENT = Lazy(r"[×x] ?10 \d{1,2}\Z")
_EARLIEST, _LATEST = 1500, 2100  # years
_TIMES = frozenset(("second", "minute", "hour", "day", "week", "month", "year", "decade", "century"))


def drafts_at(cursor: Cursor) -> list[Draft]:
    """The figures that begin with the candidate: none, one, or the two of "rose from 3 to 5"."""
    first = figure_at(cursor)
    if first is None:
        return []
    number, prefix = first
    draft = Draft(prefix.at, number.end, number, NOTHING)
    joint = ranges.joint_after(cursor, number.end)
    measured = None
    if joint is None:
        measured = _measure(cursor, draft, prefix)
        if measured.end > number.end and draft.bound is _EXACT:
            joint = ranges.joint_after(cursor, measured.end)
    if joint is not None:
        two = ranges.two_numbers(cursor, first, measured, joint)
        if two is not None:
            return _of_two(cursor, two)
    draft.measured = measured or _measure(cursor, draft, prefix)
    number = draft.number
    draft.number = number.times(draft.measured.factor)
    if "," in number.digits and draft.measured.noun and not draft.measured.unit:
        draft.misprint = _MISPRINT.fullmatch(number.digits) is not None
    draft.end = max(draft.end, draft.measured.end)
    if draft.end == number.end < cursor.limit and _inside_code(cursor.text, number.end, cursor.limit):
        return []
    unread = draft.measured.noun and not draft.measured.unit or draft.measured.unit == "byte"
    if unread and cursor.text[number.end : number.end + 1] == "-" and begins_acronym(cursor.text, number.end):
        return []  # form 10-K, 18-B lawyers
    if number.spelled and number.end - number.start == 1 and not draft.measured.unit:
        return []  # the article before something that is no unit
    if draft.measured.own:
        compounds.extend(cursor, draft)
    _take_bounds(cursor, draft)
    draft.is_name = _only_names(cursor, draft)
    return [draft]


def _only_names(cursor: Cursor, draft: Draft) -> bool:
    """Whether a draft is a number alone, and names, labels or tells off something."""
    if not _is_bare(draft):
        return False
    end = draft.number.end
    return tells_off(cursor, end) or bool(draft.number.digits) and bare_numbers.names(cursor, end)


def _are_years(draft: Draft) -> bool:
    """Whether both ends of a range are years: accidents from 1900 to 2019."""
    if draft.low is None or draft.high is None or draft.number.resolution != 1 or draft.number.scale > 1:
        return False
    alone = not (draft.measured.unit or draft.measured.noun or draft.measured.of)
    return alone and _EARLIEST <= draft.low < draft.high <= _LATEST and "," not in draft.number.digits


def _is_bare(draft: Draft) -> bool:
    """Whether nothing says what the digits of a draft count or measure, and no word what they bound."""
    number, measured = draft.number, draft.measured
    if measured.unit or measured.noun or measured.of:
        return False
    return draft.bound is _EXACT and number.scale == 1 and draft.start == number.start


def _measure(cursor: Cursor, draft: Draft, prefix: Prefix) -> Measured:
    """What a draft measures; a bound that stands between number and unit is taken in: ``50+ people``, ``five or so``."""
    number, end = draft.number, draft.number.end
    if cursor.text[end : end + 4] == " or " and (inner := bounds.bound_after(cursor, end)) is not None:
        measured = measure_of(cursor, number, prefix, inner.at)
        if measured.end > inner.at:
            draft.bound = inner.bound
            return measured
    elif cursor.text[end : end + 1] != " " and (attached := bounds.bound_attached(cursor, end)) is not None:
        draft.bound, draft.end = attached.bound, attached.at
        whole = scaled(cursor, number._replace(end=attached.at))
        if whole.scale > number.scale:  # 31+ million
            draft.number = number = whole
            draft.end = whole.end
    return measure_of(cursor, number, prefix, draft.end)


def _inside_code(text: str, at: int, limit: int) -> bool:
    """Whether the number that ends at ``at`` is the head of a word or code: 777F, 20th, 5-HT2A, 2,4-D."""
    if text[at].isalnum() or text[at] == "_":
        return not (text[at].islower() and _LOST_EXPONENT.search(text, max(0, at - 8), at))
    if text[at] != "-":
        return False
    at += 1
    end = at
    while end < limit and text[end].isalnum():
        end += 1
    part = text[at:end]
    return part[:1].isupper() and (len(part) == 1 or not part.isalpha())


def _of_two(cursor: Cursor, two: ranges.TwoNumbers) -> list[Draft]:
    """One figure with two ends, one with its uncertainty, or two figures."""
    first, second, shared = two.first, two.second, two.measured
    end = max(second.end, shared.end)
    if two.pairing == "pair":
        own = two.own or shared.bare(first.end)
        a = Draft(two.start, first.end if two.own is None else two.own.end, first, own)
        b = Draft(two.second_start, end, second, shared)
        _take_bounds(cursor.within(cursor.floor, two.link), a)
        _take_bounds(cursor.within(a.end, cursor.limit), b)
        return [a, b]
    resolution = min(first.resolution, second.resolution)
    draft = Draft(two.start, end, first._replace(end=second.end, resolution=resolution), shared)
    if two.pairing == "plus-minus":
        draft.low, draft.high = first.value - abs(second.value), first.value + abs(second.value)
    else:
        draft.low, draft.high = sorted((first.value, second.value))
        draft.plain = False
    _take_bounds(cursor, draft)
    if two.pairing == "range" and _are_years(draft):
        return []
    draft.is_name = _only_names(cursor, draft)
    return [draft]


def _take_bounds(cursor: Cursor, draft: Draft) -> None:
    """Take the words before and after the figure in that say what it bounds."""
    left = bounds.bound_before(cursor, draft.start)
    if left is not None and draft.measured.unit in _TIMES and bounds.means_during(cursor.text, left.at, draft.start):
        left = None  # over two months: during them
    if left is not None:
        draft.start = left.at
        draft.bound = left.bound
        again = bounds.bound_before(cursor, left.at)
        if again is not None and (again.bound is _ABOUT) != (left.bound is _ABOUT):
            draft.start = again.at  # "about at least 40", "up to about 40"
            if left.bound is _ABOUT:
                draft.bound = again.bound
    right = bounds.bound_after(cursor, draft.end)
    if right is not None:
        if not (draft.measured.unit or draft.measured.noun) and cursor.text.endswith(
            ("older", "younger"), draft.end, right.at
        ):
            draft.measured = draft.measured._replace(unit="year", noun="age")  # people 65 and older
        draft.end = right.at
        if draft.bound in (_EXACT, _ABOUT):
            draft.bound = right.bound
