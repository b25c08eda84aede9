"""Tables as sources of figures: cells as they are shown, under the heads that say what they are."""

from __future__ import annotations

import csv
from datetime import date
from io import BytesIO, StringIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from numcheck.core.text import Document
from numcheck.documents import read_bytes
from numcheck.documents.markup.tables import has_head


def workbook(rows: list[list[Any]], formats: dict[str, str] | None = None, *, hidden: bool = False) -> Document:
    """A spreadsheet with ``rows`` and number formats by cell, read."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    for cell, form in (formats or {}).items():
        sheet[cell].number_format = form
    if hidden:
        book.create_sheet("Notes")["A1"] = "5 men"
        book["Notes"].sheet_state = "hidden"
    file = BytesIO()
    book.save(file)
    return read_bytes(file.getvalue(), "figures.xlsx")


def words(document: Document) -> list[str]:
    return [b.span.of(document.text) for b in document.blocks]


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (0.125, "0.0%", "12.5%"),
        (1234.5, "#,##0.00", "1,234.50"),
        (1234.5, "[$€-407]#,##0.00", "€1,234.50"),
        (5000000, '"$"#,##0', "$5,000,000"),
        (3.0, "General", "3"),
        (0.1, "General", "0.1"),
        (date(2022, 2, 17), "yyyy-mm-dd", "2022-02-17"),
        ("5 men", "General", "5 men"),
    ],
)
def test_a_cell_reads_as_it_is_shown(value: Any, form: str, shown: str) -> None:
    assert words(workbook([["Side", "Losses"], ["North", value]], {"B2": form}))[-1] == shown


def test_cells_know_their_heads_and_places() -> None:
    read = workbook([["Side", "Losses (km)"], ["North", 5]])
    cell = read.blocks[-1].cell
    assert cell is not None
    assert (cell.head, cell.row_head) == ("Losses (km)", "North")
    assert str(read.position(read.blocks[-1].span.start)) == "p1:2:2"


def test_hidden_sheets_are_left_out_and_said() -> None:
    read = workbook([["Side", "Losses"], ["North", 5]], hidden=True)
    assert "5 men" not in read.text
    assert read.notes == ("a hidden sheet left out",)


@pytest.mark.parametrize(
    ("rows", "headed"),
    [
        ([["Side", "Men"], ["North", "5"]], True),
        ([["", "2021", "2022"], ["North", "5", "6"]], True),
        ([["North", "5"], ["South", "6"]], False),
        ([["one", "two"], ["three", "four"]], False),
    ],
)
def test_a_head_is_a_row_of_names_above_figures(rows: list[list[str]], headed: bool) -> None:
    assert has_head(rows) is headed


FIELD = st.text(st.sampled_from('ab 5.,"\n;'), max_size=6).filter(lambda words: words == words.strip())


@given(st.lists(st.lists(FIELD, min_size=2, max_size=4), min_size=1, max_size=5))
@settings(max_examples=80, deadline=None)
def test_fields_are_those_the_standard_library_reads(rows: list[list[str]]) -> None:
    file = StringIO()
    csv.writer(file, quoting=csv.QUOTE_ALL).writerows(rows)
    expected = [
        " ".join(field.split()) for row in csv.reader(StringIO(file.getvalue())) for field in row if field.strip()
    ]
    read = read_bytes(file.getvalue().encode(), "figures.csv")
    assert [" ".join(w.split()) for w in words(read)] == expected
