"""A value from a client held against the schema that the service publishes.

Only the words of JSON Schema that ``request_schema`` uses: what is published and what is accepted are one thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "number": (int, Decimal),
    "boolean": (bool,),
}


def faults(value: Any, schema: Mapping[str, Any], at: str = "") -> Iterator[str]:
    """One line for each way in which ``value`` is not of ``schema``, beginning with the place ``at`` which it is wrong."""
    place = f"{at}: " if at else ""
    if "enum" in schema:
        if value not in schema["enum"] or isinstance(value, bool):
            yield f"{place}one of {', '.join(map(str, schema['enum']))} expected"
        return
    kind = schema["type"]
    if "contentMediaType" in schema:
        if isinstance(value, str):
            yield f"{place}a file expected"
        return
    if not _is(value, kind):
        yield f"{place}{kind} expected"
    elif kind == "object":
        yield from _of_object(value, schema, at)
    elif kind == "array":
        yield from _of_array(value, schema, at)
    elif kind == "string":
        yield from _of_string(value, schema, place)
    elif kind == "number" and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        yield f"{place}a number from {schema['minimum']} to {schema['maximum']} expected"


def _is(value: Any, kind: str) -> bool:
    return isinstance(value, _TYPES[kind]) and (kind == "boolean" or not isinstance(value, bool))


def _of_object(value: dict[str, Any], schema: Mapping[str, Any], at: str) -> Iterator[str]:
    known = schema.get("properties", {})
    for name in schema.get("required", ()):
        if name not in value:
            yield f"{at}.{name}: missing".removeprefix(".")
    for name, inner in value.items():
        if name in known:
            yield from faults(inner, known[name], f"{at}.{name}".removeprefix("."))
        else:
            yield f"{at}.{name[:60]}: unknown; known are {', '.join(known)}".removeprefix(".")


def _of_array(value: list[Any], schema: Mapping[str, Any], at: str) -> Iterator[str]:
    least, most = schema.get("minItems", 0), schema.get("maxItems", len(value))
    if not least <= len(value) <= most:
        yield f"{at}: {least} to {most} entries expected"
        return
    for i, inner in enumerate(value):
        yield from faults(inner, schema["items"], f"{at}[{i}]")


def _of_string(value: str, schema: Mapping[str, Any], place: str) -> Iterator[str]:
    if len(value) < schema.get("minLength", 0):
        yield f"{place}at least {schema['minLength']} characters expected"
    elif len(value) > schema.get("maxLength", len(value)):
        yield f"{place}at most {schema['maxLength']} characters expected"
    elif "pattern" in schema and not re.search(schema["pattern"], value):
        yield f"{place}{schema['pattern']} expected"
