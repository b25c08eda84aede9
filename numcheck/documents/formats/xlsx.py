"""Spreadsheets (.xlsx) as sources of figures: each cell as it is shown, under its column's head, one table a sheet.

Places are sheet (as page), row (as line) and column. Formulas count with the value they had when the file was saved.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from typing import Any

from numcheck.core.text import Cell, Document, Position
from numcheck.documents.builder import DocumentBuilder
from numcheck.documents.formats.csv import MOST_CELLS
from numcheck.documents.io.containers import ZipContainer
from numcheck.documents.io.errors import UnreadableError
from numcheck.documents.io.xml_events import events
from numcheck.documents.markup.tables import fill_heads
from numcheck.optional_dependencies import require

CURRENCY = re.compile(r"\[\$([^\]-]{1,4})(?:-[0-9A-Fa-f]+)?\]|\"?([$€£¥])\"?")
DECIMALS = re.compile(r"[0#]\.(0+)")


def read(data: bytes, uri: str) -> Document:
    """The cells of the visible sheets of the .xlsx ``data``, one table a sheet, its title being their section.

    Hidden sheets are left out with a note, and one whose part the file lacks is named as unread. Raises UnreadableError if
    it is no such file, is encrypted, broken or too large, or lacks every sheet; MissingExtraError without openpyxl.
    """
    container = ZipContainer(data, "an .xlsx")
    if "xl/workbook.xml" not in container:
        raise UnreadableError("not an .xlsx: it is a zip archive of something else")
    for name in container.members:
        if name.startswith("xl/") and name.endswith(".xml") and b"<!DOCTYPE" in container.part(name)[:2000]:
            raise UnreadableError("refused: its XML declares a document type (an entity bomb?)")
    openpyxl = require("openpyxl", "xlsx")
    builder = DocumentBuilder(uri)
    try:
        book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True)
        for number, sheet in enumerate(book.worksheets):
            _add_sheet(builder, number, sheet)
        _note_missing_sheets(builder, container, frozenset(book.sheetnames))
        book.close()
    except UnreadableError:
        raise
    except Exception as error:
        raise UnreadableError(f"broken .xlsx: its cells cannot be read ({type(error).__name__})") from error
    fill_heads(builder)
    return builder.document()


def _note_missing_sheets(builder: DocumentBuilder, container: ZipContainer, found: frozenset[str]) -> None:
    """Name the sheets that the workbook lists and openpyxl has passed over, since the file has no part for them."""
    listed = [e for e in events(container.part("xl/workbook.xml")) if e.kind == "start" and e.name == "sheet"]
    missing = [name for e in listed if (name := e.attributes.get("name", "")) not in found]
    if missing and not found:
        raise UnreadableError(f"broken .xlsx: its sheets are missing from the file ({', '.join(missing[:3])})")
    builder.unread += [f"sheet “{name}” is missing from the file" for name in missing]


def _add_sheet(builder: DocumentBuilder, number: int, sheet: Any) -> None:
    """The cells of one sheet of openpyxl, as table ``number``."""
    if sheet.sheet_state != "visible":
        builder.notes.append("a hidden sheet left out")
        return
    builder.section = sheet.title
    for cell in (c for row in sheet.iter_rows() for c in row if c.value is not None):
        builder.append(shown(cell.value, cell.number_format or "General"), Position(cell.row, cell.column, number + 1))
        builder.end_cell(Cell(number, cell.row - 1, cell.column - 1))
        if len(builder.blocks) > MOST_CELLS:
            raise UnreadableError(f"too large: more than {MOST_CELLS} cells")


def shown(value: Any, form: str) -> str:
    """``value`` of a cell as the number format ``form`` of Excel shows it: percent sign, currency, decimals, grouping.

    Days are written as 2026-11-30. Of a format with several parts the first, for positive numbers, is taken.
    """
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime | date | time):
        words = value.isoformat(sep=" ") if isinstance(value, datetime) else value.isoformat()
        return words.removesuffix(" 00:00:00")
    if not isinstance(value, int | float):
        return str(value)
    form = form.partition(";")[0]
    figure = Decimal(repr(value))
    percent = "%" in form
    if percent:
        figure *= 100
    decimals = DECIMALS.search(form)
    if decimals or "0" in form:
        figure = figure.quantize(Decimal(1).scaleb(-len(decimals.group(1)) if decimals else 0))
    elif figure == figure.to_integral():
        figure = figure.quantize(Decimal(1))
    words = f"{figure:,f}" if "," in form else f"{figure:f}"
    sign = CURRENCY.search(form)
    return (next(filter(None, sign.groups())) if sign else "") + words + "%" * percent
