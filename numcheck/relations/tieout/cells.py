"""Figures in tables: what row and column say of a cell, and the scale in which a table is given ("£ million").

A cell holds a number and little else; the words that its figure is said in stand at the heads of its row and its column,
in the caption, or once for all above the table: "amounts in thousands".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache, cached_property

from numcheck.core.measure import Measure
from numcheck.core.text import Cell, Document
from numcheck.language.lazy_pattern import Lazy
from numcheck.language.tokens import content_stems
from numcheck.relations.corpus import ClaimedText
from numcheck.relations.matching.comparison import bare_digits
from numcheck.relations.matching.mention import Mention

_SCALES = {"thousand": 3, "'000": 3, "’000": 3, "000": 3, "k": 3, "m": 6, "mn": 6, "million": 6, "bn": 9, "billion": 9}
_TOTALS = frozenset(["total", "totals", "sum", "all", "overall"])
_LABEL = 60  # code points before a number that say what it is, where a table was read as lines; by hand
_TELLING = 4  # so many digits say by themselves which cell is meant; by hand
_IN_FULL = 1_000  # an amount of so much that is written out is not given in thousands; by hand
_FIRST_ROWS = 3  # in which a table says what it is given in, where no row is marked as its head; by hand
_COMPANY = 2  # numbers on either side in which a row goes on; by hand
_SHORTEST_NAME = 4  # code points of the name of a row; by hand
_BRACKET = Lazy(r"\(([^()]*)\)")
YEAR = Lazy(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NO_TERMS: frozenset[str] = frozenset()
_NO_SCALES: frozenset[Decimal] = frozenset()


class TableCells:
    """The figures of the sources that stand in tables. ``first`` is the number of the first text of ``texts``."""

    def __init__(self, sources: Sequence[Mention], texts: Sequence[ClaimedText], first: int) -> None:
        self._terms: dict[int, frozenset[str]] = {}
        self._lines: dict[tuple[int, int, str, int], list[Mention]] = defaultdict(list)
        self._cells: dict[int, Cell] = {}
        self._by_size: list[Mention] = []
        self._rows_by_head: dict[str, list[tuple[Mention, Cell]]] = defaultdict(list)
        self._rows_by_term: dict[str, list[Mention]] = defaultdict(list)
        self._bare: dict[int, list[Mention]] = defaultdict(list)
        self._years = [
            (Decimal(d.year), _stems(f"{block.cell.row_head} {block.cell.head}"), self_scales)
            for t in texts
            for self_scales in (_declared(t.document.text),)
            for d in t.dates
            if d.year is not None and d.text.isdigit()
            for block in (t.document.block_at(d.span.start),)
            if block.cell is not None and not block.cell.is_head and block.span == d.span
        ]
        self._tables: dict[tuple[int, int], list[tuple[Mention, Cell]]] = defaultdict(list)
        self._row_names: dict[tuple[int, int], dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        self._tops = {
            (first + i, cell.table, cell.column): words
            for i, t in enumerate(texts)
            for block in t.document.blocks
            if (cell := block.cell) is not None and cell.row < _FIRST_ROWS and cell.row_head
            for words in (block.span.of(t.document.text),)
            if YEAR.search(words) or not any(map(str.isdigit, words))
        }
        declared = {first + i: _declared(t.document.text) | _of_rows(t.document) for i, t in enumerate(texts)}
        self._scales = {text: scales for text, scales in declared.items() if scales}
        self._of_table = {(text, n): s for text in self._scales for n, s in _of_tables(texts[text - first].document)}
        for c in sources:
            document, start = texts[c.text - first].document, c.claim.location.span.start
            cell = document.block_at(start).cell if c.table is not None else None
            bare = c.is_bare and c.claim.quantity.value is not None
            if cell is not None:
                self._cells[c.number] = cell
                self._by_size.append(c)
                self._tables[c.text, cell.table].append((c, cell))
                for name in _names_of(cell.row_head):
                    self._row_names[c.text, cell.table][name].add(cell.row)
                self._rows_by_head[cell.row_head.strip().lower()].append((c, cell))
                self._terms[c.number] = _stems(f"{cell.row_head} {cell.head} {cell.caption}")
                for line in _lines_of(c, cell):
                    self._lines[line].append(c)
                for term in _stems(cell.row_head) if c.is_bare else ():
                    self._rows_by_term[term].append(c)
            elif bare and c.text in self._scales:
                self._terms[c.number] = _stems(document.text[max(start - _LABEL, 0) : start])
            if bare and c.text in self._scales:
                self._bare[c.text].append(c)
        for some in (self._by_size, *self._bare.values()):
            some.sort(key=_size)

    def terms(self, c: Mention) -> frozenset[str]:
        """The terms at the heads of the row and the column of ``c``, and in the caption; of a bare number outside tables,
        in a text that declares a scale, those before it. None for others.
        """
        return self._terms.get(c.number, _NO_TERMS)

    def transposed(self, draft: Mention) -> Mention | None:
        """The cell whose digits are those of the draft's figure in another order, and whose heads share a word with its
        sentence, in a text that declares a scale. None where there is none.
        """
        value = draft.claim.quantity.value
        if value is None or len(bare_digits(value)) < _TELLING - 1 or draft.kind not in ("money", "count"):
            return None
        some = (c for cells in self._bare.values() for c in cells if c.digit_signature == draft.digit_signature)
        others = (c for c in some if bare_digits(c.claim.quantity.value or Decimal(0)) != bare_digits(value))
        return next((c for c in others if not self.terms(c).isdisjoint(draft.sentence_terms)), None)

    def nearest(self, draft: Mention) -> Mention | None:
        """The cell whose number is nearest to the draft's figure, no further than a quarter of it, among those whose row
        is named in its sentence. None where there is none.
        """
        value = draft.claim.quantity.value
        if not value:
            return None
        found: list[tuple[Decimal, int, Mention]] = []
        for scale in {Decimal(1), *(s for scales in self._scales.values() for s in scales)}:
            for number, c in self._by_row_head(draft):
                off = abs(abs(number * scale) - abs(value))
                if off * 4 <= abs(value):
                    found.append((off, c.number, c))
        return min(found)[2] if found else None

    def _by_row_head(self, draft: Mention) -> Iterator[tuple[Decimal, Mention]]:
        for term in draft.sentence_terms:
            for c in self._rows_by_term.get(term, ()):
                if c.claim.quantity.value is not None:
                    yield c.claim.quantity.value, c

    def cell(self, c: Mention) -> Cell | None:
        """The cell that the figure stands in; None outside tables."""
        return self._cells.get(c.number)

    def head(self, c: Mention) -> str:
        """What stands at the head of its column: the head cell, else the last words above it in the first rows; or ""."""
        cell = self._cells[c.number]
        return cell.head or self._tops.get((c.text, cell.table, cell.column), "")

    def row_names(self, c: Mention) -> frozenset[str]:
        """How the row of ``c`` may be called, in lower case."""
        return _names_of(self._cells[c.number].row_head)

    def rows_by_name(self, c: Mention) -> Mapping[str, Collection[int]]:
        """The rows of the table of ``c``, by number, under each of their names."""
        return self._row_names[c.text, self._cells[c.number].table]

    def in_rows(self, c: Mention) -> Sequence[tuple[Mention, Cell]]:
        """The figures of the table of ``c``, with their cells, in order."""
        return self._tables[c.text, self._cells[c.number].table]

    def of_row(self, opening: str) -> list[tuple[Mention, Cell]]:
        """The figures of the rows with whose head ``opening`` begins, in lower case, of the longest such head."""
        ends = [at for at in range(len(opening), 0, -1) if not opening[at : at + 1].isalnum()]
        return next((self._rows_by_head[opening[:at]] for at in ends if opening[:at] in self._rows_by_head), [])

    def having(self, draft: Mention) -> list[tuple[Mention, Cell]]:
        """The cells whose number is the draft's to the digits that this has, as they stand or in the scale of their text."""
        value, half = draft.claim.quantity.value, draft.claim.quantity.resolution / 2
        if value is None:
            return []
        scales: set[Decimal] = {Decimal(1)}.union(*self._scales.values())
        return [
            (c, self._cells[c.number])
            for scale in scales
            for c in _between(self._by_size, (abs(value) - half) / scale, (abs(value) + half) / scale)
            if scale == 1 or (c.is_bare and scale in self._scales_of(c))
        ]

    def column_sum(self, draft: Mention) -> tuple[Mention, Mention] | None:
        """The first and the last figure of a column all of whose figures come to the draft's; None where there is none."""
        return self._sums.get(draft.claim.quantity.value) if draft.claim.quantity.value else None

    @cached_property
    def _sums(self) -> dict[Decimal | None, tuple[Mention, Mention]]:
        """By what they come to, the first and the last figure of each column of three or more."""
        found: dict[Decimal | None, tuple[Mention, Mention]] = {}
        for (_, _, axis, _), some in self._lines.items():
            if axis == "column" and len(some) > 2:
                found[sum((c.claim.quantity.value or Decimal(0) for c in some), Decimal(0))] = some[0], some[-1]
        return found

    def _in_company(self, draft: Mention, c: Mention) -> bool:
        """Whether a number beside ``c`` in its text is, in the scale that this declares, another of the draft's sentence."""
        some = [one for one in self._bare[c.text] if 0 < abs(one.number - c.number) <= _COMPANY]
        beside = [(one.quantity, one.quantity.value) for one in draft.claims if one is not draft.claim]
        return any(
            abs(_size(one) * scale - abs(value)) * 2 <= quantity.resolution
            for one in some
            for scale in self._scales_of(one)
            for quantity, value in beside
            if value is not None and quantity.resolution < abs(value)
        )

    def _scales_of(self, c: Mention) -> frozenset[Decimal]:
        """The scales that the figure may be given in: that of its row, else those of its table, else of its text."""
        cell = self._cells.get(c.number)
        own = cell and (_of_head(cell.row_head) or self._of_table.get((c.text, cell.table)))
        return own or self._scales.get(c.text, _NO_SCALES)

    def is_another_scale(self, draft: Mention, c: Mention) -> bool:
        """Whether the draft gives the amount of money that a cell would be without its scale: $11,750, 11,750 in thousands."""
        value = draft.claim.quantity.value
        if draft.kind != "money" or not c.is_bare or value is None or abs(value) < _IN_FULL:
            return False
        return (c.number in self._cells or self.is_scaled(c)) and bool(self._scales_of(c))

    def measure(self, c: Mention) -> Measure:
        """What the figure allows, in the scale that its row or table declares where it is a bare number, and the only one."""
        measure, scales = c.claim.measure, self._scales_of(c)
        quantity = measure.quantity
        if len(scales) != 1 or not c.is_bare or quantity.value is None:
            return measure
        (scale,) = scales
        scaled = quantity._replace(value=quantity.value * scale, resolution=quantity.resolution * scale)
        tight, loose = (interval.scaled(Fraction(scale)) for interval in (measure.tight, measure.loose))
        return measure._replace(quantity=scaled, tight=tight, loose=loose)

    def is_scaled(self, c: Mention) -> bool:
        """Whether it is a bare number outside tables in a text that declares a scale: a table that was read as lines."""
        return c.table is None and c.is_bare and c.text in self._scales

    def may_be_year(self, draft: Mention) -> bool:
        """Whether a cell whose heads share a word with the draft's sentence holds its number, in digits read as a year."""
        value, half = draft.claim.quantity.value, draft.claim.quantity.resolution / 2
        return value is not None and any(
            abs(abs(value) - year * scale) <= half and not heads.isdisjoint(draft.sentence_terms)
            for year, heads, scales in self._years
            for scale in (*scales, Decimal(1))
        )

    def in_line_with(self, c: Mention) -> Iterator[Mention]:
        """The other figures of its row; in its column the total, or all where it is that, and those of other years; none
        outside tables.
        """
        cell = self._cells.get(c.number)
        if cell is None:
            return
        row, column = _lines_of(c, cell)
        yield from (other for other in self._lines[row] if other is not c)
        for other in self._lines[column]:
            beside = self._cells[other.number]
            of_years = cell.row_head.isdigit() and beside.row_head.isdigit()
            if other is not c and (of_years or _is_total(cell) or _is_total(beside)):
                yield other

    def in_column_with(self, c: Mention, named: Collection[str]) -> Iterator[Mention]:
        """The other figures of its column whose rows have a head with a term of ``named``; none outside tables."""
        cell = self._cells.get(c.number)
        column = self._lines[_lines_of(c, cell)[1]] if cell is not None else ()
        return (o for o in column if o is not c and not _stems(self._cells[o.number].row_head).isdisjoint(named))

    def scaled(self, draft: Mention) -> Mention | None:
        """The cell whose number, in the scale that its text declares, is the draft's figure to the digits that this has,
        and whose heads share a word with the draft's sentence, the most of them; or the only one of so many digits. None
        where there is none.
        """
        value, half = draft.claim.quantity.value, draft.claim.quantity.resolution / 2
        if value is None or not value or draft.kind not in ("money", "count"):
            return None
        found = [
            c
            for text, some in self._bare.items()
            for scale in self._scales[text]
            for c in _between(some, (abs(value) - half) / scale, (abs(value) + half) / scale)
            if scale in self._scales_of(c)
        ]
        named = [c for c in found if not self.terms(c).isdisjoint(draft.sentence_terms)]
        if not named and len(found) == 1:
            told = len(bare_digits(value)) >= _TELLING or self._in_company(draft, found[0])
            return found[0] if told else None
        return max(named, key=lambda c: (len(self.terms(c) & draft.sentence_terms.keys()), -c.number), default=None)


