"""The net under every change: what numcheck says of many texts, written down, and what came and went since.

    python tools/verdicts.py write BEFORE.gz fixtures reports/example ../texts
    ... change something ...
    python tools/verdicts.py write AFTER.gz fixtures reports/example ../texts
    python tools/verdicts.py diff BEFORE.gz AFTER.gz

A folder is walked. A file of JSON lines is a file of cases: each line holds ``text``, ``documents``, ``draft`` and
``sources``, or ``files``. Every other file is read as the command line reads it; one that cannot be read is a row, too.

For each text or case five sections are kept: findings (whole), claims, relations, the rows of ``tieout`` where there
are sources, and the rows of ``ledger`` where there are several reports. A section has a hash; ``diff`` compares the
hashes and prints the rows that came (+) and went (-), text by text, and a count a section. It ends with 1 when
anything came or went, so that a change which means to move nothing can be held to it.
"""

from __future__ import annotations

import argparse
import dataclasses
import gzip
import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from enum import Enum
from pathlib import Path
from typing import Any, NamedTuple

import numcheck
from numcheck import documents, pipeline, writers
from numcheck.core.claim import Claim
from numcheck.core.finding import Finding, Report
from numcheck.core.measure import Interval
from numcheck.core.relation import LocatedDate
from numcheck.core.text import Document, Location

SECTIONS = ("findings", "claims", "relations", "tieout", "ledger")


class Case(NamedTuple):
    """What is checked in one go: ``drafts`` against ``sources``, or ``drafts`` against each other (``across``)."""

    name: str
    drafts: tuple[Document, ...]
    sources: tuple[Document, ...] = ()
    across: bool = False
    error: str = ""


