"""How likely a date is wrong by its evidence: regression trees, read from ``model.json`` beside this file."""

from __future__ import annotations

import os
from functools import cache

from numcheck.relations.matching.model import Trees, read

SHIPPED = os.path.join(os.path.dirname(__file__), "model.json")
SCHEMA = 1
"""The meaning of the features by name: a file of another one is refused. Raise it with them."""


@cache
def load(path: str = SHIPPED) -> Trees:
    """The trees in the file ``path``, read once.

    OSError where it cannot be opened, ValueError where it is no JSON or of another ``SCHEMA``.
    """
    import json

    with open(path, encoding="utf-8") as f:
        table = json.load(f)
    if (found := table.get("schema")) != SCHEMA:
        raise ValueError(f"{path}: a model of schema {found}, not {SCHEMA}: train it again")
    return read(table)
