"""One pass of a linear-time engine over the text: where a figure may begin. All other work is done at these places."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any

from numcheck.extraction.numbers.number_words import number_words
from numcheck.language import lexicon, linear
from numcheck.language.lazy_pattern import Lazy

_NOT_FIRST = frozenset(("letter", "sign", "part", "indian"))


_OTHER_DIGIT = Lazy(r"[^\D0-9]")
# The marks of numbers that come with such digits.
_MARKS = str.maketrans("，．％٪٫٬", ",.%%.,")


def ascii_digits(text: str) -> str:
    """``text`` with the digits of every script as 0 to 9, and of the same length; itself where it has no others."""
    if text.isascii() or _OTHER_DIGIT.search(text, 0, len(text)) is None:
        return text
    found = {c for c in set(text) if c.isdecimal() and not c.isascii()}
    digits = str.maketrans({c: str(unicodedata.decimal(c)) for c in found})
    return text.translate(digits).translate(_MARKS)


@cache
def _pattern() -> Any:
    first = [w for w, known in number_words().items() if known.kind not in _NOT_FIRST]
    first += ["half", "halves", "several", "couple"]
    single = "|".join(sorted(lexicon.words("units/article_units")))
    parts = "third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
    vulgar = "[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒]"
    return linear.compiled(
        rf"[0-9]+(?:[.,][0-9]+)*|\b(?:{'|'.join(first)})\b|{vulgar}|\ban? (?:{parts}|few|{single})\b|\bquarter-",
        case_sensitive=False,
    )


def candidates(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of every run of digits, number word or vulgar fraction of ``text``, in order, in code points."""
    return linear.spans(_pattern(), text)
