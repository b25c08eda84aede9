"""PDF: reading order, hyphens, running headers, pages without text."""

from __future__ import annotations

from io import BytesIO

import pytest

from numcheck.core.text import BlockKind, Document
from numcheck.documents import UnreadableError, read_bytes

canvas = pytest.importorskip("reportlab.pdfgen.canvas")
pytest.importorskip("pypdfium2")


def written(*pages: list[tuple[float, float, str]], size: float = 10) -> Document:
    """A PDF with lines of words at (left, bottom) in points, read."""
    file = BytesIO()
    paper = canvas.Canvas(file)
    for page in pages:
        paper.setFont("Helvetica", size)
        for left, bottom, words in page:
            paper.drawString(left, bottom, words)
        paper.showPage()
    paper.save()
    return read_bytes(file.getvalue(), "draft.pdf")


def column(left: float, lines: list[str], top: float = 700) -> list[tuple[float, float, str]]:
    return [(left, top - 12 * n, words) for n, words in enumerate(lines)]


def words(document: Document) -> list[str]:
    return [" ".join(b.span.of(document.text).split()) for b in document.blocks]


def test_lines_become_paragraphs_and_hyphens_at_their_end_go() -> None:
    lines = ["The ministry sent 100,000 troops to the bor-", "der on Monday, with a 200-", "metre flag."]
    assert words(written(column(50, lines))) == [
        "The ministry sent 100,000 troops to the border on Monday, with a 200-metre flag."
    ]


def test_columns_are_read_one_after_the_other() -> None:
    left = [
        "The ministry sent",
        "100,000 troops to the",
        "border and said that",
        "it would send another",
        "5,000 if that were not",
    ]
    right = [
        "enough to keep it.",
        "Nobody believed",
        "the minister, who had",
        "said so before and had",
        "not sent anyone.",
    ]
    page = [line for pair in zip(column(50, left), column(320, right), strict=True) for line in pair]
    assert words(written(page)) == [" ".join(left + right)]


def test_three_columns_under_a_wide_headline() -> None:
    columns = [[f"{name} {n} says that it sent" for n in "abcdefgh"] for name in ("First", "Second", "Third")]
    page = [(40.0, 740.0, "A headline that stands over all three of the columns of this page, as wide as they are.")]
    page += [line for lines, left in zip(columns, (40, 230, 420), strict=True) for line in column(left, lines)]
    assert [w for w in words(written(sorted(page, key=lambda p: -p[1]))) if "headline" not in w] == [
        " ".join(c) for c in columns
    ]


def test_running_headers_and_page_numbers_are_dropped() -> None:
    def page(number: int) -> list[tuple[float, float, str]]:
        middle = column(50, [f"Paragraph {'abcd'[number]} holds 5 men.", "It ends here, at last."], 600)
        return [(50, 820, "Report of 2022"), *middle, (50, 20, f"Page {number + 1}")]

    read = written(*(page(n) for n in range(4)))
    assert "Report" not in read.text
    assert "Page" not in read.text
    assert str(read.position(read.text.index("Paragraph c"))) == "p3:2:1"


def test_a_sentence_runs_on_over_the_page() -> None:
    first = column(50, ["The ministry sent 100,000"], 100)
    second = column(50, ["troops to the border."], 700)
    assert words(written(first, second)) == ["The ministry sent 100,000 troops to the border."]


def test_cells_side_by_side_are_not_one_sentence() -> None:
    rows = [(50.0, 700.0, "North"), (200.0, 700.0, "5 men"), (50.0, 688.0, "South"), (200.0, 688.0, "6 men")]
    assert words(written(rows)) == ["North", "5 men", "South", "6 men"]


def test_bullets_are_not_words() -> None:
    read = written([(50, 700, "\u2022 5 men"), (50, 660, "2. Six women")])
    assert words(read) == ["5 men", "Six women"]
    assert str(read.position(read.text.index("5 men"))) == "p1:1:3"


