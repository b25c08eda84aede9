"""Which dates exist, and the weekday they fall on. Years count from 1; weekdays from Monday = 0."""

from __future__ import annotations

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

# The last country to leave the Julian calendar for civil use was Greece, in 1923.
LAST_JULIAN_YEAR = 1923


def is_leap(year: int, *, julian: bool = False) -> bool:
    """Whether ``year`` (from 1) has a 29 February in the Gregorian, or with ``julian`` in the Julian calendar."""
    return year % 4 == 0 and (julian or year % 100 != 0 or year % 400 == 0)


def days_in_month(month: int, year: int | None = None, *, julian: bool = False) -> int:
    """The number of days of ``month`` (1 to 12) in ``year``; None for the year gives the most that month ever has."""
    if month == 2:
        return 29 if year is None or is_leap(year, julian=julian) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def day_number(year: int, month: int, day: int, *, julian: bool = False) -> int:
    """The Julian day number of a date: days since 1 January 4713 BC. A ``day`` beyond its month counts on.

    Source: H. F. Fliegel and T. C. Van Flandern, Communications of the ACM 11 (1968) 657, with March as first month.
    """
    late = (14 - month) // 12
    y, m = year + 4800 - late, month + 12 * late - 3
    days = day + (153 * m + 2) // 5 + 365 * y + y // 4
    return days - 32083 if julian else days - y // 100 + y // 400 - 32045


def weekday(year: int, month: int, day: int, *, julian: bool = False) -> int:
    """The weekday of a date, from Monday = 0 to Sunday = 6."""
    return day_number(year, month, day, julian=julian) % 7


def date_in_words(year: int | None, month: int, day: int) -> str:
    """The date as it is written in a message: ``17 February 2022``, or ``17 February`` where the year is None."""
    return f"{day} {MONTHS[month - 1]}" + (f" {year}" if year is not None else "")
