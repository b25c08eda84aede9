"""Where a configuration is kept: the nearest file going up, what it extends, and settings on the command line."""

from __future__ import annotations

import os
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from numcheck.config.settings import ConfigError

_TABLES = ("rates", "baseline", "known")  # settings that may name a file
NAMES = (".numcheck.toml", "numcheck.toml", "pyproject.toml")


def discover(folder: str) -> str:
    """Path of the nearest configuration file from ``folder`` upwards, or ""; the first found holds alone.

    A pyproject.toml counts where it has a table ``tool.numcheck``. ConfigError where such a one is not valid TOML.
    """
    folder = os.path.abspath(folder)
    while True:
        for name in NAMES:
            path = os.path.join(folder, name)
            if os.path.isfile(path) and (name != "pyproject.toml" or _has_section(path)):
                return path
        parent = os.path.dirname(folder)
        if parent == folder:
            return ""
        folder = parent


def parse_inline(setting: str) -> dict[str, Any]:
    """The fields of Config that ``--config 'fail-on = "never"'`` sets, for ``Config.overridden``.

    ConfigError where ``setting`` is not TOML, or says what there is not.
    """
    import tomllib

    from numcheck.config.readers import values

    try:
        table = tomllib.loads(setting, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"--config {setting}: not valid TOML: {error}") from None
    return values(table, "--config")


def known_inline(setting: str) -> str:
    """The file that ``--config 'known = "agreed.csv"'`` names, or "". TOMLDecodeError where ``setting`` is not TOML."""
    import tomllib

    found = tomllib.loads(setting).get("known", "")
    return found if isinstance(found, str) else ""


def _has_section(path: str) -> bool:
    """Whether a pyproject.toml speaks of numcheck; the word is looked for before any TOML is parsed."""
    try:
        with open(path, encoding="utf-8", errors="replace") as f:
            if "tool.numcheck" not in f.read():
                return False
    except OSError:
        return False
    from numcheck.config.toml import parse

    return "numcheck" in parse(path).get("tool", {})


def table(path: str, seen: tuple[str, ...] = ()) -> dict[str, Any]:
    """The settings of ``path`` over those of the file that it extends, as they stand there, paths seen from here.

    ``seen`` are the files that led to it. ConfigError where it cannot be read, or extends itself.
    """
    if os.path.realpath(path) in seen:
        raise ConfigError(f"{path}: extends itself")
    found = _own(path)
    base = found.pop("extend", None)
    if base is None:
        return found
    if not isinstance(base, str):
        raise ConfigError(f"{path}: extend: a path expected")
    return {**table(base, (*seen, os.path.realpath(path))), **found}


def read_for(path: str) -> Iterator[str]:
    """The files that are read where the settings of ``path`` hold: itself, those that it extends, and the tables that they
    name. ConfigError as ``table``.
    """
    table(path)  # that none of them extends itself
    while path:
        yield path
        found = _own(path)
        yield from (found[key] for key in _TABLES if isinstance(found.get(key), str))
        path = found.get("extend", "")


def _own(path: str) -> dict[str, Any]:
    """The settings that stand in ``path`` itself, paths seen from here."""
    from numcheck.config.toml import parse

    found = parse(path)
    own = found.pop("tool", {}) if isinstance(found.get("tool"), dict) else {}
    # In a file of numcheck's own the settings may stand under [tool.numcheck], as the documentation shows them, or alone.
    found = {} if os.path.basename(path) == "pyproject.toml" else found
    found |= own.get("numcheck", {})
    folder = os.path.dirname(path)
    for key in (*_TABLES, "extend"):
        if isinstance(found.get(key), str) and found[key]:
            found[key] = os.path.join(folder, found[key])
    if isinstance(found.get("sources"), dict):
        found["sources"] = {glob: _beside(folder, paths) for glob, paths in found["sources"].items()}
    return found


def _beside(folder: str, paths: Any) -> Any:
    """``paths`` as seen from here, where they are given as seen from ``folder``; as it is where it is no list of them."""
    return [os.path.join(folder, p) if isinstance(p, str) else p for p in paths] if isinstance(paths, list) else paths
