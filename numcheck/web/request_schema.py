"""What the operations of /v1 take, as JSON Schema: published in the OpenAPI document, and what requests are held against."""

from __future__ import annotations

import os
from functools import cache
from typing import Any

from numcheck import rules, writers
from numcheck.config.readers import PRESETS
from numcheck.config.toml import parse
from numcheck.core.levels import Confidence, Family

TABLES = ("json", "jsonl", "csv", "xlsx")
"""The formats of tie-out and ledger."""

FORMATS: dict[str, tuple[str, ...]] = {
    "check": ("json", "xlsx", *(f for f in writers.FORMATS if f != "json")),
    "tieout": TABLES,
    "extract": ("json", "jsonl", "csv"),
    "ledger": TABLES,
    "annotate": (),
}
"""What each operation can answer in, its default first; annotate answers in the format of the draft."""

_MOST_NAMES = 200
_FILE = "A file in any format that numcheck reads: its media type or the suffix of its name says which."
_TEXT = {"type": "string", "description": "The text itself."}
_NAME = {
    "type": "string",
    "minLength": 1,
    "maxLength": 200,
    "description": "What to call it; its suffix says how it is read: .txt, .md, .html, .rst, .adoc, .tex, .srt, .vtt. "
    "Any other is read as plain text.",
}


def _object(properties: dict[str, Any], *required: str, said: str = "") -> dict[str, Any]:
    made: dict[str, Any] = {"type": "object", "additionalProperties": False, "properties": properties}
    if required:
        made["required"] = list(required)
    return {**made, "description": said} if said else made


def _list(items: dict[str, Any], most: int, least: int = 0, said: str = "") -> dict[str, Any]:
    made: dict[str, Any] = {"type": "array", "items": items, "maxItems": most}
    made |= {"minItems": least} if least else {}
    return {**made, "description": said} if said else made


TEXT = _object({"name": _NAME, "text": _TEXT}, "text")


@cache
def simple_settings() -> dict[str, Any]:
    """The settings that a form can hold, too: switches and names."""
    names = _list({"enum": ["all", *(str(f) for f in Family), *rules.names()]}, _MOST_NAMES)
    return {
        "preset": {"enum": ["", *parse(os.fspath(PRESETS))], "description": "Settings of a style guide to start from."},
        "min-confidence": {
            "enum": [str(c) for c in reversed(Confidence)],
            "description": "Weaker findings are not reported.",
        },
        "select": {**names, "description": "Only these rules or families."},
        "extend-select": {**names, "description": "These, too."},
        "ignore": {**names, "description": "Not these."},
    }


def units() -> dict[str, Any]:
    """The settings of the table ``units``."""
    return {
        "both": _list({"enum": ["metric", "imperial"]}, 2, said="Systems in which a text must give each figure."),
        "home-currency": {
            "type": "string",
            "pattern": "^([A-Z]{3})?$",
            "description": "ISO 4217 code of the money that needs no conversion.",
        },
    }


def settings() -> dict[str, Any]:
    """The settings of a request: those of a configuration that name no file."""
    words = {"type": "string", "minLength": 1, "maxLength": 200}
    known = _object(
        {
            "text": {**words, "description": "The words of what is measured."},
            "value": {"type": "number", "minimum": -1e15, "maximum": 1e15},
            "unit": {"type": "string", "maxLength": 60},
            "reason": {"type": "string", "maxLength": 200},
        },
        "text",
        "value",
    )
    return _object(
        {
            **simple_settings(),
            "units": _object(units()),
            "known": _list(known, _MOST_NAMES, said="Figures that the newsroom has agreed on."),
            "different": _list(_list(words, 2, 2), _MOST_NAMES, said="Pairs of wordings that never mean the same."),
        },
        said="As in numcheck.toml; what names a file is not taken.",
    )


def body_of(operation: str, most_files: int) -> dict[str, Any]:
    """What the JSON of ``operation`` is, with at most ``most_files`` texts."""
    texts: dict[str, Any] = {"draft": TEXT}
    needed = ["draft"]
    if operation == "ledger":
        texts, needed = {"documents": _list(TEXT, most_files, 1)}, ["documents"]
    elif operation != "extract":
        least = 1 if operation == "tieout" else 0
        texts["sources"] = _list(TEXT, most_files - 1, least, "What the draft rests on.")
        needed += ["sources"] if least else []
    formats = {"format": {"enum": list(FORMATS[operation])}} if FORMATS[operation] else {}
    return _object({**texts, **formats, "settings": settings()}, *needed)


def form_of(operation: str, most_files: int) -> dict[str, Any]:
    """What the fields of a form of ``operation`` are: files as they are, and the settings without a table."""
    made = body_of(operation, most_files)
    file = {"type": "string", "contentMediaType": "application/octet-stream", "description": _FILE}
    fields = {
        name: {**schema, "items": file} if schema["type"] == "array" else file
        for name, schema in made["properties"].items()
        if name in ("draft", "sources", "documents")
    }
    formats = {name: schema for name, schema in made["properties"].items() if name == "format"}
    return _object({**fields, **formats, **simple_settings(), **units()}, *made["required"])
