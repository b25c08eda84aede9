"""Text made fit for a line: control characters of a document never reach a terminal or break a format."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re


@cache
def _control() -> re.Pattern[str]:
    import re

    return re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")


def one_line(text: str) -> str:
    """``text`` on one line, stripped: a blank for each run of line breaks, controls, direction overrides and surrogates."""
    if text.isprintable():
        return text.strip()
    return _control().sub(" ", text).strip()


def drawable(text: str, ascii_only: bool) -> str:
    """``text`` fit for a terminal: encodable, and with ``ascii_only`` drawn with ASCII, cell for cell."""
    if ascii_only:
        text = text.translate({ord(a): b for a, b in zip("─→│┆…·“”", '->|:.-""', strict=True)})
    return encodable(text)


def encodable(text: str) -> str:
    """``text`` with "?" for lone surrogates, so that UTF-8 can hold it."""
    return text.encode("utf-8", "replace").decode("utf-8")
