"""The cells of a text's tables by the words that name them: the head of their row, and that of their column."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache

from numcheck.core.claim import Claim
from numcheck.core.measure import Interval
from numcheck.core.named_tuple import NamedTuple
from numcheck.core.text import Cell
from numcheck.language.lazy_pattern import Lazy
from numcheck.relations.arithmetic.tables.grids import grids
from numcheck.relations.corpus import ClaimedText, cached_per_text

WORD = r"[a-z][\w'’&/-]*"
_WORDS = Lazy(rf"{WORD}|\b(?:19|20)\d\d\b")
_UNIT = Lazy(
    r"(?P<sign>[$£€¥])(?: ?(?P<short>mn|bn|m|k)\b)?|\b(?:usd|gbp|eur|dollars?|pounds?|euros?)\b(?P<named>)"
    r"|\b(?P<long>thousand|million|billion)s?\b|(?<![\d,.])(?P<noughts>000)s?\b"
)
_NOTE = Lazy(r"\([^()]*\)|\[[^\]]*\]|[*†‡¹²³]")
_SCALES = {"thousand": 3, "000": 3, "k": 3, "million": 6, "mn": 6, "m": 6, "billion": 9, "bn": 9}
_MOST_WORDS = 6  # of a name that prose repeats; longer heads are descriptions
_NOT_NAMES = frozenset(["total", "totals", "sum", "all", "overall", "average", "other", "others", "mean", "median"])


class NamedCell(NamedTuple):
    """A figure of a table. ``other`` are the words of the second head that names it; ``scale`` is that of its table, and
    ``is_money`` whether that gives amounts of money.
    """

    claim: Claim
    cell: Cell
    other: frozenset[str]
    scale: Decimal
    is_money: bool

    @property
    def interval(self) -> Interval:
        """What the figure allows to its last digit, in base units, in the scale of its table where it is a bare number.

        ValueError where its unit admits no such figure.
        """
        base = self.claim.measure.base()
        return base if self.claim.quantity.unit else base.scaled(Fraction(self.scale))


class Line(NamedTuple):
    """A row or a column of a table by its head: the words of that in order, its figures, the words of all the table's heads,
    and of them those that say what the line gives: of the other heads of its cells, the caption and the corner.
    """

    name: tuple[str, ...]
    cells: tuple[NamedCell, ...]
    table_words: frozenset[str]
    measure_words: frozenset[str]


@cached_per_text
def named_lines(text: ClaimedText) -> Iterator[Line]:
    """The rows and columns of all tables of ``text`` whose name no other line bears."""
    found: dict[tuple[str, ...], list[Line]] = defaultdict(list)
    for grid in grids(text):
        cells = {at: text.document.block_at(c.location.span.start).cell for at, c in grid.figures.items()}
        inside = {at: cell for at, cell in cells.items() if cell is not None and at[1] > 0}
        corner = grid.heads.get(0, "")
        table_words = frozenset(w for c in inside.values() for w in words_of(f"{c.row_head} {c.head} {c.caption}"))
        for axis in (0, 1):
            lines: dict[int, list[NamedCell]] = defaultdict(list)
            names: dict[int, tuple[str, ...]] = {}
            for at, cell in inside.items():
                own, other = (cell.row_head, cell.head) if axis == 0 else (cell.head, cell.row_head)
                names[at[axis]] = words_of(own)
                is_money, scale = _unit(f"{corner} | {cell.caption} | {cell.head} | {cell.row_head}")
                lines[at[axis]].append(NamedCell(grid.figures[at], cell, frozenset(words_of(other)), scale, is_money))
            for number, some in lines.items():
                if _is_name(names[number]):
                    heads = {w for c in some for w in (*c.other, *words_of(c.cell.caption))}
                    line = Line(names[number], tuple(some), table_words, frozenset(heads.union(words_of(corner))))
                    found[line.name].append(line)
    yield from (lines[0] for lines in found.values() if len(lines) == 1)


@cached_per_text
def lines_by_last_word(text: ClaimedText) -> Iterator[Mapping[str, Sequence[Line]]]:
    """One mapping: the lines of ``named_lines`` by the last word of their name, the longest names first."""
    found: dict[str, list[Line]] = defaultdict(list)
    for line in sorted(named_lines(text), key=lambda line: -len(line.name)):
        found[line.name[-1]].append(line)
    yield found


@cache
def words_of(head: str) -> tuple[str, ...]:
    """The words and years of a head in order, lower case, without what stands in brackets and marks of notes."""
    return tuple(_WORDS.findall(_NOTE.sub(" ", head).lower()))


def _is_name(words: tuple[str, ...]) -> bool:
    return 0 < len(words) <= _MOST_WORDS and _NOT_NAMES.isdisjoint(words) and not all(w.isdigit() for w in words)


@cache
def _unit(heads: str) -> tuple[bool, Decimal]:
    """Whether the heads of a cell say that it is an amount of money, and the scale they give: (£ million)."""
    is_money, scale = False, Decimal(1)
    for m in _UNIT.finditer(heads.lower()):
        is_money = is_money or m["sign"] is not None or m["named"] is not None
        if word := m["short"] or m["long"] or m["noughts"]:
            scale = Decimal(1).scaleb(_SCALES[word])
    return is_money, scale
