"""Columns of a table that give one thing in two units: Length (km), Length (mi)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from numcheck.core.claim import Claim
from numcheck.core.text import Cell
from numcheck.numbers.conversion import Conversion, judge_conversion
from numcheck.relations.corpus import ClaimedText


def converted_columns(text: ClaimedText) -> Iterator[tuple[Claim, Claim]]:
    """(left, right) of each row of two neighbouring columns that give one thing in two units.

    They do if their heads are the same words but for the unit, or if most rows (of two at least) are right.
    """
    columns: dict[tuple[int, int], dict[int, Claim]] = {}
    heads: dict[tuple[int, int], str] = {}
    for claim, cell in _cells(text):
        columns.setdefault((cell.table, cell.column), {})[cell.row] = claim
        heads[cell.table, cell.column] = _without_unit(cell.head)
    for left, right in pairwise(sorted(columns)):
        if left[0] != right[0] or right[1] != left[1] + 1:
            continue
        rows = columns[left].keys() & columns[right].keys()
        pairs = [(columns[left][row], columns[right][row]) for row in sorted(rows)]
        pairs = [(a, b) for a, b in pairs if a.quantity.unit != b.quantity.unit and _system(a) not in ("", _system(b))]
        right_rows = sum(_is_right(a, b) for a, b in pairs)
        if (heads[left] and heads[left] == heads[right]) or (len(pairs) > 1 and 2 * right_rows > len(pairs)):
            yield from pairs


def _cells(text: ClaimedText) -> Iterator[tuple[Claim, Cell]]:
    """The figures that stand alone in their cell and can be converted."""
    if not any(block.cell for block in text.document.blocks):
        return
    alone: dict[Cell, list[Claim]] = {}
    for claim in text.claims:
        cell = text.document.block_at(claim.location.span.start).cell
        if cell is not None and not cell.is_head:
            alone.setdefault(cell, []).append(claim)
    yield from ((claims[0], cell) for cell, claims in alone.items() if len(claims) == 1 and _system(claims[0]))


def _system(claim: Claim) -> str:
    return claim.measure.conversion_target.system if claim.measure.conversion_target else ""


def _without_unit(head: str) -> str:
    """``Length (km)``, ``Length, km`` and ``Length in km`` are all ``length``."""
    words = head.lower()
    for mark in ("(", "[", ",", " in "):
        words = words.partition(mark)[0]
    return words.strip()


def _is_right(a: Claim, b: Claim) -> bool:
    verdict = judge_conversion(a.measure, b.measure)
    return verdict is not None and verdict.conversion > Conversion.WRONG
