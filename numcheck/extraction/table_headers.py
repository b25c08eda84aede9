"""Table cells take unit and scale from their column head, their row head or the caption: ``Revenue ($ millions)``."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from numcheck.core.text import Cell
from numcheck.extraction.numbers import spelled
from numcheck.extraction.patterns import Lazy
from numcheck.extraction.units import money
from numcheck.extraction.units import words as unit_words
from numcheck.extraction.units.table import Unit

_LETTERS = {"m": 10**6, "mn": 10**6, "mm": 10**6, "bn": 10**9, "b": 10**9, "k": 10**3, "tn": 10**12}
_SCALE = Lazy(
    r"(?:'|’)?000s?\b|\bin (thousand|million|billion|trillion)s\b|\b(thousand|million|billion|trillion)s?\b",
    re.IGNORECASE,
)
_SIGN = Lazy(
    r"(?:\b(?:US|A|C|NZ|HK|S)\$|[$€£¥₹])[ ]?(mm|mn|m|bn|b|k|tn|million|billion|thousand|000)?(?![A-Za-z])",
    re.IGNORECASE,
)
_CODE = Lazy(r"\b([A-Z]{3})[ ]?(m|mn|bn|k|million|billion|thousand)?\b")
_BRACKETS = Lazy(r"[\[(]([^\])]{1,40})[\])]|,\s*([^,()]{1,25})\Z|\bin ([^(),]{1,25})\Z|([%‰])")


class Headed(NamedTuple):
    """What a head says of its figures: their unit, if any, and by what to multiply them."""

    unit: Unit | None
    factor: Decimal


def headed(cell: Cell) -> Headed | None:
    """What head, row head and caption, asked in this order, say of the figures of ``cell``; None if nothing."""
    if cell.is_head:
        return None
    unit: Unit | None = None
    factor = Decimal(1)
    for words in (cell.head, cell.row_head, cell.caption):
        found = _told(words) if words else None
        if found is not None:
            unit = unit or found.unit
            factor = found.factor if factor == 1 else factor
            if found.unit is not None and found.unit.name in ("percent", "percentage_point"):
                factor = Decimal(1)
                break
    return None if unit is None and factor == 1 else Headed(unit, factor)


@lru_cache(maxsize=256)
def _told(words: str) -> Headed | None:
    factor = Decimal(1)
    scale = _SCALE.search(words)
    if scale:
        named = scale.group(1) or scale.group(2)
        factor = spelled.number_words()[named.lower()].value if named else Decimal(1000)
    sign = _SIGN.search(words)
    if sign:
        mark = sign.group()
        letter = sign.group(1)
        if letter:
            mark = mark[: -len(letter)]
            factor = Decimal(_LETTERS[letter.lower()]) if letter.lower() in _LETTERS else factor
        unit = money.table().before.get(mark.strip()) or money.table().before.get(mark.strip()[-1])
        return Headed(unit, factor)
    code = _CODE.search(words)
    if code and code.group(1) in money.table().before and code.group(1) not in ("ALL", "TOP", "TRY"):
        letter = code.group(2)
        if letter and letter in _LETTERS:
            factor = Decimal(_LETTERS[letter])
        return Headed(money.table().before[code.group(1)], factor)
    for match in _BRACKETS.finditer(words):
        inner = next(g for g in match.groups() if g)
        read = unit_words.read("1 " + inner, 1, len(inner) + 2) or unit_words.read("1" + inner, 1, len(inner) + 1)
        if read is not None and read.end >= len(inner):
            unit = read.unit
            rate = unit_words.rate("1 " + inner, read.end, len(inner) + 2)
            return Headed(Unit(f"{unit.name}/{rate[0]}") if rate else unit, factor)
        paid = money.after("1 " + inner, 1, len(inner) + 2)
        if paid is not None:
            return Headed(paid.unit, factor)
    return Headed(None, factor) if factor != 1 else None
