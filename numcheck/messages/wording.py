"""How a figure of ours is written beside the writer's own: in the writer's units and words."""

from __future__ import annotations

from fractions import Fraction

from numcheck.core.measure import Measure, UnitSense
from numcheck.core.quantity import Quantity
from numcheck.numbers.conversion import convert, printed_values
from numcheck.numbers.rounding import (
    as_fraction,
    half_up,
    magnitude,
    nist_place,
    placeholder_place,
    printed,
    template_place,
)

_PLURALS = {
    "foot": "feet",
    "inch": "inches",
    "stone": "stone",
    "degree Celsius": "degrees Celsius",
    "degree Fahrenheit": "degrees Fahrenheit",
}
_COMPOUND = {"foot": (12, "ft", "in"), "stone": (14, "st", "lb"), "pound": (16, "lb", "oz")}


def unit_in_words(sense: UnitSense) -> str:
    """The unit of ``sense`` in words and in the plural: ``nautical miles``, ``kilometers per hour``, ``square miles``."""
    above, _, below = sense.unit.replace("_", " ").partition("/")
    name, _, power = above.partition("**")
    named = _PLURALS.get(name, name if name.endswith("s") else f"{name}s")
    square = {"2": "square ", "3": "cubic "}.get(power, "")
    return f"{square}{named}" + (f" per {below.strip('()')}" if below else "")


def figure_in_words(quantity: Quantity, sense: UnitSense) -> str:
    """The figure as written; with the unit of ``sense`` behind it where only the head of its column says it."""
    bare = quantity.unit and quantity.number == quantity.span
    return f"{quantity.text} {unit_in_words(sense)}" if bare else quantity.text


def restated_in_unit(quantity: Quantity, a: UnitSense, like: Quantity, b: UnitSense) -> str:
    """What ``quantity``, in the unit ``a``, is in the unit ``b``: worded as ``like`` is, and one place finer.

    For 200 m and ``656-foot``: ``656.2 feet``; for a range both ends: ``3.1 to 29.5 inches``.
    """
    values = [quantity.low, quantity.high] if quantity.is_range else [quantity.value]
    ends = sorted(e for v in values if v is not None and (e := convert(as_fraction(v), a, b)) is not None)
    small = _COMPOUND.get(like.unit)
    if small is not None and as_fraction(like.resolution) == Fraction(1, small[0]):
        return " to ".join(_compound(e, *small) for e in ends)
    if like.unit == "inch" and _has_feet(like):
        return " to ".join(_compound(e / 12, *_COMPOUND["foot"]) for e in ends)
    words = like.text[like.number.end - like.span.start :] if like.number.end > like.span.start else ""
    unit = words if words.strip(" -") and b.unit == like.unit and not like.adjectival else f" {unit_in_words(b)}"
    return " to ".join(printed(e, _place(e, Fraction(like.resolution))) for e in ends) + unit


def _has_feet(quantity: Quantity) -> bool:
    """Whether inches are written behind feet: ``6ft 8in``."""
    written = quantity.text[: quantity.number.end - quantity.span.start].lower()
    return not quantity.spelled and any(sign in written for sign in ("ft", "foot", "feet", "'", "’", "′"))


def _compound(value: Fraction, parts: int, large: str, small: str) -> str:
    """Feet with inches, stones with pounds: ``6 ft 8 in``."""
    whole, rest = divmod(half_up(value * parts), parts)
    return f"{whole} {large} {rest} {small}"


def _place(value: Fraction, resolution: Fraction) -> Fraction:
    """One place finer than printed, and at least two digits of a small number."""
    finer = resolution / 10
    return finer if value == 0 else min(finer, Fraction(10) ** (magnitude(value) - 1))


def bracketed_conversion(measure: Measure, rounding: str = "nist") -> str | None:
    """The conversion to insert behind a figure, with its brackets and the space before: `` (656 feet)``.

    ``rounding`` is ``nist`` (NIST SP 811, B.7.2) or ``convert`` (Wikipedia's template). None for what nobody converts,
    and for figures without a number.
    """
    to = measure.conversion_target
    if to is None:
        return None
    a, b, q = measure.senses[0], to.sense, measure.quantity
    if len({sense.dimension for sense in measure.senses if sense.dimension.startswith("temperature")}) > 1:
        return None  # a temperature or a difference
    if a.dimension == "temperature difference":
        b = b._replace(dimension=a.dimension, offset=Fraction(0))
    ends = [(x, y) for x in printed_values(measure) if (y := convert(x, a, b)) is not None]
    if not ends or a.dimension != b.dimension:
        return None
    place = min(_rounding_place(x, y, measure, rounding) for x, y in ends)
    numbers = [printed(y, place) for _, y in (reversed(ends) if a.reciprocal != b.reciprocal else ends)]
    words = q.text[q.number.end - q.span.start :].strip(" -\u00a0\u2011")
    unit = to.symbol if _is_symbol(words) else to.one if q.adjectival or numbers == ["1"] else to.many
    return f" ({' to '.join(numbers)}{'-' if q.adjectival else ' '}{unit})"


def _rounding_place(x: Fraction, y: Fraction, measure: Measure, rounding: str) -> Fraction:
    q, a = measure.quantity, measure.senses[0]
    if a.offset:  # a temperature scale has no zero to be a share of
        return Fraction(q.resolution)
    if rounding == "convert":
        return template_place(y, y / x if x else Fraction(1), x, q.resolution)
    return nist_place(y, x, placeholder_place(x, q.resolution))


def _is_symbol(words: str) -> bool:
    return not words.isalpha() and " " not in words or len(words) <= 3 or words in ("kmph", "lbs")
