"""A date that no calendar has, or a period that ends before it starts.

Why it matters

31 April is somebody's typing error for another day, and a term that runs from 2005 to 1998 has two ends of which one
is wrong. Readers cannot tell what was meant.

Example

    Applications close on 31 April 2023.

Instead

    Applications close on 30 April 2023.

What it leaves alone

29 February without a year, and in the years up to 1923 that were leap years only in the Julian calendar. Periods of
which one end has no year, unless both lie in one month. Years before Christ, which count down.

Source

The Gregorian calendar (Inter gravissimas, 1582).
"""

from __future__ import annotations

from collections.abc import Iterator

from numcheck.core.finding import Finding, Related
from numcheck.core.levels import Family, Severity
from numcheck.core.quantity import DateMention
from numcheck.core.relation import CalendarDate, DatedPeriod
from numcheck.core.rule import Context, Rule
from numcheck.numbers.calendar import LAST_JULIAN_YEAR, MONTHS, days_in_month


def check(relation: CalendarDate | DatedPeriod, context: Context) -> Iterator[Finding]:
    """At most one finding: on a date that does not exist, or on the end of a period that is before its start."""
    if isinstance(relation, CalendarDate):
        if fault := _no_such_day(relation.date.mention):
            yield RULE.finding(relation.date.location, fault)
    elif _ends_before(relation.start.mention, relation.end.mention):
        start, end = relation.start, relation.end
        yield RULE.finding(
            end.location,
            f"{end.mention.text} is before {start.mention.text}, where it starts",
            Related(start.location, "starts here"),
        )


def _no_such_day(date: DateMention) -> str:
    month, day, year = date.month, date.day, date.year
    if month is None or day is None or date.ambiguous or not 1 <= month <= 12:
        return ""
    longest = days_in_month(month, year)
    if day <= longest or (
        year is not None and year <= LAST_JULIAN_YEAR and day <= days_in_month(month, year, julian=True)
    ):
        return ""
    name = MONTHS[month - 1]
    if month == 2 and day == 29:
        return f"{year} is no leap year: February {year} has 28 days, {day} stated"
    return f"{name} has {longest} days, {day} stated"


def _ends_before(start: DateMention, end: DateMention) -> bool:
    if start.circa or end.circa or start.ambiguous or end.ambiguous:
        return False
    if start.year is not None and end.year is not None:
        if start.year != end.year:
            return end.year < start.year
        if start.month is None or end.month is None or start.month != end.month:
            return start.month is not None and end.month is not None and end.month < start.month
    elif start.year is not None or start.month is None or start.month != end.month:
        return False  # "12 December to 3 January 2023" runs over the turn of the year
    return start.day is not None and end.day is not None and end.day < start.day


RULE = Rule(
    name="impossible-date",
    family=Family.ARITHMETIC,
    severity=Severity.ERROR,
    check=check,
    doc=__doc__,
)