class Section(NamedTuple):
    """The rows of one section of one case, in order."""

    case: str
    name: str
    rows: tuple[str, ...]

    @property
    def hash(self) -> str:
        """The first 16 hexadecimal digits of the SHA-256 of the rows."""
        return hashlib.sha256("\n".join(self.rows).encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Job(NamedTuple):
    """A text to read (``line`` empty), or one line of a file of cases."""

    path: str
    name: str
    line: str = ""


def jobs(paths: Iterable[str]) -> Iterator[Job]:
    """Every text and case under ``paths``, in order of name."""
    for given in map(Path, paths):
        for path in sorted(p for p in given.rglob("*") if p.is_file()) if given.is_dir() else [given]:
            name = f"{given.name}/{path.relative_to(given)}" if given.is_dir() else path.name
            if path.suffix != ".jsonl":
                yield Job(str(path), name)
                continue
            for number, line in enumerate(path.read_text(encoding="utf-8").removesuffix("\n").split("\n")):
                yield Job(str(path), f"{name}:{number + 1}", line)


def case_of(job: Job) -> Case:
    """The case that ``job`` describes."""
    if not job.line:
        try:
            return Case(job.name, (documents.read(job.path),))
        except (documents.UnreadableError, OSError) as error:
            return Case(job.name, (), error=str(error))
    row = json.loads(job.line)
    if not isinstance(row, dict):
        return Case(job.name, (), error="no case")
    texts = list(_texts(row))
    made = [(Document.from_text(t, uri=f"{role}{i}"), role) for i, (role, t) in enumerate(texts)]
    drafts = tuple(d for d, role in made if role == "draft")
    others = tuple(d for d, role in made if role != "draft")
    return Case(job.name, drafts, others) if drafts else Case(job.name, others, across=True)


def _texts(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """(role, text) of each text in a line of a file of cases."""
    for key, role in (("text", "draft"), ("draft", "draft")):
        if isinstance(row.get(key), str):
            yield role, row[key]
    for key in ("documents", "files", "sources"):
        for given in row.get(key) or ():
            if isinstance(given, str):
                yield "source", given
            elif isinstance(given, dict) and isinstance(given.get("text"), str):
                yield given.get("role", "source"), given["text"]


def sections(job: Job) -> list[Section]:
    """What numcheck says of one case; a failure of its own is a row."""
    case = case_of(job)
    if case.error:
        return [Section(case.name, "findings", (f"unreadable: {case.error}",))]
    if not case.drafts:
        return []
    try:
        report = pipeline.check(case.drafts, case.sources, across=case.across)
        return [Section(case.name, name, tuple(rows)) for name, rows in _rows(case, report) if rows]
    except Exception as error:  # noqa: BLE001 - the tool goes on, and says so
        return [Section(case.name, "findings", (f"internal error: {type(error).__name__}: {error}",))]


def _rows(case: Case, report: Report) -> Iterator[tuple[str, list[str]]]:
    texts = {d.uri: d for d in (*case.drafts, *case.sources)}

    def where(location: Location) -> str:
        document = texts[location.uri]
        words = re.sub(r"\s+", " ", location.span.of(document.text))
        return f"{location.uri if len(texts) > 1 else ''}:{document.position(location.span.start)} [{words}]"

    yield "findings", [*(_finding(f, where) for f in report.findings), *(f"note: {u}: {n}" for u, n in report.notes)]
    yield "claims", _table(writers.render_claims(report, texts, "csv"))
    yield "relations", [relation_row(r, where) for r in report.relations]
    view = writers.View(report=report, documents=texts, sources=frozenset(d.uri for d in case.sources))
    if case.sources:
        yield "tieout", _table(writers.render_tieout(view, "csv"))
    if case.across:
        yield "ledger", _table(writers.render_ledger(view, "csv"))


def _table(text: str) -> list[str]:
    return text.splitlines()[1:]


def _finding(finding: Finding, where: Callable[[Location], str]) -> str:
    others = "".join(f" / {where(r.location)} {r.message}" for r in finding.related)
    fix = f" fix {where(finding.fix.location)} -> {finding.fix.text!r}" if finding.fix else ""
    head = f"{where(finding.location)} {finding.severity}[{finding.rule}] ({finding.confidence}) {finding.message}"
    return f"{head}{others}; why: {finding.reason}{fix}"


def relation_row(relation: Any, where: Callable[[Location], str]) -> str:
    """Every field of a relation that says something, but those that are worked out when asked for."""
    said = (f"{name}={_plain(value, where)}" for name, value in _fields(relation) if value not in ("", (), None, False))
    return f"{type(relation).__name__} {' '.join(said)}"


def _fields(relation: Any) -> Iterable[tuple[str, object]]:
    """Names and values; a dataclass, in which versions before the typed relations are shown, has them elsewhere."""
    if dataclasses.is_dataclass(relation):
        return [(f.name, getattr(relation, f.name)) for f in dataclasses.fields(relation) if f.compare]
    return relation.values()  # type: ignore[no-any-return]


def _plain(value: object, where: Callable[[Location], str]) -> str:
    if isinstance(value, Claim):
        return where(value.location)
    if isinstance(value, LocatedDate):
        return where(value.location)
    if isinstance(value, Location):
        return where(value)
    if isinstance(value, Interval):
        return f"[{value.low}, {value.high}]"
    if isinstance(value, float):
        return f"{value:.2f}"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{k}: {_plain(v, where)}" for k, v in sorted(value.items())) + "}"
    if isinstance(value, Enum):
        return value.name.lower()
    if isinstance(value, tuple | list):
        return "(" + ", ".join(_plain(v, where) for v in value) + ")"
    return str(getattr(value, "text", value))


def write(path: str, given: Iterable[str], *, processes: int) -> None:
    """The sections of every text and case under ``given``, as JSON lines packed with gzip."""
    count: Counter[str] = Counter()
    with gzip.open(path, "wt", encoding="utf-8", errors="surrogatepass") as out:
        for found in _said(jobs(given), processes):
            for section in found:
                count[section.name] += len(section.rows)
                record = {"case": section.case, "section": section.name, "hash": section.hash, "rows": section.rows}
                out.write(json.dumps(record) + "\n")
    print(f"numcheck {numcheck.__version__}: " + ", ".join(f"{count[name]} {name}" for name in SECTIONS))


def _said(todo: Iterable[Job], processes: int) -> Iterator[list[Section]]:
    """The sections of every job, in order; with one process, in this one."""
    if processes == 1:
        yield from map(sections, todo)
        return
    with ProcessPoolExecutor(processes) as pool:
        yield from pool.map(sections, todo, chunksize=16)


def read(path: str) -> dict[tuple[str, str], Section]:
    """What ``write`` wrote, by case and section."""
    with gzip.open(path, "rt", encoding="utf-8", errors="surrogatepass") as lines:
        made = (Section(r["case"], r["section"], tuple(r["rows"])) for r in map(json.loads, lines))
        return {(s.case, s.name): s for s in made}


def diff(old: Mapping[tuple[str, str], Section], new: Mapping[tuple[str, str], Section]) -> Iterator[tuple[str, str]]:
    """(section, line) of everything that came or went; a line begins with ``-`` or ``+`` and the case."""
    for key in sorted({*old, *new}):
        before, after = (side.get(key, Section(*key, ())) for side in (old, new))
        if before.hash == after.hash:
            continue
        gone, come = Counter(before.rows) - Counter(after.rows), Counter(after.rows) - Counter(before.rows)
        if not gone and not come:
            yield key[1], f"~ {key[0]}: the same rows in another order"
        for sign, rows in (("-", gone), ("+", come)):
            for row in rows.elements():
                yield key[1], f"{sign} {key[0]}: {row}"


def main(argv: Sequence[str] | None = None) -> int:
    """The command line; 1 where ``diff`` finds anything."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    writing = commands.add_parser("write", help="write down what numcheck says of the texts")
    writing.add_argument("file")
    writing.add_argument("paths", nargs="+")
    writing.add_argument("--processes", type=int, default=2)
    differing = commands.add_parser("diff", help="print what came and went")
    differing.add_argument("old")
    differing.add_argument("new")
    differing.add_argument("--section", choices=SECTIONS, action="append", help="these alone")
    differing.add_argument("--most", type=int, default=200, help="lines printed a section (%(default)s)")
    args = parser.parse_args(argv)
    if args.command == "write":
        write(args.file, args.paths, processes=args.processes)
        return 0
    count: Counter[str] = Counter()
    for section, line in diff(read(args.old), read(args.new)):
        if args.section and section not in args.section:
            continue
        if count[section, line[0]] < args.most:
            print(f"{section} {line}")
        count[section, line[0]] += 1
    for name in args.section or SECTIONS:
        print(f"{name}: {count[name, '+']} came, {count[name, '-']} went, {count[name, '~']} in another order")
    return int(bool(count))


if __name__ == "__main__":
    sys.exit(main())
