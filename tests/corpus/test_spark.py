"""Spark gives the rows that DuckDB gives, from files and from a session; without Java nothing of it is tried."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from cases import ROOT
from corpora import DOCUMENTS, QUIET, REPORTS, WRONG, delimited, duckdb, jsonl, parquet, rows
from spark_cluster import cluster

from numcheck.core.text import Document
from numcheck.corpus.engine import TableEngine
from numcheck.library import check
from numcheck.spark import claims_of, errors_of, findings_of
from numcheck.spark.engine import SparkEngine

pytestmark = [
    pytest.mark.skipif(not shutil.which("java"), reason="no Java: Spark is not tried"),
    pytest.mark.xdist_group("spark"),
]


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparkEngine]:
    with SparkEngine.started(str(tmp_path_factory.mktemp("spark") / "scratch"), "local[2]") as made:
        made.session.conf.set("spark.sql.shuffle.partitions", "2")
        yield made


def corpus(folder: Path) -> list[str]:
    """Documents in every form, good and bad."""
    drafts = folder / "drafts"
    drafts.mkdir()
    for name, text in (("a b.md", WRONG), ("c.html", f"<p>{WRONG}</p>"), ("d.docx", "no Word file")):
        (drafts / name).write_text(text, encoding="utf-8")
    lines = Path(jsonl(folder / "in.jsonl", {f"{name} of lines": text for name, text in DOCUMENTS.items()}))
    lines.write_text(
        lines.read_text("utf-8") + 'no JSON\n\n{"id": 5}\n{"text": "It is 5 km (9 miles) long."}\n', "utf-8"
    )
    return [
        *(str(drafts), str(lines)),
        parquet(folder / "in.parquet", {f"{name} of columns": text for name, text in DOCUMENTS.items()}),
        delimited(folder / "in.csv", {f"{name} of fields": text for name, text in DOCUMENTS.items()}),
    ]


@pytest.mark.parametrize("what", ["findings", "claims"])
def test_both_engines_write_the_same_rows(what: str, spark: TableEngine, tmp_path: Path) -> None:
    given = corpus(tmp_path)
    with duckdb(tmp_path / "scratch", jobs=1) as made:
        expected = rows(what, given, made, tmp_path / "one")
    assert rows(what, given, spark, tmp_path / "other") == expected
    assert len(expected["errors"]) == 3
    assert len(expected[what]) > 10


def test_a_session_gives_claims_findings_and_errors_of_a_column(spark: SparkEngine) -> None:
    texts = [("dam", WRONG), ("day", QUIET), ("none", None)]
    frame = spark.session.createDataFrame(texts, "name STRING, words STRING")
    report = check(Document(text=WRONG, uri="dam"))
    claims = claims_of(frame, "words", id="name").orderBy("column").collect()
    assert [(row["document"], row["text"]) for row in claims] == [("dam", c.quantity.text) for c in report.claims]
    findings = findings_of(frame, "words", id="name").orderBy("column").collect()
    assert [(row["document"], row["rule"]) for row in findings] == [("dam", f.rule) for f in report.findings]
    assert [tuple(row) for row in errors_of(frame, "words", id="name").collect()] == [("none", "no text")]


def test_both_engines_make_the_same_ledger(spark: TableEngine, tmp_path: Path) -> None:
    given = [jsonl(tmp_path / "in.jsonl", REPORTS)]
    with duckdb(tmp_path / "scratch", jobs=1) as made:
        expected = rows("ledger", given, made, tmp_path / "one")
    assert rows("ledger", given, spark, tmp_path / "other") == expected
    assert expected["conflicts"]
    assert expected["copies"]


def test_an_executor_that_is_killed_takes_nothing_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    many = {f"{name} {i}": text for i in range(150) for name, text in DOCUMENTS.items()}
    path, out = parquet(tmp_path / "in.parquet", many), tmp_path / "out"
    command = [
        sys.executable,
        "-m",
        "numcheck",
        "corpus",
        "check",
        path,
        "-o",
        str(out),
        "--isolated",
        "--engine",
        "spark",
    ]
    with cluster(2) as made:
        job = subprocess.Popen([*command, "--master", made.master], stderr=subprocess.PIPE, text=True)
        executors: list[int] = []
        while len(executors) < 2 or not list(out.glob("_scratch/checked-1/_temporary/*/_temporary/*")):
            assert job.poll() is None, job.stderr and job.stderr.read()
            executors = made.executors()
            time.sleep(0.05)
        os.kill(executors[0], signal.SIGKILL)
        assert job.poll() is None, "killed too late"
        said = job.communicate()[1]
        assert job.returncode == 0, said
    with duckdb(tmp_path / "scratch", jobs=1) as one:
        expected = rows("findings", [path], one, tmp_path / "one")
    assert {name: pq.read_table(out / name).to_pylist() for name in expected} == expected
