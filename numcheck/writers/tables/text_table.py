"""Tie-out and ledger for a terminal: aligned columns, long cells in several lines, nothing wider than the view."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import zip_longest

from numcheck.writers.summary import counted
from numcheck.writers.tables.numbers import readable
from numcheck.writers.tables.spreadsheet import Cell
from numcheck.writers.tables.table import Table
from numcheck.writers.terminal import text_width
from numcheck.writers.terminal.sanitize import encodable, one_line
from numcheck.writers.terminal.style import Paint
from numcheck.writers.view import View

Record = Mapping[str, Cell]

_VERDICTS = ("contradicted", "unsupported", "not-checked", "supported")  # in the order in which a desk reads them


def tieout(table: Table, view: View) -> str:
    """The tie-out for a terminal, a table a verdict, the contradicted first: the figure, where it stands, and the source's
    figure, or the one that comes nearest, with its place; then how many of each verdict. What stands in several places
    of the draft is told once.
    """
    records = table.records()
    paint = Paint(view.color)
    parts = []
    for verdict in _VERDICTS:
        some = [r for r in records if r["verdict"] == verdict]
        sources = list(dict.fromkeys(str(r["source"]) for r in some)) if verdict == "contradicted" else [""]
        for source in sources if some else ():
            told = [r for r in some if r["source"] == source] if source else some
            title = f"{_title(verdict)} by {one_line(source)}" if source else _title(verdict)
            parts.append(f"{paint('bold', encodable(title))}\n{_rows_of(verdict, told, records, view)}")
    return "\n".join([*parts, "".join(f"{line}\n" for line in text_width.wrap(verdicts(table), view.width))])


def verdicts(table: Table) -> str:
    """How many figures a tie-out has, and how many of each verdict, as a sentence."""
    tally = Counter(str(r["verdict"]) for r in table.records())
    told = ", ".join(f"{tally[v]} {v}" for v in _VERDICTS if tally[v])
    return f"{counted(tally.total(), 'figure')}: {told}." if tally else "No figures were read."


def _title(verdict: str) -> str:
    return verdict.replace("-", " ").capitalize()


def _rows_of(verdict: str, some: Sequence[Record], records: Sequence[Record], view: View) -> str:
    """The rows of one verdict; those of one figure with one answer are one."""
    drafts = len({r["document"] for r in records}) > 1
    sources = verdict == "supported" and len({r["source"] for r in records if r["source"]}) > 1
    merged: dict[tuple[str, ...], list[str]] = {}
    for r in some:
        where = f"{r['source']}, {r['source_place']}" if sources else r["source_place"]
        found = (r["nearest"], r["nearest_place"]) if verdict == "unsupported" else (r["source_text"], where)
        key = tuple(str(cell or "") for cell in (r["text"], *found, r["how"]))
        merged.setdefault(key, []).append(f"{r['document']}: {r['place']}" if drafts else str(r["place"]))
    heads = ["figure", "in the draft", *_HEADS[verdict]]
    rows = [(key[0], _several(places), *key[1 : len(heads) - 1]) for key, places in merged.items()]
    return grid(heads, rows, "", view)


_HEADS = {
    "contradicted": ["in the source", "where"],
    "unsupported": ["nearest", "where"],
    "not-checked": [],
    "supported": ["in the source", "where", "how"],
}


def _several(places: Sequence[str]) -> str:
    """The places of one figure: ``line 3``, or ``line 3, 9`` where they are alike."""
    first, *others = dict.fromkeys(places)
    head = first.rpartition(" ")[0]
    alike = all(p.rpartition(" ")[0] == head for p in others)
    return ", ".join([first, *(p.rpartition(" ")[2] if alike else p for p in others)])


def ledger(table: Table, view: View) -> str:
    """The ledger for a terminal: measurand, number of documents, least and greatest figure as written, spread and
    outliers of each row, then how many rows.
    """
    rows = [
        (
            str(r["measurand"]),
            str(r["documents"]),
            str(r["least_text"]),
            str(r["greatest_text"]),
            f"{readable(Fraction(str(r['spread_percent'])), 3)} %" if r["spread_percent"] else "",
            str(r["outliers"]),
        )
        for r in table.records()
    ]
    foot = f"{counted(len(rows), 'measurand')} with more than one figure."
    return grid(("measurand", "in", "least", "greatest", "spread", "outliers"), rows, foot, view)


def grid(heads: Sequence[str], rows: Sequence[Sequence[str]], foot: str, view: View) -> str:
    """Aligned columns under ``heads``, then ``foot``. The widest columns give way first where the line is too short."""
    paint = Paint(view.color)
    shown = [[one_line(cell) for cell in row] for row in rows]
    widths = [max(text_width.width(cell) for cell in column) for column in zip(heads, *shown, strict=True)]
    while sum(widths) + 2 * (len(widths) - 1) > view.width and max(widths) > 6:
        widths[widths.index(max(widths))] -= 1
    lines: list[str] = []
    if shown:
        lines.extend(paint("bold", line) for line in _lines(heads, widths))
        lines.extend(line for row in shown for line in _lines(row, widths))
        lines.extend([""] if foot else [])
    return encodable("".join(f"{line}\n" for line in [*lines, *(text_width.wrap(foot, view.width) if foot else ())]))


def _lines(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    """The lines of one row: cells that are too wide for their column go on below."""
    cells = [list(text_width.wrap(cell, size, indent="  ")) for cell, size in zip(row, widths, strict=True)]
    for parts in zip_longest(*cells, fillvalue=""):
        padded = (part + " " * (size - text_width.width(part)) for part, size in zip(parts, widths, strict=True))
        yield "  ".join(padded).rstrip()
