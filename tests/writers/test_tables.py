"""Tables are safe to open, keep figures exact, and are written whole or not at all."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_report import sample

from numcheck import writers
from numcheck.core.quantity import Quantity
from numcheck.core.text import Document
from numcheck.writers.files import replacing, write_file
from numcheck.writers.tables.numbers import number, readable
from numcheck.writers.tables.spreadsheet import safe

pandas = pytest.importorskip("pandas")


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_a_claim_is_a_row_as_written_and_in_canonical_units() -> None:
    feet = rows(writers.render_claims(sample().report, sample().documents, "csv"))[3]
    assert feet["text"] == "656-foot"
    assert (feet["value"], feet["unit"]) == ("656", "foot")
    assert (feet["canonical_value"], feet["canonical_unit"]) == ("199.9488", "meter")
    assert feet["sentence"] == "Water covered a 200-metre (656-foot) stretch of the dam road."


def test_claims_as_json_have_numbers_and_nulls() -> None:
    first = json.loads(writers.render_claims(sample().report, sample().documents, "json"))[0]
    assert first["value"] == 100000
    assert first["low"] is None
    assert first["bound"] == ">"
    assert first["attribution"] == "Ana Brunner"


def test_quantities_have_the_columns_of_what_is_written() -> None:
    view = sample()
    found = [(view.documents["draft.md"], [c.quantity for c in view.report.claims])]
    as_csv = rows(writers.render_quantities(found, "csv"))
    as_lines = [json.loads(line) for line in writers.render_quantities(found, "jsonl").splitlines()]
    assert [r["text"] for r in as_csv] == [r["text"] for r in as_lines]
    assert (as_csv[2]["value"], as_csv[2]["unit"], as_csv[2]["bound"]) == ("200", "meter", "")
    assert as_lines[2]["bound"] == "="


def test_no_rows_still_have_heads() -> None:
    text = writers.render_quantities([(Document.from_text("nothing"), list[Quantity]())], "csv")
    assert text.startswith("document,line,column,start,end,text,value")


@pytest.mark.parametrize("formula", ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", " =1", "-inf", "＝1"])
def test_text_that_a_spreadsheet_would_run_is_shown(formula: str) -> None:
    assert str(safe(formula)).startswith("'")


@pytest.mark.parametrize("figure", ["-5", "-5.25", "+3", "12", "0.5"])
def test_numbers_stay_numbers(figure: str) -> None:
    assert safe(figure) == figure


@given(st.text())
def test_no_cell_starts_as_a_formula_unless_it_is_a_number(text: str) -> None:
    cell = str(safe(text))
    if cell.lstrip(" ")[:1] in ("=", "+", "-", "@", "\t", "\r"):
        float(cell)


@given(st.fractions())
@settings(max_examples=200)
def test_a_number_is_plain_decimal_notation_and_near(value: Fraction) -> None:
    text = number(value)
    assert set(text) <= set("-0123456789.")
    assert abs(Fraction(text) - value) <= abs(value) / 10**11


@given(st.integers())
def test_whole_numbers_keep_every_digit(value: int) -> None:
    assert number(value) == str(value)
    assert readable(value).replace(",", "") == str(value)


def test_a_failed_write_leaves_the_old_file_whole(tmp_path: Path) -> None:
    target = tmp_path / "report.csv"
    target.write_text("old")
    with pytest.raises(RuntimeError), replacing(str(target)) as beside:
        Path(beside).write_text("half of the n")
        raise RuntimeError
    assert target.read_text() == "old"
    assert os.listdir(tmp_path) == ["report.csv"]


def test_a_write_keeps_mode_and_follows_links(tmp_path: Path) -> None:
    target, link = tmp_path / "report.txt", tmp_path / "link.txt"
    target.write_text("old")
    target.chmod(0o640)
    link.symlink_to(target)
    write_file(str(link), "new\n")
    assert target.read_bytes() == b"new\n"
    assert link.is_symlink()
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_missing_folder_is_named_as_it_was_given(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as said:
        write_file(str(tmp_path / "none" / "x.txt"), "x")
    assert said.value.filename == str(tmp_path / "none" / "x.txt")


def test_a_pipe_is_written_to_and_not_replaced() -> None:
    script = "from numcheck.writers.files import write_file; write_file('/dev/stdout', 'through the pipe')"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "through the pipe"


def test_a_folder_is_not_overwritten(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        write_file(str(tmp_path), "x")


def test_a_number_of_thousands_of_digits_is_written_out() -> None:
    text = number(Fraction(10) ** 5000)
    assert text == "1" + "0" * 5000
    assert readable(Fraction(10) ** 5000).replace(",", "") == text
