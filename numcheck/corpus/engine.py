"""What a corpus asks of an engine: six things, and nothing about how it does them.

Queries are written in the SQL that both engines speak, and steps in Python run on both, so that an answer cannot depend on
the engine. Tables have a name, and live as long as the engine.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from numcheck.corpus.inputs import CorpusInput
from numcheck.corpus.raw_documents import Layout
from numcheck.corpus.steps import RowStep


class TableEngine(Protocol):
    """DuckDB or Spark. Everything is kept on disk: a table may be larger than memory."""

    def read(self, inputs: Sequence[CorpusInput], layout: Layout) -> None:
        """Make the table ``documents`` (``columns.RAW``). ValueError where a table of documents has no column of texts."""

    def apply(self, name: str, source: str, step: RowStep, *, near: str = "") -> None:
        """Make the table ``name`` of the table ``source``: ``step`` on each row.

        ``near``  a column of ``source``: rows that have the same there are worked on by one process, one after the other
        """

    def table(self, name: str, query: str) -> None:
        """Make the table ``name``, or make it anew, of the rows of ``query``."""

    def view(self, name: str, query: str) -> None:
        """Let ``name`` stand for the rows of ``query``, worked out each time that they are asked for."""

    def unnest(self, name: str, source: str, column: str, keep: Sequence[str] = ()) -> None:
        """Let ``name`` stand for the rows in ``column`` of ``source``, each behind the columns to ``keep``."""

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """The few rows of ``query``."""

    def write(self, query: str, folder: str) -> None:
        """Write the rows of ``query`` as parquet files into ``folder``, which is made anew."""
