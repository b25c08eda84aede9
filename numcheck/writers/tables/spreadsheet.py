"""Cells that are safe to open: text that a spreadsheet would run is shown as text, numbers stay numbers."""

from __future__ import annotations

import re

from numcheck.writers.terminal.sanitize import encodable

Cell = str | int | float | bool | None

# Neither XML nor a terminal that shows the file should meet these; line breaks of other systems end a row in some programs.
_BREAK = re.compile("\r\n?|[\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def safe(cell: Cell) -> Cell:
    """``cell`` with an apostrophe before text that starts like a formula; numbers and text that is a number pass."""
    if not isinstance(cell, str):
        return cell
    text = clean(cell)
    if text.lstrip(" ").startswith(_STARTS) and not _is_number(text):
        return "'" + text
    return text


def clean(text: str) -> str:
    """``text`` with U+FFFD for control characters and direction overrides, line feeds for other line breaks, and "?" for
    lone surrogates, which spreadsheet files cannot hold.
    """
    return encodable(_CONTROL.sub("\ufffd", _BREAK.sub("\n", text)))


def _is_number(text: str) -> bool:
    # Not float(): it takes "-inf" and "-1_000", which a spreadsheet reads as names.
    body = text[1:] if text[:1] in "+-" else text
    whole, _, places = body.partition(".")
    return whole.isascii() and whole.isdigit() and (not places or (places.isascii() and places.isdigit()))
