"""What signs and other numbers say of a bare number: quotation marks, strokes, ticks of an axis, versions, provisions."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from numcheck.extraction.cursor import Cursor
from numcheck.language.inflection import is_plural
from numcheck.language.lazy_pattern import Lazy
from numcheck.language.patterns import compiled

VERSION = Lazy(r"[1-9]\d?\.\d{1,2}")  # as it is written without its product: 4.1

_REACH = 60  # code points around a number in which its row stands
_NEAR = 3000  # code points within which a version or a provision is named again
_FAR = 20_000  # code points within which a text names a release by its number
_CHAIN = Lazy(r"(?<![\w/])\d{1,6}(?:/\d{1,6}){2,6}(?![\w/])")
_TICKS = Lazy(r"(?:(?<=\s)|\A)-?\d{1,4}(?:\.\d{1,2})?(?:[ \n]-?\d{1,4}(?:\.\d{1,2})?){3,40}(?=\s|\Z)")
_LEAST_TICKS = 4
_CODE = Lazy(r"[A-Z]+[a-zA-Z-]*\d|\d+[A-Z]")
_SERVER = Lazy(r"[a-z0-9-]+\.[a-z0-9.-]+:\Z|\blocalhost:\Z")
_YEARED = Lazy(r"\s\((?:19|20)\d\d\)")
_TITLED = Lazy(r"(?:[A-Z]{4,}|\d\);?|[A-Z][a-z]+\.)\s\Z")
_TOWN = Lazy(r" (?:[A-Z]{2} )?([A-Z][a-zé]+)(?:-[A-Z][a-z]+|(?: am)?(?: [A-Z][a-z]+)?)?(?: \d{1,2})?(?:[,.\n]| \()")
_CITED_AS = Lazy(
    r"(?:§|\b[Ss]ec(?:tions?|s?\.)|\b[Cc]h(?:apters?|\.)|\bArt\.|\b[A-Z]\.[A-Z]\.|\bCode|\bOrd\.|\n)[ ]{0,3}\Z"
)


def is_chain(text: str, start: int, end: int) -> bool:
    """Whether strokes join the number to two others: the licence 21/36/5."""
    return any(run.start() <= start and end <= run.end() for run in _CHAIN.finditer(text, max(0, start - 16), end + 16))


def ends_code(text: str, start: int) -> bool:
    """Whether letters and digits, or digits that begin with a 0, stand before the stroke: S100A2/1, PL 0008/5006."""
    low = start - 1
    while low > max(0, start - 16) and (text[low - 1].isalnum() or text[low - 1] in "-/'"):
        low -= 1
    code = text[low : start - 1]
    padded = len(code) > 1 and code[0] == "0" and code.isdigit() and text[low - 1 : low] not in (".", ",")
    return (
        code[-1:] == "'"
        or padded
        or code == "0"
        and text[start + 3 : start + 4].isdigit()
        or _CODE.match(code) is not None
    )


def ends_server(text: str, start: int) -> bool:
    """Whether a name with points stands before the colon, as that of a server: localhost.localdomain:8249."""
    return _SERVER.search(text, max(0, start - 40), start) is not None


def is_pager(text: str, start: int, end: int) -> bool:
    """Whether bars part the number from its neighbours, as on the pages of a list: 1 | 2 | 3."""
    return (
        text[end : end + 3] == " | "
        and text[end + 3 : end + 4].isdigit()
        or (text[start - 3 : start] == " | " and text[start - 4 : start - 3].isdigit())
    )


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
    """Whether a version near by is the same or goes on from it: 4.1 in April and 4.1.1 in May; released 2.1, TiDB 2.1."""
    near = text[max(0, start - _FAR) : start + _FAR]
    at = near.find(f" {written}.")
    if at >= 0 and near[at + len(written) + 2 : at + len(written) + 3].isdigit():
        return True
    size = len(written)
    at = near.find(written)
    while at >= 0:
        then, beyond = near[at + size : at + size + 1], near[at + size + 1 : at + size + 2]
        goes_on = then.isdigit() or then == "%" or then in (".", ",") and beyond.isdigit()
        if not goes_on and _released(size).search(near, max(0, at - _REACH), at + size):
            return True
        at = near.find(written, at + 1)
    return False


@cache
def _released(size: int) -> re.Pattern[str]:
    """Before the last ``size`` characters a name with a capital inside, or a word that says that a version follows."""
    return compiled(rf"(?:\b(?=\w{{4}})[A-Z]?[a-z]*[a-z][A-Z]\w*|\b[Vv]ersion|\bv\.?|\b[Rr]elease) ?.{{{size}}}\Z")


def is_page(text: str, start: int, end: int) -> bool:
    """Whether a year in brackets follows, and a title in capitals or a bracket stands before: WORKERS 58 (1997)."""
    return _YEARED.match(text, end, end + 9) is not None and _TITLED.search(text, max(0, start - 12), start) is not None


def is_postcode(text: str, start: int, end: int) -> bool:
    """Whether the number stands between a comma and the name of a place, as in an address: , 38317 Bourgoin-Jallieu, France."""
    if end - start not in (4, 5) or not text[start:end].isdigit() or text[start - 2 : start - 1] != ",":
        return False
    place = _TOWN.match(text, end, end + 40)
    return place is not None and not is_plural(place[1].lower())


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