@cache
def _names_of(head: str) -> frozenset[str]:
    """How a row with that head may be called: "Operating profit (EBIT)" by either, without "(EUR million)"."""
    inside = [m.group(1) for m in _BRACKET.finditer(head)]
    names = {" ".join(_BRACKET.sub(" ", head).lower().split()), *(words.lower() for words in inside if words.isupper())}
    return frozenset(name for name in names if len(name) >= _SHORTEST_NAME and not name[:1].isdigit())


def is_scale(c: Mention) -> bool:
    """Whether it is no figure, but the scale in which a row is given: "Units sold (thousand)"."""
    return c.table is not None and c.claim.quantity.text.lower() in _SCALES


def _lines_of(c: Mention, cell: Cell) -> tuple[tuple[int, int, str, int], tuple[int, int, str, int]]:
    return (c.text, cell.table, "row", cell.row), (c.text, cell.table, "column", cell.column)


def _is_total(cell: Cell) -> bool:
    return not _TOTALS.isdisjoint(f"{cell.row_head} {cell.head}".lower().split())


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


def _of_head(head: str) -> frozenset[Decimal]:
    """The scales that the head of a row declares: "Order intake (EUR million)", "Units sold (thousand)"."""
    return _declared(head) or frozenset(
        Decimal(1).scaleb(_SCALES[m.group(1).rstrip("s")]) for m in _bracketed().finditer(head.lower())
    )


