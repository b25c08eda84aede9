"""Which files a corpus is made of, and what each holds: columns, lines, or one document."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from enum import StrEnum

from numcheck import documents
from numcheck.core.named_tuple import NamedTuple


class InputKind(StrEnum):
    """What a file of a corpus holds: many documents as columns or lines, or one document."""

    PARQUET = "parquet"
    CSV = "csv"
    LINES = "lines"
    FILES = "files"


_KINDS = {
    ".parquet": InputKind.PARQUET,
    ".csv": InputKind.CSV,
    ".jsonl": InputKind.LINES,
    ".ndjson": InputKind.LINES,
    ".jsonl.gz": InputKind.LINES,
    ".ndjson.gz": InputKind.LINES,
    ".csv.gz": InputKind.CSV,
}


class CorpusInput(NamedTuple):
    """Files of one kind, in order of name."""

    kind: InputKind
    paths: tuple[str, ...]


def inputs(paths: Iterable[str], exclude: Iterable[str] = ()) -> tuple[CorpusInput, ...]:
    """What ``paths`` stand for: a folder for the tables of documents in it, or for the drafts in it.

    Each path is an input of its own, for its columns are. An address (``s3://…``) is taken as it is. FileNotFoundError.
    """
    return tuple(found for path in paths for found in _of(path, tuple(exclude)))


def _of(path: str, exclude: tuple[str, ...]) -> Iterator[CorpusInput]:
    if "://" in path:
        yield CorpusInput(_kind(path) or InputKind.PARQUET, (path,))
    elif not os.path.exists(path):
        raise FileNotFoundError(2, "No such file or directory", path)
    elif not os.path.isdir(path):
        yield CorpusInput(_kind(path) or InputKind.FILES, (path,))
    else:
        yield from _in_folder(path, exclude)


def _in_folder(path: str, exclude: tuple[str, ...]) -> Iterator[CorpusInput]:
    """Parquet or JSON lines, where there are any; else drafts, beside which a CSV is no table of documents; else CSV."""
    inside = sorted(os.path.join(top, name) for top, _, names in os.walk(path) for name in names)
    tables = [(kind, name) for name in inside if (kind := _kind(name)) and not _is_hidden(name, path)]
    found = {kind: tuple(name for some, name in tables if some is kind) for kind in InputKind}
    if found[InputKind.PARQUET] or found[InputKind.LINES]:
        yield from (CorpusInput(kind, found[kind]) for kind in (InputKind.PARQUET, InputKind.LINES) if found[kind])
    elif drafts := tuple(documents.walk(path, exclude)):
        yield CorpusInput(InputKind.FILES, drafts)
    elif found[InputKind.CSV]:
        yield CorpusInput(InputKind.CSV, found[InputKind.CSV])


def _kind(path: str) -> InputKind | None:
    return next((kind for suffix, kind in _KINDS.items() if path.lower().endswith(suffix)), None)


def _is_hidden(name: str, folder: str) -> bool:
    """Whether a file, or a folder on the way to it, is left by a program for itself: ``_SUCCESS``, ``.crc``."""
    return any(part.startswith((".", "_")) for part in os.path.relpath(name, folder).split(os.sep))
