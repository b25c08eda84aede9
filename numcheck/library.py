"""numcheck as a library: the functions that ``import numcheck`` offers.

Wherever a text is asked for, a plain string is one, a ``Document`` is one that has been read, and a path (of pathlib, not
a string) is one to be read.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, overload

from numcheck import documents as readers
from numcheck import extraction, pipeline
from numcheck.checked_report import CheckedReport
from numcheck.config import Config, nearest
from numcheck.core.claim import Claim
from numcheck.core.quantity import Quantity
from numcheck.core.text import Document
from numcheck.documents import UnreadableError
from numcheck.file_formats import by_suffix, suffix_of

if TYPE_CHECKING:
    import pandas as pd  # type: ignore[import-untyped, unused-ignore]

Text = str | Document | os.PathLike[str]
"""What is checked: a string, a document, or the path of a file."""


def read(path: str | os.PathLike[str]) -> Document:
    """The document in the file ``path``, as its suffix says.

    Raises ``numcheck.UnreadableError`` with one line that names it and says why.
    """
    name = os.fspath(path)
    try:
        return readers.read(name)
    except UnreadableError as error:
        raise UnreadableError(f"{name}: {error}") from error


def read_bytes(data: bytes, name: str) -> Document:
    """The document in ``data``, which came from elsewhere, read as the suffix of ``name`` says: ``x.docx``, ``x.html``.

    Raises ``numcheck.UnreadableError`` as ``read`` does, TypeError for what is not bytes.
    """
    if not isinstance(data, bytes | bytearray | memoryview):
        raise TypeError(
            f"read_bytes: bytes expected, not {type(data).__name__}; numcheck.read_text(text, name) reads text"
        )
    return readers.read_bytes(bytes(data), name)


def read_text(text: str, name: str) -> Document:
    """The document in ``text``, which came from elsewhere, read as the suffix of ``name`` says: ``x.html``, ``x.md``.

    Raises ``numcheck.UnreadableError`` as ``read`` does, TypeError for what is not text. Lone surrogates
    become U+FFFD.
    """
    if not isinstance(text, str):
        raise TypeError(
            f"read_text: text expected, not {type(text).__name__}; numcheck.read_bytes(data, name) reads bytes"
        )
    return readers.read_text(text, name)


def check(
    documents: Text | Iterable[Text],
    sources: Text | Iterable[Text] = (),
    *,
    across: bool = False,
    config: Config | None = None,
) -> CheckedReport:
    """Check texts, each for itself, or with ``across`` against each other, and against ``sources`` if given.

    ``documents`` and ``sources``  one text or several: strings, documents, paths
    ``config``  the settings; None for the defaults, ``Config.load(path)`` for those that hold for a file

    TypeError for what is not text, ValueError for a string that is the name of a file or two documents of one name,
    ``numcheck.ConfigError`` for a rule that there is not, with the nearest that there is.
    """
    drafts, origins = _texts("check", documents, "text"), _texts("check", sources, "source")
    _refuse_one_name("check", (*drafts, *origins))
    return pipeline.check(drafts, origins, across=across, config=config)


def extract(text: Text) -> list[Quantity]:
    """Every quantity of ``text``, in order, without overlaps; spans count its code points and slice back."""
    return list(extraction.read(_text("extract", text)).quantities)


@overload
def claims(text: Text, config: Config | None = None) -> tuple[Claim, ...]: ...
@overload
def claims(text: pd.Series[Any], config: Config | None = None) -> pd.DataFrame: ...
@overload
def claims(text: pd.DataFrame, config: Config | None = None, *, column: Hashable) -> pd.DataFrame: ...
def claims(text: Any, config: Config | None = None, *, column: Hashable = None) -> Any:
    """Every claim of ``text``, in order: each quantity with its sentence, its speaker and what it is said of.

    Of a Series of texts, or the ``column`` of a DataFrame, a DataFrame: a row a claim, under the label of its text, so
    that ``frame.join(claims)`` brings both together; empty cells (None, NaN) have none.
    """
    if type(text).__module__.partition(".")[0] == "pandas":
        from numcheck.writers.tables.frames import claims_of_column

        if column is None and text.ndim != 1:
            raise TypeError("claims: a DataFrame has many columns: claims(frame, column=name)")
        return claims_of_column(
            text if column is None else text[column], lambda cell, name: _claimed(cell, name, config)
        )
    return pipeline.claimed(_text("claims", text), config).claims


def tieout(
    drafts: Text | Iterable[Text], sources: Text | Iterable[Text], *, config: Config | None = None
) -> pd.DataFrame:
    """Each figure and date of the drafts and what the sources say of it: a row each, as ``numcheck tieout`` writes it.

    Column ``verdict`` is supported, contradicted, unsupported or not-checked; ``source``, ``source_text`` and
    ``source_line`` are the other end. ValueError without sources; else as of ``check``.
    """
    origins = _texts("tieout", sources, "source")
    if not origins:
        raise ValueError("tieout: no sources")
    return check(drafts, origins, config=config).to_frame("tieout")


def ledger(documents: Text | Iterable[Text], *, config: Config | None = None) -> pd.DataFrame:
    """The documents compared: one row a measurand with two figures or more, two columns a document (figures as written,
    and the first as a number). Errors as of ``check``.
    """
    return check(documents, across=True, config=config).to_frame("ledger")


def annotate(report: CheckedReport, data: bytes | None = None, *, uri: str = "") -> bytes:
    """A copy of a checked text in its own format, with each finding at its figures: comments in Word, marks in HTML.

    ``data``  the file itself, for a format that is no text (Word, OpenDocument, PDF); None to read it where it lies
    ``uri``   which text of the report; "" for the first

    ValueError for a format that has no annotated copy, or a text that the report does not have.
    """
    from numcheck.writers.annotate import annotate as annotated

    held = {d.uri: d for d in report.documents}
    name = uri or next(iter(held), "")
    if name not in held:
        raise ValueError(f"annotate: the report has no text {name!r}")
    return annotated(name, report, held, data=data).content


def render(report: CheckedReport, name: str = "full", *, table: str = "", **look: Any) -> str | bytes:
    """The report in an output format, as the command line writes it: text, or for ``xlsx`` bytes.

    ``name``   one of ``numcheck.writers.FORMATS`` (docs/reports.md); of a table csv, json, jsonl, and of tieout and
               ledger full and xlsx
    ``table``  ``claims``, ``tieout`` or ``ledger``; "" for the findings
    ``look``   fields of ``numcheck.writers.View``: ``width=100``, ``color=True``

    ValueError, with the nearest name, for a format or a table that there is not.
    """
    from numcheck import writers

    view = report.view(**look)
    tables: dict[str, tuple[Sequence[str], Callable[[], str | bytes]]] = {
        "": (writers.FORMATS, lambda: writers.render(name, view)),
        "claims": (writers.TABLE_FORMATS, lambda: writers.render_claims(report, view.documents, name)),
        "tieout": (("full", *writers.TABLE_FORMATS, "xlsx"), lambda: writers.render_tieout(view, name)),
        "ledger": (("full", *writers.TABLE_FORMATS, "xlsx"), lambda: writers.render_ledger(view, name)),
    }
    if table not in tables:
        raise ValueError(f"render: no table {table!r}{nearest(table, tables)}")
    formats, made = tables[table]
    if name not in formats:
        raise ValueError(f"render: no format {name!r}{nearest(name, formats)}: {', '.join(formats)}")
    return made()


def _claimed(cell: str, name: str, config: Config | None) -> tuple[CheckedReport, Document]:
    text = pipeline.claimed(plain_text(cell, name), config)
    return CheckedReport(claims=text.claims), text.document


def plain_text(text: str, uri: str) -> Document:
    """The document in ``text``, whatever ``uri`` is called; UnreadableError where it is too long."""
    readers.check_length(text)
    if "\n" not in text:
        return Document(text=text, uri=uri)  # a phrase, in which a lone number is not that of a page
    from numcheck.documents.formats.text import of_text

    return of_text(text, uri)


def _texts(door: str, given: Text | Iterable[Text], name: str) -> list[Document]:
    """What was given as documents; strings are called ``name``, several of them ``name 1``, ``name 2``."""
    if isinstance(given, str | Document | os.PathLike):
        return [_text(door, given, name)]
    if not isinstance(given, Iterable) or isinstance(given, bytes | bytearray | dict):
        raise TypeError(_not_text(door, given))
    several: Sequence[Text] = list(given)
    return [_text(door, text, f"{name} {i}" if len(several) > 1 else name) for i, text in enumerate(several, 1)]


def _text(door: str, given: Text, name: str = "text") -> Document:
    """One text as a document."""
    if isinstance(given, Document):
        return given
    if isinstance(given, os.PathLike):
        return read(given)
    if not isinstance(given, str):
        raise TypeError(_not_text(door, given))
    if suffix_of(given) in by_suffix() and not any(map(str.isspace, given)):
        raise ValueError(f"{door}: {given!r} is the name of a file, not a text: numcheck.read({given!r}) reads it")
    return plain_text(given, name)


def _not_text(door: str, given: object) -> str:
    how = "; numcheck.read_bytes(data, name) reads bytes" if isinstance(given, bytes | bytearray) else ""
    return f"{door}: a string, a Document or a path expected, not {type(given).__name__}{how}"


def _refuse_one_name(door: str, texts: Sequence[Document]) -> None:
    """ValueError where two texts have one name: no finding could say which of them it is about."""
    seen: dict[str, Document] = {}
    for text in texts:
        if seen.setdefault(text.uri, text) is not text:
            raise ValueError(f"{door}: two texts are called {text.uri!r}: give each a uri of its own")
