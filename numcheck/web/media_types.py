"""Media types of what is sent and of what is answered in."""

from __future__ import annotations

from numcheck import writers
from numcheck.file_formats import by_suffix, suffix_of

JSON = "application/json"
PLAIN = "text/plain; charset=utf-8"
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

REPORTS = {
    **dict.fromkeys(writers.FORMATS, PLAIN),
    "json": JSON,
    "jsonl": "application/jsonl; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "xlsx": _WORKBOOK,
    "markdown": "text/markdown; charset=utf-8",
    "sarif": "application/sarif+json",
    "gitlab": JSON,
    "rdjson": JSON,
    "junit": "application/xml",
}
"""Of each format that a report is written in."""

DRAFTS = {
    ".md": "text/markdown",
    ".html": "text/html",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".docm": "application/vnd.ms-word.document.macroEnabled.12",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".pdf": "application/pdf",
}
"""Of drafts, by suffix, where they have one of their own; all others are plain text."""

_SUFFIXES = {kind.lower(): suffix for suffix, kind in DRAFTS.items()} | {"text/csv": ".csv", _WORKBOOK: ".xlsx"}


def media_type(name: str) -> str:
    """That of a draft called ``name``."""
    found = by_suffix().get(suffix_of(name))
    own = next((kind for suffix, kind in DRAFTS.items() if by_suffix()[suffix] is found), "")
    kind = DRAFTS.get(suffix_of(name), own)
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind or PLAIN


def named(name: str, kind: str) -> str:
    """``name`` with the suffix of the media type ``kind``, where that is of a format and the name is of another."""
    suffix = _SUFFIXES.get(kind.partition(";")[0].strip().lower())
    if suffix is None or by_suffix().get(suffix_of(name)) is by_suffix()[suffix]:
        return name
    return name + suffix
