"""Reports of earlier runs, kept by what they hang on: the text, the settings, and numcheck itself.

A report is a file of pickled values, named by the hash of all that it hangs on, in a folder of the user's own. Nothing but
values of ``numcheck.core`` is made of it, so a file that somebody else put there can do nothing. Runs at one time do not
harm each other: a file is written beside its place and renamed, and one that is broken counts as none.
"""

from __future__ import annotations

import io
import os
import pickle
import sys
from collections.abc import Iterator
from hashlib import blake2b
from typing import Any

from numcheck import __file__ as _PACKAGE
from numcheck.checked_report import CheckedReport
from numcheck.config import Config
from numcheck.core.named_tuple import NamedTuple
from numcheck.core.text import Document
from numcheck.version import VERSION
from numcheck.writers.files import write_file

MOST_BYTES = 200 << 20  # what all files may hold together; the oldest go first
_SUFFIX = ".report"
_OTHERS = {("decimal", "Decimal"), ("fractions", "Fraction"), ("numcheck.checked_report", "CheckedReport")}


class CacheFile(NamedTuple):
    """One kept report: where, how many bytes, and when it was last used, in seconds since 1970."""

    path: str
    size: int
    used: float


def folder() -> str:
    """Where reports are kept: NUMCHECK_CACHE_DIR, or ``numcheck`` where the system keeps what can be made anew."""
    if own := os.environ.get("NUMCHECK_CACHE_DIR"):
        return own
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.expanduser("~/AppData/Local")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.path.join(base, "numcheck")


class Cache:
    """The reports kept in ``folder``, of texts checked by ``config``: none that is whole (``packed``), for these are large."""

    def __init__(self, folder: str, config: Config) -> None:
        self._folder = folder
        self._written = 0
        self._seed = blake2b(repr((VERSION, _code(), _settings(config))).encode(), digest_size=20)

    def key(self, document: Document) -> str:
        """What the report on ``document`` is kept under."""
        found = self._seed.copy()
        found.update(repr(document).encode("utf-8", "surrogatepass"))
        return found.hexdigest()

    def get(self, key: str) -> CheckedReport | None:
        """The report under ``key``; None where there is none that can be read."""
        path = self._path(key)
        try:
            with open(path, "rb") as f:
                report = unpacked(f.read())
            os.utime(path)
        except (OSError, ValueError):
            return None
        return report

    def put(self, key: str, data: bytes) -> None:
        """Keep the packed report ``data``. Where nothing can be written nothing is kept."""
        path = self._path(key)
        try:
            os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
            write_file(path, data)
            self._written += len(data)
        except OSError:
            return

    def close(self) -> None:
        """Remove the oldest files where this run's have made them too many."""
        if self._written:
            remove_oldest(self._folder, MOST_BYTES)

    def _path(self, key: str) -> str:
        return os.path.join(self._folder, key[:2], f"{key[2:]}{_SUFFIX}")


def files(folder: str) -> Iterator[CacheFile]:
    """The reports kept in ``folder``, in no order; files of others are passed over."""
    for top, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(top, name)
            if name.endswith(_SUFFIX):
                try:
                    found = os.stat(path)
                except OSError:
                    continue  # another run has removed it
                yield CacheFile(path, found.st_size, found.st_mtime)


def remove_oldest(folder: str, most: int) -> int:
    """Remove the reports that were not used for longest until ``most`` bytes are left; returns how many went."""
    found = sorted(files(folder), key=lambda file: file.used)
    total, gone = sum(file.size for file in found), 0
    for file in found:
        if total <= most:
            break
        try:
            os.unlink(file.path)
        except OSError:
            continue
        total, gone = total - file.size, gone + 1
    return gone


def packed(report: CheckedReport, *, whole: bool) -> bytes:
    """``report`` as bytes, without its documents; and without its claims and relations, which only pages and tables show,
    unless ``whole``.
    """
    kept = report.replaced(documents=()) if whole else report.replaced(documents=(), claims=(), relations=(), pairs=())
    return pickle.dumps(kept, protocol=5)


def unpacked(data: bytes) -> CheckedReport:
    """The report in ``data``. ValueError where it holds none, or anything that is no value of numcheck."""
    try:
        report = _Unpickler(io.BytesIO(data)).load()
    except Exception:  # noqa: BLE001  (bytes that are no pickle raise what they like)
        report = None
    if isinstance(report, CheckedReport):
        return report
    raise ValueError("no report")


class _Unpickler(pickle.Unpickler):
    """Makes values of ``numcheck.core`` and numbers, and calls nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _OTHERS:
            return super().find_class(module, name)
        if module.startswith("numcheck.core.") and "." not in name:
            found = super().find_class(module, name)
            if getattr(found, "__module__", "") == module:  # and not what that module has imported
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no value of numcheck")


def _settings(config: Config) -> tuple[str, ...]:
    """The settings as text, and the file of rates that they name by its content."""
    if not config.rates:
        return (repr(config),)
    try:
        with open(config.rates, "rb") as f:
            return repr(config), blake2b(f.read()).hexdigest()
    except OSError:
        return repr(config), ""


def _code() -> str:
    """A mark of the code and the data of numcheck: names, sizes and times of its files."""
    found = blake2b(digest_size=16)
    for top, folders, names in os.walk(os.path.dirname(_PACKAGE)):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            at = os.stat(os.path.join(top, name))
            found.update(f"{top}/{name} {at.st_size} {at.st_mtime_ns}\n".encode("utf-8", "surrogateescape"))
    return found.hexdigest()
