"""A corpus is read in every form, gives what the plain commands give, and loses nothing for a bad row."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from corpora import DOCUMENTS, WRONG, delimited, duckdb, jsonl, parquet, rows
from hypothesis import given
from hypothesis import strategies as st

import numcheck
from numcheck.cli.main import main
from numcheck.config import Config
from numcheck.core.text import Document
from numcheck.corpus.columns import RAW, Field, RawDocument, record_batch
from numcheck.corpus.engine import TableEngine
from numcheck.corpus.inputs import InputKind, inputs
from numcheck.corpus.raw_documents import Layout, document_of
from numcheck.corpus.reading import claims_step, findings_step
from numcheck.corpus.steps import RowStep


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TableEngine]:
    with duckdb(tmp_path_factory.mktemp("engine") / "scratch") as made:
        yield made


def plain(table: str) -> list[dict[str, Any]]:
    """The rows that the library gives for each of the documents."""
    out = []
    for name, text in sorted(DOCUMENTS.items()):
        report = numcheck.check(Document(text=text, uri=name, source=text))
        frame = report.to_frame(table)
        out += frame.astype(object).replace(np.nan, None).where(frame.notna(), None).to_dict("records")
    return out


@pytest.mark.parametrize("write", [jsonl, parquet, delimited])
@pytest.mark.parametrize("table", ["findings", "claims"])
def test_the_rows_are_those_of_the_plain_commands(one: TableEngine, table: str, write: Any, tmp_path: Path) -> None:
    suffix = {jsonl: "jsonl", parquet: "parquet", delimited: "csv"}[write]
    found = rows(table, [write(tmp_path / f"in.{suffix}", DOCUMENTS)], one, tmp_path / "out")
    assert found["errors"] == []
    assert found[table] == plain(table)


def test_a_folder_of_files_is_read_by_their_formats(one: TableEngine, tmp_path: Path) -> None:
    for name, text in (("a b.md", WRONG), ("c.html", f"<p>{WRONG}</p>"), ("d.docx", "no Word file")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = rows("findings", [str(tmp_path)], one, tmp_path / "out")
    names = [str(tmp_path / name) for name in ("a b.md", "c.html")]
    assert sorted({row["document"] for row in found["findings"]}) == names
    assert [row["document"] for row in found["errors"]] == [str(tmp_path / "d.docx")]


def test_bad_rows_are_told_and_stop_nothing(one: TableEngine, tmp_path: Path) -> None:
    lines = [
        *('{"id": 7, "text": ' + json.dumps(WRONG) + "}", "no JSON", "[1]", '{"id": "empty", "text": null}'),
        *('{"id": "number", "text": 5}', '{"id": "none", "title": "x"}', "", '{"text": "It is 5 km (9 miles) long."}'),
        '{"id": "german", "text": '
        + json.dumps("Der Fluss ist 300 Kilometer lang und sehr tief, sagte der Mann. " * 9)
        + "}",
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    found = rows("findings", [str(tmp_path / "in.jsonl")], one, tmp_path / "out")
    unnamed = document_of(RawDocument(None, "It is 5 km (9 miles) long.", None, None), Layout()).uri
    assert [row["document"] for row in found["findings"]] == ["7", "7", unnamed]
    told = [(row["document"], row["reason"].partition(":")[0]) for row in found["errors"]]
    assert told == [
        ("", "no JSON object"),
        ("", "no JSON object"),
        ("empty", "no text"),
        ("german", "not checked"),
        ("none", "none of text, content, body, article is a column; name the text's"),
        ("number", "text is no text"),
    ]


def test_columns_have_the_usual_names_or_those_that_are_given() -> None:
    assert Layout().columns(["title", "content", "url"]) == ("content", "url")
    assert Layout(text="title").columns(["title", "content"]) == ("title", "")
    with pytest.raises(ValueError, match="no column 'words'"):
        Layout(text="words").columns(["text"])
    with pytest.raises(ValueError, match="none of text"):
        Layout().columns(["title"])


def test_the_text_may_be_markup() -> None:
    row = RawDocument("a", "<p>The dam is 62 metres</p><p>(213 feet) is the ship.</p>", None, None)._asdict()
    made = claims_step(Config(), Layout(suffix=".html")).batch(record_batch([row], RAW)).to_pylist()
    assert [claim["line"] for claim in made[0]["claims"]] == [1, 1]
    assert "<p>" not in made[0]["claims"][0]["sentence"]


def test_of_a_folder_what_holds_the_documents_is_read(tmp_path: Path) -> None:
    def kinds() -> list[tuple[InputKind, int]]:
        return [(found.kind, len(found.paths)) for found in inputs([str(tmp_path)])]

    delimited(tmp_path / "a.csv", DOCUMENTS)
    assert kinds() == [(InputKind.CSV, 1)]
    (tmp_path / "readme.md").write_text("No figure.", encoding="utf-8")
    assert kinds() == [(InputKind.FILES, 1)]
    parquet(tmp_path / "part-0.parquet", DOCUMENTS)
    (tmp_path / "_scratch").mkdir()
    parquet(tmp_path / "_scratch" / "part-1.parquet", DOCUMENTS)
    assert kinds() == [(InputKind.PARQUET, 1)]


@given(st.lists(st.sampled_from([*DOCUMENTS.values(), None]), max_size=8), st.lists(st.integers(0, 8)))
def test_however_a_table_is_cut_the_rows_are_the_same(texts: list[str | None], cuts: list[int]) -> None:
    given_rows = record_batch([RawDocument(f"{i}", t, None, None)._asdict() for i, t in enumerate(texts)], RAW)
    step = findings_step(Config(), Layout())
    whole = step.batch(given_rows).to_pylist()
    bounds = sorted({0, len(texts), *(c for c in cuts if c < len(texts))})
    parts = [given_rows.slice(a, b - a) for a, b in pairwise(bounds)]
    assert [row for part in parts for row in step.batch(part).to_pylist()] == whole


def test_a_process_that_breaks_costs_its_row_alone(tmp_path: Path) -> None:
    with duckdb(tmp_path / "scratch") as made:
        made.table("numbers", "SELECT CAST(i AS VARCHAR) AS document FROM range(20) t(i)")
        made.apply("broken", "numbers", RowStep(gives=(Field("length", "int64"),), work=break_at_seven))
        found = made.rows("SELECT document, length, error FROM broken ORDER BY CAST(document AS INT)")
    assert [row[0] for row in found] == [str(i) for i in range(20)]
    assert [row[0] for row in found if row[2]] == ["7"]
    assert found[7][2].startswith("not checked")


def break_at_seven(document: str) -> dict[str, int]:
    if document == "7":
        os.kill(os.getpid(), signal.SIGKILL)
    return {"length": len(document)}


def test_the_command_writes_and_says_what(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, out = jsonl(tmp_path / "in.jsonl", DOCUMENTS), tmp_path / "out"
    assert main(["corpus", "check", path, "-o", str(out), "-j", "1", "--isolated"]) == 0
    assert capsys.readouterr().err.strip().endswith("5 findings, 0 errors")
    assert sorted(p.name for p in out.iterdir()) == ["errors", "findings"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "nothing.jsonl", "-o", "out"], "nothing.jsonl: No such file or directory"),
        (["check", "in.parquet", "-o", "out", "--text", "words"], "no column 'words': url, body"),
        (["check", "in.parquet", "-o", "."], "is read here"),
        (["check", "empty", "-o", "out"], "no documents in empty"),
    ],
)
def test_a_slip_is_said_in_one_line(
    arguments: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    parquet(tmp_path / "in.parquet", DOCUMENTS)
    assert main(["corpus", *arguments]) == 2
    err = capsys.readouterr().err
    assert said in err
    assert err.count("\n") == 1
