"""What the shape of a document does to its figures: blocks, lines, tables, captions, lists of references."""

from __future__ import annotations

from decimal import Decimal

import pytest

import numcheck
from numcheck import extraction
from numcheck.core.quantity import Bound, Quantity
from numcheck.core.text import Block, BlockKind, Cell, Document, Span


def only(text: str) -> Quantity:
    """The one figure of ``text``."""
    (quantity,) = numcheck.extract(text)
    return quantity


def texts(text: str) -> list[str]:
    """The words of every figure of ``text``."""
    return [q.text for q in numcheck.extract(text)]


def test_no_figure_crosses_a_block() -> None:
    text = "It cost $5\nmillion people came"
    blocks = (Block(Span(0, 10)), Block(Span(11, len(text))))
    found = extraction.read(Document(text=text, blocks=blocks)).quantities
    assert found[0].text == "$5"
    assert all(b.span.holds(q.span) for q in found for b in [Document(text=text, blocks=blocks).block_at(q.span.start)])


@pytest.mark.parametrize(
    ("text", "head", "caption", "value", "unit"),
    [
        ("1,234", "Revenue ($ millions)", "", 1234 * 10**6, "dollar"),
        ("12.5", "Revenue, £m", "", Decimal("12.5e6"), "GBP"),
        ("45", "Share (%)", "", 45, "percent"),
        ("45", "Length in km", "", 45, "kilometer"),
        ("45", "Population", "Cities (thousands)", 45000, ""),
        ("70", "Speed (km/h)", "", 70, "kilometer/hour"),
        ("45%", "Sales, EUR m", "", 45, "percent"),
    ],
)
def test_a_table_cell_takes_unit_and_scale_of_its_head(
    text: str, head: str, caption: str, value: Decimal, unit: str
) -> None:
    cell = Cell(table=0, row=1, column=1, head=head, caption=caption)
    block = Block(Span(0, len(text)), BlockKind.TABLE_CELL, cell=cell)
    (quantity,) = extraction.read(Document(text=text, blocks=(block,))).quantities
    assert (quantity.value, quantity.unit) == (value, unit)


@pytest.mark.parametrize("end", ["\n", "\r\n", "  \n", "\n    ", " \t\r\n  "])
def test_line_ends_part_no_figure(end: str) -> None:
    text = f"It has 12,000{end}residents, three{end}thousand cows and 4.1{end}per cent of all."
    found = numcheck.extract(text)
    assert [(q.value, q.unit or q.noun) for q in found] == [
        (12000, "resident"),
        (3000, "cow"),
        (Decimal("4.1"), "percent"),
    ]
    assert [q.span.of(text) for q in found] == [q.text for q in found]


def test_a_sign_may_begin_a_line() -> None:
    assert only("The plant made 4.1\nTWh in May.").unit == "terawatt_hour"


@pytest.mark.parametrize(
    ("caption", "unit", "value"),
    [
        ("Exports in million euros", "EUR", 7_000_000),
        ("Harvest / thousands of tonnes, in thousand tonnes", "metric_ton", 7000),
        ("Unit: hectares", "hectare", 7),
    ],
)
def test_a_caption_gives_unit_and_scale(caption: str, unit: str, value: int) -> None:
    cell = Cell(0, 1, 1, "2019", "Coal", caption)
    document = Document(text="7", blocks=(Block(Span(0, 1), BlockKind.TABLE_CELL, "", cell),))
    (quantity,) = extraction.read(document).quantities
    assert (quantity.unit, quantity.value) == (unit, value)


@pytest.mark.parametrize(
    ("text", "figure", "noun"),
    [
        ("They studied 44 U.S. cities.", "44 U.S. cities", "city"),
        ("Nearly 900 elderly North\nDakotans moved.", "Nearly 900 elderly North\nDakotans", "dakotan"),
        ("It hired 18 State and\nlocal agencies.", "18 State and\nlocal agencies", "agency"),
        ("One clever trick Rollup plays is this.", "One clever trick", "trick"),
        ("One senior Danish officer left.", "One senior Danish officer", "officer"),
    ],
)
def test_a_noun_group_goes_on_over_abbreviations_and_lines(text: str, figure: str, noun: str) -> None:
    quantity = only(text)
    assert (quantity.text, quantity.noun) == (figure, noun)


