"""How likely a date is wrong by its evidence: regression trees, read from ``model.json`` beside this file."""

from __future__ import annotations

import os
from functools import cache

from numcheck.relations.matching.model import Trees, read, read_table

SHIPPED = os.path.join(os.path.dirname(__file__), "model.json")
SCHEMA = 1
"""The meaning of the features by name: a file of another one is refused. Raise it with them."""


@cache
def load(path: str = SHIPPED) -> Trees:
    """The trees in the file ``path``, read once.

    OSError where it cannot be opened, ValueError where it is no JSON or of another ``SCHEMA``.
    """
    return read(read_table(path, SCHEMA))
