"""One pass of a linear-time engine over the text: where a figure may begin. All other work is done at these places."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any

from numcheck.extraction.numbers.number_words import number_words
from numcheck.language import lexicon, linear

_NOT_FIRST = frozenset(("letter", "sign", "short", "part", "indian"))


# Digits of other scripts: Arabic, Indian, Thai, Lao, Tibetan, Burmese, full-width, and those of formulas.
_OTHER_DIGITS = "٠-٩۰-۹०-९০-৯੦-੯૦-૯୦-୯௦-௯౦-౯೦-೯൦-൯๐-๙໐-໙༠-༩၀-၉０-９𝟎-𝟿"
# The marks of numbers that come with such digits.
_MARKS = str.maketrans("，．％٪٫٬", ",.%%.,")


def ascii_digits(text: str) -> str:
    """``text`` with the digits of every script as 0 to 9, and of the same length."""
    found = {c for c in set(text) if c.isdecimal() and not c.isascii()}
    digits = str.maketrans({c: str(unicodedata.decimal(c)) for c in found})
    return text.translate(digits).translate(_MARKS)


@cache
def _pattern() -> Any:
    first = [w for w, known in number_words().items() if known.kind not in _NOT_FIRST]
    first += ["half", "halves", "several", "couple", "twice"]
    single = "|".join(sorted(lexicon.words("units/article_units")))
    parts = "third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
    vulgar = "[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒]"
    return linear.compiled(
        rf"[0-9]+(?:[.,][0-9]+)*|\b(?:{'|'.join(first)})\b|{vulgar}|[{_OTHER_DIGITS}]|\ban? (?:{parts}|few|{single})\b|\bquarter-",
        case_sensitive=False,
    )


def candidates(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of every run of digits, number word or vulgar fraction of ``text``, in order, in code points."""
    return linear.spans(_pattern(), text)
