"""Spark as the engine: steps in Python on every executor (``mapInArrow``), queries by Spark SQL.

Every table is written to a folder before the next is made of it, so that an executor that ends takes nothing with it: its
tasks are done again elsewhere, from files.
"""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from numcheck.corpus.columns import RAW, RawDocument, schema
from numcheck.corpus.inputs import CorpusInput, InputKind
from numcheck.corpus.raw_documents import Layout
from numcheck.corpus.steps import RowStep
from numcheck.optional_dependencies import require

TASKS_PER_CORE = 4  # so that cores which are done early have something to do
ROWS = "500"  # of a batch, which is a process's at a time


class SparkEngine:
    """An engine over a session of Spark, with its tables as parquet files in ``scratch``, which every executor must reach."""

    def __init__(self, session: Any, scratch: str) -> None:
        self.session = session
        self._scratch = os.path.abspath(scratch) if "://" not in scratch else scratch
        self._made = 0
        self._tasks = session.sparkContext.defaultParallelism * TASKS_PER_CORE
        session.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", ROWS)

    @classmethod
    @contextmanager
    def started(cls, scratch: str, master: str = "") -> Iterator[SparkEngine]:
        """An engine over a session of its own, which ends with it; ``master`` "" for what Spark's settings say, or local[*].

        MissingExtraError without pyspark.
        """
        builder = require("pyspark.sql", "spark").SparkSession.builder.appName("numcheck")
        for key in ("spark.ui.showConsoleProgress", "spark.ui.enabled"):
            builder = builder.config(key, "false")
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        # Rows come and go as Arrow: what it says of pandas concerns nobody here.
        warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)
        session = (builder.master(master) if master else builder).getOrCreate()
        session.sparkContext.setLogLevel("ERROR")
        engine = cls(session, scratch)
        try:
            yield engine
        finally:
            engine.close()
            session.stop()

    def close(self) -> None:
        """Forget every table."""
        self._remove(self._scratch)

    def read(self, inputs: Sequence[CorpusInput], layout: Layout) -> None:
        """See ``TableEngine``."""
        frames = [self._documents(found, layout) for found in inputs]
        whole = frames[0]
        for frame in frames[1:]:
            whole = whole.unionByName(frame)
        if whole.rdd.getNumPartitions() < self._tasks:
            whole = whole.repartition(self._tasks)
        whole.createOrReplaceTempView("documents")

    def apply(self, name: str, source: str, step: RowStep, *, near: str = "") -> None:
        """See ``TableEngine``."""
        frame = self.session.table(source)
        if near:
            frame = frame.repartition(self._tasks, near).sortWithinPartitions(near)
        self._keep(name, mapped(frame, step))

    def table(self, name: str, query: str) -> None:
        """See ``TableEngine``."""
        self._keep(name, self.session.sql(query))

    def view(self, name: str, query: str) -> None:
        """See ``TableEngine``."""
        self.session.sql(query).createOrReplaceTempView(name)

    def unnest(self, name: str, source: str, column: str, keep: Sequence[str] = ()) -> None:
        """See ``TableEngine``."""
        self.view(name, f"SELECT {''.join(f'{one}, ' for one in keep)}inline({column}) FROM {source}")

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """See ``TableEngine``."""
        return [tuple(row) for row in self.session.sql(query).collect()]

    def write(self, query: str, folder: str) -> None:
        """See ``TableEngine``."""
        self.session.sql(query).write.mode("overwrite").parquet(_address(folder))

    def _keep(self, name: str, frame: Any) -> None:
        """Write ``frame`` to a folder of its own, and let ``name`` stand for what is in it."""
        self._made += 1
        path = f"{self._scratch}/{name}-{self._made}"
        frame.write.parquet(_address(path))
        self.session.read.schema(frame.schema).parquet(_address(path)).createOrReplaceTempView(name)

    def _remove(self, path: str) -> None:
        context = self.session.sparkContext
        place = context._jvm.org.apache.hadoop.fs.Path(_address(path))
        place.getFileSystem(context._jsc.hadoopConfiguration()).delete(place, True)

    def _documents(self, found: CorpusInput, layout: Layout) -> Any:
        read, paths = self.session.read, [_address(path) for path in found.paths]
        if found.kind is InputKind.FILES:
            return self.session.createDataFrame(
                [RawDocument(path, None, os.path.abspath(path), None) for path in found.paths], schema=_ddl()
            )
        if found.kind is InputKind.LINES:
            lines = read.text(paths, lineSep="\n")
            return lines.selectExpr("NULL AS document", "NULL AS text", "NULL AS path", "value AS line").where(
                "trim(value) != ''"
            )
        if found.kind is InputKind.PARQUET:
            frame = read.option("mergeSchema", "true").parquet(*paths)
        else:
            frame = read.csv(paths, header=True, multiLine=True, quote='"', escape='"', enforceSchema=False)
        text, name = layout.columns(frame.columns)
        return raw(frame, text, name)


def mapped(frame: Any, step: RowStep) -> Any:
    """The data frame that ``step`` makes of ``frame``, row by row, on whichever executor a row is."""
    types = require("pyspark.sql.pandas.types", "spark")
    return frame.mapInArrow(_over_batches(step), types.from_arrow_schema(schema(step.fields)))


def raw(frame: Any, text: str, name: str) -> Any:
    """The documents in the columns ``text`` and ``name`` (or "") of ``frame``, as the steps want them."""
    key = f"CAST({_column(name)} AS STRING)" if name else "CAST(NULL AS STRING)"
    none = "CAST(NULL AS STRING)"
    return frame.selectExpr(
        f"{key} AS document", f"CAST({_column(text)} AS STRING) AS text", f"{none} AS path", f"{none} AS line"
    )


def _over_batches(step: RowStep) -> Callable[[Iterable[Any]], Iterator[Any]]:
    def over(batches: Iterable[Any]) -> Iterator[Any]:
        return map(step.batch, batches)

    return over


def _ddl() -> str:
    return ", ".join(f"{field.name} STRING" for field in RAW)


def _column(name: str) -> str:
    return f"`{name.replace('`', '``')}`"


def _address(path: str) -> str:
    """``path`` as Spark understands it: one on this machine's file system, whatever its default is."""
    from pathlib import Path

    return path if "://" in path else Path(path).absolute().as_uri()
