"""The data files of this stage, read once, when first asked for."""

from __future__ import annotations

import os
from fractions import Fraction
from functools import cache

_FOLDER = os.path.join(os.path.dirname(__file__), "data")


@cache
def rows(name: str) -> dict[str, tuple[str, ...]]:
    """The lines of ``data/<name>.tsv`` by their first column; ``#`` starts a line of comment."""
    with open(os.path.join(_FOLDER, f"{name}.tsv"), encoding="utf-8") as f:
        lines = (line.rstrip("\n").split("\t") for line in f if not line.startswith("#"))
        return {cells[0]: tuple(cells[1:]) for cells in lines if len(cells) > 1}


def exact(expression: str) -> Fraction:
    """The number that decimal numbers joined by ``*`` and ``/`` make, from left to right: ``459.67*5/9``."""
    value = Fraction(1)
    for product in expression.split("*"):
        first, *rest = product.split("/")
        value *= Fraction(first)
        for divisor in rest:
            value /= Fraction(divisor)
    return value
