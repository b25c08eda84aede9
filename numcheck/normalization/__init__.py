"""Stage 3: quantities become measures, intervals in one unit a dimension."""

from __future__ import annotations

from collections.abc import Sequence

from numcheck.config import Config
from numcheck.core.measure import Measure
from numcheck.core.quantity import Quantity


def normalize(quantities: Sequence[Quantity], config: Config) -> tuple[Measure, ...]:
    """One measure a quantity, in the same order."""
    return ()
