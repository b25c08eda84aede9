"""Rare unit words that our own table does not hold: what they mean is asked of quantulum3's catalogue.

It is imported only when a word of ``units/fallback_units`` is met: importing it takes seconds.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from numcheck.extraction.units.table import Unit

_SPELLED = {"metre": "meter", "litre": "liter", "gramme": "gram", "kilogramme": "kilogram"}


@cache
def rare_unit(word: str) -> Unit | None:
    """What quantulum3's catalogue holds under the lower-case ``word``, as a pint-style expression; None if nothing."""
    from quantulum3 import load

    catalogue: Any = load.units("en_US")
    found = catalogue.surfaces_all.get(word) or catalogue.surfaces_all.get(word.removesuffix("s"))
    if not found:
        return None
    return Unit(expression(next(iter(found)) if isinstance(found, (list, tuple, set)) else found))


def expression(entry: Any) -> str:
    """A unit of the catalogue as a pint-style expression: its name, or for a derived one its factors."""
    if not entry.dimensions or len(entry.dimensions) == 1 and entry.dimensions[0].get("power", 1) == 1:
        return _name(entry.name)
    over = [_factor(d["base"], d.get("power", 1)) for d in entry.dimensions if d.get("power", 1) > 0]
    under = [_factor(d["base"], -d.get("power", 1)) for d in entry.dimensions if d.get("power", 1) < 0]
    return "/".join(["*".join(over) or "1", *under])


def _factor(name: str, power: int) -> str:
    return _name(name) + (f"**{power}" if power != 1 else "")


def _name(name: str) -> str:
    for british, american in _SPELLED.items():
        name = name.replace(british, american)
    return name.replace(" ", "_").replace("-", "_")
