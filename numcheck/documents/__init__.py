"""Stage 1: a file becomes text, with a way back to page, line and column. One reader a format, opened when needed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from importlib import import_module

from numcheck.core.text import Document
from numcheck.documents.limits import LARGEST_FILE, check_length
from numcheck.documents.unreadable import UnreadableError

__all__ = ["READERS", "SUFFIXES", "TABLES", "UnreadableError", "is_excluded", "read", "read_all", "read_bytes", "walk"]

# Which module reads which suffix. A reader is a module with `read(data: bytes, uri: str) -> Document`.
READERS = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdx": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "docx",
    ".docm": "docx",
    ".odt": "odt",
    ".fodt": "odt",
    ".srt": "subtitles",
    ".vtt": "subtitles",
    ".eml": "mail",
    ".ipynb": "notebook",
    ".pdf": "pdf",
    ".tex": "tex",
    ".latex": "tex",
    ".rst": "restructured",
    ".csv": "delimited",
    ".tsv": "delimited",
    ".xlsx": "spreadsheet",
    ".xlsm": "spreadsheet",
    ".json": "cms",
    ".zip": "archive",
    ".adoc": "asciidoc",
    ".asciidoc": "asciidoc",
    ".asc": "asciidoc",
}
SUFFIXES = frozenset(READERS)
# Tables are sources of figures, not drafts; JSON is a draft only where --json-path says what of it.
TABLES = frozenset({".csv", ".tsv", ".xlsx", ".xlsm"})
DRAFTS = SUFFIXES - TABLES - {".json", ".zip"}


def read(path: str, json_path: str = "") -> Document:
    """The document in the file ``path``, read by the reader of its suffix; an unknown suffix is read as plain text.

    ``json_path`` says which strings of a .json file are the draft. Raises UnreadableError, whose message is one line
    without the path.
    """
    return read_bytes(_bytes(path), path, json_path)


def read_all(path: str, json_path: str = "") -> Iterator[Document | UnreadableError]:
    """Every document in the file ``path``: one, or of an archive each readable file; an error for one that is not."""
    if suffix(path) == ".zip":
        from numcheck.documents import archive

        yield from archive.read_all(
            _bytes(path), path, SUFFIXES, lambda data, name: read_bytes(data, name, json_path), suffix
        )
    else:
        yield read(path, json_path)


def read_bytes(data: bytes, name: str, json_path: str = "") -> Document:
    """The document in ``data``, which came from elsewhere under the name ``name`` (standard input)."""
    kind = suffix(name)
    if kind == ".zip":
        raise UnreadableError("an archive holds many documents: give it as a path")
    reader = import_module(f"numcheck.documents.{READERS.get(kind, 'plain')}")
    document: Document = reader.read(data, name, json_path) if kind == ".json" else reader.read(data, name)
    check_length(document.text)
    return document


def suffix(name: str) -> str:
    """The suffix of ``name`` in lower case, with its dot, or ""."""
    base = name.replace("\\", "/").rpartition("/")[2]
    stem, dot, last = base.rpartition(".")
    return f".{last.lower()}" if stem and dot else ""


def walk(path: str, exclude: Iterable[str] = (), *, also: Collection[str] = ()) -> Iterator[str]:
    """The files that ``path`` stands for: of a folder the drafts, and files with the suffixes ``also`` names.

    See ``walking.walk``. ``also=TABLES`` is for folders of sources, ``{".json"}`` for exports of a CMS.
    """
    from numcheck.documents import walking

    return walking.walk(path, exclude, suffixes=DRAFTS | frozenset(also))


def is_excluded(path: str, exclude: Iterable[str]) -> bool:
    """Whether ``exclude`` names ``path``; see ``walking.is_excluded``."""
    from numcheck.documents import walking

    return walking.is_excluded(path, exclude)


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
