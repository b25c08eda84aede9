"""Sources written on different days: what may have changed between the two is no conflict."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from numcheck.relations.matching.mention import Context

A_YEAR = 365.25  # days
OFF = 1  # years by which an age may miss: a birthday falls between


def may_have_changed(one: Context, other: Context, days: Sequence[date | None]) -> bool:
    """Whether the later of two sources tells what time has made of the other's figure: a toll that grew, a birthday.

    ``days`` on which each text was written.
    """
    first, second = days[one.text], days[other.text]
    if first is None or second is None or first == second:
        return False
    passed = (second - first).days
    early, late = (one, other) if passed > 0 else (other, one)
    if one.kind == "age":
        return abs(late.tight.low - early.tight.low - abs(passed) / A_YEAR) <= OFF
    return bool(one.fate) and one.fate == other.fate and late.tight.high >= early.tight.low
