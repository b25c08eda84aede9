"""The content of a request becomes documents and settings, all in memory."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from http import HTTPStatus
from typing import Any

from numcheck import config, documents
from numcheck.config import Config
from numcheck.core.frozen import Frozen
from numcheck.core.text import Document
from numcheck.documents import UnreadableError
from numcheck.documents.formats.text import of_text
from numcheck.documents.io.limits import check_length
from numcheck.file_formats import FormatUse, by_suffix, suffix_of
from numcheck.web.limits import RequestLimits
from numcheck.web.messages import ServiceCall
from numcheck.web.multipart import SentFile, read_form
from numcheck.web.problems import Problem
from numcheck.web.request_schema import body_of, form_of, units
from numcheck.web.schema_check import faults
from numcheck.workspace import unlike

# As text in JSON only these are read as markup; a name in .docx or .ipynb there is a name and no more.
_MARKUP = frozenset({"markdown", "html", "rst", "adoc", "latex", "subtitles"})
_DRAFT_NAME, _SOURCE_NAME = "draft.txt", "source.txt"


class Submission(Frozen):
    """What a request is about. ``files`` holds the bytes behind each document, by its uri.

    ``format``  what is to be answered in, "" for the default of the operation
    """

    drafts: tuple[Document, ...]
    sources: tuple[Document, ...]
    files: Mapping[str, bytes]
    config: Config
    format: str


def submission(call: ServiceCall, limits: RequestLimits) -> Submission:
    """What ``call`` asks for. Problem where its content is not what the published schema says, or cannot be read."""
    kind = call.content_type.partition(";")[0].strip().lower()
    if kind == "application/json":
        said = _valid(json_of(call.body), body_of(call.operation, limits.files))
        drafts = [_sent(t, _DRAFT_NAME) for t in said.get("documents") or [said["draft"]]]
        sources = [_sent(t, _SOURCE_NAME) for t in said.get("sources", ())]
        table = said.get("settings", {})
    elif kind == "multipart/form-data":
        said = _valid(read_form(call), form_of(call.operation, limits.files))
        drafts = list(said.get("documents") or [said["draft"]])
        sources = list(said.get("sources", ()))
        table = {k: v for k, v in said.items() if k not in ("draft", "documents", "sources", "format", *units())}
        table["units"] = {k: v for k, v in said.items() if k in units()}
    else:
        raise Problem(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "application/json or multipart/form-data expected")
    return _read(drafts, sources, config.from_table(table, "settings"), said.get("format", ""), limits)


def json_of(data: bytes) -> Any:
    """``data`` as JSON. Problem where it is none: numbers that are none, too, and nesting that no request needs."""
    try:
        return json.loads(data, parse_float=_decimal, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise Problem(HTTPStatus.BAD_REQUEST, "the content is no JSON") from None


def _decimal(written: str) -> Decimal:
    """By way of a float: an exponent of a thousand million is no number that anybody could calculate with."""
    return Decimal(repr(float(written)))


def _no_number(word: str) -> Any:
    raise ValueError(word)


def _valid(said: Any, schema: Mapping[str, Any]) -> dict[str, Any]:
    fault = next(faults(said, schema), None)
    if fault:
        raise Problem(HTTPStatus.UNPROCESSABLE_ENTITY, fault)
    made: dict[str, Any] = said
    return made


def _sent(text: Mapping[str, str], otherwise: str) -> SentFile:
    name = text.get("name", otherwise)
    found = by_suffix().get(suffix_of(name))
    is_text = found is None or found.name not in _MARKUP
    words = text["text"] if is_text else text["text"].replace("\0", "\ufffd")
    return SentFile(name, words.encode("utf-8", "replace"), is_text)


def _read(
    drafts: Sequence[SentFile], sources: Sequence[SentFile], settings: Config, format: str, limits: RequestLimits
) -> Submission:
    files: dict[str, bytes] = {}
    made: list[Document] = []
    for file in (*drafts, *sources):
        uri = unlike(file.name, files)
        files[uri] = file.data
        made.append(read_file(file, limits).replaced(uri=uri))
    return Submission(
        drafts=tuple(made[: len(drafts)]),
        sources=tuple(made[len(drafts) :]),
        files=files,
        config=settings,
        format=format,
    )


def read_file(file: SentFile, limits: RequestLimits) -> Document:
    """The document in ``file``. Problem where it cannot be read, or is a PDF of more pages than ``limits`` allow."""
    suffix = "" if file.is_text else suffix_of(file.name)
    if suffix == ".pdf":
        _refuse_pages(file.data, limits.pages)
    found = by_suffix().get(suffix)
    if found and found.use in (FormatUse.ARCHIVE, FormatUse.JSON):
        raise Problem(HTTPStatus.UNPROCESSABLE_ENTITY, f"{file.name}: {found.title} cannot be sent: send what is in it")
    try:
        if file.is_text:
            return of_text(check_length(file.data.decode("utf-8")), file.name)
        return documents.read_bytes(file.data, file.name)
    except UnreadableError as error:
        raise Problem(HTTPStatus.UNPROCESSABLE_ENTITY, f"{file.name}: {error}") from None


def _refuse_pages(data: bytes, most: int) -> None:
    from numcheck.optional_dependencies import require

    pdfium = require("pypdfium2", "pdf")
    try:
        pages = len(pdfium.PdfDocument(data))
    except pdfium.PdfiumError:
        return  # the reader says what is wrong with it
    if pages > most:
        raise Problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"a PDF of {pages} pages: at most {most} are read")
