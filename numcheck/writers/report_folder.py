"""``report -o FOLDER``: every table of a report as csv, one workbook, parquet files, and the pages to read."""

from __future__ import annotations

import os

from numcheck.optional_dependencies import MissingExtraError, require
from numcheck.writers.files import replacing, write_file
from numcheck.writers.tables.claims import claims_table
from numcheck.writers.tables.findings import findings_table
from numcheck.writers.tables.ledger import ledger_table
from numcheck.writers.tables.summary import summary_table
from numcheck.writers.tables.table import Table, frame, render
from numcheck.writers.tables.tieout import tieout_table
from numcheck.writers.tables.workbook import workbook
from numcheck.writers.view import View

NAMES = (
    *(
        f"{name}.{suffix}"
        for name in ("summary", "findings", "claims", "tieout", "ledger")
        for suffix in ("csv", "parquet")
    ),
    "report.xlsx",
    "report.html",
)
"""The files that a report may hold."""


def tables(view: View) -> tuple[Table, ...]:
    """The tables of a report in the order of the workbook's sheets: summary, findings, claims, tieout, ledger."""
    return (
        summary_table(view),
        findings_table(view),
        claims_table(view.report, view.documents),
        tieout_table(view),
        ledger_table(view),
    )


def write(view: View, folder: str) -> tuple[list[str], list[str]]:
    """Write the report into ``folder``, made if missing; other files in it are left alone.

    Returns the names written and one line each for what a missing extra left out. OSError where the folder cannot be
    written. Each file is replaced whole.
    """
    os.makedirs(folder, exist_ok=True)
    written, missing = [], []
    made = tables(view)
    for table in made:
        name = f"{table.name}.csv"
        write_file(os.path.join(folder, name), render(table, "csv"))
        written.append(name)
    try:
        write_file(os.path.join(folder, "report.xlsx"), workbook(made))
        written.append("report.xlsx")
    except MissingExtraError as error:
        missing.append(f"report.xlsx not written: {error}")
    try:
        for table in made:
            name = f"{table.name}.parquet"
            write_parquet(table, os.path.join(folder, name))
            written.append(name)
    except MissingExtraError as error:
        missing.append(f"parquet files not written: {error}")
    try:
        from numcheck.writers.formats.html import render as page

        write_file(os.path.join(folder, "report.html"), page(view))
        written.append("report.html")
    except MissingExtraError as error:
        missing.append(f"report.html not written: {error}")
    return written, missing


def write_parquet(table: Table, path: str) -> None:
    """Write ``table`` to ``path`` as parquet: numbers as float64, everything else as text, as written.

    Nothing is made safe against formulas: no spreadsheet opens it. MissingExtraError without pyarrow.
    """
    require("pyarrow", "parquet")
    with replacing(path) as beside:
        frame(table, typed=True).to_parquet(beside, index=False)
