"""Tables as data frames of pandas, and claims of a column of one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from numcheck.core.finding import Report
from numcheck.core.text import Document
from numcheck.writers.tables.claims import COLUMNS, claims_table
from numcheck.writers.tables.findings import findings_table
from numcheck.writers.tables.ledger import ledger_table
from numcheck.writers.tables.table import Table, frame
from numcheck.writers.tables.tieout import tieout_table
from numcheck.writers.view import View

if TYPE_CHECKING:
    import pandas as pd  # type: ignore[import-untyped, unused-ignore]

FRAMES = ("findings", "claims", "tieout", "ledger")
"""The tables that a report has."""


def frame_of(view: View, table: str) -> pd.DataFrame:
    """The table called ``table`` (one of ``FRAMES``) with numbers as Float64. ValueError: no such table."""
    match table:
        case "findings":
            made = findings_table(view)
        case "claims":
            made = claims_table(view.report, view.documents)
        case "tieout":
            made = tieout_table(view)
        case "ledger":
            made = ledger_table(view)
        case _:
            raise ValueError(f"no table {table!r}: {', '.join(FRAMES)}")
    return frame(made, typed=True)


def claims_of_column(cells: pd.Series[Any], read: Callable[[str, str], tuple[Report, Document]]) -> pd.DataFrame:
    """One row a claim of the texts in ``cells``, under the label of its cell, so that the frame can be joined to theirs.

    ``read`` makes a report with the claims of a text, and its document, of the text and a name. Empty cells (None, NaN)
    have no claims. TypeError for a cell that is no text.
    """
    at: list[int] = []
    rows: list[tuple[Any, ...]] = []
    for i, (label, cell, missing) in enumerate(zip(cells.index, cells, cells.isna(), strict=True)):
        if missing:
            continue
        if not isinstance(cell, str):
            raise TypeError(f"claims: row {label!r}: text expected, not {type(cell).__name__}")
        report, document = read(cell, str(label))
        found = claims_table(report, {document.uri: document}).rows
        rows += found
        at += [i] * len(found)
    made = frame(Table("claims", COLUMNS, tuple(rows)), typed=True)
    made.index = cells.index.take(at)
    return made.drop(columns="document")
