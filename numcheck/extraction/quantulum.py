"""quantulum3 as a second engine, to compare with (``numcheck extract --engine quantulum3``)."""

from __future__ import annotations

from decimal import Decimal

from numcheck.core.quantity import Extraction, Quantity
from numcheck.core.text import Document, Span
from numcheck.extraction.units.fallback import expression


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
                unit="" if found.unit.name == "dimensionless" else expression(found.unit),
                number=Span(start, end),
            )
        )
    return Extraction(tuple(quantities))
