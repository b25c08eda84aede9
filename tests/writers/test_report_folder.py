"""The report folder: the same tables for every reader, safe to open, the same bytes each time."""

from __future__ import annotations

from pathlib import Path

import pytest
from cases import ROOT
from sample_report import hostile, sample

import numcheck
from numcheck.core.finding import Counts, Related, Report
from numcheck.core.measure import Verdict
from numcheck.core.relation import SamePair
from numcheck.core.text import Document
from numcheck.writers import View, report_folder
from numcheck.writers.pages import plot_file
from numcheck.writers.tables.clusters import clusters
from numcheck.writers.tables.ledger import ledger_table
from numcheck.writers.tables.quantities import quantities_table
from numcheck.writers.tables.tieout import tieout_table

pandas = pytest.importorskip("pandas")


def test_every_table_is_written_in_every_form(tmp_path: Path) -> None:
    for extra in ("openpyxl", "pyarrow", "jinja2"):
        pytest.importorskip(extra)
    names, missing = report_folder.write(sample(), str(tmp_path))
    assert sorted(names) == sorted(p.name for p in tmp_path.iterdir()) == sorted(report_folder.NAMES)
    assert missing == []
    for name in ("summary", "findings", "claims", "tieout", "ledger"):
        text = pandas.read_csv(tmp_path / f"{name}.csv")
        typed = pandas.read_parquet(tmp_path / f"{name}.parquet")
        assert list(text.columns) == list(typed.columns)
        assert len(text) == len(typed)


def test_the_same_report_gives_the_same_bytes(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    names, _ = report_folder.write(sample(), str(one))
    report_folder.write(sample(), str(other))
    for name in names:
        assert (one / name).read_bytes() == (other / name).read_bytes(), name


def test_a_missing_extra_is_said_and_the_rest_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    names, missing = report_folder.write(sample(), str(tmp_path))
    assert "findings.csv" in names
    assert missing == ["report.xlsx not written: openpyxl is not installed: pip install openpyxl"]


def test_the_workbook_has_filters_frozen_heads_numbers_and_no_formula(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    view = sample()
    formula = view.report.findings[0].replaced(message="=1+1", related=(Related(view.report.claims[0].location, "@x"),))
    report_folder.write(view.replaced(report=view.report.replaced(findings=(formula,))), str(tmp_path))
    book = openpyxl.load_workbook(tmp_path / "report.xlsx")
    assert book.sheetnames == ["summary", "findings", "claims", "tieout", "ledger"]
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref
        assert all(cell.data_type != "f" for row in sheet for cell in row)
    heads = [cell.value for cell in book["claims"][1]]
    assert book["claims"].cell(2, heads.index("value") + 1).value == 100000


def test_hostile_names_and_words_are_written(tmp_path: Path) -> None:
    names, _ = report_folder.write(hostile(), str(tmp_path))
    assert "findings.csv" in names


def test_the_tie_out_has_one_row_a_figure_of_the_draft() -> None:
    rows = tieout_table(sample()).records()
    assert [r["text"] for r in rows] == [c.quantity.text for c in sample().report.claims]
    cost = next(r for r in rows if r["text"] == "$ 270 million")
    assert (cost["verdict"], cost["source_text"], cost["source"]) == ("contradicted", "$240 million", "minutes.txt")
    assert tieout_table(sample().replaced(sources=frozenset())).rows == ()


def test_the_ledger_has_one_row_a_measurand_and_a_column_a_document() -> None:
    table = ledger_table(sample())
    people, cost, houses = table.records()
    assert (people["least"], people["greatest"], people["spread_percent"]) == ("100000", "150000", "40")
    assert (cost["draft.md"], cost["minutes.txt value"]) == ("$ 270 million", "240000000")
    assert houses["figures"] == "2"


def test_a_group_is_in_the_unit_of_its_first_figure() -> None:
    view = sample()
    metres, feet = view.report.claims[2:4]
    same = SamePair(first=metres, second=feet, verdict=Verdict.CONFLICT)
    (group,) = clusters(view.report.replaced(relations=(same,)))
    assert group.unit == "meter"
    assert [round(float(f.value or 0), 3) for f in group.members] == [200, 199.949]


def test_counts_share_a_group_whatever_they_are_called_and_currencies_do_not() -> None:
    words = ("destroyed 320 houses and did £5m of damage", "destroyed 230 homes and did $5m of damage")
    made = [Document.from_text(f"The storm in Brekke {w}.", uri=str(i)) for i, w in enumerate((*words, words[1]))]
    claims = numcheck.check(made, across=True).claims
    assert len(claims) == 6
    joined = [
        SamePair(first=first, second=other, verdict=Verdict.CONFLICT)
        for first, *others in (claims[::2], claims[1::2])
        for other in others
    ]
    found = clusters(Report(findings=(), claims=claims, counts=Counts(), notes=(), relations=tuple(joined)))
    assert [(g.unit, [f.claim.quantity.text for f in g.members]) for g in found] == [
        ("house", ["320 houses", "230 homes", "230 homes"]),
        ("dollar", ["$5m", "$5m"]),
    ]


def test_a_document_may_be_called_like_a_column() -> None:
    view = sample()
    renamed = View(report=view.report, documents={**view.documents, "unit": Document.from_text("x", uri="unit")})
    names = ledger_table(renamed).names
    assert len(set(names)) == len(names)


def test_claims_become_a_picture(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    report_folder.write(sample(), str(tmp_path))
    for suffix, start in (("png", b"\x89PNG"), ("svg", b"<?xml")):
        target = tmp_path / f"claims.{suffix}"
        plot_file.write(str(tmp_path / "claims.csv"), str(target))
        first = target.read_bytes()
        assert first.startswith(start)
        plot_file.write(str(tmp_path / "claims.csv"), str(target))
        assert target.read_bytes() == first


@pytest.mark.parametrize("table", ["a,b\n1,2\n", "", "measurand,canonical_unit\n"])
def test_what_is_no_claims_table_is_said_in_a_line(tmp_path: Path, table: str) -> None:
    path = tmp_path / "other.csv"
    path.write_text(table, encoding="utf-8")
    with pytest.raises(plot_file.UnplottableError) as said:
        plot_file.write(str(path), str(tmp_path / "x.png"))
    assert "\n" not in str(said.value)


def test_every_column_is_documented_as_it_is() -> None:
    page = (ROOT / "docs" / "reports.md").read_text(encoding="utf-8")
    for table in (*report_folder.tables(sample()), quantities_table([])):
        for column in table.columns:
            if not column.name.startswith(("draft.md", "minutes.txt")):
                assert f"| `{column.name}` | {'yes' if column.numeric else ''} | {column.meaning} |" in page
