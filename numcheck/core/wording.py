"""How a figure of ours is written beside the writer's own: in the writer's units and words."""

from __future__ import annotations

from fractions import Fraction

from numcheck.core.conversion import converted
from numcheck.core.measure import Reading
from numcheck.core.quantity import Quantity
from numcheck.core.rounding import magnitude, printed

_PLURALS = {"foot": "feet", "inch": "inches", "degree Celsius": "degrees Celsius", "stone": "stone"}
_PLURALS["degree Fahrenheit"] = "degrees Fahrenheit"


def label(reading: Reading) -> str:
    """A unit in words: ``nautical miles``, ``kilometers per hour``, ``square miles``."""
    above, _, below = reading.unit.replace("_", " ").partition("/")
    name, _, power = above.partition("**")
    named = _PLURALS.get(name, name if name.endswith("s") else f"{name}s")
    square = {"2": "square ", "3": "cubic "}.get(power, "")
    return f"{square}{named}" + (f" per {below.strip('()')}" if below else "")


def restated(quantity: Quantity, a: Reading, like: Quantity, b: Reading) -> str:
    """``quantity``, read as ``a``, in the unit ``b`` and its words as ``like`` has them, one place finer than that.

    For 200 m and ``656-foot``: ``656.2 feet``; for a range both ends: ``3.1 to 29.5 inches``.
    """
    values = [quantity.low, quantity.high] if quantity.is_range else [quantity.value]
    ends = sorted(e for v in values if v is not None and (e := converted(Fraction(v), a, b)) is not None)
    words = like.text[like.number.end - like.span.start :] if like.number.end > like.span.start else ""
    unit = f" {label(b)}" if like.adjectival or not words.strip(" -") else words
    return " to ".join(printed(e, _place(e, Fraction(like.resolution))) for e in ends) + unit


def _place(value: Fraction, resolution: Fraction) -> Fraction:
    """One place finer than printed, and at least two digits of a small number."""
    finer = resolution / 10
    return finer if value == 0 else min(finer, Fraction(10) ** (magnitude(value) - 1))
