"""A step: what is done to each row of a table in Python, wherever the engine runs it.

A row in gives a row out, so that it makes no difference how a table is cut into batches and partitions. What goes wrong
with one row becomes its ``error``, and the others go on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from numcheck.core.named_tuple import NamedTuple
from numcheck.corpus.columns import Field, record_batch
from numcheck.documents import UnreadableError


class NotReadError(Exception):
    """A row that holds no text; the message is one line, ``document`` is its id, or "" where it has none."""

    def __init__(self, document: str, reason: str) -> None:
        super().__init__(reason)
        self.document = document


class RowStep(NamedTuple):
    """``work`` takes the columns of a row by name and returns those of ``gives`` that it knows by name.

    Every row that comes out has two more columns: ``document``, which is that of the row unless ``work`` returns another,
    and ``error``, why there is nothing else in it, or None.
    """

    gives: tuple[Field, ...]
    work: Callable[..., Mapping[str, Any]]

    @property
    def fields(self) -> tuple[Field, ...]:
        """All columns of what comes out."""
        return (Field("document", "string"), Field("error", "string"), *self.gives)

    def batch(self, rows: Any) -> Any:
        """The record batch that the step makes of the record batch ``rows``."""
        return record_batch([self._done(row) for row in rows.to_pylist()], self.fields)

    def broken(self, rows: Any, reason: str) -> Any:
        """What comes out where the process that worked on ``rows`` broke off."""
        return record_batch(
            [{"document": row.get("document") or "", "error": reason} for row in rows.to_pylist()], self.fields
        )

    def _done(self, row: Mapping[str, Any]) -> Mapping[str, Any]:
        document = row.get("document") or ""
        try:
            return {"document": document, **self.work(**row)}
        except NotReadError as error:
            return {"document": error.document or document, "error": _one_line(error)}
        except UnreadableError as error:
            return {"document": document, "error": _one_line(error)}
        except Exception as error:  # noqa: BLE001  (one row of a billion must not stop the others)
            return {"document": document, "error": f"internal error: {type(error).__name__}: {_one_line(error)}"}


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split()).encode("utf-8", "replace").decode()
