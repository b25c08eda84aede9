"""Check a corpus: findings, claims or the ledger of very many documents, as parquet, on DuckDB or on Spark."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from numcheck.cli import exit_codes
from numcheck.cli.inputs import say
from numcheck.cli.options import UsageError, add_rules, configuration, processes
from numcheck.file_formats import FORMATS, FormatUse

if TYPE_CHECKING:
    from numcheck.corpus.engine import TableEngine

TABLES = ("check", "claims", "ledger")
ENGINES = ("duckdb", "spark")
# Formats whose text may stand in a column.
TEXTS = tuple(f.name for f in FORMATS if f.use is FormatUse.DRAFT and not f.signature)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add to ``parser`` what the command takes: what is asked for, the documents, the output and the engine."""
    parser.add_argument("what", choices=TABLES, help="findings, claims, or who says what of the same thing")
    parser.add_argument(
        "paths", nargs="+", metavar="INPUT", help="parquet, JSON lines, CSV, or a folder of any of them"
    )
    parser.add_argument("-o", "--output", required=True, metavar="FOLDER", help="where the tables go, a folder each")
    parser.add_argument(
        "--text", default="", metavar="COLUMN", help="column of the texts (text, content, body, article)"
    )
    parser.add_argument("--id", default="", metavar="COLUMN", help="column of their ids (id, document, url, path, …)")
    parser.add_argument("--text-format", choices=TEXTS, default="text", metavar="NAME", help=", ".join(TEXTS))
    parser.add_argument("--engine", choices=ENGINES, default="duckdb", help="(duckdb)")
    parser.add_argument("--master", default="", metavar="URL", help="of Spark (its own settings, else local[*])")
    parser.add_argument(
        "-j", "--jobs", type=processes, default=0, metavar="N", help="processes of duckdb (as many as cores)"
    )
    parser.add_argument("--memory", default="2GB", metavar="SIZE", help="what duckdb may hold in memory (2GB)")
    parser.add_argument("-q", "--quiet", action="store_true", help="say nothing of what was written")
    add_rules(parser)


def run(args: argparse.Namespace) -> int:
    """Write the tables that are asked for; returns the exit code, never that of findings: UNUSABLE for no readable path."""
    from numcheck.corpus import run as corpus
    from numcheck.corpus.inputs import inputs
    from numcheck.corpus.raw_documents import Layout

    config = configuration(args, [path for path in args.paths if "://" not in path])
    suffix = next(f.suffixes[0] for f in FORMATS if f.name == args.text_format)
    layout = Layout(text=args.text, id=args.id, suffix="" if args.text_format == "text" else suffix)
    found = inputs(args.paths, config.exclude)
    if not found:
        raise UsageError(f"corpus: no documents in {', '.join(args.paths)}")
    _refuse_inputs(args.output, [path for some in found for path in some.paths])
    with _engine(args) as engine:
        try:
            written = getattr(corpus, args.what.replace("check", "findings"))(
                engine, found, args.output, config, layout
            )
        except ValueError as error:
            raise UsageError(f"corpus: {error}") from error
    if not args.quiet:
        said = ", ".join(f"{count:,} {name}" for name, count in written.tables)
        pairs, figures = written.compared
        say(f"{args.output}: {said}" + (f"; {pairs:,} pairs of documents, {figures:,} of figures" if pairs else ""))
    return exit_codes.CLEAN


def _refuse_inputs(output: str, paths: list[str]) -> None:
    """UsageError where the output is, or lies around, what is read."""
    folder = os.path.realpath(output)
    for path in paths:
        if "://" not in path and os.path.commonpath([folder, os.path.realpath(path)]) == folder:
            raise UsageError(f"corpus: {path} is read here, and {output} is written: name another folder")


@contextmanager
def _engine(args: argparse.Namespace) -> Iterator[TableEngine]:
    """The engine that is asked for, with a scratch folder in the output, which goes again."""
    scratch = os.path.join(args.output, "_scratch")
    if args.engine == "spark":
        from numcheck.spark.engine import SparkEngine

        with SparkEngine.started(scratch, args.master) as spark:
            yield spark
        return
    from numcheck.corpus.duckdb_engine import DuckDBEngine

    engine = DuckDBEngine(scratch, jobs=args.jobs, memory=args.memory)
    try:
        yield engine
    finally:
        engine.close()
