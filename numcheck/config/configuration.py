"""Every setting of a run as one frozen value, and where it comes from: a table, a file, the nearest file to a text."""

from __future__ import annotations

import os
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Self

from numcheck.config.settings import ConfigError, Known, nearest, settings
from numcheck.core.frozen import Frozen


class Config(Frozen):
    """Every setting of a run, with its default; ``settings`` says what each means.

    Paths and patterns are as written in the file or on the command line, except ``rates`` and ``baseline``, which a file
    gives relative to its own folder. ``both`` holds ``metric`` and ``imperial``; ``options`` maps a rule's name to its own table.
    """

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    exclude: tuple[str, ...] = ()
    extend_exclude: tuple[str, ...] = ()
    force_exclude: bool = False
    fail_on: str = "error"
    fail_on_unchecked: bool = False
    min_confidence: str = "medium"
    output_format: str = "full"
    both: tuple[str, ...] = ()
    home_currency: str = ""
    known: tuple[Known, ...] = ()
    different: tuple[tuple[str, str], ...] = ()
    sources: tuple[tuple[str, tuple[str, ...]], ...] = ()
    rates: str = ""
    baseline: str = ""
    preset: str = ""
    json_path: str = ""
    options: Mapping[str, Mapping[str, Any]] = MappingProxyType({})

    def __init__(self, **fields: Any) -> None:
        """ConfigError for text where names are expected in a list, and for a word that is none of the choices."""
        super().__init__(**fields)
        for name, value in fields.items():
            if isinstance(value, str):
                _check_text(name, value)

    @classmethod
    def from_table(cls, table: Mapping[str, Any], where: str = "configuration") -> Self:
        """The configuration that ``table``, as tomllib reads it, says, over the preset that it names.

        ``where`` begins every message. ConfigError, with the nearest valid name, where the table says what there is not.
        """
        from numcheck.config import readers

        return cls(**readers.values(readers.over_its_preset(table, where), where))

    @classmethod
    def from_file(cls, path: str, preset: str | None = None) -> Self:
        """The configuration of one file over whatever it ``extend``s, or where ``path`` is "" the defaults; both over
        ``preset``.

        ConfigError where the file cannot be read, extends itself, or says what there is not.
        """
        if not path and not preset:
            return cls()
        from numcheck.config import files

        table = files.table(path) if path else {}
        return cls.from_table({**table, "preset": preset} if preset else table, path or "command line")

    @classmethod
    def load(cls, path: str | os.PathLike[str] = ".") -> Self:
        """The configuration that holds for the text or folder ``path``: that of the nearest file going up from it.

        The file is ``.numcheck.toml``, ``numcheck.toml`` or ``pyproject.toml`` with a table ``tool.numcheck``; where there
        is none, the defaults. A path that ends in ``.toml`` is that file itself. ``path`` need not exist. ConfigError
        as of ``from_file``.
        """
        from numcheck.config import files

        path = os.fspath(path)
        if path.endswith(".toml"):
            return cls.from_file(path)
        return cls.from_file(files.discover(path if os.path.isdir(path) else os.path.dirname(path)))

    def overridden(self, changes: Mapping[str, Any]) -> Self:
        """This configuration with ``changes`` (field names; None is no change) laid over it."""
        return self.replaced(**{k: v for k, v in changes.items() if v is not None})

    def sources_of(self, uri: str) -> tuple[str, ...]:
        """The files and folders that the text ``uri`` rests on: those of every glob that names it, each once."""
        if not self.sources:
            return ()
        from fnmatch import fnmatch

        globs = [paths for glob, paths in self.sources if fnmatch(uri, glob) or fnmatch(uri, f"*/{glob}")]
        return tuple(dict.fromkeys(path for paths in globs for path in paths))


def _check_text(field: str, value: str) -> None:
    """ConfigError where the field takes no text, or not this."""
    setting = next((s for s in settings() if s.field == field), None)
    if setting is None:
        return
    if setting.kind not in ("a string", "one of a few words"):
        raise ConfigError(f"{setting.key}: {setting.kind} expected, not the text '{value}'")
    if setting.choices and value not in setting.choices:
        near = nearest(value, setting.choices)
        raise ConfigError(f"{setting.key}: '{value}' is none of {', '.join(setting.choices)}{near}")
