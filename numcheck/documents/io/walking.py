"""Which files a command line means: paths as given, folders walked, .gitignore respected."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from numcheck.documents.io.errors import UnreadableError

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

ALWAYS_LEFT_OUT = frozenset({".git", ".hg", ".svn", "__pycache__", "node_modules", ".venv", "venv", ".tox"})


def walk(path: str, exclude: Iterable[str] = (), *, suffixes: Collection[str]) -> Iterator[str]:
    """The files that ``path`` stands for: a file itself, whatever its suffix; of a folder, sorted, the readable ones.

    Readable are the files whose suffix is in ``suffixes`` and that neither ``exclude`` (patterns as in .gitignore) nor
    a .gitignore of the folder, below it, or above it up to the root of its repository names. Raises UnreadableError
    for a missing path.
    """
    if not os.path.isdir(path):
        if "\0" in path or not os.path.exists(path):
            raise UnreadableError("no such file or folder")
        yield path
        return
    yield from _walk(path, suffixes, _patterns(exclude), _above(path))


def is_excluded(path: str, exclude: Iterable[str]) -> bool:
    """Whether ``exclude`` (patterns as in .gitignore) names ``path`` or a folder it lies in."""
    patterns = _patterns(exclude)
    return patterns is not None and patterns.match_file(os.path.normpath(path))


def _walk(
    folder: str, suffixes: Collection[str], excluded: GitIgnoreSpec | None, ignores: list[tuple[str, GitIgnoreSpec]]
) -> Iterator[str]:
    if own := _gitignore(folder):
        ignores = [*ignores, (os.path.abspath(folder), own)]
    try:
        entries = sorted(os.scandir(folder), key=lambda e: e.name)
    except OSError:
        yield folder  # which whoever reads it says, with the reason
        return
    for entry in entries:
        is_folder = entry.is_dir(follow_symlinks=False)
        name = entry.path if not entry.path.startswith("./") else entry.path[2:]
        if excluded and excluded.match_file(name + "/" * is_folder):
            continue
        if ignores and _ignored(os.path.abspath(entry.path), is_folder, ignores):
            continue
        if is_folder:
            if entry.name not in ALWAYS_LEFT_OUT:
                yield from _walk(entry.path, suffixes, excluded, ignores)
        elif os.path.splitext(entry.name)[1].lower() in suffixes and os.path.isfile(entry.path):
            yield entry.path


def _ignored(path: str, is_folder: bool, ignores: list[tuple[str, GitIgnoreSpec]]) -> bool:
    """Whether the innermost .gitignore that speaks of ``path`` names it (an outer one is overruled by ``!``)."""
    for base, spec in reversed(ignores):
        relative = os.path.relpath(path, base).replace(os.sep, "/") + "/" * is_folder
        verdict = spec.check_file(relative).include
        if verdict is not None:
            return bool(verdict)
    return False


def _above(folder: str) -> list[tuple[str, GitIgnoreSpec]]:
    """The .gitignore files above ``folder``, outermost first, up to the root of its repository; none outside of one."""
    found: list[tuple[str, GitIgnoreSpec]] = []
    at = os.path.abspath(folder)
    while not os.path.exists(os.path.join(at, ".git")):
        up = os.path.dirname(at)
        if up == at:
            return []
        at = up
        if spec := _gitignore(at):
            found.append((at, spec))
    return found[::-1]


def _gitignore(folder: str) -> GitIgnoreSpec | None:
    try:
        with open(os.path.join(folder, ".gitignore"), encoding="utf-8", errors="replace") as f:
            return _patterns(f.read().splitlines())
    except OSError:
        return None


def _patterns(lines: Iterable[str]) -> GitIgnoreSpec | None:
    """``lines`` of a .gitignore, compiled; None if they hold no pattern."""
    lines = [line for line in lines if line.strip() and not line.startswith("#")]
    if not lines:
        return None
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(lines)
