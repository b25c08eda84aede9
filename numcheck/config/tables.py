"""What a configuration may say: every key with the reader that checks its value and gives fields of Config."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import fields
from decimal import Decimal
from typing import Any

from numcheck.config import CONFIDENCES, LEVELS, ConfigError, Known, nearest
from numcheck.config.files import parse

PRESETS = os.path.join(os.path.dirname(__file__), "presets.toml")


def styled(table: Mapping[str, Any], where: str) -> Mapping[str, Any]:
    """``table`` laid over the house style that it names, if any."""
    style = table.get("preset")
    return _merged(_preset(style, where), table) if isinstance(style, str) and style else table


def values(table: Mapping[str, Any], where: str) -> dict[str, Any]:
    """The fields of Config that ``table`` sets."""
    found: dict[str, Any] = {}
    for key, value in table.items():
        if key not in _READERS:
            raise ConfigError(f"{where}: unknown key '{key}'{nearest(key, _READERS)}")
        found.update(_READERS[key](value, f"{where}: {key}"))
    return found


def _preset(name: str, where: str) -> dict[str, Any]:
    """The table of one house style."""
    styles = parse(PRESETS)
    if name not in styles:
        raise ConfigError(f"{where}: unknown preset '{name}'{nearest(name, styles)}")
    return dict(styles[name])


def _merged(under: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Both tables; where both have a value that of ``over`` holds, where both have a table the two are merged."""
    both = {
        k: _merged(under[k], over[k]) for k in under if isinstance(under[k], dict) and isinstance(over.get(k), dict)
    }
    return {**under, **over, **both}


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
