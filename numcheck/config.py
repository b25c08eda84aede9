"""``[tool.numcheck]``, ``numcheck.toml`` and the command line as one frozen Config."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from decimal import Decimal
from typing import Any

NAMES = (".numcheck.toml", "numcheck.toml", "pyproject.toml")
LEVELS = ("error", "warning", "note", "never")
CONFIDENCES = ("low", "medium", "high")


class ConfigError(Exception):
    """A configuration that cannot be used; the message is one line that names the file and the key."""


@dataclass(frozen=True, slots=True)
class Known:
    """A figure that the desk has agreed on: ``[[tool.numcheck.known]]``.

    ``text``    the words of the measurand ("Russian troops on the border")
    ``value``   what the desk prints, exact
    ``unit``    pint-style unit, ISO 4217 code, ``percent`` or a counted noun; "" where the words say it
    ``reason``  where it comes from, for the reader of a finding
    """

    text: str
    value: Decimal
    unit: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Config:
    """Every setting of a run, with its default.

    ``select, extend_select, ignore``  names or families of rules; ``all`` is every rule
    ``per_file_ignores``  (glob of path, names or families) in order
    ``exclude, extend_exclude``  patterns of paths, as in .gitignore, that a folder's walk leaves out
    ``force_exclude``     leave them out even where they are named on the command line
    ``fail_on``           the least severity that makes the exit code 1: error, warning, note or never
    ``min_confidence``    low, medium or high: weaker findings are not reported
    ``output_format``     name of a writer
    ``both``              systems of units of which a text must give each figure (``metric``, ``imperial``)
    ``home_currency``     ISO 4217 code of the money that needs no conversion, or ""
    ``known``             figures agreed on
    ``different``         pairs of wordings that never mean the same measurand
    ``rates``             path of a CSV file of exchange rates (date, base, quote, rate), or ""
    ``preset``            name of a house style, or ""
    ``json_path``         where the prose stands in a JSON document, or ""
    ``options``           maps a rule's name to its own table (``[tool.numcheck.rules.NAME]``)
    """

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    exclude: tuple[str, ...] = ()
    extend_exclude: tuple[str, ...] = ()
    force_exclude: bool = False
    fail_on: str = "error"
    min_confidence: str = "medium"
    output_format: str = "full"
    both: tuple[str, ...] = ()
    home_currency: str = ""
    known: tuple[Known, ...] = ()
    different: tuple[tuple[str, str], ...] = ()
    rates: str = ""
    preset: str = ""
    json_path: str = ""
    options: dict[str, dict[str, Any]] = field(default_factory=dict)

    def overridden(self, changes: Mapping[str, Any]) -> Config:
        """This configuration with ``changes`` (field names; None is no change) laid over it."""
        return replace(self, **{k: v for k, v in changes.items() if v is not None})


def from_table(table: Mapping[str, Any], where: str = "configuration") -> Config:
    """The Config that a TOML table says. ConfigError, with the nearest valid name, where it says what there is not."""
    return Config(**_values(table, where))


def parse_inline(setting: str) -> dict[str, Any]:
    """``fail-on = "never"``, as it stands on the command line, as fields of Config."""
    import tomllib

    try:
        table = tomllib.loads(setting, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"--config {setting}: not valid TOML: {error}") from None
    return _values(table, "--config")


def _values(table: Mapping[str, Any], where: str) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in _READERS:
            raise ConfigError(f"{where}: unknown key '{key}'{nearest(key, _READERS)}")
        values.update(_READERS[key](value, f"{where}: {key}"))
    return values


def load(path: str) -> Config:
    """The Config of one file, whatever it ``extend``s under it. ConfigError where it cannot be read."""
    return from_table(_table(path, ()), path)


def discover(folder: str) -> str:
    """The nearest configuration file from ``folder`` upwards, or "": the first found holds alone."""
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


def nearest(word: str, known: Mapping[str, Any] | tuple[str, ...]) -> str:
    """``" (did you mean 'select'?)"`` for the nearest of ``known``, or ""."""
    from difflib import get_close_matches

    close = get_close_matches(word, list(known), n=1)
    return f" (did you mean '{close[0]}'?)" if close else ""


def _has_section(path: str) -> bool:
    """Whether a pyproject.toml speaks of numcheck; the word is looked for before any TOML is parsed."""
    try:
        with open(path, encoding="utf-8", errors="replace") as f:
            if "tool.numcheck" not in f.read():
                return False
    except OSError:
        return False
    return "numcheck" in _parse(path).get("tool", {})


def _parse(path: str) -> dict[str, Any]:
    import tomllib

    try:
        with open(path, "rb") as f:
            return tomllib.load(f, parse_float=Decimal)
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise ConfigError(f"{path}: {reason}") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: not valid TOML: {str(error).splitlines()[0]}") from None


def _table(path: str, seen: tuple[str, ...]) -> dict[str, Any]:
    """The settings of ``path`` over those of the file that it extends."""
    if os.path.realpath(path) in seen:
        raise ConfigError(f"{path}: extends itself")
    table = _parse(path)
    if os.path.basename(path) == "pyproject.toml":
        table = table.get("tool", {}).get("numcheck", {})
    folder = os.path.dirname(path)
    if isinstance(table.get("rates"), str) and table["rates"]:
        table["rates"] = os.path.join(folder, table["rates"])
    base = table.pop("extend", None)
    if base is None:
        return table
    if not isinstance(base, str):
        raise ConfigError(f"{path}: extend: a path expected")
    return {**_table(os.path.join(folder, base), (*seen, os.path.realpath(path))), **table}


Reader = Callable[[Any, str], dict[str, Any]]


def _words(name: str) -> Reader:
    def read(value: Any, where: str) -> dict[str, Any]:
        return {name: _strings(value, where)}

    return read


def _strings(value: Any, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise ConfigError(f"{where}: a list of strings expected")
    return tuple(value)


def _word(name: str, choices: tuple[str, ...] = ()) -> Reader:
    def read(value: Any, where: str) -> dict[str, Any]:
        if not isinstance(value, str):
            raise ConfigError(f"{where}: a string expected")
        if choices and value not in choices:
            raise ConfigError(f"{where}: '{value}' is none of {', '.join(choices)}{nearest(value, choices)}")
        return {name: value}

    return read


def _flag(name: str) -> Reader:
    def read(value: Any, where: str) -> dict[str, Any]:
        if not isinstance(value, bool):
            raise ConfigError(f"{where}: true or false expected")
        return {name: value}

    return read


def _mapping(value: Any, where: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise ConfigError(f"{where}: a table expected")
    return value


def _per_file_ignores(value: Any, where: str) -> dict[str, Any]:
    table = _mapping(value, where)
    return {"per_file_ignores": tuple((glob, _strings(names, f"{where}: {glob}")) for glob, names in table.items())}


def _units(value: Any, where: str) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key, setting in _mapping(value, where).items():
        if key not in _UNITS:
            raise ConfigError(f"{where}: unknown key '{key}'{nearest(key, _UNITS)}")
        values.update(_UNITS[key](setting, f"{where}: {key}"))
    return values


def _known(value: Any, where: str) -> dict[str, Any]:
    names = tuple(f.name for f in fields(Known))
    if not isinstance(value, list):
        raise ConfigError(f"{where}: a list of tables expected")
    known = []
    for i, entry in enumerate(value, 1):
        place = f"{where}: entry {i}"
        for key in _mapping(entry, place):
            if key not in names:
                raise ConfigError(f"{place}: unknown key '{key}'{nearest(key, names)}")
        number = entry.get("value")
        if isinstance(number, bool) or not isinstance(number, int | Decimal):
            raise ConfigError(f"{place}: value: a number expected")
        if not all(isinstance(entry.get(k, ""), str) for k in names if k != "value") or not entry.get("text"):
            raise ConfigError(f"{place}: text expected, and strings for unit and reason")
        known.append(Known(**{**entry, "value": Decimal(number)}))
    return {"known": tuple(known)}


def _different(value: Any, where: str) -> dict[str, Any]:
    if not isinstance(value, list) or not all(isinstance(pair, list) and len(pair) == 2 for pair in value):
        raise ConfigError(f"{where}: a list of pairs expected")
    return {"different": tuple(_strings(pair, where) for pair in value)}


def _rules(value: Any, where: str) -> dict[str, Any]:
    return {
        "options": {rule: dict(_mapping(table, f"{where}: {rule}")) for rule, table in _mapping(value, where).items()}
    }


_UNITS: dict[str, Reader] = {"both": _words("both"), "home-currency": _word("home_currency")}
_READERS: dict[str, Reader] = {
    "select": _words("select"),
    "extend-select": _words("extend_select"),
    "ignore": _words("ignore"),
    "per-file-ignores": _per_file_ignores,
    "exclude": _words("exclude"),
    "extend-exclude": _words("extend_exclude"),
    "force-exclude": _flag("force_exclude"),
    "fail-on": _word("fail_on", LEVELS),
    "min-confidence": _word("min_confidence", CONFIDENCES),
    "output-format": _word("output_format"),
    "units": _units,
    "known": _known,
    "different": _different,
    "rates": _word("rates"),
    "preset": _word("preset"),
    "json-path": _word("json_path"),
    "rules": _rules,
}
