"""Stage 1: a file becomes text, with a way back to page, line and column. One reader a format, opened when needed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from importlib import import_module

from numcheck.core.text import Document
from numcheck.documents.io import walking
from numcheck.documents.io.errors import UnreadableError
from numcheck.documents.io.limits import LARGEST_FILE, LONGEST_IN_PARTS, LONGEST_TEXT, check_length
from numcheck.documents.io.own_reports import is_annotated_copy, is_own_report
from numcheck.documents.io.walking import is_excluded
from numcheck.file_formats import FormatUse, by_suffix, suffix_of, suffixes
from numcheck.optional_dependencies import MissingExtraError, install_command

__all__ = [
    "DRAFTS",
    "LONGEST_IN_PARTS",
    "LONGEST_TEXT",
    "MARKUP",
    "TABLES",
    "UnreadableError",
    "check_length",
    "is_annotated_copy",
    "is_excluded",
    "is_own_report",
    "read",
    "read_all",
    "read_bytes",
    "read_markup",
    "read_text",
    "walk",
]

DRAFTS = suffixes(FormatUse.DRAFT)
TABLES = suffixes(FormatUse.TABLE)
# Text with marks in it: read as plain text it would say what no reader sees. Markdown is prose to begin with.
MARKUP = frozenset({"html", "latex", "rst", "adoc", "ipynb", "eml", "subtitles"})


def read(path: str, json_path: str = "") -> Document:
    """The document in the file ``path``, read by the reader of its suffix; an unknown suffix is read as plain text.

    ``json_path`` says which strings of a .json file are the draft. Raises UnreadableError, whose message is one line
    without the path.
    """
    return read_bytes(_bytes(path), path, json_path)


def read_all(path: str, json_path: str = "", longest: int = LONGEST_TEXT) -> Iterator[Document | UnreadableError]:
    """Every document in the file ``path``: one, or of an archive each readable file, or the error of one that is not.

    Raises UnreadableError where the file itself cannot be read. ``longest`` as of ``read_bytes``.
    """
    if suffix_of(path) != ".zip":
        yield read_bytes(_bytes(path), path, json_path, longest)
        return
    from numcheck.documents.formats import zip

    yield from zip.read_all(_bytes(path), path, lambda data, name: read_bytes(data, name, json_path))


def read_bytes(data: bytes, name: str, json_path: str = "", longest: int = LONGEST_TEXT) -> Document:
    """The document in ``data``, which came from elsewhere (standard input) under ``name``, whose suffix is the
    format's.

    As of ``read``; UnreadableError for an archive, since it holds many, and for a text of more than ``longest`` code
    points, up to LONGEST_IN_PARTS.
    """
    suffix = suffix_of(name)
    if suffix == ".zip":
        raise UnreadableError("an archive holds many documents: give it as a path")
    found = by_suffix().get(suffix)
    reader = import_module(f"numcheck.documents.formats.{found.name if found else 'text'}")
    try:
        document: Document = reader.read(data, name, json_path) if suffix == ".json" else reader.read(data, name)
    except MissingExtraError as error:
        raise UnreadableError(f"not read: this format needs {error.module}: {install_command(error.extra)}") from error
    check_length(document.text, longest)
    return document


def read_text(text: str, name: str, json_path: str = "") -> Document:
    """The document in ``text``, which came from elsewhere, read as the suffix of ``name`` says: ``x.html``, ``x.md``.

    Raises UnreadableError as ``read_bytes`` does. Lone surrogates become U+FFFD.
    """
    return read_bytes(text.encode("utf-8", "surrogatepass"), name, json_path)


def read_markup(text: str, name: str) -> Document | None:
    """``read_text`` where ``name`` is that of a format of MARKUP, else None."""
    found = by_suffix().get(suffix_of(name))
    return read_text(text, name) if found and found.name in MARKUP else None


def walk(path: str, exclude: Iterable[str] = (), *, also: Collection[str] = ()) -> Iterator[str]:
    """The files that ``path`` stands for: of a folder the drafts, and files with the suffixes ``also`` names.

    See ``walking.walk``. ``also=TABLES`` is for folders of sources, ``{".json"}`` for exports of a CMS.
    """
    return walking.walk(path, exclude, suffixes=DRAFTS | frozenset(also))


def _bytes(path: str) -> bytes:
    try:
        with open(path, "rb") as f:
            data = f.read(LARGEST_FILE + 1)
    except OSError as error:
        raise UnreadableError((error.strerror or str(error)).lower()) from error
    except ValueError as error:
        raise UnreadableError("no such file: the name holds a NUL byte") from error
    if len(data) > LARGEST_FILE:
        raise UnreadableError(f"larger than {LARGEST_FILE >> 20} MB")
    return data
