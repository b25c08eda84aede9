"""Where an answer may be written: never over a text it was made of, never under the suffix of another format.

A file that a command reads is somebody's work; a report under ``.docx`` is a file that no program opens. Both are
refused before anything is read or written.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Collection, Iterator, Sequence

from numcheck import writers
from numcheck.cli.options import UsageError, common_folder
from numcheck.config import Config, files
from numcheck.file_formats import FormatUse, by_suffix, suffix_of, suffixes

# What only programs write: pictures, workbooks and tables of other commands.
_WRITTEN_ELSEWHERE = frozenset({".parquet", ".png", ".svg", ".xlsx"})
# What any of the formats for people and programs may be called.
_PLAIN = frozenset({"", ".txt", ".text", ".log"})


def format_of(args: argparse.Namespace, formats: Sequence[str], default: str = "full") -> str:
    """Which of ``formats`` is written: the one that ``args`` name, or the one of the file's suffix, or ``default``.

    UsageError where the suffix is that of a format which is read or written elsewhere, and not here.
    """
    suffix = suffix_of(args.output_file)
    named = {".md": "markdown", ".markdown": "markdown", ".htm": "html"}.get(suffix, suffix.removeprefix("."))
    if args.output_format and not _is_binary(suffix):
        return str(args.output_format)
    if named in formats and args.output_format in (None, named):
        return named
    refuse_suffix(args.output_file, formats)
    return str(args.output_format or default)


def refuse_suffix(path: str, formats: Sequence[str] = ()) -> None:
    """UsageError where the suffix of ``path`` promises a format that is not written here."""
    suffix = suffix_of(path)
    known = suffix in by_suffix() or suffix in _WRITTEN_ELSEWHERE or suffix[1:] in writers.FORMATS
    if known and suffix not in _PLAIN:
        here = f"none of the formats written here ({', '.join(formats)})" if formats else "not written here, only text"
        found = by_suffix().get(suffix)
        copies = "; `numcheck annotate` writes a copy of a draft" if found and found.annotation_extra else ""
        raise UsageError(f"{path}: {suffix[1:]} is {here}{copies}")


def _is_binary(suffix: str) -> bool:
    found = by_suffix().get(suffix)
    return suffix in _WRITTEN_ELSEWHERE or bool(found and (found.signature or found.extra))


def refuse_inputs(args: argparse.Namespace, targets: Sequence[str], config: Config) -> None:
    """UsageError where one of ``targets`` is a text, source, table or file of settings that ``args`` or ``config`` name to
    be read; but with ``--overwrite`` the text itself. Of a folder every file counts that would be read as it.
    """
    for target in filter(os.path.isfile, targets):
        if any(_reads(name, target, inside) for name, inside in _read(args, config)):
            raise UsageError(f"{target} is read here, and would be overwritten: name another file")


def _read(args: argparse.Namespace, config: Config) -> Iterator[tuple[str, Collection[str]]]:
    """What is read: each path, and the suffixes of the files that it stands for where it is a folder."""
    tables = suffixes(FormatUse.DRAFT, FormatUse.TABLE)
    texts = tables if getattr(args, "tables", False) else suffixes(FormatUse.DRAFT)
    if not getattr(args, "overwrite", False):
        yield from ((path, texts) for path in args.paths)
    nearest = "" if args.isolated else files.discover(common_folder(args.paths))
    given = [path for path in (nearest, *args.config) if os.path.isfile(path)]
    inline = [known for setting in args.config if setting not in given and (known := files.known_inline(setting))]
    named = [path for one in given for path in files.read_for(one)]
    settings = (config.rates, config.baseline, getattr(args, "baseline", ""), *named, *inline)
    sources = (path for _, paths in config.sources for path in paths)
    yield from ((path, tables) for path in (*getattr(args, "source", ()), *sources, *settings) if path)


def _reads(name: str, target: str, inside: Collection[str]) -> bool:
    """Whether the path ``name`` stands for the file ``target``; of a folder for files with the suffixes ``inside``."""
    if not os.path.isdir(name):
        return os.path.exists(name) and os.path.samefile(name, target)
    in_folder = os.path.realpath(target).startswith(os.path.join(os.path.realpath(name), ""))
    return in_folder and suffix_of(target) in inside
