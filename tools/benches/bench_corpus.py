"""How the ledger of a corpus grows: `python tools/benches/bench_corpus.py --documents 2500 10000 --engines duckdb spark`.

Generates so many reports of events with known conflicts, makes their ledger with each engine as a user would (Spark as a
cluster of two workers on this machine, one core and 1 GB each), counts which conflicts were found, and holds them against
what `numcheck check --across` finds in the reports of a sample of the events. Each run is a row of reports/scale.csv, in place
of an earlier one of its engine and size, and reports/scale.md is written anew from all of them; `--documents` alone does that.
"""

from __future__ import annotations

import argparse
import csv
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq
from reports_of_events import Event, Planted, events

from numcheck import library, pipeline

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

from spark_cluster import cluster

TABLE, PAGE = ROOT / "reports" / "scale.csv", ROOT / "reports" / "scale.md"
SAMPLE = 25  # events with a planted conflict that --across is asked about
MEMORY = "1GB"  # for DuckDB, beside two processes
BILLION = 1_000_000_000
FILE = 5_000  # documents a file


class Scale(NamedTuple):
    """One run: what was read, made and found, and what that took."""

    engine: str
    documents: int
    claims: int
    copies: int
    document_pairs: int
    figure_pairs: int
    measurands: int
    conflicts: int
    planted: int
    found: int
    of_across: int
    found_of_across: int
    seconds: int
    processor_seconds: int
    peak_megabytes: int
    load: float


class Meter(threading.Thread):
    """Processor time and memory of all processes that this one has started, looked at twice a second."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self._used: dict[tuple[int, int], float] = {}
        self.peak = 0
        self._over = threading.Event()

    def run(self) -> None:
        while not self._over.wait(0.5):
            self._look()

    def stop(self) -> None:
        self._look()
        self._over.set()

    @property
    def processor_seconds(self) -> float:
        return sum(self._used.values())

    def _look(self) -> None:
        children: dict[int, list[int]] = {}
        seen: dict[int, tuple[int, float, int]] = {}
        for entry in Path("/proc").iterdir():
            if entry.name.isdecimal():
                try:
                    fields = (entry / "stat").read_text().rpartition(")")[2].split()
                except OSError:
                    continue
                pid = int(entry.name)
                ticks = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
                seen[pid] = int(fields[19]), ticks, int(fields[21]) * os.sysconf("SC_PAGE_SIZE")
                children.setdefault(int(fields[1]), []).append(pid)
        below, waiting = [], [os.getpid()]
        while waiting:
            found = children.get(waiting.pop(), [])
            below += found
            waiting += found
        for pid in below:
            self._used[pid, seen[pid][0]] = seen[pid][1]
        self.peak = max(self.peak, sum(seen[pid][2] for pid in below))


def write(made: Sequence[Event], folder: Path) -> None:
    """The reports as parquet files."""
    reports = [report for event in made for report in event.reports]
    for i in range(0, len(reports), FILE):
        part = reports[i : i + FILE]
        table = pa.table({"id": [report.id for report in part], "text": [report.text for report in part]})
        pq.write_table(table, folder / f"part-{i // FILE:04}.parquet")


def measured(engine: str, documents: int) -> Scale:
    """One run of ``engine`` over so many documents."""
    made = list(events(documents))
    with tempfile.TemporaryDirectory() as name:
        corpus, out = Path(name, "in"), Path(name, "out")
        corpus.mkdir()
        write(made, corpus)
        command = [sys.executable, "-m", "numcheck", "corpus", "ledger", str(corpus), "-o", str(out), "--isolated"]
        meter = Meter()
        with cluster(2) if engine == "spark" else nullcontext() as started:
            if started is None:
                command += ["--memory", MEMORY, "-j", "2"]
            else:
                command += ["--engine", "spark", "--master", started.master]
            meter.start()
            start = time.perf_counter()
            done = subprocess.run(command, stderr=subprocess.PIPE, text=True, check=True)
            seconds = time.perf_counter() - start
            meter.stop()
        tables = {
            table: pq.read_table(out / table).to_pylist() for table in ("ledger", "conflicts", "copies", "errors")
        }
    pairs = re.search(r"([\d,]+) pairs of documents, ([\d,]+) of figures", done.stderr)
    assert pairs and not tables["errors"], done.stderr
    here = [(row["document"], row["text"], row["related_document"], row["related_text"]) for row in tables["conflicts"]]
    ends = ends_of(here)
    planted = [(event, one) for event in made for one in event.planted]
    sample = [
        (event, one)
        for event, one in planted[:: max(len(planted) // SAMPLE, 1)]
        if is_found(one, ends_of(across(event)))
    ]
    return Scale(
        engine=engine,
        documents=sum(len(event.reports) for event in made),
        claims=sum(
            len(pipeline.claimed(library.plain_text(r.text, r.id)).claims) for e in made[:200] for r in e.reports
        )
        * documents
        // sum(len(e.reports) for e in made[:200]),
        copies=len(tables["copies"]),
        document_pairs=number(pairs[1]),
        figure_pairs=number(pairs[2]),
        measurands=len(tables["ledger"]),
        conflicts=len(here),
        planted=len(planted),
        found=sum(is_found(one, ends) for _, one in planted),
        of_across=len(sample),
        found_of_across=sum(is_found(one, ends) for _, one in sample),
        seconds=round(seconds),
        processor_seconds=round(meter.processor_seconds),
        peak_megabytes=meter.peak >> 20,
        load=round(os.getloadavg()[1], 1),
    )


def across(event: Event) -> Iterator[tuple[str, str, str, str]]:
    """What --across finds between the reports of an event: document and figure at both ends."""
    texts = [library.plain_text(report.text, report.id) for report in event.reports]
    held = {text.uri: text.text for text in texts}
    for finding in pipeline.check(texts, across=True).findings:
        for related in finding.related:
            here, there = finding.location, related.location
            yield here.uri, here.span.of(held[here.uri]), there.uri, there.span.of(held[there.uri])


def ends_of(conflicts: Iterable[tuple[str, str, str, str]]) -> set[tuple[str, str]]:
    """Every end of a conflict between two documents: document, and the figure's digits."""
    return {(d, digits(t)) for a, x, b, y in conflicts if a != b for d, t in ((a, x), (b, y))}


