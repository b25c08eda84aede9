"""Facts about currencies: what their rates have ever been, and which one a text that names countries means."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cache

_FOLDER = os.path.join(os.path.dirname(__file__), "data")


def band(base: str, quote: str) -> tuple[Fraction, Fraction] | None:
    """The lowest and highest rate ever, ``quote`` for one ``base``; through the dollar where no pair is listed.

    A rate through the dollar is bounded more widely than it ever was. None for a currency without figures.
    """
    direct = _bands().get((base, quote))
    if direct is not None:
        return direct
    one, other = _bands().get(("USD", base)), _bands().get(("USD", quote))
    if one is None or other is None:
        return None
    return other[0] / one[1], other[1] / one[0]


def spoken_of(codes: Iterable[str], text: str) -> set[str]:
    """Those of ``codes`` whose country ``text`` names."""
    return {code for code in codes if code in _countries() and _countries()[code].search(text)}


@cache
def _bands() -> dict[tuple[str, str], tuple[Fraction, Fraction]]:
    bands = {}
    for base, quote, low, high in _lines("exchange_bands"):
        bands[base, quote] = Fraction(low), Fraction(high)
        bands[quote, base] = 1 / Fraction(high), 1 / Fraction(low)
    return bands


@cache
def _countries() -> dict[str, re.Pattern[str]]:
    return {code: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for code, words in _lines("currency_countries")}


def _lines(name: str) -> Iterator[list[str]]:
    with open(os.path.join(_FOLDER, f"{name}.tsv"), encoding="utf-8") as f:
        for line in f:
            if not line.startswith("#"):
                yield line.rstrip("\n").split("\t")
