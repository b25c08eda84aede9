"""Tables of text and numbers, and the ways to write them. The only door to pandas for output."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from numcheck.optional_dependencies import require
from numcheck.writers.tables.spreadsheet import Cell, clean, safe
from numcheck.writers.terminal.sanitize import json_text

if TYPE_CHECKING:
    import pandas as pd  # type: ignore[import-untyped, unused-ignore]


@dataclass(frozen=True, slots=True)
class Column:
    """A column and what it holds.

    ``numeric`` cells are decimals as text ("" where missing), so nothing is rounded. A cell equal to ``default`` is
    left empty in spreadsheets. ``colors`` are the fills that a workbook gives the cells of certain texts, as RRGGBB.
    """

    name: str
    meaning: str
    numeric: bool = False
    default: str = ""
    colors: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under named columns, in an order that depends on the input alone."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def names(self) -> list[str]:
        """The heads of the columns, in order."""
        return [c.name for c in self.columns]

    def records(self) -> list[dict[str, Cell]]:
        """One mapping a row; numbers as decimals in text, None where there is none."""
        heads = [(c.name, c.numeric) for c in self.columns]
        return [
            {name: None if numeric and cell == "" else cell for (name, numeric), cell in zip(heads, row, strict=True)}
            for row in self.rows
        ]


def render(table: Table, name: str) -> str:
    """``table`` as csv (through pandas), json (a list of records) or jsonl ("" for no rows). KeyError: no such
    format.
    """
    if name == "csv":
        return str(frame(table, typed=False).to_csv(index=False, lineterminator="\n"))
    if name == "json":
        return json_text([_typed(table, r) for r in table.records()], indent=2) + "\n"
    if name == "jsonl":
        return "".join(f"{json_text(_typed(table, r))}\n" for r in table.records())
    raise KeyError(name)


def frame(table: Table, *, typed: bool) -> pd.DataFrame:
    """``table`` as a data frame: formula-safe text with every digit, or ``typed`` for formats that have types:
    numeric columns as float64, text as it is.
    """
    pandas = require("pandas", "pandas")
    data: dict[int, Any] = {}
    for i, column in enumerate(table.columns):
        cells = [row[i] for row in table.rows]
        if typed and column.numeric:
            data[i] = pandas.array(
                [None if c in ("", None) else float(c) for c in cells],
                dtype="Float64",
            )
        elif typed:
            data[i] = pandas.array([clean(str(c or "")) for c in cells], dtype="object")
        else:
            data[i] = pandas.array([_text(column, c) for c in cells], dtype="object")
    made = pandas.DataFrame(data)
    # A column may be called by the name of a file.
    made.columns = [clean(name) if typed else safe(name) for name in table.names]
    return made


def _text(column: Column, cell: Cell) -> Cell:
    return "" if cell is None or cell == column.default else safe(cell)


def _typed(table: Table, record: dict[str, Cell]) -> dict[str, Any]:
    """Numbers as JSON numbers where a double holds them exactly as printed, else as text."""
    numeric = {c.name for c in table.columns if c.numeric}
    return {k: _json_number(v) if k in numeric and isinstance(v, str) else v for k, v in record.items()}


def _json_number(text: str) -> int | float | str:
    if "." not in text:
        return int(text) if len(text) <= 300 else text
    value = float(text)
    return value if len(text.replace("-", "").replace(".", "").lstrip("0")) <= 15 else text
