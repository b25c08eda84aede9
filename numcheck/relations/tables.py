"""Tables of this stage, read from ``data/`` when first asked for."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache

_FOLDER = os.path.join(os.path.dirname(__file__), "data")


def rows(name: str) -> Iterator[list[str]]:
    """The cells of each line of ``data/<name>.tsv``; lines that begin with ``#`` are comments."""
    with open(os.path.join(_FOLDER, f"{name}.tsv"), encoding="utf-8") as f:
        for line in f:
            if not line.startswith("#"):
                yield line.rstrip("\n").split("\t")


@cache
def conversion_words(name: str) -> tuple[str, ...]:
    """The words and phrases of the class ``name`` in ``data/conversion_words.tsv``. KeyError if there is none."""
    return {key: tuple(words.split("|")) for key, words in rows("conversion_words")}[name]
