"""Unit words with several meanings, where the words around decide: pounds of money or of weight, mb of data or of air."""

from __future__ import annotations

from functools import cache

from numcheck.extraction.cursor import Cursor
from numcheck.extraction.numbers.number import Number
from numcheck.extraction.units.table import Unit
from numcheck.extraction.units.words import UnitRead
from numcheck.language import lexicon
from numcheck.language.lazy_pattern import Lazy

# Units without readings of their own that may still mean something else.
OPEN = frozenset(("pound", "megabit", "degree", "basis_point"))
_LEAST_PRESSURE, _GREATEST_PRESSURE = 850, 1090  # millibars at sea level, in the eye of a typhoon and in an anticyclone
# Around lengths of DNA, whose bp are base pairs.
_GENES = Lazy(
    r"\b(?:DNA|RNA|PCR|gen(?:e|es|ome|omes|omic)|amplicons?|fragments?|primers?|introns?|exons?|promoters?|plasmids?|alleles?|nucleotides?)\b"
)


@cache
def _near_pounds() -> dict[str, str]:
    return {word: meaning for meaning, near in lexicon.classes("units/pound_words").items() for word in near}


def likeliest(cursor: Cursor, number: Number, read: UnitRead) -> Unit:
    """The likeliest meaning of the unit that was read after ``number``; its other meanings are the readings."""
    text, unit = cursor.text, read.unit
    if unit.name == "pound":
        return _pound(text, number, read)
    if unit.name == "degree":
        return _degree(text, read)
    if unit.name == "basis_point":
        genes = text[read.start : read.end] in ("bp", "bps") and _GENES.search(
            text, max(0, number.start - 150), read.end + 60
        )
        return Unit("base_pair") if genes else unit
    pressure = _LEAST_PRESSURE <= number.value <= _GREATEST_PRESSURE
    if pressure and unit.name == "megabit" and text[read.start : read.end] == "mb":
        return Unit("millibar", ("megabit",))
    return unit


def _pound(text: str, number: Number, read: UnitRead) -> Unit:
    """Money where more of the words around speak of money, or as many and the sum is in millions."""
    start, end = read.start, read.end
    if not text[start:end].lower().startswith("pound") or text[end : end + 1] == "-":
        return read.unit
    near = text[max(0, number.start - 70) : start] + text[end : end + 50]
    meanings = _near_pounds()
    said = [meanings.get(word.strip(".,;:()'\"“”")) for word in near.lower().split()]
    money, weight = said.count("money") + near.count("£"), said.count("weight") + (text[end : end + 4] == " of ")
    if money > weight or number.scale >= 10**6 and money >= weight:
        return Unit("GBP", ("pound",))
    return Unit("pound", ("GBP",))


def _degree(text: str, read: UnitRead) -> Unit:
    """Degrees stay open; the scale that alone is named nearby is the likeliest reading."""
    near = text[max(0, read.start - 300) : read.end + 300]
    celsius = "elsius" in near or "°C" in near or "entigrade" in near
    if celsius == ("ahrenheit" in near or "°F" in near):
        return read.unit
    likely, other = ("degree_Celsius", "degree_Fahrenheit") if celsius else ("degree_Fahrenheit", "degree_Celsius")
    return Unit(read.unit.name, (likely, other))
