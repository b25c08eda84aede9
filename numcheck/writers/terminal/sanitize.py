"""Text made fit for a line: control characters of a document never reach a terminal or break a format."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import re

# C0 and C1 controls, breaks of lines and paragraphs, overrides of direction (UAX 9), lone surrogates.
_CONTROLS = "\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff"


@cache
def _control() -> re.Pattern[str]:
    import re

    return re.compile(f"[{_CONTROLS}]+")


def one_line(text: str) -> str:
    """``text`` on one line, stripped: a blank for each run of line breaks, controls, direction overrides and surrogates."""
    return flat(text).strip()


def flat(text: str) -> str:
    """As ``one_line``, with the blanks around it."""
    return text if text.isprintable() else _control().sub(" ", text)


def json_text(value: Any, indent: int | None = None) -> str:
    """``value`` as JSON, characters beyond ASCII as they are but for controls and direction overrides, which are escaped:
    read back it is the same, and a terminal that shows it obeys none of them. Lone surrogates become "?".
    """
    import json

    text = encodable(json.dumps(value, indent=indent, ensure_ascii=False))
    return text if text.isascii() and "\x7f" not in text else _json_control().sub(lambda m: f"\\u{ord(m[0]):04x}", text)


@cache
def _json_control() -> re.Pattern[str]:
    import re

    return re.compile(f"(?!\n)[{_CONTROLS}]")


def drawable(text: str, ascii_only: bool) -> str:
    """``text`` fit for a terminal: encodable, and with ``ascii_only`` drawn with ASCII, cell for cell."""
    if ascii_only:
        text = text.translate({ord(a): b for a, b in zip("─→│┆…·“”", '->|:.-""', strict=True)})
    return encodable(text)


def encodable(text: str) -> str:
    """``text`` with "?" for lone surrogates, so that UTF-8 can hold it."""
    return text.encode("utf-8", "replace").decode("utf-8")
