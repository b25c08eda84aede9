"""Figures in tables: what row and column say of a cell, and the scale in which a table is given ("£ million").

A cell holds a number and little else; the words that its figure is said in stand at the heads of its row and its column,
in the caption, or once for all above the table: "amounts in thousands".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from numcheck.core.text import Cell
from numcheck.language.tokens import content_stems
from numcheck.relations.corpus import ClaimedText
from numcheck.relations.matching.mention import Mention

_SCALES = {"thousand": 3, "'000": 3, "’000": 3, "000": 3, "k": 3, "m": 6, "mn": 6, "million": 6, "bn": 9, "billion": 9}
_NO_TERMS: frozenset[str] = frozenset()


class TableCells:
    """The figures of the sources that stand in tables. ``first`` is the number of the first text of ``texts``."""

    def __init__(self, sources: Sequence[Mention], texts: Sequence[ClaimedText], first: int) -> None:
        self._terms: dict[int, frozenset[str]] = {}
        self._lines: dict[tuple[int, int, str, int], list[Mention]] = defaultdict(list)
        self._cells: dict[int, Cell] = {}
        self._bare: dict[int, list[Mention]] = defaultdict(list)
        for c in sources:
            document = texts[c.text - first].document
            cell = document.block_at(c.claim.location.span.start).cell if c.table is not None else None
            if cell is None:
                continue
            self._cells[c.number] = cell
            self._terms[c.number] = _stems(f"{cell.row_head} {cell.head} {cell.caption}")
            for line in _lines_of(c, cell):
                self._lines[line].append(c)
            if c.is_bare and c.claim.quantity.value is not None:
                self._bare[c.text].append(c)
        self._scales = {text: _declared(texts[text - first].document.text) for text in self._bare}
        for some in self._bare.values():
            some.sort(key=_size)

    def terms(self, c: Mention) -> frozenset[str]:
        """The terms at the heads of the row and the column of ``c``, and in the caption; none outside tables."""
        return self._terms.get(c.number, _NO_TERMS)

    def in_line_with(self, c: Mention) -> Iterator[Mention]:
        """The other figures of its row and of its column; none outside tables."""
        if c.number in self._cells:
            for line in _lines_of(c, self._cells[c.number]):
                yield from (other for other in self._lines[line] if other is not c)

    def scaled(self, draft: Mention) -> Mention | None:
        """The cell whose number, in the scale that its text declares, is the draft's figure to the digits that this has,
        and whose heads share a word with the draft's sentence, the most of them; None where there is none.
        """
        value, half = draft.claim.quantity.value, draft.claim.quantity.resolution / 2
        if value is None or not value or draft.kind not in ("money", "count"):
            return None
        found = [
            c
            for text, some in self._bare.items()
            for scale in self._scales[text]
            for c in _between(some, (abs(value) - half) / scale, (abs(value) + half) / scale)
            if not self.terms(c).isdisjoint(draft.sentence_terms)
        ]
        return max(found, key=lambda c: (len(self.terms(c) & draft.sentence_terms.keys()), -c.number), default=None)


def _lines_of(c: Mention, cell: Cell) -> tuple[tuple[int, int, str, int], tuple[int, int, str, int]]:
    return (c.text, cell.table, "row", cell.row), (c.text, cell.table, "column", cell.column)


def _size(c: Mention) -> Decimal:
    return abs(c.claim.quantity.value or Decimal(0))


def _between(some: Sequence[Mention], low: Decimal, high: Decimal) -> Sequence[Mention]:
    """Those of ``some``, in order of size, whose number is from ``low`` to ``high``."""
    start = bisect_left(some, low, key=_size)
    return some[start : bisect_left(some, high + high.scaleb(-12), start, key=_size)]


@cache
def _stems(heads: str) -> frozenset[str]:
    return frozenset(content_stems(heads))


def _declared(text: str) -> frozenset[Decimal]:
    """The scales that ``text`` says its figures are in: "in thousands", "£ million", "€m", "$'000"."""
    found = (m.group(1) or m.group(2) for m in _scale().finditer(text.lower()))
    return frozenset(Decimal(1).scaleb(_SCALES[word.rstrip("s")]) for word in found)


@cache
def _scale() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:in|of|,|figures|amounts)\s+(?:us|u\.s\.)?\s?(?:[$£€]|dollars?|pounds?|euros?|usd|gbp|eur)?\s?"
        r"(thousands?|millions?|billions?)\b"
        r"|(?:[$£€]|\busd|\bgbp|\beur)\s?(['’]?000s?|thousands?|millions?|billions?|mn?|bn|k)(?![\w'’])"
    )