def test_a_number_word_may_break_behind_its_hyphen() -> None:
    assert only("At most thirty-\nfive per cent voted.").value == 35


def test_a_number_alone_in_a_paragraph_is_that_of_a_page() -> None:
    document = Document(
        text="Six men.\n\n59", blocks=(Block(Span(0, 8), BlockKind.PARAGRAPH), Block(Span(10, 12), BlockKind.PARAGRAPH))
    )
    assert [q.text for q in extraction.read(document).quantities] == ["Six men"]


def test_a_column_that_counts_off_its_rows_holds_no_figures() -> None:
    cell = Cell(0, 1, 0, "No.")
    document = Document(text="7", blocks=(Block(Span(0, 1), BlockKind.TABLE_CELL, "", cell),))
    assert extraction.read(document).quantities == ()


def test_a_long_caption_gives_no_unit() -> None:
    caption = "Association between the genes and the outcome, with the share of patients (%) and what each of them was given before"
    cell = Cell(0, 1, 1, "", "Age", caption)
    document = Document(text="0.161", blocks=(Block(Span(0, 5), BlockKind.TABLE_CELL, "", cell),))
    (quantity,) = extraction.read(document).quantities
    assert quantity.unit == ""


def test_a_line_that_wraps_to_an_indented_one_goes_on_with_its_number() -> None:
    text = "    The rain that fell over the hills that night was more than\n        70 mm, and lasted.\n"
    assert (only(text).text, only(text).bound) == ("more than\n        70 mm", Bound.MORE)
    table = "Rider Route Audit of the lines that are individual\n\t207.48\t16\n"
    assert texts(table) == ["207.48", "16"]


@pytest.mark.parametrize(
    "entries",
    [
        "[1] https://a.example/x - 10 uncanny rules\n[2] https://b.example/y - Seven foods\n[3] https://c.example/z - Six bars\n",
        (
            "^ Moll, Ada (July 1996). 'Reviews'. Tidal. 27 (11/12): 123. Retrieved 2 May 2017.\n"
            "^ Moll, Ada (2013). Rivers, second edition. Lund Press. p. 652.\n^ Bell, Bo (2014). '8 essential boats'. Tidal.\n"
        ),
    ],
)
def test_entries_with_marks_and_sources_are_a_list_of_references(entries: str) -> None:
    assert texts(f"They sold 12 boats.\n\n{entries}") == ["12 boats"]


def test_a_heading_begins_a_list_of_references_that_ends_with_its_last_source() -> None:
    listed = "References\n\nMoll A. Sixty boats. Tidal [Internet]. 2011; 39:1171-1176.\nBell B. Four oars. Lund: Quay Press; 1993.\n"
    text = f"They sold 12 boats.\n\n{listed}\n" + "The yard is old and it lies by the sea. " * 30 + "It has 9 sheds.\n"
    assert texts(text) == ["12 boats", "9 sheds"]


def test_numbered_lines_with_links_are_steps_and_no_references() -> None:
    text = "1. Load https://a.example in 5 minutes.\n2. Open https://b.example in 6 minutes.\n3. See https://c.example, 7 pages.\n"
    assert texts(text) == ["5 minutes", "6 minutes", "7 pages"]


def test_powers_and_references_that_copying_left_behind() -> None:
    assert [str(q.value) for q in numcheck.extract("They used 5 × 10 6cells and 3.5 × 10 4 cells.")] == [
        "5E+6",
        "3.5E+4",
    ]
    bid = only("They bid &#163;8m for two.".replace(" for two", ""))
    assert (bid.value, bid.unit) == (8_000_000, "GBP")
