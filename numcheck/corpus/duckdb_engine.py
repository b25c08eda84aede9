"""DuckDB as the engine: one machine, SQL in bounded memory, steps in several processes."""

from __future__ import annotations

import gzip
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from numcheck import parallel
from numcheck.core.frozen import Frozen
from numcheck.corpus.columns import RAW, RawDocument, record_batch, schema
from numcheck.corpus.inputs import CorpusInput, InputKind
from numcheck.corpus.raw_documents import Layout
from numcheck.corpus.steps import RowStep
from numcheck.optional_dependencies import require

ROWS = 64  # of a batch for one process: enough to be worth the way, and few when a process breaks

_READERS = {
    InputKind.PARQUET: "read_parquet({paths}, union_by_name = true)",
    InputKind.CSV: "read_csv({paths}, header = true, all_varchar = true, delim = ',', quote = '\"', escape = '\"', "
    "union_by_name = true, null_padding = true, strict_mode = false, parallel = false, "
    "max_line_size = 100000000)",
}


class DuckDBEngine:
    """An engine on this machine, which keeps its tables in the folder ``scratch`` until it is closed.

    ``jobs``    processes for the steps
    ``memory``  what DuckDB itself may take, as it says it: ``2GB``

    MissingExtraError without DuckDB or pyarrow.
    """

    def __init__(self, scratch: str, *, jobs: int = 0, memory: str = "2GB") -> None:
        duckdb, self._parquet = require("duckdb", "corpus"), require("pyarrow.parquet", "corpus")
        self._jobs = jobs or parallel.cores()
        self._scratch = scratch
        shutil.rmtree(scratch, ignore_errors=True)
        os.makedirs(scratch)
        self._connection = duckdb.connect(os.path.join(scratch, "tables.duckdb"))
        self._run(f"SET memory_limit = '{memory}'")
        self._run(f"SET threads = {self._jobs}")
        self._run(f"SET temp_directory = {_quoted(os.path.join(scratch, 'spilled'))}")
        self._run("SET preserve_insertion_order = false")
        self._raw: list[_Source] = []

    def close(self) -> None:
        """Forget every table."""
        self._connection.close()
        shutil.rmtree(self._scratch, ignore_errors=True)

    def read(self, inputs: Sequence[CorpusInput], layout: Layout) -> None:
        """See ``TableEngine``. Documents are read again each time they are asked for: they are not copied."""
        self._raw = [_Source(found=found, query=self._query(found, layout)) for found in inputs]

    def apply(self, name: str, source: str, step: RowStep, *, near: str = "") -> None:
        """See ``TableEngine``. A batch at which a process breaks is done again row by row."""
        order = f" ORDER BY {near}" if near else ""
        given = self._documents() if source == "documents" else self._batches(f"SELECT * FROM {source}{order}")
        path = os.path.join(self._scratch, f"{name}.parquet")
        with self._parquet.ParquetWriter(path, schema(step.fields), compression="zstd") as out:
            for made in self._done(step, given):
                out.write_batch(made)
        self._run(f"CREATE OR REPLACE VIEW {name} AS SELECT * FROM read_parquet({_quoted(path)})")

    def table(self, name: str, query: str) -> None:
        """See ``TableEngine``."""
        self._run(f"CREATE OR REPLACE TABLE {name} AS {query}")

    def view(self, name: str, query: str) -> None:
        """See ``TableEngine``."""
        self._run(f"CREATE OR REPLACE VIEW {name} AS {query}")

    def unnest(self, name: str, source: str, column: str, keep: Sequence[str] = ()) -> None:
        """See ``TableEngine``."""
        kept = "".join(f"{one}, " for one in keep)
        self.view(name, f"SELECT {kept}unnest({column}, max_depth := 2) FROM {source}")

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """See ``TableEngine``."""
        return list(self._run(query))

    def write(self, query: str, folder: str) -> None:
        """See ``TableEngine``."""
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
        path = os.path.join(folder, "part-0.parquet")
        self._run(f"COPY ({query}) TO {_quoted(path)} (FORMAT parquet, COMPRESSION zstd)")

    def _run(self, query: str) -> Iterable[tuple[Any, ...]]:
        found: list[tuple[Any, ...]] = self._connection.execute(query).fetchall()
        return found

    def _batches(self, query: str) -> Iterator[Any]:
        with self._connection.cursor() as cursor:
            yield from cursor.sql(query).to_arrow_reader(ROWS)

    def _query(self, found: CorpusInput, layout: Layout) -> str:
        """What selects the documents of ``found``; "" where they are no columns."""
        if found.kind not in _READERS:
            return ""
        table = _READERS[found.kind].format(paths=f"[{', '.join(map(_quoted, found.paths))}]")
        text, name = layout.columns([row[0] for row in self._run(f"DESCRIBE SELECT * FROM {table}")])
        key = f"CAST({_name(name)} AS VARCHAR)" if name else "NULL"
        return (
            f"SELECT {key} AS document, CAST({_name(text)} AS VARCHAR) AS text, NULL AS path, NULL AS line FROM {table}"
        )

    def _documents(self) -> Iterator[Any]:
        for source in self._raw:
            if source.query:
                for found in self._batches(source.query):
                    yield found.cast(schema(RAW))
            else:
                yield from _batched(_given(source.found))

    def _done(self, step: RowStep, given: Iterable[Any]) -> Iterator[Any]:
        if self._jobs == 1:
            yield from map(step.batch, given)
            return
        made: Any
        for made in parallel.each(step.batch, given, self._jobs, afresh=True):
            if isinstance(made, parallel.Broken):
                rows = [made.item.slice(i, 1) for i in range(made.item.num_rows)]
                for one in parallel.each(step.batch, rows, self._jobs, afresh=True):
                    yield step.broken(one.item, parallel.BROKE) if isinstance(one, parallel.Broken) else one
            else:
                yield made


class _Source(Frozen):
    """Files of a corpus, and the query that selects their documents; "" for what is no table."""

    found: CorpusInput
    query: str


def _given(found: CorpusInput) -> Iterator[RawDocument]:
    for path in found.paths:
        if found.kind is InputKind.FILES:
            yield RawDocument(path, None, path, None)
            continue
        opened: Any = gzip.open if path.lower().endswith(".gz") else open
        with opened(path, "rt", encoding="utf-8", errors="replace", newline="\n") as lines:
            yield from (RawDocument(None, None, None, line) for line in lines if line.strip())


def _batched(some: Iterator[RawDocument]) -> Iterator[Any]:
    while found := list(islice(some, ROWS)):
        yield record_batch([raw._asdict() for raw in found], RAW)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _name(column: str) -> str:
    return '"' + column.replace('"', '""') + '"'
