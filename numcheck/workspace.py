"""Texts beside their settings and sources, for whatever stays open: an editor, a service, an assistant.

Settings are found as the command line finds them and kept until a file of theirs changes; a source is read and measured
once until it changes. One thread at a time.
"""

from __future__ import annotations

import os
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Any

from numcheck import documents, pipeline, rules
from numcheck.config import Config, ConfigError, files
from numcheck.core.claim import MeasuredText
from numcheck.core.finding import Report
from numcheck.core.named_tuple import NamedTuple
from numcheck.core.text import Document
from numcheck.documents import UnreadableError

Stamp = tuple[int, int] | None


class FoundConfig(NamedTuple):
    """The settings that hold for a path, and the file that says so, "" for none. ``folder`` is what paths are seen from."""

    config: Config
    path: str
    folder: str


class FoundSources(NamedTuple):
    """Sources as they were measured, each file once, and (path, why) of those that could not be read."""

    texts: tuple[MeasuredText, ...] = ()
    failed: tuple[tuple[str, str], ...] = ()


class CheckedText(NamedTuple):
    """A text and what a check made of it, by which settings and sources."""

    document: Document
    report: Report
    config: Config
    sources: tuple[MeasuredText, ...] = ()


class Workspace:
    """Settings and sources of the folders that somebody works in.

    ``overrides``  fields of Config that hold whatever a file says
    ``path``       the file of settings for all of them, "" for the nearest of each
    """

    def __init__(self, overrides: Mapping[str, Any] | None = None, path: str = "") -> None:
        self.overrides: Mapping[str, Any] = overrides or {}
        self.path = path
        self._configs: dict[str, tuple[tuple[Stamp, ...], FoundConfig]] = {}
        self._measured: dict[tuple[str, int], tuple[Stamp, Config, FoundSources]] = {}

    def config_for(self, folder: str) -> FoundConfig:
        """The settings of the nearest file from ``folder`` upwards, with the overrides. ConfigError for one that says
        what there is not.
        """
        folder = os.path.abspath(folder)
        candidates = [self.path] if self.path else [os.path.join(f, n) for f in _upwards(folder) for n in files.NAMES]
        stamps = tuple(map(_stamp, candidates))
        known = self._configs.get(folder)
        if known is None or known[0] != stamps:
            path = self.path or files.discover(folder)
            config = Config.from_file(path, self.overrides.get("preset")).overridden(self.overrides)
            rules.check_names(config)
            if config.rates and not os.path.isfile(config.rates):
                raise ConfigError(f"rates: {config.rates}: no such file")
            known = stamps, FoundConfig(config, path, os.path.dirname(path) or folder)
            self._configs[folder] = known
            self._measured.clear()  # by settings that may hold no longer
        return known[1]

    def sources(self, paths: Iterable[str], config: Config, folder: str = "") -> FoundSources:
        """Every source that ``paths``, files and folders, stand for, measured by ``config``; nothing of a reader is raised.

        Those inside ``folder`` are called as seen from there.
        """
        texts: dict[str, MeasuredText] = {}
        failed: list[tuple[str, str]] = []
        for path in dict.fromkeys(_walked(paths, config, failed)):
            found = self._read(path, config, os.path.join(folder, "") if folder else "")
            texts |= {text.document.uri: text for text in found.texts}
            failed += found.failed
        return FoundSources(tuple(texts.values()), tuple(failed))

    def _read(self, path: str, config: Config, folder: str) -> FoundSources:
        stamp = _stamp(path)
        kept = self._measured.get((path, id(config)))
        if kept is None or kept[0] != stamp:
            texts, failed = [], []
            try:
                for document in documents.read_all(path, json_path=config.json_path):
                    if isinstance(document, Document):
                        named = document.replaced(uri=document.uri.removeprefix(folder))
                        texts.append(pipeline.measure(named, config, tied=True))
                    else:
                        failed.append((path, str(document)))
            except (UnreadableError, OSError) as error:
                failed.append((path, str(error)))
            except Exception as error:  # a reader that breaks on one file says nothing of the others
                if os.environ.get("NUMCHECK_DEBUG"):
                    raise
                failed.append((path, f"internal error: {type(error).__name__}: {error}"))
            kept = stamp, config, FoundSources(tuple(texts), tuple(failed))
            self._measured[path, id(config)] = kept
        return kept[2]


def check(
    text: str, name: str, config: Config, sources: Sequence[MeasuredText] = (), *, trace: bool = False
) -> CheckedText:
    """Read ``text`` as the suffix of ``name`` says, and check it against itself and ``sources``; what is called as the
    text itself is none of them.

    Raises UnreadableError as ``documents.read_bytes`` does, ConfigError as ``pipeline.check`` does.
    """
    document = documents.read_bytes(text.encode("utf-8", "surrogatepass"), name, config.json_path)
    held = tuple(s for s in sources if s.document.uri != name)
    report = pipeline.check([document], held, config=config, trace=trace)
    return CheckedText(document, report, config, held)


def unlike(name: str, taken: Container[str]) -> str:
    """``name``, numbered before its suffix where it is ``taken``: two sources may be called ``page.html``."""
    stem, dot, suffix = name.rpartition(".")
    made, n = name, 1
    while made in taken:
        n += 1
        made = f"{stem} ({n}){dot}{suffix}" if stem and suffix.isalnum() else f"{name} ({n})"
    return made


def _walked(paths: Iterable[str], config: Config, failed: list[tuple[str, str]]) -> Iterator[str]:
    """The files of ``paths``; what is no path goes to ``failed``."""
    also = documents.TABLES | ({".json"} if config.json_path else set())
    for path in paths:
        try:
            for found in documents.walk(path, (*config.exclude, *config.extend_exclude), also=also):
                if not documents.is_own_report(found):
                    yield found
        except (UnreadableError, OSError) as error:
            failed.append((path, str(error)))


def _upwards(folder: str) -> Iterator[str]:
    """``folder`` and every one above it."""
    while True:
        yield folder
        parent = os.path.dirname(folder)
        if parent == folder:
            return
        folder = parent


def _stamp(path: str) -> Stamp:
    """When a file changed last, and its size; None where there is none."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
