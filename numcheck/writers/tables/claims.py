"""The claims table: one row a claim, as written and in canonical units."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from numcheck.core.claim import Claim
from numcheck.core.finding import Report
from numcheck.core.measure import Interval
from numcheck.core.text import Document
from numcheck.writers.tables.columns import BOUND, COLUMN, DOCUMENT, HIGH, LINE, LOW, NOUN, PAGE, TEXT, UNIT, VALUE
from numcheck.writers.tables.numbers import number, written
from numcheck.writers.tables.table import Column, Table

COLUMNS = (
    *(DOCUMENT, LINE, COLUMN, TEXT, VALUE, LOW, HIGH, BOUND, UNIT),
    Column("canonical_value", "the number (middle of a range) in the canonical unit", numeric=True),
    Column("canonical_low", "least value the figure allows as printed, in the canonical unit", numeric=True),
    Column("canonical_high", "greatest value the figure allows as printed, in the canonical unit", numeric=True),
    Column("canonical_unit", "the one unit of the dimension that all its figures are converted to"),
    NOUN,
    Column("measurand", "what is measured: property of entity, time"),
    Column("attribution", "who says it; empty for the author's own voice"),
    Column("sentence", "the sentence around the figure, on one line"),
    PAGE,
)


def canonical(claim: Claim) -> tuple[Fraction | None, Interval | None]:
    """Value (of a range the middle) and tight interval of a claim in its canonical unit; each None where there is none."""
    measure = claim.measure
    quantity, reading = measure.quantity, measure.senses[0]
    try:
        interval = measure.base()
        if quantity.value is not None:
            exact = Fraction(quantity.value)
        elif quantity.low is not None and quantity.high is not None:
            exact = (Fraction(quantity.low) + Fraction(quantity.high)) / 2
        else:
            return None, interval
        return reading.to_base(Interval(exact, exact)).low, interval
    except ValueError:
        return None, None


def claims_table(report: Report, documents: Mapping[str, Document]) -> Table:
    """One row a claim, in order of document and place. KeyError where ``documents`` lacks the uri of a claim."""
    rows = []
    for claim in report.claims:
        document = documents[claim.location.uri]
        quantity = claim.quantity
        at = document.position(claim.location.span.start)
        value, interval = canonical(claim)
        rows.append(
            (
                claim.location.uri,
                str(at.line),
                str(at.column),
                quantity.text,
                *written(quantity),
                str(quantity.bound),
                quantity.unit,
                number(value),
                number(interval.low if interval else None),
                number(interval.high if interval else None),
                claim.measure.senses[0].base,
                quantity.noun,
                str(claim.measurand),
                claim.attribution,
                " ".join(claim.sentence.of(document.text).split()),
                "" if at.page is None else str(at.page),
            )
        )
    return Table("claims", COLUMNS, tuple(rows))
