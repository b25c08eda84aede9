"""A period is not as long as its two ends are apart.

Why it matters

"From 1990 to 2000, a 12-year reign" has one year too many at one end or in the middle, and profiles, obituaries and
histories copy it from each other.

Example

    The war lasted from 1990 to 2000, a 14-year conflict.

Instead

    The war lasted from 1990 to 2000, a 10-year conflict.

What it leaves alone

Periods that count both ends in full (1990 to 2000 as eleven years, the second to the fifth as four days); lengths one
unit short, which months not written may explain, are a note. "About" and round decades. Anniversaries kept a year
early or late; lengths within five minutes of the clock, or a quarter of an hour where they count hours; weeks within
four days. Ends of which the year is not written.

Source

Differences of Julian day numbers; inclusive and exclusive reckoning.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from numcheck.core.finding import Finding, Related
from numcheck.core.levels import Confidence, Family, Severity
from numcheck.core.measure import Interval
from numcheck.core.quantity import Bound, DateMention
from numcheck.core.relation import Anniversary, ClockPeriod, Duration
from numcheck.core.rule import Context, Rule
from numcheck.numbers.calendar import day_number
from numcheck.numbers.intervals import interval_in_words, widened

_NEARLY = 5  # minutes
_PART_OF_WEEK = Fraction(4, 7)  # from a Monday to a Friday is a week
_DAYS = {
    "day": Fraction(1),
    "week": Fraction(7),
    "month": Fraction(146097, 4800),
    "year": Fraction(146097, 400),
    "decade": Fraction(146097, 40),
}


def check(relation: Duration | Anniversary | ClockPeriod, context: Context) -> Iterator[Finding]:
    """At most one finding, on the length, where no way of counting from one end to the other gives it."""
    match relation:
        case Duration():
            yield from _between_dates(relation)
        case Anniversary():
            yield from _anniversary(relation)
        case ClockPeriod():
            yield from _by_the_clock(relation)


def _anniversary(relation: Anniversary) -> Iterator[Finding]:
    """More than a year beside it: a centenary may be kept all year long."""
    start, end = relation.start.mention, relation.end.mention
    apart = (end.year or 0) - (start.year or 0)
    if abs(apart - relation.years) > 1 and apart > 0:
        yield RULE.finding(
            relation.end.location,
            f"{start.text} to {end.text} is {apart} years, {relation.name} stated",
            Related(relation.start.location, "start"),
            reason=relation.reason,
        )


def _by_the_clock(relation: ClockPeriod) -> Iterator[Finding]:
    """More than five minutes, or a quarter of an hour where hours are counted, beside every way of reading the times."""
    q, unit = relation.length.quantity, Fraction(relation.unit)
    exact = Interval(Fraction(q.value or 0), Fraction(q.value or 0))
    stated = (exact if q.bound is Bound.EXACT else relation.length.measure.loose).scaled(unit)
    nearly = max(Fraction(_NEARLY), unit / 4)
    if not any(stated.low - nearly <= minutes <= stated.high + nearly for minutes in relation.minutes):
        hours, minutes = divmod(min(relation.minutes), 60)
        words = [f"{n} {unit}{'s' * (n != 1)}" for n, unit in ((hours, "hour"), (minutes, "minute")) if n]
        message = f"{relation.start} to {relation.end} is {' '.join(words)}, {relation.length.quantity.text} stated"
        yield RULE.finding(relation.length, message, reason=relation.reason)


def _between_dates(relation: Duration) -> Iterator[Finding]:
    length, start, end = relation.length, relation.start.mention, relation.end.mention
    apart = _apart(start, end, length.quantity.unit)
    if apart is None or apart.high <= 0:
        return
    stated = length.measure.loose
    if stated.meets(apart):
        return
    unit = Fraction(1)
    near = stated.meets(Interval(apart.low - unit, apart.high + unit))
    if near and relation.lasting and length.quantity.unit == "week":
        weeks = Fraction(length.quantity.value or 0)
        exact = Interval(weeks, weeks) if length.quantity.bound is Bound.EXACT else stated
        if exact.meets(widened(apart, _PART_OF_WEEK)):
            return
        near = False
    if near and (stated.low > apart.low or relation.lapse or length.quantity.unit in ("week", "decade")):
        return
    plural = "" if apart.low == apart.high == 1 else "s"
    yield RULE.finding(
        length,
        f"{start.text} to {end.text} is {interval_in_words(apart)} {length.quantity.unit}{plural}, {length.quantity.text} stated",
        Related(relation.start.location, "start"),
        Related(relation.end.location, "end"),
        severity=Severity.NOTE if near else Severity.ERROR,
        confidence=Confidence.MEDIUM if near else Confidence.HIGH,
        reason="right if counted another way at the ends" if near else relation.reason,
    )


def _apart(start: DateMention, end: DateMention, unit: str) -> Interval | None:
    """From ``start`` to ``end`` in ``unit``, as exactly as both are written; None where they do not say.

    Whole years or months are told apart as such; full dates to the day, with and without the last one.
    """
    first, last = start.year if start.year is not None else end.year, end.year
    if first is None and last is None and start.month == end.month:
        first = last = 2001  # within one month any year will do
    if first is None or last is None or unit not in _DAYS:
        return None
    if start.month is None or end.month is None:
        if unit not in ("year", "decade"):
            return None
        years = Fraction(last - first) / (10 if unit == "decade" else 1)
        return Interval(years, years)
    if start.day is None or end.day is None:
        months = Fraction((last - first) * 12 + end.month - start.month)
        if unit == "month":
            return Interval(months, months)
        return Interval((months - 1) / 12, (months + 1) / 12) if unit == "year" else None
    days = day_number(last, end.month, end.day) - day_number(first, start.month, start.day)
    return Interval(days / _DAYS[unit], (days + 1) / _DAYS[unit])


RULE = Rule(
    name="wrong-duration",
    family=Family.ARITHMETIC,
    severity=Severity.ERROR,
    check=check,
    doc=__doc__,
)
