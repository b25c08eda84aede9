"""Print the configuration that holds here, and the file that it comes from."""

from __future__ import annotations

import argparse
from dataclasses import fields
from decimal import Decimal
from typing import Any

from numcheck import config as settings
from numcheck.cli import output
from numcheck.cli.options import add_rules, common_folder, configuration
from numcheck.config import files


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the flags."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="for these texts (the current folder)")
    add_rules(parser)
    parser.add_argument("--schema", action="store_true", help="print the JSON schema of the configuration")


def run(args: argparse.Namespace) -> int:
    """Print the settings as TOML that could stand in numcheck.toml."""
    if args.schema:
        with open(files.SCHEMA, encoding="utf-8") as f:
            output.write(f.read())
        return 0
    paths = args.paths or ["."]
    found = "" if args.isolated else files.discover(common_folder(paths))
    origin = ", ".join(args.config) or found or "defaults"
    output.write(f"# from {origin}\n{to_toml(configuration(args, paths))}")
    return 0


def to_toml(config: settings.Config) -> str:
    """Every setting, tables last, in TOML."""
    units = {"both": config.both, "home-currency": config.home_currency}
    tables: dict[str, dict[str, Any]] = {"units": units, "per-file-ignores": dict(config.per_file_ignores)}
    tables |= {f"rules.{rule}": table for rule, table in sorted(config.options.items())}
    inner = {"both", "home_currency", "per_file_ignores", "options", "known"}
    lines = [
        f"{f.name.replace('_', '-')} = {_value(getattr(config, f.name))}" for f in fields(config) if f.name not in inner
    ]
    for name, table in tables.items():
        if table:
            lines += ["", f"[{name}]", *(f"{_key(k)} = {_value(v)}" for k, v in table.items())]
    for known in config.known:
        lines += ["", "[[known]]", *(f"{f.name} = {_value(getattr(known, f.name))}" for f in fields(known))]
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
