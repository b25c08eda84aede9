"""Tie-out and ledger for a terminal: aligned columns, long cells cut, nothing wider than the view."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from numcheck.writers.summary import counted
from numcheck.writers.tables.numbers import readable
from numcheck.writers.tables.table import Table
from numcheck.writers.terminal import text_width
from numcheck.writers.terminal.sanitize import encodable, one_line
from numcheck.writers.terminal.style import Paint
from numcheck.writers.view import View


def tieout(table: Table, view: View) -> str:
    """The tie-out for a terminal: place, figure, verdict, source figure and source place of each row, then how many of
    each verdict.
    """
    drafts = {r["document"] for r in table.records()}
    sources = {r["source"] for r in table.records() if r["source"]}

    def at(uri: object, line: object, among: set[object]) -> str:
        return f"{uri}:{line}" if len(among) > 1 else f"line {line}"

    rows = [
        (
            at(r["document"], r["line"], {*drafts}),
            str(r["text"]),
            str(r["verdict"]),
            str(r["source_text"]),
            at(r["source"], r["source_line"], {*sources}) if r["source"] else "",
            str(r["how"]),
        )
        for r in table.records()
    ]
    tally = Counter(row[2] for row in rows)
    said = ", ".join(f"{n} {verdict}" for verdict, n in sorted(tally.items(), key=lambda item: (-item[1], item[0])))
    foot = f"{counted(len(rows), 'figure')}: {said}." if rows else "No figures were read."
    return grid(("place", "figure", "verdict", "source figure", "where", "how"), rows, foot, view)


def ledger(table: Table, view: View) -> str:
    """The ledger for a terminal: measurand, number of figures, least, greatest, spread, unit and outliers of each row,
    then how many rows.
    """
    rows = [
        (
            str(r["measurand"]),
            str(r["documents"]),
            readable(Fraction(str(r["least"]))),
            readable(Fraction(str(r["greatest"]))),
            f"{readable(Fraction(str(r['spread_percent'])), 3)} %" if r["spread_percent"] else "",
            str(r["unit"]),
            str(r["outliers"]),
        )
        for r in table.records()
    ]
    foot = f"{counted(len(rows), 'measurand')} with more than one figure."
    return grid(("measurand", "documents", "least", "greatest", "spread", "unit", "outliers"), rows, foot, view)


def grid(heads: Sequence[str], rows: Sequence[Sequence[str]], foot: str, view: View) -> str:
    """Aligned columns under ``heads``, then ``foot``. The widest columns give way first where the line is too short."""
    paint = Paint(view.color)
    shown = [[one_line(cell) for cell in row] for row in rows]
    widths = [max(text_width.width(cell) for cell in column) for column in zip(heads, *shown, strict=True)]
    while sum(widths) + 2 * (len(widths) - 1) > view.width and max(widths) > 6:
        widths[widths.index(max(widths))] -= 1
    lines = []
    if shown:
        lines.append(paint("bold", _line(heads, widths)))
        lines.extend(_line(row, widths) for row in shown)
        lines.append("")
    return encodable("".join(f"{line}\n" for line in [*lines, *text_width.wrap(foot, view.width)]))


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(_fit(cell, size) for cell, size in zip(row, widths, strict=True)).rstrip()


def _fit(cell: str, size: int) -> str:
    if text_width.width(cell) > size:
        kept = ""
        for character in cell:
            if text_width.width(kept + character) >= size:
                break
            kept += character
        cell = kept + "…"
    return cell + " " * (size - text_width.width(cell))
