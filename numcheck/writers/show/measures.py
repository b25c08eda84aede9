"""``show measures``: what normalization makes of each figure: intervals, and the readings of its unit."""

from __future__ import annotations

from collections.abc import Iterator

from numcheck.core.measure import Interval, Measure
from numcheck.writers.show.annotated_excerpt import annotated_excerpts
from numcheck.writers.tables.numbers import readable
from numcheck.writers.view import View


def render(view: View) -> str:
    """Every figure of the checked texts, in order, drawn under its line with what ``describe`` tells."""
    return annotated_excerpts(view, [(c, tuple(describe(c.measure))) for c in view.report.claims])


def describe(measure: Measure) -> Iterator[str]:
    """The tight and the loose interval in written units, then each reading in its base unit."""
    unit = measure.quantity.unit or measure.quantity.noun
    yield f"tight {interval(measure.tight)} {unit}".rstrip()
    if measure.loose != measure.tight:
        yield f"loose {interval(measure.loose)} {unit}".rstrip()
    for reading in measure.senses:
        try:
            base = interval(reading.to_base(measure.tight))
        except ValueError:
            continue
        yield f"as {reading.dimension}: {base} {reading.base}".rstrip()


def interval(span: Interval) -> str:
    """``199.5 … 200.5``, or one number where both ends are the same."""
    low, high = readable(span.low), readable(span.high)
    return low if low == high else f"{low} … {high}"
