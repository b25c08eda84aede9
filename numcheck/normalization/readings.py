"""What the unit of a figure may stand for, most likely first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from numcheck.core.measure import Reading
from numcheck.core.quantity import Change, Quantity
from numcheck.normalization import registry
from numcheck.normalization.tables import exact, rows
from numcheck.normalization.units import UnknownUnitError, base_of, reading

_NAME = re.compile(r"[^\W\d]\w*")


def readings(quantity: Quantity, home_currency: str = "") -> tuple[Reading, ...]:
    """The readings of one figure, never empty, each once.

    A figure without a unit counts its noun. ``home_currency`` (ISO 4217) is the likeliest dollar, franc or peso.
    """
    if not quantity.unit:
        return (_count(quantity.noun),)
    units = dict.fromkeys(u for word in (quantity.unit, *quantity.readings) for u in _expanded(word))
    found = list(dict.fromkeys(_read(u, quantity) for u in units))
    if len(found) > 1 and home_currency:
        found.sort(key=lambda r: r.dimension != f"money {home_currency}")
    if quantity.change is not Change.NONE and found[0].dimension == "temperature":
        found.sort(key=lambda r: r.dimension != "temperature difference")
    return tuple(found)


def _count(noun: str) -> Reading:
    return Reading(noun, f"count {noun}" if noun else "count", base=noun)


def _expanded(word: str) -> Iterator[str]:
    """The unit expressions that ``word`` may mean: itself (unless it is a currency's family name), then its like."""
    codes = rows("money").get(word)
    if codes is not None:
        yield from codes[0].split(" ")
        return
    yield word
    for name in _NAME.findall(word):
        for other in rows("readings").get(name, ("",))[0].split("|"):
            if other:
                yield re.sub(rf"\b{name}\b", other, word)


def _read(unit: str, quantity: Quantity) -> Reading:
    code, _, share = unit.partition("/")
    if share.isdigit() and len(code) == 3:  # minor money: GBP/100
        return Reading(unit, f"money {code}", exact(f"1/{share}"), base=code)
    try:
        found = reading(unit)
    except UnknownUnitError:
        found = registry.ask(unit) or Reading(unit, unit, base=unit)
    if quantity.noun and unit.startswith("1/"):  # people per square kilometre
        dimension = f"count {quantity.noun}{found.dimension.removeprefix('count')}"
        found = replace(found, dimension=dimension, base=base_of(dimension))
    return found


def is_counted(found: Reading) -> bool:
    """Whether whole numbers of it are exact: things, not shares or amounts."""
    return found.factor == Fraction(1) and found.dimension.partition(" per ")[0].split(" ")[0] == "count"
