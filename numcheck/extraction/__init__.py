"""Stage 2: text becomes quantities, exactly as written."""

from __future__ import annotations

from numcheck.core.quantity import Extraction
from numcheck.core.text import Document


def read(document: Document) -> Extraction:
    """The quantities and the date mentions of ``document``."""
    return Extraction()
