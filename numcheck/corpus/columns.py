"""The tables that a corpus becomes, as columns of Arrow, which both engines read and write."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from numcheck.core.named_tuple import NamedTuple
from numcheck.optional_dependencies import require
from numcheck.writers.tables import claims, findings, ledger
from numcheck.writers.tables.table import Column, Table

# Numbers that are whole: places and counts. The others may be of any size, and are doubles.
_WHOLE = frozenset({"page", "line", "column", "related_line", "related_column", "figures", "documents", "copies"})


class Field(NamedTuple):
    """One column: its name, and its type: ``string``, ``int64``, ``double``, ``binary``, or the fields of the rows in it."""

    name: str
    type: str | tuple[Field, ...]


class RawDocument(NamedTuple):
    """A document as it comes in: its id, if it has one, and one of three.

    ``text``  the words themselves
    ``path``  a file, read as its suffix says
    ``line``  a line of JSON with text and id
    """

    document: str | None
    text: str | None
    path: str | None
    line: str | None


RAW = tuple(Field(name, "string") for name in RawDocument._fields)
COPIES = (Field("document", "string"), Field("copy_of", "string"))
ERRORS = (Field("document", "string"), Field("reason", "string"))


def fields_of(columns: Iterable[Column]) -> tuple[Field, ...]:
    """The columns of a table of ``writers``, numbers as numbers."""
    return tuple(Field(c.name, ("int64" if c.name in _WHOLE else "double") if c.numeric else "string") for c in columns)


FINDINGS = fields_of(findings.COLUMNS)
CLAIMS = fields_of(claims.COLUMNS)
LEDGER = (Field("measurand_id", "string"), *fields_of(ledger.COLUMNS))


def rows_of(table: Table) -> list[dict[str, Any]]:
    """The rows of ``table`` as values of its fields: None for a number that there is not."""
    fields = fields_of(table.columns)
    return [{f.name: _value(f, cell) for f, cell in zip(fields, row, strict=True)} for row in table.rows]


def _value(field: Field, cell: object) -> object:
    if field.type == "string":
        return str(cell or "").encode("utf-8", "replace").decode()
    if cell in ("", None):
        return None
    return int(str(cell)) if field.type == "int64" else float(str(cell))


def schema(fields: Iterable[Field]) -> Any:
    """``fields`` as a schema of Arrow. MissingExtraError without pyarrow."""
    arrow = require("pyarrow", "corpus")
    return arrow.schema([(f.name, _type(arrow, f)) for f in fields])


def _type(arrow: Any, field: Field) -> Any:
    if isinstance(field.type, str):
        return {"double": arrow.float64()}.get(field.type) or getattr(arrow, field.type)()
    return arrow.list_(arrow.struct([(f.name, _type(arrow, f)) for f in field.type]))


def record_batch(rows: Iterable[Mapping[str, Any]], fields: Iterable[Field]) -> Any:
    """``rows`` as a record batch of Arrow."""
    return require("pyarrow", "corpus").RecordBatch.from_pylist(list(rows), schema=schema(fields))