def is_found(planted: Planted, ends: set[tuple[str, str]]) -> bool:
    """Whether a conflict has an end at the figure that was planted."""
    return (planted.document, digits(planted.wrong)) in ends


def digits(text: str) -> str:
    """The number in ``text``, without what groups it."""
    found = re.search(r"\d[\d,]*", text)
    return found[0].replace(",", "") if found else ""


def number(text: str) -> int:
    """``1,234`` as a number."""
    return int(text.replace(",", ""))


def kept() -> list[Scale]:
    """The runs in the table."""
    if not TABLE.exists():
        return []
    with TABLE.open(encoding="utf-8", newline="") as f:
        return [
            Scale(*(row[0], *(float(cell) if "." in cell else int(cell) for cell in row[1:])))
            for row in list(csv.reader(f))[1:]
        ]


def keep(run: Scale) -> None:
    """Put a run into the table."""
    others = [one for one in kept() if (one.engine, one.documents) != (run.engine, run.documents)]
    with TABLE.open("w", encoding="utf-8", newline="") as f:
        writer = csv.writer(f, lineterminator="\n")
        writer.writerow(Scale._fields)
        writer.writerows(sorted([*others, run], key=lambda one: (one.engine, one.documents)))


def page(runs: Sequence[Scale]) -> str:
    """The page of all runs."""
    heads = (
        "engine",
        "documents",
        "claims",
        "copies folded",
        "pairs of documents",
        "pairs of figures",
        "rows of the ledger",
        "conflicts",
        "planted, found",
        "of --across, found",
        "seconds",
        "processor seconds",
        "peak memory",
        "load",
    )
    lines = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    for run in runs:
        cells: list[Any] = [
            run.engine,
            *(f"{n:,}" for n in run[1:8]),
            f"{run.planted:,}, {run.found:,}",
            f"{run.of_across}, {run.found_of_across}",
            f"{run.seconds:,}",
            f"{run.processor_seconds:,}",
            f"{run.peak_megabytes:,} MB",
            run.load,
        ]
        lines.append("| " + " | ".join(map(str, cells)) + " |")
    return _PAGE.format(table="\n".join(lines), growth="\n".join(growth(runs)), unrun=unrun(runs), memory=MEMORY)


