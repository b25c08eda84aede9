"""Tables of delimited text (.csv, .tsv) as sources of figures: each field a table cell under its column's head."""

from __future__ import annotations

import re

from numcheck.core.text import Cell, Document
from numcheck.documents.builder import DocumentBuilder
from numcheck.documents.io.decoding import decode
from numcheck.documents.io.errors import UnreadableError
from numcheck.documents.markup.tables import fill_heads

DELIMITERS = ",;\t|"
# A larger table is a database, not a source somebody reads.
MOST_CELLS = 500_000


def read(data: bytes, uri: str) -> Document:
    """The fields of the table ``data``, one table cell each.

    The delimiter is a tab for .tsv, else the one that most of the first twenty lines agree on. Raises UnreadableError for bytes that are no text, and for more
    than MOST_CELLS fields.
    """
    source = decode(data)
    builder = DocumentBuilder(uri, source)
    fields = _fields(source, _delimiter(source, uri))
    if len(fields) > MOST_CELLS:
        raise UnreadableError(f"too large: more than {MOST_CELLS} cells")
    for row, column, start, end in fields:
        _field(builder, start, end)
        builder.end_cell(Cell(0, row, column))
    fill_heads(builder)
    return builder.document()


def _delimiter(source: str, uri: str) -> str:
    if uri.lower().endswith(".tsv"):
        return "\t"
    bare = re.sub(r'"[^"]*"', "", source[:20_000])
    sample = [line for line in bare.splitlines()[:20] if line.strip()]

    def agreement(delimiter: str) -> tuple[int, int]:
        counts = [line.count(delimiter) for line in sample]
        usual = max(set(counts), key=lambda n: (counts.count(n), n)) if counts else 0
        return (counts.count(usual) if usual else 0, usual)

    return max(DELIMITERS, key=agreement)


def _fields(source: str, delimiter: str) -> list[tuple[int, int, int, int]]:
    """(row, column, start, end) of every field, quotation marks around it not included."""
    fields = []
    stop = re.compile(rf"[{re.escape(delimiter)}\r\n]")
    row = column = at = 0
    end = len(source)
    while at < end:
        if source[at] == '"':
            start = at + 1
            close = source.find('"', start)
            while close >= 0 and source.startswith('""', close):
                close = source.find('"', close + 2)
            close = end if close < 0 else close
            fields.append((row, column, start, close))
            at = close + 1
        else:
            start = at
        found = stop.search(source, at)
        after = found.start() if found else end
        if source[start - 1 : start] != '"' or start == at:
            fields.append((row, column, start, after))
        if found and found.group() == delimiter:
            column += 1
            at = after + 1
        else:
            row, column = row + 1, 0
            at = after + (2 if source.startswith("\r\n", after) else 1)
    return fields


def _field(builder: DocumentBuilder, start: int, end: int) -> None:
    """A field; two quotation marks in it are one."""
    source = builder.source or ""
    at = start
    while (doubled := source.find('""', at, end)) >= 0:
        builder.copy(at, doubled + 1)
        at = doubled + 2
    builder.copy(at, end)
