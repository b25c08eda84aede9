"""Two numbers that belong together: ``5 to 7 km``, ``$15–$40``, ``between 5 and 6``, ``20 ± 2``, ``from 12 to 15``."""

import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Literal

from numcheck.core.named_tuple import NamedTuple
from numcheck.extraction import ages, change
from numcheck.extraction.cursor import Cursor
from numcheck.extraction.measures import Measured, measure_of
from numcheck.extraction.numbers.magnitude_words import Of
from numcheck.extraction.numbers.number import Number, PrefixedNumber
from numcheck.extraction.numbers.number_words import number_words
from numcheck.extraction.numbers.prefixes import figure_at
from numcheck.language.lazy_pattern import Lazy

# What two joined numbers are: the two ends of one figure, two figures (rose from 3 to 5), a figure and its uncertainty.
Pairing = Literal["range", "pair", "plus-minus"]


class TwoNumbers(NamedTuple):
    """Two numbers and what is said of them.

    ``start``         where the first figure begins (``between`` and ``from`` included)
    ``first``         the first number, with the magnitude that is written once for both
    ``second``        the second number
    ``second_start``  where the second figure begins
    ``link``          where the words between the two begin
    ``measured``      the unit of both
    ``own``           the unit written with the first number itself, if any
    ``pairing``       what the two are
    """

    start: int
    first: Number
    second: Number
    second_start: int
    link: int
    measured: Measured
    own: Measured | None = None
    pairing: Pairing = "range"


class _Link(NamedTuple):
    """What joins two numbers.

    ``kind``    "to", "dash", "and", "or", or "pm" for ±
    ``start``   where the first figure begins, its opener included
    ``opener``  "between", "from" or ""
    ``words``   the words of the opener, lower case
    """

    kind: str
    start: int
    opener: str = ""
    words: str = ""


_JOINT = Lazy(
    r"(?P<pm>[ \n]?(?:±|\+/-|\+/−|\+-)(?: |\n {0,30})?)|(?P<to>-?[ \u00a0-]to[ \u00a0-]|\nto | to\n)|(?P<dash>(?: ?[-–‐‑−~∼] ?|—))"
    r"|[ \u00a0](?P<and>and)[ \u00a0]|[ \u00a0](?P<or>or)[ \u00a0]"
)
_MANY = Decimal(10)  # nothing ranges from a part to so many
_CLOSE = Decimal("1.5")
_FAR = 4
_THOUSAND = Decimal(1000)
_MOST_TIMES = 10  # "$2-20,000" from two thousand
_JOINT_OPENS = frozenset("-–‐‑−~∼—±+")
_JOINT_WORDS = frozenset((" to ", "\nto ", " to\n", " and", " or ", "\u00a0to\u00a0"))
_HEDGE = Lazy(
    r"(?:~|just |only |about |around |roughly |some |nearly |almost |approximately |perhaps |up to |as much as |as many as "
    r"|over |more than )",
    re.IGNORECASE,
)
_WORD = Lazy(r"[A-Za-z]+")
_START = Lazy(r"[-−]?(?:[A-Za-z]{1,3})?[$€£¥₹]? ?(?:\d|[½⅓⅔¼¾]|\.\d)")
_OPENER = Lazy(
    r"\b(?:(?:anywhere |somewhere )?between(?: the ages of| ages)?|(?:anywhere |ranging |ranges |ranged |range )?from)[ \u00a0]\Z",
    re.IGNORECASE,
)


def joint_after(cursor: Cursor, end: int) -> re.Match[str] | None:
    """What may join the number or unit that ends at ``end`` to a second number; None if nothing does."""
    text, limit = cursor.text, cursor.limit
    if end >= limit:
        return None
    char = text[end]
    if char in " \u00a0\n":
        if text[end + 1 : end + 2] not in _JOINT_OPENS and text[end : end + 4] not in _JOINT_WORDS:
            return None
    elif char not in _JOINT_OPENS:
        return None
    return _JOINT.match(text, end, limit)


