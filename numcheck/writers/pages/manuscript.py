"""A document as it reads, cut into passages, with its figures marked."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from numcheck.core.text import Block, BlockKind, Document, Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; ``key`` names the figure it is, or is "" for plain text."""

    text: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell of a table of the document; without pieces where the table has none there."""

    pieces: tuple[Piece, ...]
    is_head: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, heading, list item …, or with ``kind`` "table" the ``rows`` of a table."""

    kind: str
    pieces: tuple[Piece, ...] = ()
    rows: tuple[tuple[TableCell, ...], ...] = field(default=())


def passages(document: Document, figures: Sequence[tuple[Span, str]]) -> tuple[Passage, ...]:
    """The document in passages. ``figures`` are spans and keys in order, not overlapping.

    A document without blocks has a passage a line; blank lines are left out.
    """
    starts = [span.start for span, _ in figures]

    def cut(span: Span) -> tuple[Piece, ...]:
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
        # A figure without width stands at the end of its passage, too.
        if last < len(figures) and figures[last][0] == Span(span.end, span.end):
            last += 1
        return tuple(_pieces(document.text, span, figures[first:last]))

    out: list[Passage] = []
    for table, group in groupby(_blocks(document), key=lambda b: b.cell.table if b.cell else None):
        if table is None:
            out.extend(Passage(str(b.kind), cut(b.span)) for b in group if b.span.of(document.text).strip())
        else:
            out.append(_table(list(group), cut))
    return tuple(out)


def _blocks(document: Document) -> Iterator[Block]:
    if document.blocks:
        yield from document.blocks
        return
    at = 0
    for line in document.text.split("\n"):
        yield Block(Span(at, at + len(line)))
        at += len(line) + 1


def _pieces(text: str, span: Span, figures: Sequence[tuple[Span, str]]) -> Iterator[Piece]:
    at = span.start
    for figure, key in figures:
        if at < figure.start:
            yield Piece(text[at : figure.start])
        yield Piece(text[figure.start : min(figure.end, span.end)], key)
        at = min(figure.end, span.end)
    if at < span.end:
        yield Piece(text[at : span.end])


def _table(blocks: list[Block], cut: Callable[[Span], tuple[Piece, ...]]) -> Passage:
    cells: dict[tuple[int, int], TableCell] = {}
    for block in blocks:
        assert block.cell is not None
        place = (block.cell.row, block.cell.column)
        pieces = cut(block.span)
        if place in cells:
            pieces = (*cells[place].pieces, Piece(" "), *pieces)
        cells[place] = TableCell(pieces, block.cell.is_head or block.kind is BlockKind.HEADING)
    rows = sorted({row for row, _ in cells})
    columns = sorted({column for _, column in cells})
    empty = TableCell((), False)
    return Passage("table", (), tuple(tuple(cells.get((r, c), empty) for c in columns) for r in rows))


def without_overlaps(figures: Sequence[tuple[Span, str]]) -> list[tuple[Span, str]]:
    """``figures`` in order of place; of two that overlap the one that starts first, then the longer, stays."""
    out: list[tuple[Span, str]] = []
    for span, key in sorted(figures, key=lambda f: (f[0].start, -f[0].end)):
        if not out or span.start >= out[-1][0].end:
            out.append((span, key))
    return out
