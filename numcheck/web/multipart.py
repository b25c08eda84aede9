"""A form with files (RFC 7578), read in memory: no part of it is ever written to disk."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from numcheck.core.named_tuple import NamedTuple
from numcheck.file_formats import by_suffix, suffix_of
from numcheck.optional_dependencies import require
from numcheck.web.media_types import named
from numcheck.web.messages import ServiceCall
from numcheck.web.problems import Problem

FILES = frozenset({"draft", "sources", "documents"})
"""The fields that are files."""

_SEVERAL = frozenset({"sources", "documents", "select", "extend-select", "ignore", "both"})
# More fields than any form of the service has.
_MOST_PARTS = 2_000


class SentFile(NamedTuple):
    """A file as it was sent: ``name`` without folders, and its bytes.

    ``is_text``  that it is plain text in UTF-8, whatever it is called
    """

    name: str
    data: bytes
    is_text: bool = False


class _Part:
    """One part as it comes in: its headers, and its bytes so far."""

    def __init__(self) -> None:
        self.headers: dict[bytes, bytes] = {}
        self.name = bytearray()
        self.value = bytearray()
        self.data = bytearray()


def read_form(call: ServiceCall) -> dict[str, Any]:
    """The fields of a form: files as SentFile, all others as text, those that may come several times as lists.

    Problem where it is no form with a boundary, or ends too early.
    """
    library = require("python_multipart.multipart", "serve")
    _, options = library.parse_options_header(call.content_type)
    parts: list[_Part] = []

    def begin() -> None:
        if len(parts) >= _MOST_PARTS:
            raise Problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"more than {_MOST_PARTS} fields")
        parts.append(_Part())

    def end_of_header() -> None:
        part = parts[-1]
        part.headers[bytes(part.name).lower()] = bytes(part.value)
        part.name.clear()
        part.value.clear()

    ended: list[bool] = []
    callbacks = {
        "on_part_begin": begin,
        "on_header_field": lambda data, start, end: parts[-1].name.extend(data[start:end]),
        "on_header_value": lambda data, start, end: parts[-1].value.extend(data[start:end]),
        "on_header_end": end_of_header,
        "on_part_data": lambda data, start, end: parts[-1].data.extend(data[start:end]),
        "on_end": lambda: ended.append(True),
    }
    try:
        parser = library.MultipartParser(options[b"boundary"], callbacks)
        parser.write(call.body)
        parser.finalize()
    except (KeyError, ValueError):
        raise Problem(HTTPStatus.BAD_REQUEST, "the content is no form with a boundary") from None
    if not ended:
        raise Problem(HTTPStatus.BAD_REQUEST, "the form ends too early")
    return _fields(parts, library.parse_options_header)


def _fields(parts: list[_Part], options_of: Any) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for part in parts:
        _, options = options_of(part.headers.get(b"content-disposition", b""))
        field = options.get(b"name", b"").decode("utf-8", "replace")
        value: Any = part.data.decode("utf-8", "replace")
        if field in FILES:
            value = _sent(part, field, options.get(b"filename"))
        if field in _SEVERAL:
            made.setdefault(field, []).append(value)
        elif field in made:
            raise Problem(HTTPStatus.UNPROCESSABLE_ENTITY, f"{field[:60]}: given twice")
        else:
            made[field] = value
    return made


def _sent(part: _Part, field: str, file_name: bytes | None) -> SentFile:
    """The file in ``part``; where neither its name nor its type says what it is, text in UTF-8 is text."""
    # Browsers send names, others whole paths.
    path = (file_name or b"").decode("utf-8", "replace").replace("\\", "/").replace("\0", "")
    kind = part.headers.get(b"content-type", b"").decode("latin-1")
    name = named(path.rpartition("/")[2].strip()[-200:] or field.removesuffix("s"), kind)
    return SentFile(name, bytes(part.data), suffix_of(name) not in by_suffix() and _is_utf8(part.data))


def _is_utf8(data: bytearray) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
