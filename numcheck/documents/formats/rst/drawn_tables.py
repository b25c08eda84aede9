"""Tables of reStructuredText, drawn with characters: where the words of each cell stand."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from numcheck.documents.markup.lines import skip_blanks, trim

GRID = re.compile(r"\+(?:[-=]+\+)+$")
SIMPLE = re.compile(r"={2,}(?:[ \t]+={2,})+$")

# (start, end) in the source of the lines of the file, and of the lines of each cell of each row.
Lines = list[tuple[int, int]]
Rows = list[list[list[tuple[int, int]]]]
# From the source, its lines and the number of the first line of a table to its rows, how many of them are heads, and
# the number of the line behind it.
TableKind = Callable[[str, Lines, int], tuple[Rows, int, int]]


def grid(source: str, lines: Lines, at: int) -> tuple[Rows, int, int]:
    """A table drawn with + - |, as of TableKind; its columns are where the + of the first line stand."""
    start, end = lines[at]
    first = skip_blanks(source, start, end) - start
    border = source[start:end].rstrip()
    cuts = [n for n, c in enumerate(border) if c == "+"]
    rows: Rows = []
    heads = 0
    fresh = True
    while at < len(lines):
        start, end = lines[at]
        line = source[start:end].rstrip()
        if len(line) <= first or line[first] not in "+|":
            break
        at += 1
        if line[first] == "+":
            fresh = True
            if "=" in line:
                heads = len(rows)
            continue
        if fresh:
            rows.append([[] for _ in cuts[1:]])
            fresh = False
        for column, (left, right) in enumerate(pairwise(cuts)):
            _add_line(source, rows[-1][column], start + left + 1, min(start + right, start + len(line)))
    return rows, heads, at


def simple(source: str, lines: Lines, at: int) -> tuple[Rows, int, int]:
    """A table between lines of ``=``, as of TableKind; its columns are where they stand, the last open to the right."""
    start, end = lines[at]
    cuts = [m.span() for m in re.finditer("=+", source[start:end])]
    rows: Rows = []
    heads = borders = 0
    at += 1
    while at < len(lines):
        start, end = lines[at]
        line = source[start:end].rstrip()
        at += 1
        if SIMPLE.match(line.strip()):
            borders += 1
            if borders > 1 or at == len(lines) or not source[slice(*lines[at])].strip():
                break
            heads = len(rows)
            continue
        if not line.strip("- "):
            continue
        rows.append([[] for _ in cuts])
        for column, (left, right) in enumerate(cuts):
            stop = len(line) if column == len(cuts) - 1 else min(right, len(line))
            _add_line(source, rows[-1][column], start + left, start + stop)
    return rows, heads, at


def _add_line(source: str, cell: Lines, a: int, end: int) -> None:
    a, end = trim(source, a, end)
    if a < end:
        cell.append((a, end))
