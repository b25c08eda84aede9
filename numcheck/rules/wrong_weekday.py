"""A date falls on another weekday than the one written beside it.

Why it matters

A weekday is the check digit of a date. When the two disagree, one of them is wrong, and readers who turn up on the
wrong day do not know which.

Example

    The hearing is on Wednesday 17 February 2022 in Leeds.

Instead

    The hearing is on Thursday 17 February 2022 in Leeds.

What it leaves alone

A date without a year, unless the document itself carries a date, in its file or a dateline at its head ("By Anna Berg,
3 March 2022"), and the day lies within a month of it: today's date is never asked. Dates written so that day and month cannot be told apart, if either reading is right. Dates up to 1923
that are right in the Julian calendar.

Source

The Gregorian calendar (Inter gravissimas, 1582); ISO 8601 for its extension backwards.
"""

from __future__ import annotations

from collections.abc import Iterator

from numcheck.core.finding import Finding
from numcheck.core.levels import Confidence, Family, Severity
from numcheck.core.relation import CalendarDate
from numcheck.core.rule import Context, Rule
from numcheck.numbers.calendar import LAST_JULIAN_YEAR, WEEKDAYS, date_in_words, days_in_month, weekday


def check(relation: CalendarDate, context: Context) -> Iterator[Finding]:
    """At most one finding, on the date, where it falls on another weekday; none without a weekday or a year."""
    date, year, month, day = (
        relation.date.mention,
        relation.year,
        relation.date.mention.month,
        relation.date.mention.day,
    )
    if date.weekday is None or month is None or day is None or year is None:
        return
    readings = [(month, day), (day, month)] if date.ambiguous else [(month, day)]
    if any(d > days_in_month(m, year) or m > 12 for m, d in readings):
        return
    if any(weekday(year, m, d) == date.weekday for m, d in readings):
        return
    if year <= LAST_JULIAN_YEAR and weekday(year, month, day, julian=True) == date.weekday:
        return
    right, stated = WEEKDAYS[weekday(year, month, day)], WEEKDAYS[date.weekday]
    written = date.year is not None
    yield RULE.finding(
        relation.date.location,
        f"{date_in_words(year, month, day)} is a {right}, {stated} stated",
        severity=Severity.ERROR if written else Severity.WARNING,
        confidence=Confidence.HIGH if written else Confidence.MEDIUM,
        reason="" if written else f"the year {year} is taken from the date that the document carries",
    )


RULE = Rule(
    name="wrong-weekday",
    family=Family.ARITHMETIC,
    severity=Severity.ERROR,
    check=check,
    doc=__doc__,
)
