"""``--watch``: run again whenever one of the files changes."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence

# Seconds between two looks at the files; a person saving a draft does not notice it.
_PAUSE = 0.5


def watch(paths: Sequence[str], run: Callable[[], int]) -> int:
    """Call ``run`` now and whenever a file at or under ``paths`` changes, appears or goes.

    Looks every half second and never returns; KeyboardInterrupt ends it.
    """
    seen = None
    while True:
        now = sorted(_stamps(paths))
        if now != seen:
            seen = now
            if sys.stdout.isatty():
                print("\033[2J\033[H", end="")
            run()
            print("numcheck: watching, Ctrl-C ends", file=sys.stderr)
        time.sleep(_PAUSE)


def _stamps(paths: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Path, time of change and size of every file under ``paths``."""
    for path in paths:
        if not os.path.isdir(path):
            yield from _stamp(path)
        for folder, _, names in os.walk(path):
            for name in names:
                yield from _stamp(os.path.join(folder, name))


def _stamp(path: str) -> Iterator[tuple[str, int, int]]:
    try:
        found = os.stat(path)
    except OSError:
        return
    yield path, found.st_mtime_ns, found.st_size
