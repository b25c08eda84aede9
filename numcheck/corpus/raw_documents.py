"""A row of a corpus becomes a document: text, a file, or a line of JSON."""

from __future__ import annotations

import json
from collections.abc import Collection
from hashlib import blake2b
from typing import Any

from numcheck import documents
from numcheck.core.named_tuple import NamedTuple
from numcheck.core.text import Document
from numcheck.corpus.columns import RawDocument
from numcheck.corpus.steps import NotReadError
from numcheck.library import plain_text

# The first of these that there is, where nothing else is said.
TEXT_COLUMNS = ("text", "content", "body", "article")
ID_COLUMNS = ("id", "document", "doc_id", "uri", "url", "path", "name")

_SHOWN = 60  # code points of a line that could not be read


class Layout(NamedTuple):
    """Where in a row its text and its id stand; "" for the first of the usual names that there is.

    ``suffix`` is that of the format of the text (``.html``); "" for plain text.
    """

    text: str = ""
    id: str = ""
    suffix: str = ""

    def columns(self, names: Collection[str]) -> tuple[str, str]:
        """Which of ``names`` hold text and id, the second "" where there is none. ValueError where none holds the text, or
        not the one that was named.
        """
        for wanted in filter(None, (self.text, self.id)):
            if wanted not in names:
                raise ValueError(f"no column {wanted!r}: {', '.join(names)}")
        text = self.text or next((name for name in TEXT_COLUMNS if name in names), "")
        if not text:
            raise ValueError(f"none of {', '.join(TEXT_COLUMNS)} is a column; name the text's: {', '.join(names)}")
        return text, self.id or next((name for name in ID_COLUMNS if name in names and name != text), "")


def document_of(raw: RawDocument, layout: Layout) -> Document:
    """The document in ``raw``, called by its id; where it has none, by the hash of its text.

    NotReadError, or UnreadableError, where there is no text in it.
    """
    if raw.path is not None:
        return documents.read(raw.path).replaced(uri=raw.document or raw.path)
    name, text = (raw.document, raw.text) if raw.line is None else _of_line(raw.line, layout)
    if text is None:
        raise NotReadError(name or "", "no text")
    name = name or f"text-{blake2b(text.encode('utf-8', 'surrogatepass'), digest_size=8).hexdigest()}"
    if layout.suffix:
        return documents.read_text(text, f"text{layout.suffix}").replaced(uri=name)
    # The text is its own source: whatever its id is called, it is no markup that nobody has read.
    return plain_text(text, name).replaced(source=text)


def _of_line(line: str, layout: Layout) -> tuple[str | None, str | None]:
    """Id and text of a line of JSON, each None where there is none."""
    try:
        record: Any = json.loads(line)
    except ValueError:
        record = None
    if not isinstance(record, dict):
        raise NotReadError("", f"no JSON object: {line.strip()[:_SHOWN]}")
    try:
        text, name = layout.columns(record)
    except ValueError as error:
        raise NotReadError(_named(record.get(layout.id or "id")) or "", str(error)) from error
    found = record[text]
    if found is not None and not isinstance(found, str):
        raise NotReadError(_named(record.get(name)) or "", f"{text} is no text: {line.strip()[:_SHOWN]}")
    return _named(record.get(name)), found


def _named(value: object) -> str | None:
    """An id as text; None for what is none."""
    return str(value) if isinstance(value, str | int | float) and value != "" else None
