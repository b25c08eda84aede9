"""Table cells take unit and scale from their column head, their row head or the caption: ``Revenue ($ millions)``."""

import re
from decimal import Decimal
from functools import lru_cache

from numcheck.core.named_tuple import NamedTuple
from numcheck.core.text import Cell
from numcheck.extraction.cursor import Cursor
from numcheck.extraction.draft import Draft
from numcheck.extraction.numbers.number import ONE
from numcheck.extraction.numbers.number_words import worth
from numcheck.extraction.units import currencies
from numcheck.extraction.units.money import currency_after
from numcheck.extraction.units.table import Unit
from numcheck.extraction.units.words import rate_after, unit_after
from numcheck.language import lexicon
from numcheck.language.lazy_pattern import Lazy

_LETTERS = {
    **dict.fromkeys(("m", "mn", "mm"), Decimal(10**6)),
    **dict.fromkeys(("b", "bn"), Decimal(10**9)),
    "k": Decimal(10**3),
    "tn": Decimal(10**12),
}
_WORDS_IN_CAPITALS = ("ALL", "TOP", "TRY")  # codes of currencies, too
_SCALE = Lazy(
    r"(?:'|’)?000s?\b|\bin (thousand|million|billion|trillion)s\b|\b(thousand|million|billion|trillion)s?\b",
    re.IGNORECASE,
)
_SIGN = Lazy(
    r"(?:\b(?:US|A|C|NZ|HK|S)\$|[$€£¥₹])[ ]?(mm|mn|m|bn|b|k|tn|million|billion|thousand|000)?(?![A-Za-z])",
    re.IGNORECASE,
)
_CODE = Lazy(r"\b([A-Z]{3})[ ]?(m|mn|bn|k|million|billion|thousand)?\b")
_BRACKETS = Lazy(
    r"[\[(]([^\])]{1,40})[\])]|,\s*(?:in )?([^,()]{1,25})\Z|\bin ([^(),]{1,25})\Z|\b[Uu]nits?: ?([^(),]{1,25})\Z|([%‰])"
)
# A magnitude before the unit that it multiplies: million euros, thousands of tonnes.
_SCALE_FIRST = Lazy(r"\A(?:in )?(?:thousand|million|billion|trillion)s?(?: of)? (?=\S)", re.IGNORECASE)


_LONGEST_CAPTION = 100  # code points; a longer one tells of a table what its figures show, not their unit
# Heads of columns whose numbers count off the rows.
_NUMBERING = frozenset(
    ("no", "no.", "nr", "nr.", "#", "№", "id", "rank", "row", "line", "line no.", "item no.", "s/n", "sl. no.", "s.no.")
)


def counts_off(cell: Cell) -> bool:
    """Whether the figures of a cell's column number the rows: below "No.", "#" or "Rank"."""
    return not cell.is_head and cell.head.strip().lower() in _NUMBERING


class Header(NamedTuple):
    """What a head says of the figures below it: their unit, if any, and by what to multiply them."""

    unit: Unit | None
    factor: Decimal


def header_of(cell: Cell) -> Header | None:
    """What head, row head and caption, asked in this order, say of the figures of ``cell``; None if nothing.

    None for a head itself.
    """
    if cell.is_head:
        return None
    unit: Unit | None = None
    factor = ONE
    counts = not lexicon.words("units/counted_heads").isdisjoint(f"{cell.head} {cell.row_head}".lower().split())
    caption = "" if counts or len(cell.caption) > _LONGEST_CAPTION else cell.caption
    for words in (cell.head, cell.row_head, caption):
        found = _read(words) if words else None
        if found is not None:
            unit = unit or found.unit
            factor = found.factor if factor == 1 else factor
            if found.unit is not None and found.unit.name in ("percent", "percentage_point"):
                factor = ONE
                break
    return None if unit is None and factor == 1 else Header(unit, factor)


def apply(header: Header, draft: Draft, begin: int, limit: int) -> None:
    """Give a figure the unit and scale of its head, where it is what the cell ``[begin, limit)`` is about.

    A figure with another unit or a magnitude of its own stays as it is.
    """
    unit, factor = header
    measured = draft.measured
    alone = draft.end - draft.start > (limit - begin) // 2
    if not alone or measured.unit and (unit is None or measured.unit != unit.name) or draft.number.scale > 1:
        return
    draft.number = draft.number.times(factor)._replace(scale=factor)
    draft.low, draft.high = (None if v is None else v * factor for v in (draft.low, draft.high))
    if unit is not None and not measured.noun:
        draft.measured = measured._replace(unit=unit.name, readings=unit.readings)


@lru_cache(maxsize=256)
def _read(words: str) -> Header | None:
    """What a head says; of heads over each other, parted by " / ", the lowest that says something."""
    return next(filter(None, map(_part, reversed(words.split(" / ")))), None)


def _part(words: str) -> Header | None:
    scale = _SCALE.search(words)
    named = scale.group(1) or scale.group(2) if scale else None
    factor = worth(named) if named else Decimal(1000) if scale else ONE
    return _currency(words, factor) or _unit(words, factor) or (Header(None, factor) if factor != 1 else None)


def _currency(words: str, factor: Decimal) -> Header | None:
    """``$ millions``, ``£m``, ``EUR bn``."""
    signs = currencies.table().before
    sign = _SIGN.search(words)
    if sign:
        mark, letter = sign.group(), sign.group(1)
        if letter:
            mark = mark[: -len(letter)]
            factor = _LETTERS.get(letter.lower(), factor)
        return Header(signs.get(mark.strip()) or signs.get(mark.strip()[-1]), factor)
    code = _CODE.search(words)
    if code and code.group(1) in signs and code.group(1) not in _WORDS_IN_CAPITALS:
        return Header(signs[code.group(1)], _LETTERS.get(code.group(2), factor))
    return None


def _unit(words: str, factor: Decimal) -> Header | None:
    """``Length (km)``, ``Turnout, %``, ``Speed in km/h``: read as if a 1 stood before the unit."""
    for match in _BRACKETS.finditer(words):
        inner = next(g for g in match.groups() if g)
        inner = _SCALE_FIRST.sub("", inner)
        spaced = Cursor("1 " + inner, 0, 1)
        read = unit_after(spaced, 1) or unit_after(Cursor("1" + inner, 0, 1), 1)
        if read is not None and read.end >= len(inner):
            rate = rate_after(spaced, read.end)
            return Header(Unit(f"{read.unit.name}/{rate.name}") if rate else read.unit, factor)
        paid = currency_after(spaced, 1)
        if paid is not None:
            return Header(paid.unit, factor)
    return None
