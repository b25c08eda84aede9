"""Unit words with several meanings, where the words around decide: pounds of money or of weight, mb of data or of air."""

from __future__ import annotations

from functools import cache

from numcheck.extraction.numbers.number import Number
from numcheck.extraction.units.table import Unit
from numcheck.extraction.vocabulary import rows

OPEN = frozenset(("pound", "megabit", "degree"))


@cache
def _near_pounds() -> dict[str, str]:
    return {word: meaning for word, meaning in rows("pound_words", 2)}


def choose(text: str, unit: Unit, number: Number, start: int, end: int) -> Unit:
    """The likeliest meaning of ``unit``, written as ``text[start:end]`` after ``number``; the others are its readings."""
    if unit.name == "pound":
        return _pound(text, unit, number, start, end)
    if unit.name == "degree":
        return _degree(text, unit, start, end)
    if unit.name == "megabit" and text[start:end] == "mb" and 850 <= number.value <= 1090:
        return Unit("millibar", ("megabit",))
    return unit


def _pound(text: str, unit: Unit, number: Number, start: int, end: int) -> Unit:
    """Money where more of the words around speak of money, or as many and the sum is in millions."""
    if not text[start:end].lower().startswith("pound") or text[end : end + 1] == "-":
        return unit
    near = text[max(0, number.start - 70) : start] + text[end : end + 50]
    meanings = _near_pounds()
    said = [meanings.get(word.strip(".,;:()'\"“”")) for word in near.lower().split()]
    money, weight = said.count("money") + near.count("£"), said.count("weight") + (text[end : end + 4] == " of ")
    if money > weight or number.scale >= 10**6 and money >= weight:
        return Unit("GBP", ("pound",))
    return Unit("pound", ("GBP",))


def _degree(text: str, unit: Unit, start: int, end: int) -> Unit:
    """Degrees stay open; the scale that alone is named nearby is the likeliest reading."""
    near = text[max(0, start - 300) : end + 300]
    celsius = "elsius" in near or "°C" in near or "entigrade" in near
    if celsius == ("ahrenheit" in near or "°F" in near):
        return unit
    likely, other = ("degree_Celsius", "degree_Fahrenheit") if celsius else ("degree_Fahrenheit", "degree_Celsius")
    return Unit(unit.name, (likely, other))
