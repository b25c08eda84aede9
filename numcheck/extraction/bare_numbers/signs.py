"""What signs and other numbers say of a bare number: quotation marks, strokes, ticks of an axis, versions, provisions."""

from __future__ import annotations

from itertools import pairwise

from numcheck.extraction.cursor import Cursor
from numcheck.language.lazy_pattern import Lazy

_REACH = 60  # code points around a number in which its row stands
_NEAR = 3000  # code points within which a version or a provision is named again
_CHAIN = Lazy(r"(?<![\w/])\d{1,6}(?:/\d{1,6}){2,6}(?![\w/])")
_TICKS = Lazy(r"(?:(?<=\s)|\A)-?\d{1,4}(?:\.\d{1,2})?(?:[ \n]-?\d{1,4}(?:\.\d{1,2})?){3,40}(?=\s|\Z)")
_LEAST_TICKS = 4
_CITED_AS = Lazy(
    r"(?:§|\b[Ss]ec(?:tions?|s?\.)|\b[Cc]h(?:apters?|\.)|\bArt\.|\b[A-Z]\.[A-Z]\.|\bCode|\bOrd\.|\n)[ ]{0,3}\Z"
)


def is_chain(text: str, start: int, end: int) -> bool:
    """Whether strokes join the number to two others: the licence 21/36/5."""
    return any(run.start() <= start and end <= run.end() for run in _CHAIN.finditer(text, max(0, start - 16), end + 16))


def is_year(written: str) -> bool:
    return len(written) == 4 and written[:2] in ("19", "20") and written.isdigit()


def is_quoted(text: str, end: int, mark: str) -> bool:
    """Whether a quotation mark closes behind the number that ends at ``end``: the character "2", set to "0," as."""
    end += text[end : end + 1] in (",", ".", ";")
    return text[end : end + 1] == mark


def is_tick(cursor: Cursor, end: int) -> bool:
    """Whether the number stands among others, four and more in a row at even steps and nothing between: ``0 20 40 60``."""
    text, start = cursor.text, cursor.start
    near = text[end : end + 2], text[max(0, start - 2) : start]
    if not (near[0][1:].isdigit() and near[0][0] in " \n" or near[1][:1].isdigit() and near[1][1] in " \n"):
        return False
    low = max(0, start - _REACH)
    for run in _TICKS.finditer(text, low, end + _REACH):
        if run.start() <= start and end <= run.end():
            return _even_around(run[0].split(), len(text[run.start() : start].split()))
    return False


def _even_around(written: list[str], place: int) -> bool:
    """Whether the number at ``place`` is one of four that follow each other at even steps, or of as many years."""
    numbers = [float(one) for one in written]
    for first in range(max(0, place - _LEAST_TICKS + 1), place + 1):
        some = numbers[first : first + _LEAST_TICKS]
        if len(some) == _LEAST_TICKS and some[0] != some[1]:
            step = some[1] - some[0]
            if all(abs(b - a - step) < abs(step) / 1000 for a, b in pairwise(some)):
                return True
    return False


def of_version(text: str, written: str, start: int) -> bool:
    """Whether a version of three numbers near by goes on from this one: 4.1 in April and 4.1.1 in May."""
    near = text[max(0, start - _NEAR) : start + _NEAR]
    at = near.find(f" {written}.")
    return at >= 0 and near[at + len(written) + 2 : at + len(written) + 3].isdigit()


def of_provision(text: str, written: str, start: int) -> bool:
    """Whether a provision near by has the same number before the point: Sections 952.07 and 952.08, see 952.09."""
    head, point, tail = written.partition(".")
    if not point or len(head) < 3 or not tail.isdigit():
        return False
    low, high = max(0, start - _NEAR), start + _NEAR
    at = text.find(f"{head}.", low, high)
    for _ in range(20):
        if at < 0:
            return False
        if at != start and _CITED_AS.search(text, max(0, at - 16), at):
            return True
        at = text.find(f"{head}.", at + 1, high)
    return False
