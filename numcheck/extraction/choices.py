"""Unit words with several meanings, where the words around decide: pounds of money or of weight, Mb of data or of air."""

from __future__ import annotations

import re

from numcheck.extraction.number import Number
from numcheck.extraction.patterns import Lazy
from numcheck.extraction.unit_table import Unit

OPEN = frozenset(("pound", "megabit", "millibar", "degree"))
_PAID = Lazy(
    r"£|\b(?:pay|pays|paid|paying|spen[dt]\w*|costs?|costing|worth|price[ds]?|sold|sell\w*|bought|buy\w*|earn\w*|fine[ds]?|"
    r"wage\w*|salary|salaries|debts?|budget|profit\w*|loss\w*|revenue|sales|tax\w*|money|cash|fund\w*|fees?|bill|deal|loan\w*|"
    r"bank\w*|invest\w*|sterling|pence|award\w*|grant\w*|donat\w+|rais\w+|compensation|prize|bid|stake|pension\w*|"
    r"charg\w+|ow(?:e|es|ed|ing)|saving\w*|saved?|note|coin|turnover|income|rent|mortgage|treasury|british|insurance)\b",
    re.IGNORECASE,
)
_WEIGHED = Lazy(
    r"\b(?:weigh\w*|heav\w+|light\w*|lb|lbs|ounces?|kg|kilo\w*|kilograms?|mass|meat|lost|gained|shed|fat|baby|fish|beef|"
    r"flour|sugar|butter|potatoes|coffee|cotton|lift\w*|load|carry|carri\w+|thrust|force|overweight|luggage|cargo|"
    r"wool|bags?|bale|of|per)\b",
    re.IGNORECASE,
)
_CELSIUS = Lazy(r"°\s?C\b|[Cc]elsius|centigrade")
_FAHRENHEIT = Lazy(r"°\s?F\b|[Ff]ahrenheit")


def choose(text: str, unit: Unit, number: Number, start: int, end: int) -> Unit:
    """The likeliest meaning of ``unit``, written as ``text[start:end]`` after ``number``; the others are its readings."""
    if unit.name == "pound":
        return _pound(text, unit, number, start, end)
    if unit.name == "megabit" and text[start:end] == "mb" and 850 <= number.value <= 1090:
        return Unit("millibar", ("megabit",))
    return unit


def _pound(text: str, unit: Unit, number: Number, start: int, end: int) -> Unit:
    if not text[start:end].lower().startswith("pound") or text[end : end + 1] == "-":
        return unit
    near = text[max(0, number.start - 70) : start] + text[end : end + 50]
    paid, weighed = (
        len(_PAID.findall(near)),
        len(_WEIGHED.findall(text[max(0, number.start - 50) : start] + text[end : end + 30])),
    )
    if paid > weighed or number.scale >= 10**6 and paid >= weighed:
        return Unit("GBP", ("pound",))
    return Unit("pound", ("GBP",))
