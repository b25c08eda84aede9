"""Tables as one spreadsheet file (Office Open XML)."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from math import isfinite
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from numcheck.optional_dependencies import require
from numcheck.writers.tables.spreadsheet import Cell, clean
from numcheck.writers.tables.table import Table

_WIDEST = 60
# What a sheet can hold, less its head.
_MOST_ROWS = 2**20 - 1


def workbook(tables: Sequence[Table]) -> bytes:
    """An .xlsx file, one sheet a table: heads frozen and filtered, numbers as numbers with their thousands apart, every
    other cell text and never a formula, long ones wrapped, and coloured where their column says so.

    Rows beyond what a sheet can hold are left out. Carries no time stamp, so equal tables give equal bytes.
    MissingExtraError without openpyxl.
    """
    openpyxl = require("openpyxl", "xlsx")
    styles = require("openpyxl.styles", "xlsx")
    bold, wrapped = styles.Font(bold=True), styles.Alignment(wrap_text=True, vertical="top")
    letter = require("openpyxl.utils", "xlsx").get_column_letter
    book = openpyxl.Workbook()
    book.properties.creator = "numcheck"  # by which it is known again: it is nobody's source
    book.remove(book.active)
    for table in tables:
        sheet = book.create_sheet(table.name)
        fills = [{text: styles.PatternFill("solid", fgColor=rgb) for text, rgb in c.colors} for c in table.columns]
        for j, column in enumerate(table.columns, start=1):
            _set(sheet.cell(1, j), column.name, numeric=False)
            sheet.cell(1, j).font = bold
            longest = max((len(str(row[j - 1] or "")) for row in table.rows), default=0)
            sheet.column_dimensions[letter(j)].width = min(max(longest, len(column.name)) + 3, _WIDEST)
        for i, row in enumerate(table.rows[:_MOST_ROWS], start=2):
            for j, (column, cell) in enumerate(zip(table.columns, row, strict=True), start=1):
                if cell not in ("", None, column.default):
                    target = sheet.cell(i, j)
                    _set(target, cell, numeric=column.numeric)
                    target.alignment = wrapped
                    if cell in fills[j - 1]:
                        target.fill = fills[j - 1][cell]
        sheet.freeze_panes = "A2"
        sheet.auto_filter.ref = f"A1:{letter(len(table.columns))}{min(len(table.rows), _MOST_ROWS) + 1}"
    saved = io.BytesIO()
    book.save(saved)
    return _timeless(saved)


def _set(target: object, cell: Cell, *, numeric: bool) -> None:
    if numeric and isinstance(cell, str) and isfinite(value := float(cell)):
        whole = value.is_integer() and abs(value) < 2**53
        target.value = int(value) if whole else value  # type: ignore[attr-defined]
        target.number_format = "#,##0" if whole else "#,##0.0###########"  # type: ignore[attr-defined]
    else:
        target.value = clean(cell) if isinstance(cell, str) else cell  # type: ignore[attr-defined]
        # Text that starts with "=" would become a formula.
        target.data_type = "s"  # type: ignore[attr-defined]


def _timeless(saved: io.BytesIO) -> bytes:
    """The same archive with every time stamp set to the first that zip knows."""
    out = io.BytesIO()
    with ZipFile(saved) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "docProps/core.xml":
                data = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"1980-01-01T00:00:00Z", data)
            info = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = ZIP_DEFLATED
            new.writestr(info, data)
    return out.getvalue()
