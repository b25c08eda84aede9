"""Stage 3: quantities become measures, intervals in one unit a dimension.

The factors of everyday units stand in ``units/unit_factors``; pint is asked, through ``registry``, only for the rest.
"""

from __future__ import annotations

from collections.abc import Sequence

from numcheck.config import Config
from numcheck.core.measure import Measure, UnitSense
from numcheck.core.quantity import Quantity
from numcheck.normalization.intervals import intervals
from numcheck.normalization.senses import meaning


def normalize(quantities: Sequence[Quantity], config: Config) -> tuple[Measure, ...]:
    """One measure a quantity, in the same order."""
    return tuple(_measure(q, config) for q in quantities)


def _measure(quantity: Quantity, config: Config) -> Measure:
    found = meaning(quantity, config.home_currency)
    tight, loose = intervals(quantity, counted=found.counted)
    senses = found.senses
    if found.divides and min(tight.low, loose.low) <= 0:
        # Nothing can be divided by it: 0 L/100 km stays what it is.
        senses = tuple(UnitSense(r.unit, r.unit, base=r.unit) if r.reciprocal else r for r in senses)
    return Measure(quantity, tight, loose, senses, found.confusable_units, found.conversion_target)
