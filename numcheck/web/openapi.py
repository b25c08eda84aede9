"""The service as OpenAPI 3.1, made of the schemas that requests are held against."""

from __future__ import annotations

import json
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any

from numcheck import __version__, writers
from numcheck.web import problems, request_schema
from numcheck.web.language_tool import description as language_tool
from numcheck.web.limits import RequestLimits
from numcheck.web.media_types import DRAFTS, JSON, PLAIN, REPORTS, media_type

_SAID = {
    "check": "Find figures that cannot all be true, and those that the sources do not support.",
    "tieout": "Hold every figure of a draft against its sources.",
    "extract": "List every quantity of a draft, exactly as written.",
    "ledger": "Compare documents: one row a measurand, one column a document.",
    "annotate": "Give the draft back with each finding as a comment on its very words, in its own format.",
}
_REFUSALS = {
    400: "The content is no JSON, or no form.",
    408: "The content did not arrive in time.",
    413: "Larger than what is taken.",
    415: "The content is neither JSON nor a form with files.",
    422: "The content is not of the schema, or a file cannot be read.",
    500: "The service failed at it.",
    501: "A library that this needs is not installed.",
    503: "It takes too long, or too much is asked at once.",
}
_EVERYWHERE = {403: "Asked by the page of another origin.", 421: "Asked under another name than the service's."}


def document(limits: RequestLimits, *, keyed: bool = False) -> dict[str, Any]:
    """The description of the service with ``limits``; ``keyed`` where it asks for a token."""
    made: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {
            "title": "numcheck",
            "version": __version__,
            "description": "The linter of figures in prose, over HTTP.",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "paths": {
            **{f"/v1/{name}": {"post": _operation(name, limits)} for name in request_schema.FORMATS},
            **language_tool.paths(_refusals),
            "/healthz": {"get": _health()},
        },
        "components": {"schemas": {"problem": _problem(), "report": _report()}},
    }
    if keyed:
        made["components"]["securitySchemes"] = {
            scheme: {"type": "http", "scheme": scheme} for scheme in ("bearer", "basic")
        }
        made["security"] = [{"bearer": []}, {"basic": []}]
        for operation in made["paths"].values():
            for said in operation.values():
                said["responses"]["401"] = _refusal("No token was shown.")
    return made


def _operation(name: str, limits: RequestLimits) -> dict[str, Any]:
    return {
        "operationId": name,
        "summary": _SAID[name],
        "requestBody": {
            "required": True,
            "content": {
                JSON: {"schema": request_schema.body_of(name, limits.files)},
                "multipart/form-data": _form(name, limits),
            },
        },
        "responses": {"200": _found(name), **_refusals(*_REFUSALS)},
    }


def _form(name: str, limits: RequestLimits) -> dict[str, Any]:
    """The form as it is sent, where one of a list and a list of one are the same."""
    schema = request_schema.form_of(name, limits.files)
    fields = {
        field: {"anyOf": [said, said["items"]]} if said.get("type") == "array" else said
        for field, said in schema["properties"].items()
    }
    return {"schema": {**schema, "properties": fields}}


def _found(name: str) -> dict[str, Any]:
    if name == "annotate":
        kinds = [*(media_type(f"draft{suffix}") for suffix in DRAFTS), PLAIN]
        return {"description": "The copy.", "content": {kind: {} for kind in dict.fromkeys(kinds)}}
    kinds = [REPORTS[f] for f in request_schema.FORMATS[name]]
    content: dict[str, Any] = {kind: {} for kind in dict.fromkeys(kinds)}
    rows = {"type": "array", "items": {"type": "object"}}
    # Of a check other formats are JSON, too: gitlab's is a list.
    report = {"anyOf": [{"$ref": "#/components/schemas/report"}, {"type": "array"}, {"type": "object"}]}
    content[JSON] = {"schema": report if name == "check" else rows}
    return {"description": "What was found, in the format that was asked for.", "content": content}


def _health() -> dict[str, Any]:
    names = {"status": {"enum": ["ok", "broken"]}, "version": {"type": "string"}}
    schema = {"type": "object", "required": [*names], "properties": names}
    return {
        "operationId": "health",
        "summary": "Whether it works: a worker checks a line.",
        "responses": {
            "200": {"description": "It answers.", "content": {JSON: {"schema": schema}}},
            **_refusals(500, 503),
        },
    }


def _refusals(*statuses: int) -> dict[str, Any]:
    said = {status: _REFUSALS[status] for status in statuses} | _EVERYWHERE
    return {str(status): _refusal(words) for status, words in sorted(said.items())}


def _refusal(words: str) -> dict[str, Any]:
    return {
        "description": words,
        "content": {problems.CONTENT_TYPE: {"schema": {"$ref": "#/components/schemas/problem"}}},
    }


def _problem() -> dict[str, Any]:
    return {
        "description": "Problem details (RFC 9457).",
        "type": "object",
        "required": ["title", "status", "detail"],
        "properties": {
            "title": {"enum": [s.phrase for s in HTTPStatus if s >= 400]},
            "status": {"type": "integer", "minimum": 400, "maximum": 599},
            "detail": {"type": "string"},
        },
    }


@cache
def _report() -> dict[str, Any]:
    """The schema of a report, with its own definitions named as seen from this document."""
    path = Path(writers.__file__).parent / "formats" / "report.schema.json"
    text = path.read_text(encoding="utf-8").replace('"#/$defs/', '"#/components/schemas/report/$defs/')
    made: dict[str, Any] = json.loads(text)
    return {key: value for key, value in made.items() if key not in ("$schema", "$id")}
