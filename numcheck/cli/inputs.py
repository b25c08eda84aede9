"""What a command reads: paths become documents; what cannot be read is said, and the rest goes on."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from typing import TypeVar

from numcheck import documents
from numcheck.cli.time_limit import within
from numcheck.config import Config
from numcheck.core.text import Document
from numcheck.documents import UnreadableError
from numcheck.writers.terminal.sanitize import one_line

T = TypeVar("T")

# Fewer files than this are done before a progress bar could be drawn, or a second process be of use.
MANY = 20


class Inputs:
    """The texts of a run, in order of the command line. ``failed`` counts the paths that could not be read.

    ``sources_of``  by uri of a text those of ``sources`` that it rests on, where the settings say so; those that are not
                    in it rest on all of them
    ``timeout``     how many seconds a file may take, 0 for as many as it likes
    ``jobs``        how many processes share the work, where it is enough for several; 0 for as many as cores
    ``cached``      whether what earlier runs have found is used and kept
    """

    def __init__(self, timeout: float = 0.0, jobs: int = 1, *, cached: bool = False) -> None:
        self.timeout, self.jobs, self.cached = timeout, jobs, cached
        self.texts: list[Document] = []
        self.sources: list[Document] = []
        self.sources_of: dict[str, list[Document]] = {}
        self.failed = 0


def gather(
    args: argparse.Namespace, config: Config, *, also_tables: bool = False, longest: int = documents.LONGEST_TEXT
) -> Inputs:
    """Every document that the paths and ``--source`` of ``args`` name, each once; a source is not a text, too.

    Without ``--source`` a text rests on what the settings say. A folder stands for the drafts in it, a source's for its
    tables, too, as do all with ``also_tables``. A file that is named as a text is none of its sources, and neither is what
    numcheck wrote. What cannot be read is said on standard error and counted in ``failed``, as is ``--source`` that leads
    to no source; no exception of a reader comes out. ``longest`` is the longest text that is read, in code points.
    UsageError where the answer would be written over what is read.
    """
    if args.output_file:
        from numcheck.cli.destination import refuse_inputs

        refuse_inputs(args, [args.output_file], config)
    inputs = Inputs(args.timeout, args.jobs, cached=not getattr(args, "no_cache", True))
    taken: set[str] = set()
    as_json = frozenset({".json"} if config.json_path else ())
    tables = as_json | documents.TABLES
    given = getattr(args, "source", [])
    named = frozenset(os.path.realpath(path) for path in args.paths if os.path.isfile(path))
    inputs.sources = list(_documents(given, tables, args, config, inputs, taken, texts=named))
    if given and not inputs.sources and not inputs.failed:
        _failed(", ".join(given), "no source to hold the text against", inputs)
    changed = _changed(args)
    inputs.texts = list(
        _documents(args.paths, tables if also_tables else as_json, args, config, inputs, taken, changed, longest)
    )
    if config.sources and not given and hasattr(args, "source"):
        _add_configured_sources(inputs, tables, args, config)
    if not inputs.texts and not inputs.failed:
        held = {s.uri for s in inputs.sources}.intersection(map(_here, args.paths))
        since = f" that changed since {args.changed_since}" if changed is not None else ""
        if held:
            say(f"nothing to check: the draft is a source, too: {', '.join(sorted(held))}")
        else:
            say("nothing to check: no readable file in " + ", ".join(args.paths) + since)
    return inputs


def _changed(args: argparse.Namespace) -> Collection[str] | None:
    """The real paths of the files that ``--changed-since`` leaves; None where it was not given."""
    if not getattr(args, "changed_since", ""):
        return None
    from numcheck.cli.changed import changed_since
    from numcheck.cli.options import common_folder

    return changed_since(args.changed_since, common_folder(args.paths))


def _add_configured_sources(inputs: Inputs, also: frozenset[str], args: argparse.Namespace, config: Config) -> None:
    """Read what the settings say that the texts rest on, each file once. What a text rests on is no text itself."""
    read: dict[str, list[Document]] = {}
    for text in inputs.texts:
        for path in config.sources_of(text.uri):
            if path not in read and os.path.exists(path) and not (os.path.isfile(path) or os.path.isdir(path)):
                # Somebody else may have put the settings above the text: a pipe would never end.
                read[path] = []
                _failed(path, "not read: no regular file", inputs)
            if path not in read:
                read[path] = list(_documents([path], also, args, config, inputs, set(), texts=frozenset()))
            own = inputs.sources_of.setdefault(text.uri, [])
            own += [d for d in read[path] if d.uri not in {text.uri, *(known.uri for known in own)}]
        inputs.sources_of.setdefault(text.uri, [])
    found = {d.uri: d for some in read.values() for d in some}
    inputs.sources = [found[uri] for uri in found]
    inputs.texts = [t for t in inputs.texts if t.uri not in found]


def _documents(
    paths: Sequence[str],
    also: frozenset[str],
    args: argparse.Namespace,
    config: Config,
    inputs: Inputs,
    taken: set[str],
    only: Collection[str] | None = None,
    longest: int = documents.LONGEST_TEXT,
    *,
    texts: Collection[str] | None = None,
) -> Iterator[Document]:
    """The documents of ``paths``, each once; of sources ``texts`` are the real paths of what rests on them."""
    exclude = (*config.exclude, *config.extend_exclude)
    names = [n for p in paths for n in _files(p, exclude, also, config.force_exclude, inputs, texts is not None)]
    wanted = []
    for name in names:
        key = name if name == "-" else os.path.realpath(name)
        if texts and key in texts:
            if name in paths:
                say(f"{name}: none of its own sources")
        elif key not in taken and (only is None or key in only):
            taken.add(key)
            wanted.append(name)
    for name, read in zip(wanted, _all(wanted, args, config, longest), strict=True):
        for found in read:
            if isinstance(found, Document):
                yield found
            else:
                _failed(name, found, inputs)


def _all(
    names: Sequence[str], args: argparse.Namespace, config: Config, longest: int
) -> Iterable[list[Document | str]]:
    """Of each of ``names``, in order, its documents, and in one line why there is none."""
    reading: Iterable[list[Document | str]]
    if len(names) < MANY or args.jobs == 1 or "-" in names:
        reading = (read(name, args.timeout, config.json_path, args.stdin_filename, longest) for name in names)
    else:
        from numcheck import parallel

        work = partial(read, timeout=args.timeout, json_path=config.json_path, longest=longest)
        found = parallel.each(work, names, args.jobs or parallel.cores())
        reading = ([parallel.BROKE] if isinstance(one, parallel.Broken) else one for one in found)
    return progress(reading, "reading", of=len(names), quiet=getattr(args, "quiet", False))


def _files(
    path: str, exclude: Sequence[str], also: frozenset[str], force_exclude: bool, inputs: Inputs, is_source: bool
) -> list[str]:
    """The files that ``path`` stands for; standard input stands for itself."""
    if path == "-":
        return [path]
    try:
        if force_exclude and documents.is_excluded(path, exclude):
            return []
        named = "" if is_source else path
        return [_here(found) for found in documents.walk(path, exclude, also=also) if not _passed_over(found, named)]
    except (UnreadableError, OSError) as error:
        _failed(path, _reason(error), inputs)
        return []


def _passed_over(found: str, named: str) -> bool:
    """Whether the file ``found`` is a report of an earlier run, which is said, or as a source an annotated draft; a text that is
    ``named`` is read.
    """
    if found == named or not (documents.is_own_report(found) or (not named and documents.is_annotated_copy(found))):
        return False
    say(f"{_here(found)}: passed over: numcheck wrote it")
    return True


def _here(path: str) -> str:
    """``path`` as seen from the current folder if it lies inside, so that reports do not name this machine's folders."""
    folder = os.path.join(os.getcwd(), "")
    return os.path.normpath(path.removeprefix(folder))