def two_numbers(cursor: Cursor, first: PrefixedNumber, own: Measured | None, joint: re.Match[str]) -> TwoNumbers | None:
    """``first``, whose own unit is ``own`` if one is written, and the number that ``joint`` joins to it.

    None if no number follows, or the two are nothing to each other.
    """
    number, prefix = first
    kind = joint.lastgroup or "dash"
    if number.vague or not _may_begin(cursor.text, joint.end()):
        return None
    link = _link(cursor, prefix.at, kind)
    if kind == "and" and not _and_joins(cursor.text, first, own, link):
        return None
    if kind == "or" and own is not None and prefix.unit is None:
        return None
    if own is None and prefix.unit is not None:
        own = measure_of(cursor.within(prefix.at, cursor.limit), number, prefix, number.end)
    second = _second(cursor, joint.end(), kind, "anything" if prefix.unit is None else "money")
    if second is None or not _comparable(number, second[0]):
        return None
    two, right = second
    measured = measure_of(cursor.within(right.at, cursor.limit), two, right, two.end)
    if not _agree(own, measured):
        return None
    one, two = _scaled(first, two, own, measured, link)
    shared = _shared(cursor, first, second, own, measured, link)
    if shared is None:
        return None
    found = TwoNumbers(
        start=link.start,
        first=one,
        second=two,
        second_start=right.at,
        link=joint.start(),
        measured=shared,
        own=own,
        pairing="plus-minus" if kind == "pm" else "range",
    )
    return found if kind == "pm" else _JUDGES[link.opener](cursor.text, found, first, link)


def _comparable(one: Number, two: Number) -> bool:
    """Whether the two may be ends of one range at all: half - 1,130 - are nurses."""
    if two.vague or two.part and not one.part and one.value >= 1:
        return False
    return not (one.part and one.value < 1 and two.value >= _MANY and not two.part)


def _shared(
    cursor: Cursor, first: PrefixedNumber, second: PrefixedNumber, own: Measured | None, measured: Measured, link: _Link
) -> Measured | None:
    """The unit of both, written once or twice; None where a unit goes with the first number alone."""
    (_, left), (two, right) = first, second
    if right.unit is None and left.unit is not None and not measured.unit:
        unit = own.unit if own else left.unit.name
        measured = Measured(max(measured.end, two.end), unit, readings=left.unit.readings, own=True)
    elif own is not None and not (measured.unit or measured.noun):
        if link.kind != "dash" and not link.opener:
            return None
        measured = own.bare(two.end)
    if not (measured.unit or measured.noun) and ("age" in link.words or ages.aged_before(cursor, left.at)):
        return Measured(measured.end, "year", "age", own=True)
    return measured


def _after_from(text: str, found: TwoNumbers, first: PrefixedNumber, link: _Link) -> TwoNumbers | None:
    if link.kind == "or" or link.kind == "and" and found.second.value <= found.first.value:
        return None
    if link.kind in ("to", "dash") and "rang" not in link.words and change.moved(text, found.start):
        return found._replace(start=first[1].at, pairing="pair")
    return found


def _after_between(text: str, found: TwoNumbers, first: PrefixedNumber, link: _Link) -> TwoNumbers | None:
    return found if link.kind in ("and", "to", "dash") else None


def _unopened(text: str, found: TwoNumbers, first: PrefixedNumber, link: _Link) -> TwoNumbers | None:
    one, two = found.first.value, found.second.value
    end = found.measured.end
    if link.kind == "and":
        closed = text[end : end + 1] == ")" and two > one
        return found if closed and (found.measured.unit or found.measured.noun) else None
    close = one < two <= one * _CLOSE
    measured = found.own is not None or first[1].unit is not None
    if link.kind == "to" and measured and not close and change.moved(text, first[1].at):
        return None  # rose $3 to $45
    if link.kind == "to" and two > _FAR * one and change.moved(text, first[1].at):
        return None  # rose by 2.6 million to 84 million
    if two <= one and not (link.kind == "to" and found.own is not None):
        return None
    if link.kind == "or" and not (two <= one * 2 + 1 and two < 1000):
        return None
    return found


# Whether the two are one range, a pair of figures, or nothing to each other, by the word that opens them.
_JUDGES: dict[str, Callable[[str, TwoNumbers, PrefixedNumber, _Link], TwoNumbers | None]] = {
    "from": _after_from,
    "between": _after_between,
    "": _unopened,
}


