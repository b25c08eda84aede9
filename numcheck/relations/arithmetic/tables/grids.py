"""Tables as grids: the one figure of each cell, the years, and the heads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from numcheck.core.claim import Claim
from numcheck.core.named_tuple import NamedTuple
from numcheck.core.quantity import DateMention
from numcheck.core.text import Cell, Span
from numcheck.relations.corpus import ClaimedText, cached_per_text


class Grid(NamedTuple):
    """One table. ``heads`` by column; ``figures`` and ``dates``: the only one of a cell, by (row, column)."""

    heads: Mapping[int, str]
    figures: Mapping[tuple[int, int], Claim]
    dates: Mapping[tuple[int, int], DateMention]

    @property
    def rows(self) -> list[int]:
        """The rows below the head, in order."""
        return sorted({row for row, _ in (*self.figures, *self.dates)})


@cached_per_text
def grids(text: ClaimedText) -> Iterator[Grid]:
    """The tables of ``text`` in order; cells with two figures are left out."""
    if not any(block.cell for block in text.document.blocks):
        return
    claims, dates = defaultdict(list), defaultdict(list)
    for claim in text.claims:
        claims[text.document.block_at(claim.location.span.start).span].append(claim)
    for date in text.dates:
        dates[text.document.block_at(date.span.start).span].append(date)
    tables: dict[int, list[tuple[Cell, Span]]] = defaultdict(list)
    for block in text.document.blocks:
        if block.cell is not None and not block.cell.is_head:
            tables[block.cell.table].append((block.cell, block.span))
    for cells in tables.values():
        figures, years = {}, {}
        for cell, span in cells:
            found, when = claims[span], dates[span]
            if len(found) == 1 and found[0].quantity.value is not None and not found[0].quantity.vague:
                figures[cell.row, cell.column] = found[0]
            elif not found and len(when) == 1:
                years[cell.row, cell.column] = when[0]
        yield Grid(heads={cell.column: cell.head for cell, _ in reversed(cells)}, figures=figures, dates=years)
