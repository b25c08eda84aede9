"""The table of an extraction: one row a quantity, exactly as written."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from numcheck.core.quantity import Quantity
from numcheck.core.text import Document
from numcheck.writers.tables.columns import BOUND, COLUMN, DOCUMENT, HIGH, LINE, LOW, NOUN, PAGE, TEXT, UNIT, VALUE
from numcheck.writers.tables.numbers import number, written
from numcheck.writers.tables.table import Column, Table

COLUMNS = (
    *(DOCUMENT, LINE, COLUMN),
    Column("start", "first code point of the figure in the text as read, from 0", numeric=True),
    Column("end", "code point after the figure", numeric=True),
    *(TEXT, VALUE, LOW, HIGH),
    Column("resolution", "place value of the last digit given", numeric=True),
    *(BOUND, UNIT),
    Column("readings", "other units the same words may stand for"),
    NOUN,
    Column("modifiers", "words between number and noun"),
    Column("change", "up or down where the figure is said of a movement"),
    PAGE,
)


def quantities_table(found: Sequence[tuple[Document, Sequence[Quantity]]]) -> Table:
    """One row a quantity, as given: documents with the quantities read in them."""
    rows = []
    for document, quantities in found:
        for q in quantities:
            at = document.position(q.span.start)
            rows.append(
                (
                    document.uri,
                    str(at.line),
                    str(at.column),
                    str(q.span.start),
                    str(q.span.end),
                    q.text,
                    *written(q),
                    number(Fraction(q.resolution), 30),
                    str(q.bound),
                    q.unit,
                    "; ".join(q.readings),
                    q.noun,
                    " ".join(q.modifiers),
                    str(q.change),
                    "" if at.page is None else str(at.page),
                )
            )
    return Table("quantities", COLUMNS, tuple(rows))
