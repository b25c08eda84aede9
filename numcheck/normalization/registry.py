"""The one door to pint: units that the table lacks. Opened at the first such unit, and never before."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Any

from numcheck.core.measure import UnitSense
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
# What pint raises; its own errors are kinds of these.
_ERRORS = (ArithmeticError, AssertionError, AttributeError, LookupError, SyntaxError, TypeError, ValueError)


@cache
def registry() -> pint.UnitRegistry[Any]:
    """Pint's own registry with exact numbers, built once and kept; building it takes most of a second."""
    import pint

    return pint.UnitRegistry(non_int_type=Decimal)


@cache
def ask(unit: str) -> UnitSense | None:
    """What pint says of ``unit``; None where it does not know it, or its scale has no factor (decibels)."""
    from tokenize import TokenError

    try:
        quantity = registry().Quantity(Decimal(1), unit)
        powers = {str(d): int(str(n)) for d, n in quantity.dimensionality.items()}
        target = registry().Unit("")
        for d, n in powers.items():
            target *= registry().Unit(_KINDS[d][1]) ** n
        factor = Fraction(quantity.to(target).magnitude)
    except (*_ERRORS, TokenError):
        return None
    dimension = name_of(tuple(sorted((_KINDS[d][0], n) for d, n in powers.items())))
    return UnitSense(unit, dimension, factor, base=base_of(dimension))
