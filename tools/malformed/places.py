"""Paths that are no plain file, by name: a function that makes each."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from malformed.builders import PROSE


def _folder(path: Path) -> None:
    path.mkdir()


def _folder_with_a_loop(path: Path) -> None:
    path.mkdir()
    (path / "loop.txt").symlink_to("loop.txt")
    (path / "nowhere.txt").symlink_to("gone.txt")
    (path / "above").symlink_to(path)
    os.mkfifo(path / "pipe.txt")
    (path / "draft.txt").write_text(PROSE)


def _nothing(_: Path) -> None:
    """Nothing is made."""


PLACES: dict[str, Callable[[Path], None]] = {
    "gone.txt": _nothing,
    "folder.docx": _folder,
    "folder-of-odd-things": _folder_with_a_loop,
    "link-to-nowhere.md": lambda path: path.symlink_to("gone.md"),
    "link-to-itself.md": lambda path: path.symlink_to(path.name),
    "device.txt": lambda path: path.symlink_to("/dev/null"),
    "endless-device.txt": lambda path: path.symlink_to("/dev/zero"),
    "memory.txt": lambda path: path.symlink_to("/proc/self/mem"),
    "x" * 300 + ".txt": _nothing,
}
