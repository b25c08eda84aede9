"""The one door to quantulum3, opened only when it is needed: importing it takes seconds.

Its catalogue says what the words in ``data/rare_units.txt`` mean, which our own table does not hold; and
``read`` runs it whole, so that the two can be compared (``numcheck extract --engine quantulum3``).
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Any

from numcheck.core.quantity import Extraction, Quantity
from numcheck.core.text import Document, Span
from numcheck.extraction.unit_table import Unit

_SPELLED = {"metre": "meter", "litre": "liter", "gramme": "gram", "kilogramme": "kilogram"}


@cache
def unit(word: str) -> Unit | None:
    """What quantulum3's catalogue holds under the lower-case ``word``, as a pint-style expression; None if nothing."""
    from quantulum3 import load

    catalogue: Any = load.units("en_US")
    found = catalogue.surfaces_all.get(word) or catalogue.surfaces_all.get(word.removesuffix("s"))
    if not found:
        return None
    return Unit(
        _expression(
            found[0] if isinstance(found, (list, tuple)) else next(iter(found)) if isinstance(found, set) else found
        )
    )


def _expression(entry: Any) -> str:
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


def read(document: Document) -> Extraction:
    """What quantulum3 itself finds in ``document``; a range comes back as the mean and half-width it makes of it."""
    from quantulum3 import parser

    quantities = []
    done = 0
    for found in parser.parse(document.text):
        start, end = found.span
        if start < done or end <= start:
            continue
        done = end
        value = Decimal(str(found.value))
        half = Decimal(str(found.uncertainty)) if found.uncertainty else None
        quantities.append(
            Quantity(
                span=Span(start, end),
                text=document.text[start:end],
                value=value,
                low=value - half if half else None,
                high=value + half if half else None,
                unit="" if found.unit.name == "dimensionless" else _expression(found.unit),
                number=Span(start, end),
            )
        )
    return Extraction(tuple(quantities))