def _link(cursor: Cursor, at: int, kind: str) -> _Link:
    """What joins the figure that begins at ``at`` to another, with the "between" or "from" that opens them, if any."""
    text, floor = cursor.text, cursor.floor
    if at <= floor or text[at - 1] not in " \u00a0" or text[max(floor, at - 2) : at - 1] not in ("n", "m", "f", "s"):
        return _Link(kind, at)
    match = _OPENER.search(text, max(floor, at - 26), at)
    if match is None:
        return _Link(kind, at)
    words = match.group().lower()
    return _Link(kind, match.start(), "between" if "between" in words else "from", words)


def _and_joins(text: str, first: PrefixedNumber, own: Measured | None, link: _Link) -> bool:
    if link.opener == "between":
        return True
    return own is None and (link.opener == "from" or text[first[1].at - 1 : first[1].at] == "(")


def _scaled(
    first: PrefixedNumber, two: Number, own: Measured | None, measured: Measured, link: _Link
) -> tuple[Number, Number]:
    """Both numbers with the magnitude that is written once: ``5 to 10 million``, ``$5-10 million``, ``$5-8,000``."""
    one, scaled = first[0], first[0].value * two.scale
    unmeasured = own is None or first[1].unit is not None
    bare = one.scale == 1 < two.scale and (abs(one.value) < 1000 or scaled < two.value) and unmeasured
    if bare and (scaled < two.value or link.opener and scaled < 3 * two.value):
        one = one.times(two.scale)._replace(scale=two.scale)
    elif link.kind == "dash" and unmeasured and _are_thousands(first, two):
        one = one.times(_THOUSAND)
    return one.times(measured.factor if own is None else own.factor), two.times(measured.factor)


def _are_thousands(first: PrefixedNumber, two: Number) -> bool:
    """Whether the thousands of the second number are those of the first, too: ``$5-8,000``; but lots 1-5,000."""
    one, most = first[0], _MOST_TIMES if first[1].unit is not None else _CLOSE * 2
    plain = one.digits.isdigit() and one.scale == 1 and len(one.digits) <= 3 and two.digits.endswith(",000")
    return (
        plain
        and one.value < two.value / _THOUSAND <= one.value * most
        and two.scale == 1
        and (most > 3 or one.value > 1)
    )


@cache
def _opens() -> frozenset[str]:
    """The first three letters of a word that begins a number, or an approximator before it."""
    hedges = ("just", "only", "about", "around", "roughly", "some", "nearly", "almost", "approximately", "perhaps")
    return frozenset(word[:3] for word in (*number_words(), *hedges, "over", "more"))


def _may_begin(text: str, at: int) -> bool:
    """Whether a second number may stand at ``at``: a cheap look, wrong only on the safe side."""
    opening = text[at : at + 4]  # a code before a sum, US$5, has three letters at most
    return not (len(opening) == 4 and opening.isalpha()) or opening[:3].lower() in _opens()


def _second(cursor: Cursor, at: int, kind: str, of: Of) -> PrefixedNumber | None:
    """The number at ``at``; an approximator before it is passed over, but after "±"."""
    text, limit = cursor.text, cursor.limit
    if at >= limit:
        return None
    if kind != "pm" and (text[at].isalpha() or text[at] == "~"):
        hedge = _HEDGE.match(text, at, limit)
        if hedge:
            at = hedge.end()
    if at < limit and text[at].isalpha():
        word = _WORD.match(text, at, limit)
        known = number_words().get(word.group().lower()) if word else None
        if word and (known is None or known.kind in ("unit", "ten") or text[at : at + 2].lower() == "a "):
            found = figure_at(cursor.at(at, word.end(), floor=at))
            if found:
                return found
    match = _START.match(text, at, limit)
    if not match:
        return None
    digit = match.end() - 1
    if text[digit - 1] == ".":
        digit -= 1
    found = figure_at(cursor.at(digit, digit + 1, floor=at), of)
    return None if found is None or found[1].at != at else found


def _agree(own: Measured | None, other: Measured) -> bool:
    """Whether two figures of one range may carry these units: equal, or only one of them written."""
    if own is None or not (own.unit or own.noun) or not (other.unit or other.noun):
        return True
    if own.unit in other.readings or other.unit in own.readings:
        return True
    longer = own.unit and other.unit.startswith(
        (f"{own.unit}/", f"{own.unit}_of_")
    )  # 5 barrels to 6 barrels of oil a day
    same = own.unit == other.unit or bool(longer)
    return same and (own.noun == other.noun or not own.noun)
