"""The JSON schema of a configuration file, from the table of settings."""

from __future__ import annotations

from collections.abc import Mapping
from json import dumps
from typing import Any

from numcheck.config.configuration import Config
from numcheck.config.settings import Setting, settings_by_key

_NAMES = {"type": "array", "items": {"type": "string"}}
_KNOWN = {
    "type": "object",
    "additionalProperties": False,
    "required": ["text", "value"],
    "properties": {
        "text": {"type": "string", "minLength": 1, "description": "The words of what is measured"},
        "value": {"type": "number"},
        "unit": {"type": "string"},
        "reason": {"type": "string"},
    },
}
_EXTEND = {"type": "string", "description": "A configuration file whose settings hold where this one says nothing"}

# In a file of numcheck's own the settings may stand under their name in pyproject.toml, too.
_TOOL = {"type": "object", "properties": {"numcheck": {"$ref": "#"}}}


def schema() -> dict[str, Any]:
    """The schema of numcheck.toml and of the table tool.numcheck in pyproject.toml: draft 7, which the editors read."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": "https://json.schemastore.org/numcheck.json",
        "title": "numcheck configuration",
        "description": "numcheck.toml, .numcheck.toml, or the table tool.numcheck of pyproject.toml",
        "type": "object",
        "additionalProperties": False,
        "properties": {"extend": _EXTEND, **_properties(settings_by_key()), "tool": _TOOL},
    }


def schema_text() -> str:
    """The schema as JSON, a setting a line where it is short, and two blanks a level."""
    return _laid_out(schema(), "") + "\n"


def _properties(keys: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: _of_setting(s)
        if isinstance(s, Setting)
        else {"type": "object", "additionalProperties": False, "properties": _properties(s)}
        for key, s in keys.items()
    }


def _of_setting(setting: Setting) -> dict[str, Any]:
    default, said = {"default": getattr(Config(), setting.field)}, {"description": setting.help}
    match setting.kind:
        case "a list of names":
            return {**_NAMES, **said}
        case "a string":
            return {"type": "string", **default, **said}
        case "one of a few words":
            return {"enum": list(setting.choices), **default, **said}
        case "true or false":
            return {"type": "boolean", **default, **said}
        case "a table of lists of names":
            return {"type": "object", **said, "additionalProperties": _NAMES}
        case "a list of agreed figures":
            return {"type": ["array", "string"], **said, "items": _KNOWN}
        case "a list of pairs of wordings":
            return {"type": "array", **said, "items": {**_NAMES, "minItems": 2, "maxItems": 2}}
        case _:  # a table a rule
            return {"type": "object", **said, "additionalProperties": {"type": "object"}}


def _laid_out(value: Any, indent: str, key: str = "") -> str:
    """JSON; a table goes over several lines where it holds others that a reader looks for."""
    if not isinstance(value, dict):
        return dumps(value, ensure_ascii=False)
    holds = any(isinstance(v, dict) for v in value.values())
    if key in {"properties", "$defs"} or "properties" in value or ("description" in value and holds):
        inner = (f"{indent}  {dumps(k)}: {_laid_out(v, indent + '  ', k)}" for k, v in value.items())
        return "{\n" + ",\n".join(inner) + f"\n{indent}}}"
    return "{ " + ", ".join(f"{dumps(k)}: {_laid_out(v, indent)}" for k, v in value.items()) + " }"
