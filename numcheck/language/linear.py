"""One pass of a linear-time engine over a whole text, for patterns that look at every letter of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any


def compiled(pattern: str, *, case_sensitive: bool = True) -> Any:
    """``pattern`` for ``spans``, compiled by re2. Its classes and ``\\b`` know the letters of ASCII only.

    It sees bytes of UTF-8. Raises re2.error for what takes more than linear time: look-around and backreferences.
    """
    import re2

    options = re2.Options()
    options.case_sensitive = case_sensitive
    options.log_errors = False
    return re2.compile(pattern.encode(), options)


def spans(pattern: Any, text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of every match of ``pattern`` in ``text``, in order, not overlapping, in code points.

    A lone surrogate is read as a question mark.
    """
    try:
        data = text.encode()
    except UnicodeEncodeError:
        data = re.sub(r"[\ud800-\udfff]", "?", text).encode()
    if len(data) == len(text):
        for match in pattern.finditer(data):
            yield match.span()
        return
    place = seen = 0
    for match in pattern.finditer(data):
        start, end = match.span()
        place += len(data[seen:start].decode())
        length = len(data[start:end].decode())
        yield place, place + length
        place += length
        seen = end
