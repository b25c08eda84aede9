"""Settings as lines that could stand in numcheck.toml."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from numcheck.config.configuration import Config
from numcheck.config.settings import settings


def to_toml(config: Config) -> str:
    """Every setting as TOML, tables last; what ``toml.parse`` and ``Config.from_table`` read back is ``config`` again."""
    lines: list[str] = []
    grouped: dict[str, dict[str, Any]] = {}
    tables: dict[str, dict[str, Any]] = {}
    for setting in settings():
        value = getattr(config, setting.field)
        table, _, key = setting.key.rpartition(".")
        if table:
            grouped.setdefault(table, {})[key] = value
        elif setting.kind == "a table of lists of names":
            tables[key] = dict(value)
        elif setting.kind == "a table a rule":
            tables |= {f"{key}.{rule}": options for rule, options in sorted(value.items())}
        elif setting.kind != "a list of agreed figures":
            lines.append(f"{key} = {_value(value)}")
    for name, content in (grouped | tables).items():
        if content:
            lines += ["", f"[{name}]", *(f"{_key(k)} = {_value(v)}" for k, v in content.items())]
    for known in config.known:
        lines += ["", "[[known]]", *(f"{name} = {_value(value)}" for name, value in known._asdict().items())]
    return "\n".join(lines) + "\n"


def _key(key: str) -> str:
    return key if key.replace("-", "").replace("_", "").isalnum() and key.isascii() else _value(key)


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | Decimal | float):
        return str(value)
    if isinstance(value, str):
        from json import dumps

        return dumps(value, ensure_ascii=False)
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_key(k)} = {_value(v)}" for k, v in value.items()) + " }"
    return "[" + ", ".join(_value(v) for v in value) + "]"
