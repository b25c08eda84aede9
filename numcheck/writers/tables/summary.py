"""The summary table: one row a document, what was read in it and what was found."""

from __future__ import annotations

from collections import Counter

from numcheck.core.levels import Severity
from numcheck.writers.tables.columns import DOCUMENT
from numcheck.writers.tables.spreadsheet import Cell
from numcheck.writers.tables.table import Column, Table
from numcheck.writers.view import View

COLUMNS = (
    DOCUMENT,
    Column("role", "draft or source"),
    Column("figures", "figures read; empty for sources", numeric=True),
    Column("errors", "findings of severity error whose figure stands in it", numeric=True),
    Column("warnings", "findings of severity warning", numeric=True),
    Column("notes", "findings of severity note", numeric=True),
    Column("not_checked", "what was not checked, and why"),
)


def summary_table(view: View) -> Table:
    """One row a document, in the order of ``view.documents``; sources have no number of figures."""
    figures = Counter(c.location.uri for c in view.report.claims)
    found = Counter((f.location.uri, f.severity) for f in view.report.findings)
    rows: list[tuple[Cell, ...]] = []
    for uri in view.documents:
        source = uri in view.sources
        rows.append(
            (
                uri,
                "source" if source else "draft",
                "" if source else str(figures[uri]),
                *(str(found[uri, s]) for s in (Severity.ERROR, Severity.WARNING, Severity.NOTE)),
                "; ".join(note for at, note in view.report.notes if at == uri),
            )
        )
    return Table("summary", COLUMNS, tuple(rows))