def test_larger_letters_are_a_heading() -> None:
    file = BytesIO()
    paper = canvas.Canvas(file)
    for size, bottom, line in (
        (18, 750, "Army moves"),
        (10, 720, "It sent 5 men to the"),
        (10, 708, "border on Monday."),
    ):
        paper.setFont("Helvetica", size)
        paper.drawString(50, bottom, line)
    paper.save()
    read = read_bytes(file.getvalue(), "draft.pdf")
    assert [b.kind for b in read.blocks] == [BlockKind.HEADING, BlockKind.PARAGRAPH]
    assert read.blocks[1].section == "Army moves"


def test_a_page_without_text_is_said_and_a_file_without_any_refused() -> None:
    assert written(column(50, ["5 men."]), []).unread == ("1 page without a text layer left out",)
    with pytest.raises(UnreadableError, match="no text layer, nothing checked"):
        written([])


def rows(top: float, *lines: tuple[str, ...], left: float = 60) -> list[tuple[float, float, str]]:
    """The cells of a table whose columns are 90 points wide."""
    return [
        (left + 90 * n, top - 18 * row, cell) for row, line in enumerate(lines) for n, cell in enumerate(line) if cell
    ]


def cells(document: Document) -> list[tuple[str, str, str, str]]:
    """The words of each cell below the heads, with its heads and the caption."""
    return [
        (b.span.of(document.text), b.cell.row_head, b.cell.head, b.cell.caption)
        for b in document.blocks
        if b.cell is not None and not b.cell.is_head and b.cell.column
    ]


def test_a_table_is_put_together_from_where_its_cells_stand() -> None:
    page = [(60.0, 700.0, "Revenue, EUR million")]
    page += rows(
        680,
        ("", "2025", "2024"),
        ("Ferries", "612.8", "540.1"),
        ("Workboats", "388.3", "371.6"),
        ("Total", "1,001.1", "911.7"),
    )
    page += [(60.0, 590.0, "The yard in Norby delivered fourteen ferries in the year, and two more in January.")]
    document = written(page)
    assert cells(document)[:3] == [
        ("612.8", "Ferries", "2025", "Revenue, EUR million"),
        ("540.1", "Ferries", "2024", "Revenue, EUR million"),
        ("388.3", "Workboats", "2025", "Revenue, EUR million"),
    ]
    assert document.blocks[-1].cell is None
    assert words(document)[-1].startswith("The yard in Norby")


def test_two_tables_with_a_heading_between_them_are_two() -> None:
    ferries = (
        ("Site", "2025", "2024"),
        ("Norby", "2,841", "2,660"),
        ("Tarn", "1,906", "1,874"),
        ("Calder", "1,467", "1,292"),
    )
    page = rows(700, *ferries, left=200) + [(60.0, 620.0, "Orders by site")] + rows(600, *ferries, left=200)
    assert {b.cell.table for b in written(page).blocks if b.cell is not None} == {0, 1}


def test_a_row_with_a_cell_missing_keeps_its_columns() -> None:
    page = rows(
        700, ("", "2025", "2024"), ("Ferries", "612.8", "540.1"), ("Docks", "", "371.6"), ("Boats", "283.5", "261.2")
    )
    assert ("371.6", "Docks", "2024", "") in cells(written(page))


def test_columns_of_prose_with_figures_are_no_table() -> None:
    left = [f"The council paid {n} crowns" for n in range(1101, 1107)]
    middle = [f"for a roof, and {n} crowns" for n in range(2101, 2107)]
    right = [f"for a pier that {n} people saw" for n in range(3101, 3107)]
    columns = (column(50, left), column(230, middle), column(410, right))
    page = [line for row in zip(*columns, strict=True) for line in row]
    assert all(b.cell is None for b in written(page).blocks)


def test_a_table_of_contents_is_no_table() -> None:
    page = [(60.0, 700 - 14 * n, words) for n, words in enumerate(["Harbours", "Ferries", "Yards", "Docks"])]
    page += [(400.0, 700 - 14 * n, str(3 + 4 * n)) for n in range(4)]
    assert all(b.cell is None for b in written(page).blocks)
