"""Figures in two units: ``6 ft 2 in``, ``5'6"``, ``2h 30m``, ``3 dollars 50 cents``. Told in the smaller unit, exactly."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from numcheck.extraction import measures
from numcheck.extraction.number import Number

if TYPE_CHECKING:
    from numcheck.extraction.reader import Draft

# How many of the second make one of the first.
STEPS: dict[tuple[str, str], int] = {
    ("mile", "yard"): 1760, ("mile", "foot"): 5280, ("yard", "foot"): 3, ("yard", "inch"): 36, ("foot", "inch"): 12,
    ("kilometer", "meter"): 1000, ("kilometer", "centimeter"): 100000, ("meter", "centimeter"): 100,
    ("meter", "millimeter"): 1000, ("centimeter", "millimeter"): 10,
    ("stone", "pound"): 14, ("pound", "ounce"): 16, ("kilogram", "gram"): 1000,
    ("hour", "minute"): 60, ("hour", "second"): 3600, ("minute", "second"): 60,
    ("degree", "arcminute"): 60, ("arcminute", "arcsecond"): 60, ("liter", "milliliter"): 1000,
    ("gallon", "quart"): 4, ("quart", "pint"): 2, ("gallon", "pint"): 8,
}  # fmt: skip
MINOR = frozenset("cent penny sen kopek centavo centime ore fils halala paisa jiao fen pfennig grosz agora stotinka".split())
_JOINT = re.compile(r"(?:, and |,? and |, | |-)?(?=\d|[A-Za-z])")
_END = re.compile(r"[.!?)]*(?:\s|\Z)")


def extend(text: str, draft: Draft, limit: int) -> None:
    """Take in the smaller units that go on after ``draft``."""
    while draft.measured.own and draft.measured.end >= 0 and not draft.number.vague:
        if draft.number.part and draft.number.value < 1:
            return
        if not (_smaller(text, draft, limit)):
            return


def _smaller(text: str, draft: Draft, limit: int) -> bool:
    measured = draft.measured
    is_money = _is_money(measured.unit)
    if not is_money and not any(pair[0] == measured.unit for pair in STEPS):
        return False
    joint = _JOINT.match(text, draft.end, limit)
    if not joint or joint.end() >= limit:
        return False
    at = joint.end()
    if text[at].isdigit():
        found = measures.figure(text, at, at + 1, limit, at)
    else:
        word = re.compile(r"[A-Za-z]+").match(text, at, limit)
        found = measures.figure(text, at, word.end(), limit, at) if word and word.group().lower() != "a" else None
    if found is None or found[1].unit is not None or found[0].value < 0 or found[0].vague:
        return False
    number = found[0]
    minor = measures.read(text, number, found[1], number.end, limit)
    if is_money:
        return _coins(text, draft, number, minor, joint.group(), limit)
    step = STEPS.get((measured.unit, minor.unit))
    if step is None and measured.unit == "foot" and not minor.unit and text[draft.end - 1] in "'’′-" and number.value < 12 and joint.group() in ("", " "):
        step, minor = 12, measures.Measured(number.end, "inch", own=True)
    if step is None or number.value >= step:
        return False
    if joint.group().strip(" ,") and measured.unit in ("hour", "minute", "kilogram", "kilometer", "liter") and "," in joint.group():
        return False
    draft.number = draft.number._replace(
        end=number.end, value=draft.number.value * step + number.value, resolution=number.resolution
    )
    draft.measured = measures.Measured(
        minor.end, minor.unit, readings=minor.readings, adjectival=measured.adjectival or minor.adjectival, own=True, noun=minor.noun
    )
    draft.end = max(number.end, minor.end)
    return True


def _is_money(unit: str) -> bool:
    return len(unit) == 3 and unit.isupper() or unit in ("dollar", "pound", "franc", "krone", "peso", "dinar", "dirham", "riyal", "rial", "lira", "shilling")


def _coins(text: str, draft: Draft, number: Number, minor: measures.Measured, joint: str, limit: int) -> bool:
    if number.value >= 100 or number.resolution != 1 or draft.number.resolution != 1 or draft.number.scale > 1:
        return False
    if minor.unit in MINOR or text[number.end : number.end + 1] in ("c", "p") and not text[number.end + 1 : number.end + 2].isalnum():
        end = minor.end if minor.unit in MINOR else number.end + 1
    elif minor.unit or minor.noun or "," in joint or not joint or not _END.match(text, number.end, limit) and number.end < limit:
        return False
    elif draft.measured.unit == "pound" or text[draft.end - 1 : draft.end].isdigit() and "and" not in joint:
        return False
    else:
        end = number.end
    if number.value == 0:
        return False
    draft.number = draft.number._replace(
        end=number.end, value=draft.number.value + number.value / 100, resolution=Decimal("0.01")
    )
    draft.end = end
    draft.measured = measures.replace(draft.measured, end=end)
    return True
