"""Characters with boxes become lines, lines become columns in reading order, and those become paragraphs.

Boxes are (left, bottom, right, top) in points, y growing upwards, as in PDF.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median_low as median

from numcheck.documents.formats.pdf.tables import PlacedCell, tables_of

# Half the lines of a column of prose have at least as many code points.
SHORTEST_PROSE = 15
MOST_COLUMNS = 8
Box = tuple[float, float, float, float]


@dataclass(slots=True)
class PageLine:
    """One line of a column: its words, its box and the height of its characters, in points; or a whole table, in ``cells``."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    cells: tuple[PlacedCell, ...] = ()

    @property
    def rows(self) -> int:
        """How many lines of the page it is."""
        return self.cells[-1].row + 1 if self.cells else 1


def lines_of(text: str, boxes: Sequence[Box]) -> list[PageLine]:
    """The lines of one page in reading order.

    ``boxes[i]`` is that of ``text[i]``; a space that the file does not hold has an empty one.
    """
    return _ordered(_rows(_pieces(text, boxes)))


def _pieces(text: str, boxes: Sequence[Box]) -> list[PageLine]:
    """Runs of characters as the file has them, cut where the next character jumps to another line or over a gap; a table is
    one, where its first character stands.
    """
    pieces: list[PageLine] = []
    line: PageLine | None = None
    table_at = {i: table for table in tables_of(text, boxes) for i in table.characters}
    placed: set[int] = set()
    for i, (char, box) in enumerate(zip(text, boxes, strict=True)):
        if (table := table_at.get(i)) is not None:
            line = None
            if id(table) not in placed:
                placed.add(id(table))
                pieces.append(
                    PageLine("\t".join(c.words for c in table.cells), *table.box, box[3] - box[1], table.cells)
                )
            continue
        if char in "\r\n":
            line = None
            continue
        if char in "\u0002\ufffe":
            char = "-"  # how pdfium hands over a hyphen at the end of a line
        left, bottom, right, top = box
        if right <= left and top <= bottom:
            if line is not None:
                line.text += char if not char.isspace() else "" if line.text.endswith(" ") else " "
        elif line is not None and _is_next(line, box):
            _extend(line, char, box)
        elif char.isspace():
            line = None
        else:
            line = PageLine(char, left, bottom, right, top, top - bottom)
            pieces.append(line)
    for piece in pieces:
        piece.text = piece.text.rstrip()
    return [p for p in pieces if p.text]


def _is_next(line: PageLine, box: Box) -> bool:
    """Whether the character in ``box`` continues ``line``."""
    left, bottom, _, top = box
    same = bottom < line.top and top > line.bottom
    return same and left - line.right <= 2.0 * max(line.size, top - bottom) and left >= line.left - 1


def _extend(line: PageLine, char: str, box: Box) -> None:
    """Add a character to ``line``; runs of white space are one blank."""
    _, bottom, right, top = box
    if not char.isspace():
        line.text += char
        line.bottom, line.top = min(line.bottom, bottom), max(line.top, top)
        line.size = max(line.size, top - bottom)
    elif not line.text.endswith(" "):
        line.text += " "
    line.right = max(line.right, right)


def _rows(pieces: list[PageLine]) -> list[PageLine]:
    """Pieces side by side on one base line and close together are one line (a change of font splits them)."""
    rows: list[PageLine] = []
    for piece in pieces:
        last = rows[-1] if rows else None
        if last and not (last.cells or piece.cells) and piece.bottom < last.top and piece.top > last.bottom:
            gap = piece.left - last.right
            if -1 < gap < 1.5 * max(last.size, piece.size):
                last.text += (" " if gap > 0.2 * last.size else "") + piece.text
                last.right = piece.right
                last.bottom, last.top = min(last.bottom, piece.bottom), max(last.top, piece.top)
                continue
        rows.append(piece)
    return rows


