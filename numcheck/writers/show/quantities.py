"""``show quantities``: what extraction read, each figure drawn under the words around it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from numcheck.core.quantity import Bound, Direction, Quantity
from numcheck.writers.show.annotated_excerpt import annotated_excerpts
from numcheck.writers.tables.numbers import readable
from numcheck.writers.view import View


def render(view: View) -> str:
    """Every figure of the checked texts, in order, drawn under its line with what ``describe`` tells."""
    return annotated_excerpts(view, [(c, tuple(describe(c.quantity))) for c in view.report.claims])


def describe(quantity: Quantity) -> Iterator[str]:
    """What is written of a quantity, one fact a line: bound, number, and unit or noun; then, where there are any, the
    noun beside a unit, other readings, the movement, the whole it is part of, and that it is vague.
    """
    value, low, high = (
        readable(None if v is None else Fraction(v), 30) for v in (quantity.value, quantity.low, quantity.high)
    )
    number = f"{low} to {high}" if quantity.is_range and quantity.value is None else value or "no number"
    if quantity.is_range and quantity.value is not None:
        number = f"{value} ({low} to {high})"
    bound = "" if quantity.bound is Bound.EXACT else f"{quantity.bound} "
    yield f"{bound}{number} {quantity.unit or quantity.noun}".rstrip()
    if quantity.unit and quantity.noun:
        yield f"of {quantity.noun}"
    if quantity.readings:
        yield f"or {', '.join(quantity.readings)}"
    if quantity.change is not Direction.NONE:
        yield f"a movement {quantity.change}"
    if quantity.of:
        yield f"part of {quantity.of}"
    if quantity.vague:
        yield "vague"
