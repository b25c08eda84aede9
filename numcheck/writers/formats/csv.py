"""For spreadsheets: the ``findings`` table, one row a finding and other end. No cell can run as a formula."""

from __future__ import annotations

import csv
import io

from numcheck.writers.tables.findings import findings_table
from numcheck.writers.tables.spreadsheet import safe
from numcheck.writers.view import View


def render(view: View) -> str:
    """The rows of the findings table under a head line, quoted as RFC 4180 has it, line feeds between rows; the head
    line alone for no findings.
    """
    table = findings_table(view)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(safe(name) for name in table.names)
    writer.writerows([safe(cell) for cell in row] for row in table.rows)
    return out.getvalue()