def _ordered(rows: list[PageLine], columns: int = 1) -> list[PageLine]:
    """Reading order: the page cut at lines that cross the gutter, each stretch between read column by column."""
    gutter = _gutter(rows) if columns < MOST_COLUMNS else None
    if gutter is None:
        return sorted(rows, key=lambda r: (-round(r.bottom / 2), r.left)) if _is_scattered(rows) else rows
    ordered: list[PageLine] = []
    left: list[PageLine] = []
    right: list[PageLine] = []
    for row in sorted(rows, key=lambda r: -r.top):
        if row.left < gutter < row.right:
            ordered += _ordered(left, columns + 1) + _ordered(right, columns + 1)
            left, right = [], []
            ordered.append(row)
        elif row.right <= gutter:
            left.append(row)
        else:
            right.append(row)
    return ordered + _ordered(left, columns + 1) + _ordered(right, columns + 1)


def _is_scattered(rows: list[PageLine]) -> bool:
    """Whether the file's order runs up the page often: then position decides, not the file."""
    ups = sum(b.bottom > a.top + 1 for a, b in pairwise(rows))
    return ups * 5 > len(rows)


def _gutter(rows: list[PageLine]) -> float | None:
    """The x of the gap behind the first column of prose, which few lines cross; None on a page of one column.

    Short lines on one side are the cells of a table, not a column of prose.
    """
    if len(rows) < 6:
        return None
    low, high = min(r.left for r in rows), max(r.right for r in rows)
    best: tuple[int, float] | None = None
    for step in range(15, 86):
        x = low + (high - low) * step / 100
        before = [len(r.text) for r in rows if r.right <= x]
        after = [len(r.text) for r in rows if r.left >= x]
        crossing = len(rows) - len(before) - len(after)
        if crossing * 4 >= len(rows) or min(len(before), len(after)) < 3 or (best and crossing >= best[0]):
            continue
        if min(median(before), median(after)) >= SHORTEST_PROSE:
            best = (crossing, x)
    return best[1] if best else None


def paragraphs(lines: Sequence[PageLine]) -> Iterator[tuple[list[int], bool]]:
    """The paragraphs of ``lines``: the indices of the lines of each, and whether it is a heading (larger letters)."""
    if not lines:
        return
    sizes = sorted(line.size for line in lines)
    body = sizes[len(sizes) // 2]
    cells = set()
    for n, (a, b) in enumerate(pairwise(lines)):
        if b.bottom < a.top - 1 and b.top > a.bottom + 1 and b.left > a.right:
            cells |= {n, n + 1}  # side by side: cells of a table
    group = [0]
    for n in range(1, len(lines)):
        if not cells & {n - 1, n} and _goes_on(lines[n - 1], lines[n], body):
            group.append(n)
        else:
            yield group, _is_heading(lines, group, body)
            group = [n]
    yield group, _is_heading(lines, group, body)


def _goes_on(a: PageLine, b: PageLine, body: float) -> bool:
    """Whether ``b`` continues the paragraph of ``a``."""
    if a.cells or b.cells:
        return False
    if abs(a.size - b.size) > 0.35 * body and (a.size > 1.3 * body or b.size > 1.3 * body):
        return False
    ended = a.text.endswith((".", "!", "?", ":", "”", '"'))
    if b.top > a.bottom + a.size:
        # The next column or page: the sentence runs on unless it has ended.
        return not ended and (b.text[:1].islower() or b.text[:1].isdigit())
    leading = a.bottom - b.top
    if leading > 1.1 * max(a.size, b.size):
        return False
    indented = b.left - a.left > 0.8 * body
    short = a.right < b.right - 4 * body
    return not (ended and (indented or short))


def _is_heading(lines: Sequence[PageLine], group: list[int], body: float) -> bool:
    large = len(group) <= 3 and all(lines[n].size > 1.15 * body for n in group)
    return large and not lines[group[-1]].text.endswith(".")
