"""What a configuration's table says, checked: every kind of setting has one reader of its TOML value."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from numcheck.config.settings import ConfigError, Known, Setting, nearest, settings_by_key
from numcheck.config.toml import parse

PRESETS = os.path.join(os.path.dirname(__file__), "presets.toml")


def over_its_preset(table: Mapping[str, Any], where: str) -> Mapping[str, Any]:
    """``table`` over the one of the preset that it names. ConfigError, with the nearest name, where there is no such."""
    style = table.get("preset")
    return _merged(_preset(style, where), table) if style and isinstance(style, str) else table


def values(table: Mapping[str, Any], where: str) -> dict[str, Any]:
    """The fields of Config that ``table`` itself sets, by name. ConfigError, with the nearest
    valid name, where it says what there is not."""
    return dict(_fields(table, settings_by_key(), where))


def _fields(table: Mapping[str, Any], keys: Mapping[str, Any], where: str) -> Iterator[tuple[str, Any]]:
    for key, value in table.items():
        setting, place = keys.get(key), f"{where}: {key}"
        if setting is None:
            raise ConfigError(f"{where}: unknown key '{key}'{nearest(key, keys)}")
        if isinstance(setting, Setting):
            yield setting.field, _READERS[setting.kind](value, place, setting)
        else:
            yield from _fields(_mapping(value, place), setting, place)


def _preset(name: str, where: str) -> dict[str, Any]:
    """The table of one preset."""
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


def _mapping(value: Any, where: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise ConfigError(f"{where}: a table expected")
    return value


def _names(value: Any, where: str, _: Setting) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise ConfigError(f"{where}: a list of strings expected")
    return tuple(value)


def _text(value: Any, where: str, _: Setting) -> str:
    if not isinstance(value, str):
        raise ConfigError(f"{where}: a string expected")
    return value


def _choice(value: Any, where: str, setting: Setting) -> str:
    word = _text(value, where, setting)
    if word not in setting.choices:
        near = nearest(word, setting.choices)
        raise ConfigError(f"{where}: '{word}' is none of {', '.join(setting.choices)}{near}")
    return word


def _switch(value: Any, where: str, _: Setting) -> bool:
    if not isinstance(value, bool):
        raise ConfigError(f"{where}: true or false expected")
    return value


def _names_by_glob(value: Any, where: str, setting: Setting) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((glob, _names(names, f"{where}: {glob}", setting)) for glob, names in _mapping(value, where).items())


def _known_figures(value: Any, where: str, _: Setting) -> tuple[Known, ...]:
    if isinstance(value, str):
        from numcheck.config.agreed_figures import rows

        value, where = rows(value), value
    if not isinstance(value, list):
        raise ConfigError(f"{where}: a list of tables expected, or a CSV file")
    return tuple(_known(entry, f"{where}: entry {i}") for i, entry in enumerate(value, 1))


def _known(entry: Any, where: str) -> Known:
    names = Known._fields
    for key in _mapping(entry, where):
        if key not in names:
            raise ConfigError(f"{where}: unknown key '{key}'{nearest(key, names)}")
    number = entry.get("value")
    if isinstance(number, bool) or not isinstance(number, int | Decimal):
        raise ConfigError(f"{where}: value: a number expected")
    if not all(isinstance(entry.get(k, ""), str) for k in names if k != "value") or not entry.get("text"):
        raise ConfigError(f"{where}: text expected, and strings for unit and reason")
    return Known(**{**entry, "value": Decimal(number)})


def _pairs(value: Any, where: str, setting: Setting) -> tuple[tuple[str, ...], ...]:
    if not isinstance(value, list) or not all(isinstance(pair, list) and len(pair) == 2 for pair in value):
        raise ConfigError(f"{where}: a list of pairs expected")
    return tuple(_names(pair, where, setting) for pair in value)


def _rule_options(value: Any, where: str, _: Setting) -> dict[str, dict[str, Any]]:
    return {rule: dict(_mapping(table, f"{where}: {rule}")) for rule, table in _mapping(value, where).items()}


_READERS: dict[str, Callable[[Any, str, Setting], Any]] = {
    "a list of names": _names,
    "a string": _text,
    "one of a few words": _choice,
    "true or false": _switch,
    "a table of lists of names": _names_by_glob,
    "a list of agreed figures": _known_figures,
    "a list of pairs of wordings": _pairs,
    "a table a rule": _rule_options,
}
