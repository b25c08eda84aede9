"""LanguageTool's protocol as OpenAPI: what of it numcheck takes, and how it answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from numcheck.web.language_tool.check import FORM, LANGUAGES

_WORDS = {"type": "string"}
_COUNT = {"type": "integer", "minimum": 0}
_NAMES = {**_WORDS, "description": "Rules or families, separated by commas; those that are not known mean nothing."}
_FIELDS: dict[str, Any] = {
    "text": {
        **_WORDS,
        "description": "The text; or in its place `data`, the text with its markup as JSON: "
        '{"annotation": [{"text": "It is "}, {"markup": "<b>"}, {"text": "5 km"}]}.',
    },
    "language": {**_WORDS, "description": "A code of /v2/languages, or auto. In others nothing is found."},
    "enabledRules": _NAMES,
    "disabledRules": _NAMES,
    "enabledCategories": _NAMES,
    "disabledCategories": _NAMES,
    "enabledOnly": {**_WORDS, "description": "true: only what is enabled."},
    "level": {**_WORDS, "description": "picky: less sure findings, too."},
    "apiKey": {**_WORDS, "description": "The token, where one is asked for."},
}


def paths(refusals: Callable[..., dict[str, Any]]) -> dict[str, Any]:
    """The paths below /v2; ``refusals`` describes the statuses that it is given."""
    form = {
        "type": "object",
        "required": ["text"],
        "properties": _FIELDS,
    }
    return {
        "/v2/check": {
            "post": {
                "operationId": "languageToolCheck",
                "summary": "Check a text as clients of LanguageTool ask for it. Offsets count code units of UTF-16.",
                "requestBody": {"required": True, "content": {FORM: {"schema": form}}},
                "responses": {
                    "200": {"description": "What was found.", "content": {"application/json": {"schema": _answer()}}},
                    **refusals(400, 408, 413, 415, 500, 503),
                },
            }
        },
        "/v2/languages": {
            "get": {
                "operationId": "languageToolLanguages",
                "summary": "What is read.",
                "responses": {
                    "200": {"description": "English.", "content": {"application/json": {"schema": _languages()}}},
                    **refusals(),
                },
            }
        },
    }


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "required": [*properties], "properties": properties}


def _languages() -> dict[str, Any]:
    codes = {"name": _WORDS, "code": {"const": "en"}, "longCode": {"enum": [code for _, code in LANGUAGES]}}
    return {"type": "array", "items": _object(codes)}


def _answer() -> dict[str, Any]:
    replacement = {"type": "object", "required": ["value"], "properties": {"value": _WORDS, "shortDescription": _WORDS}}
    match = {
        "message": _WORDS,
        "shortMessage": _WORDS,
        "replacements": {"type": "array", "items": replacement},
        "offset": _COUNT,
        "length": _COUNT,
        "context": _object({"text": _WORDS, "offset": _COUNT, "length": _COUNT}),
        "sentence": _WORDS,
        "rule": _object(
            {
                "id": _WORDS,
                "description": _WORDS,
                "issueType": _WORDS,
                "category": _object({"id": _WORDS, "name": _WORDS}),
            }
        ),
    }
    return _object(
        {
            "software": _object({"name": _WORDS, "version": _WORDS, "apiVersion": {"const": 1}}),
            "language": _object({"name": _WORDS, "code": _WORDS}),
            "matches": {"type": "array", "items": _object(match)},
        }
    )
