"""One pass of a linear-time engine over the text: where a figure may begin. All other work is done at these places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from numcheck.extraction import spelled
from numcheck.extraction.vocabulary import words

_LONE = re.compile("[\ud800-\udfff]")
_NOT_FIRST = frozenset(("letter", "sign", "part", "indian"))


@cache
def _pattern() -> Any:
    import re2

    first = [w for w, known in spelled.number_words().items() if known.kind not in _NOT_FIRST]
    first += ["half", "halves", "several", "couple"]
    single = "|".join(sorted(words("single_units")))
    parts = "third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
    vulgar = "[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒]"
    options = re2.Options()
    options.case_sensitive = False
    options.log_errors = False
    return re2.compile(
        rf"[0-9]+(?:[.,][0-9]+)*|\b(?:{'|'.join(first)})\b|{vulgar}|\ban? (?:{parts}|few|{single})\b|\bquarter-".encode(),
        options,
    )


def candidates(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of every run of digits, number word or vulgar fraction of ``text``, in order, in code points."""
    try:
        data = text.encode()
    except UnicodeEncodeError:
        data = _LONE.sub("?", text).encode()
    if len(data) == len(text):
        for match in _pattern().finditer(data):
            yield match.span()
        return
    place = seen = 0
    for match in _pattern().finditer(data):
        start, end = match.span()
        place += len(data[seen:start].decode())
        length = len(data[start:end].decode())
        yield place, place + length
        place += length
        seen = end