def read(
    name: str,
    timeout: float,
    json_path: str,
    stdin_filename: str = "",
    longest: int = documents.LONGEST_TEXT,
) -> list[Document | str]:
    """The documents in the file ``name``, or in standard input where it is ``-``, and in one line why there is none."""
    try:
        # As a list: what takes the documents is not what may be stopped.
        return within(timeout, lambda: [_or_reason(d) for d in _opened(name, json_path, stdin_filename, longest)])
    except (UnreadableError, OSError) as error:
        return [_reason(error)]
    except Exception as error:  # noqa: BLE001  what nobody foresaw is one line, too
        return [unforeseen(error)]


def _opened(name: str, json_path: str, stdin_filename: str, longest: int) -> Iterable[Document | UnreadableError]:
    if name != "-":
        return documents.read_all(name, json_path=json_path, longest=longest)
    named = stdin_filename or "stdin.txt"
    document = documents.read_bytes(sys.stdin.buffer.read(), named, json_path=json_path, longest=longest)
    return [document if stdin_filename else document.replaced(uri="-")]


def _or_reason(found: Document | UnreadableError) -> Document | str:
    return found if isinstance(found, Document) else _reason(found)


def _reason(error: Exception) -> str:
    return error.strerror if isinstance(error, OSError) and error.strerror else str(error)


def _failed(path: str, reason: str, inputs: Inputs) -> None:
    inputs.failed += 1
    say(f"{path}: {reason}")


def unforeseen(error: Exception) -> str:
    """What is said of an ``error`` that numcheck did not see coming, in words that its authors can look for. With
    NUMCHECK_DEBUG set the error itself is raised.
    """
    if os.environ.get("NUMCHECK_DEBUG"):
        raise error
    return f"internal error: {type(error).__name__}: {error} (NUMCHECK_DEBUG=1 shows where)"


def say(line: str) -> None:
    """Print ``line`` to standard error, after the name of the program; no name of a file in it breaks the line."""
    with suppress(OSError):  # what cannot be said, on a full disk, stops nothing that can be done
        print(f"numcheck: {one_line(line)}", file=sys.stderr)


def progress(items: Iterable[T], what: str, *, of: int, quiet: bool = False) -> Iterable[T]:
    """``items``, which are ``of`` many, with a progress bar on standard error that names ``what`` is done.

    There is none below twenty items, with ``quiet``, or where standard error is no terminal.
    """
    if quiet or of < MANY or not sys.stderr.isatty():
        return items
    from tqdm import tqdm

    tqdm.monitor_interval = 0  # a process with threads is not to be forked
    bar: Iterable[T] = tqdm(items, desc=what, unit="file", leave=False, file=sys.stderr, total=of)
    return bar
