"""Prose against the tables of its own text."""

from __future__ import annotations

from collections.abc import Iterator

from numcheck.core.relation import AgainstCell
from numcheck.relations.corpus import Corpus


def find(corpus: Corpus) -> Iterator[AgainstCell]:
    """One relation for each figure of prose that is not the figure of the cell which its sentence names."""
    for text in corpus.texts:
        if any(block.cell is not None for block in text.document.blocks):
            from numcheck.relations.arithmetic.tables.prose import cells_missed  # most texts have no table

            yield from cells_missed(text)
