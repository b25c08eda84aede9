"""Tables of a page, put together from where its characters stand: a PDF knows of no rows and columns.

A row is a line whose words stand far apart; rows of short cells, most of them figures, under each other are a table. What
does not fit (two cells of a row in one column) is left to be read as lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from statistics import median_low as median

from numcheck.core.named_tuple import NamedTuple

# In heights of a letter: words this far apart are two cells, characters two words; and rows of one table. By hand.
_CELLS_APART, _WORDS_APART, _ROWS_APART = 0.75, 0.15, 2.6
_LARGER = 1.15  # letters of a heading, as a share of those around it; by hand
_LONGEST = 24  # code points of a cell behind the first one; of a head _LONGEST_HEAD; by hand
_LONGEST_HEAD = 40
_FEWEST_ROWS, _FEWEST_CELLS = 3, 3
_NOTHING = frozenset("-–—")
Box = tuple[float, float, float, float]


class PlacedCell(NamedTuple):
    """The words of a table cell, with its row and column from 0."""

    words: str
    row: int
    column: int


class PageTable(NamedTuple):
    """A table of a page: its cells row by row, and the places of its characters in the text of the page."""

    cells: tuple[PlacedCell, ...]
    characters: frozenset[int]
    box: Box


class _CloseRun(NamedTuple):
    """Characters of one line that stand close together."""

    words: str
    left: float
    right: float
    characters: tuple[int, ...]

    @property
    def is_figure(self) -> bool:
        return any(map(str.isdigit, self.words)) or self.words in _NOTHING


class _Row(NamedTuple):
    runs: tuple[_CloseRun, ...]
    bottom: float
    top: float

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def has_figures(self) -> bool:
        """Whether it is a row of a table by itself: short cells behind the first, most of them figures."""
        rest = self.runs[1:]
        short = all(len(run.words) <= _LONGEST for run in rest)
        return bool(rest) and short and sum(run.is_figure for run in rest) * 2 > len(rest)


def tables_of(text: str, boxes: Sequence[Box]) -> list[PageTable]:
    """The tables of one page, from top to bottom; ``boxes[i]`` is that of ``text[i]``."""
    if sum(map(str.isdigit, text)) < _FEWEST_ROWS * 2:
        return []
    return [table for rows in _stretches(list(_rows(text, boxes))) if (table := _table(rows)) is not None]


def _rows(text: str, boxes: Sequence[Box]) -> Iterator[_Row]:
    """The lines of a page from top to bottom, whatever its columns."""
    seen = [
        i for i, (left, bottom, right, top) in enumerate(boxes) if right > left and top > bottom and text[i].strip()
    ]
    line: list[int] = []
    middle = 0.0
    for i in sorted(seen, key=lambda i: -(boxes[i][1] + boxes[i][3])):
        here = (boxes[i][1] + boxes[i][3]) / 2
        if line and middle - here > (boxes[line[0]][3] - boxes[line[0]][1]) / 3:
            yield _row(text, boxes, line)
            line = []
        if not line:
            middle = here
        line.append(i)
    if line:
        yield _row(text, boxes, line)


def _row(text: str, boxes: Sequence[Box], line: Sequence[int]) -> _Row:
    height = median([boxes[i][3] - boxes[i][1] for i in line])
    runs: list[tuple[str, list[int]]] = []
    for i in sorted(line, key=lambda i: boxes[i][0]):
        gap = boxes[i][0] - boxes[runs[-1][1][-1]][2] if runs else 0.0
        if not runs or gap > _CELLS_APART * height:
            runs.append((text[i], [i]))
        else:
            words, places = runs[-1]
            runs[-1] = (words + (" " if gap > _WORDS_APART * height else "") + text[i], [*places, i])
    made = tuple(_CloseRun(words, boxes[at[0]][0], boxes[at[-1]][2], tuple(at)) for words, at in runs)
    return _Row(made, min(boxes[i][1] for i in line), max(boxes[i][3] for i in line))


def _stretches(rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    """Rows of figures that follow each other closely, with a line of one cell between them, and the row of heads above."""
    found: list[_Row] = []
    for row, following in zip_longest(rows, rows[1:]):
        figures_follow = following is not None and following.has_figures and _is_near(row, following)
        if found and (
            not _is_near(found[-1], row) or not (row.has_figures or (figures_follow and _is_between(row, found)))
        ):
            yield found
            found = []
        if found or row.has_figures or (figures_follow and _is_head(row)):
            found.append(row)
    if found:
        yield found


def _is_near(row: _Row, following: _Row) -> bool:
    return row.bottom - following.top <= _ROWS_APART * row.height


def _is_between(row: _Row, above: Sequence[_Row]) -> bool:
    """Whether it is a row of one cell that names those below it: it begins where the table does, in letters no larger."""
    left = min(each.runs[0].left for each in above)
    short = len(row.runs) == 1 and len(row.runs[0].words) <= _LONGEST_HEAD
    return short and abs(row.runs[0].left - left) <= row.height and row.height <= _LARGER * above[0].height


def _is_head(row: _Row) -> bool:
    return len(row.runs) > 1 and all(len(run.words) <= _LONGEST_HEAD for run in row.runs)


def _table(rows: Sequence[_Row]) -> PageTable | None:
    """The table that ``rows`` make; None where they make none."""
    body = [row for row in rows if row.has_figures]
    wide = sum(len(row.runs) >= _FEWEST_CELLS for row in body)
    if len(body) < _FEWEST_ROWS or (wide * 2 < len(body) and body[0] is rows[0]):
        return None
    columns = _columns(run for row in body for run in row.runs[1:])
    first = columns[0][0]
    cells: list[PlacedCell] = []
    for number, row in enumerate(rows):
        taken: set[int] = set()
        for place, run in enumerate(row.runs):
            is_label = place == 0 and (run.right <= first or not run.is_figure)
            column = 0 if is_label else 1 + _column_of(run, columns)
            if column in taken:
                return None
            taken.add(column)
            cells.append(PlacedCell(run.words, number, column))
    characters = frozenset(i for row in rows for run in row.runs for i in run.characters)
    left, right = (end(x for row in rows for run in row.runs for x in (run.left, run.right)) for end in (min, max))
    return PageTable(tuple(cells), characters, (left, rows[-1].bottom, right, rows[0].top))


def _columns(runs: Iterator[_CloseRun]) -> list[tuple[float, float]]:
    """The stretches of the page, from left to right, over which ``runs`` stand under each other."""
    found: list[tuple[float, float]] = []
    for left, right in sorted((run.left, run.right) for run in runs):
        if found and left < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], right))
        else:
            found.append((left, right))
    return found


def _column_of(run: _CloseRun, columns: Sequence[tuple[float, float]]) -> int:
    """The column over which ``run`` stands, or the nearest."""
    return min(
        range(len(columns)),
        key=lambda n: max(columns[n][0] - run.right, run.left - columns[n][1], 0.0) or -_shared(run, columns[n]),
    )


def _shared(run: _CloseRun, column: tuple[float, float]) -> float:
    return min(run.right, column[1]) - max(run.left, column[0])
