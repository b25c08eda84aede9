"""The one door to pint: units that the table lacks. Opened at the first such unit, and never before."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Any

from numcheck.core.measure import Reading
from numcheck.normalization.units import base_of, name_of

if TYPE_CHECKING:
    import pint

_KINDS = {
    "[length]": ("length", "meter"),
    "[mass]": ("mass", "kilogram"),
    "[time]": ("time", "second"),
    "[temperature]": ("difference", "kelvin"),
    "[current]": ("current", "ampere"),
    "[luminosity]": ("luminous intensity", "candela"),
    "[substance]": ("substance", "mole"),
}


@cache
def registry() -> pint.UnitRegistry[Any]:
    """Pint's own registry with exact numbers; building it takes most of a second."""
    import pint

    return pint.UnitRegistry(non_int_type=Decimal)


@cache
def ask(unit: str) -> Reading | None:
    """What pint says of ``unit``; None where it does not know it, or its scale has no factor (decibels)."""
    try:
        quantity = registry().Quantity(Decimal(1), unit)
        dimensions = dict(quantity.dimensionality)
        if not all(d in _KINDS and n == int(n) for d, n in dimensions.items()):
            return None
        target = registry().Unit("")
        for d, n in dimensions.items():
            target *= registry().Unit(_KINDS[d][1]) ** int(n)
        factor = Fraction(quantity.to(target).magnitude)
    except Exception:  # pint raises a dozen kinds, tokenizer errors among them; none is worth more than "not known"
        return None
    dimension = name_of(tuple(sorted((_KINDS[d][0], int(n)) for d, n in dimensions.items())))
    return Reading(unit, dimension, factor, base=base_of(dimension))