def _of_rows(document: Document) -> frozenset[Decimal]:
    """The scales that heads of rows declare in brackets."""
    heads = {b.cell.row_head for b in document.blocks if b.cell is not None and "(" in b.cell.row_head}
    return frozenset(scale for head in heads for scale in _of_head(head))


def _of_tables(document: Document) -> Iterator[tuple[int, frozenset[Decimal]]]:
    """The number of each table that declares a scale in its caption, its heads or the words of its first rows, and that."""
    said: dict[int, list[str]] = defaultdict(list)
    for block in document.blocks:
        if (cell := block.cell) is not None and (cell.is_head or cell.row < _FIRST_ROWS and cell.row_head == ""):
            said[cell.table] += [block.span.of(document.text), cell.caption]
    for table, words in said.items():
        if scales := _declared("\n".join(words)):
            yield table, scales


@cache
def _bracketed() -> re.Pattern[str]:
    return re.compile(r"\((?:in )?(thousands?|millions?|billions?|mn|bn|'000|000)\b")


@cache
def _scale() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:in|of|,|figures|amounts)\s+(?:us|u\.s\.)?\s?(?:[$£€]|dollars?|pounds?|euros?|usd|gbp|eur)?\s?"
        r"(thousands?|millions?|billions?)\b"
        r"|(?:[$£€]|\busd|\bgbp|\beur)\s?(['’]?000s?|thousands?|millions?|billions?|mn?|bn|k)(?![\w'’])"
    )