def growth(runs: Sequence[Scale]) -> Iterator[str]:
    """How each engine grows between its smallest and its largest run, and what that makes of a billion documents."""
    for engine in dict.fromkeys(run.engine for run in runs):
        mine = [run for run in runs if run.engine == engine]
        less, more = mine[0], mine[-1]
        if less is more:
            yield f"- {engine}: one size was run, of which starting is a large part: no more can be told from it."
            continue
        each = (more.processor_seconds - less.processor_seconds) / (more.documents - less.documents)
        hours = each * BILLION / 3600
        yield (
            f"- {engine}: {more.documents / less.documents:.1f} times the documents took "
            f"{more.processor_seconds / max(less.processor_seconds, 1):.1f} times the processor time (starting included) and "
            f"{more.figure_pairs / max(less.figure_pairs, 1):.1f} times the pairs of figures; each document more took "
            f"{1000 * each:.0f} ms of a core. A billion documents at that rate are {hours:,.0f} hours of a core, "
            f"{hours / 1000:,.1f} hours of a thousand cores, or {hours * PRICE:,.0f} dollars at {PRICE} dollars an hour of a "
            "core, a price that is assumed."
        )


def unrun(runs: Sequence[Scale]) -> str:
    """What has not been run of the size that is aimed at."""
    most = {engine: max(run.documents for run in runs if run.engine == engine) for engine in {r.engine for r in runs}}
    short = sorted(f"{engine} up to {n:,}" for engine, n in most.items() if n < AIM)
    return f"Not run yet: {AIM:,} documents, a million claims; {', '.join(short)} only.\n\n" if short else ""


AIM = 100_000  # documents
PRICE = 0.04  # dollars, of an hour of a core; assumed, and without storage and traffic

_PAGE = """# How the ledger of a corpus grows

Written by `python tools/benches/bench_corpus.py`; the runs are in scale.csv. A corpus of reports about invented events: one to
ten reports an event, ten figures a report, an eighth of them copies under another head, and in one event of four (of three
reports or more) one report that gives another figure for one fact. DuckDB may hold {memory} and has two processes beside it;
Spark is a master and two workers with one core and 1 GB each, on the same machine of two cores.

{table}

*Peak memory* is the greatest sum of the resident memory of all processes of a run, shared pages counted more than once.
*Of --across* are conflicts planted in a sample of events that `numcheck check --across` finds in the reports of the event alone.
*Load* is the number of processes that wanted one of the two cores: where it is above two, the machine did other work as
well, seconds tell of that work, and processor seconds are what can be compared.

## What it would cost at a billion documents

{growth}

{unrun}The figures for a billion are calculated, not tried. They rest on two things: that the pairs of a document do not grow
with the corpus, of which it keeps at most a dozen by choice; and that sorting and joining stay a small part, of which each
doubling of the corpus adds a little.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run, keep and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, nargs="*", default=[])
    parser.add_argument("--engines", nargs="*", choices=("duckdb", "spark"), default=["duckdb", "spark"])
    args = parser.parse_args(arguments)
    for documents in args.documents:
        for engine in args.engines:
            keep(measured(engine, documents))
            PAGE.write_text(page(kept()), encoding="utf-8")
    PAGE.write_text(page(kept()), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
