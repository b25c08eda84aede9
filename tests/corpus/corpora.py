"""Small corpora in every form that is read, and the engines that read them."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from numcheck.config import Config
from numcheck.corpus import run
from numcheck.corpus.duckdb_engine import DuckDBEngine
from numcheck.corpus.engine import TableEngine
from numcheck.corpus.inputs import inputs
from numcheck.corpus.raw_documents import Layout

WRONG = "The dam is 62 metres (213 feet) high. It cost $5 million."
SLIP = "Prices rose 5% to 21 from 20.\nThe town of Harlow has 3,400 people. Harlow has 4,300 people, she said."
QUIET = 'He called it "a day, like others", and left.'
DOCUMENTS = {"dam": WRONG, "town": SLIP, "page.html": QUIET, "ruling": "Five of the 12 houses, or 50%, were sold."}


BRIDGE = """Kelmore opens its bridge
The new bridge at Kelmore is 640 metres long, said Anna Holt, the engineer.
It cost the county of Kelmore £{cost} million.
Some {workers} workers built the Kelmore bridge in three years.
Each day {cars} cars will cross the bridge at Kelmore."""
OTHER_WORDS = """A crossing for the north
At Kelmore a new bridge, 640 metres long, was opened on Monday.
The county paid £{cost} million for the bridge at Kelmore.
The Kelmore bridge was built by {workers} workers.
In Kelmore {cars} cars are expected to cross it each day."""
FLOOD = """Water in Torwick
The river at Torwick rose to 7 metres.
Near Torwick 14 bridges are closed.
The flood in Torwick drove 310 families from their houses.
Rain of 90 mm fell on Torwick in a night."""

REPORTS = {
    "a/agency": BRIDGE.format(cost=48, workers=310, cars="6,200"),
    "b/copy": BRIDGE.format(cost=48, workers=310, cars="6,200").replace("Kelmore opens its bridge", "From the wires"),
    "c/daily": OTHER_WORDS.format(cost=84, workers=310, cars="6,200"),
    "d/radio": OTHER_WORDS.format(cost=48, workers=310, cars="6,200"),
    "e/flood": FLOOD,
    "f/flood": FLOOD.replace("310 families", "130 families").replace("Water in", "Two days in"),
    "g/day": "Nothing was counted.",
}


def jsonl(path: Path, documents: dict[str, str]) -> str:
    path.write_text("".join(json.dumps({"id": i, "text": t}) + "\n" for i, t in documents.items()), encoding="utf-8")
    return str(path)


def parquet(path: Path, documents: dict[str, str]) -> str:
    pq.write_table(pa.table({"url": list(documents), "body": list(documents.values())}), path)
    return str(path)


def delimited(path: Path, documents: dict[str, str]) -> str:
    with path.open("w", encoding="utf-8", newline="") as f:
        csv.writer(f).writerows([("id", "text"), *documents.items()])
    return str(path)


@contextmanager
def duckdb(scratch: Path, jobs: int = 2) -> Iterator[TableEngine]:
    """DuckDB in little memory."""
    made = DuckDBEngine(str(scratch), jobs=jobs, memory="200MB")
    try:
        yield made
    finally:
        made.close()


def rows(
    what: str, paths: Sequence[str], made: TableEngine, folder: Path, layout: Layout | None = None
) -> dict[str, Any]:
    """The rows of each table that ``what`` (findings, claims, ledger) writes of the documents in ``paths``."""
    getattr(run, what)(made, inputs(paths), str(folder), Config(), layout or Layout())
    tables = [path for path in folder.iterdir() if not path.name.startswith("_")]
    return {path.name: pq.read_table(path).to_pylist() for path in tables}
