"""Sources written on different days: what may have changed between the two is no conflict."""

from __future__ import annotations

from numcheck.relations.matching.context import Context

A_YEAR = 365.25  # days
OFF = 1  # years by which an age may miss: a birthday falls between


def changed(one: Context, other: Context) -> bool:
    """Whether the later of two sources tells what time has made of the other's figure: a toll that grew, a birthday."""
    days = [c.around.written for c in (one, other)]
    if days[0] is None or days[1] is None or days[0] == days[1]:
        return False
    passed = (days[1] - days[0]).days
    early, late = (one, other) if passed > 0 else (other, one)
    if one.kind == "age":
        return abs(late.tight.low - early.tight.low - abs(passed) / A_YEAR) <= OFF
    return bool(one.fate) and one.fate == other.fate and late.tight.high >= early.tight.low
