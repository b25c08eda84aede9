"""The one table of settings: ``settings.txt`` says of each field of Config what it is, means, and is called.

From it follow what a configuration file may say (``readers``), its JSON schema (``schema``), the flags of the
command line, what ``numcheck config`` prints, and the list in docs/settings.md. A new setting is a field and a row.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from decimal import Decimal
from functools import cache

from numcheck.core.named_tuple import NamedTuple


class ConfigError(Exception):
    """A configuration that cannot be used; the message is one line that names the file and the key, whatever they hold."""

    def __init__(self, message: str) -> None:
        super().__init__(" ".join(message.splitlines()))


def nearest(word: str, known: Iterable[str]) -> str:
    """``" (did you mean 'select'?)"`` for the one of ``known`` that is written most like ``word``, or ""."""
    from difflib import get_close_matches

    close = get_close_matches(word, list(known), n=1)
    return f" (did you mean '{close[0]}'?)" if close else ""


class Setting(NamedTuple):
    """One setting: the field of Config it fills, and its key in TOML (``units.both`` stands in the table ``units``).

    ``kind``     what its value is, in words; readers, schema and flags each have one way for every kind
    ``choices``  the words that it may be, empty where it may be others
    ``group``    where its flag, spelled as its key, stands: ``paths``, ``rules``, ``output``, ``check``, or "" for no flag
    ``metavar``  "" where argparse shows the choices, or nothing
    """

    field: str
    key: str
    kind: str
    choices: tuple[str, ...]
    help: str
    group: str
    metavar: str
    flag_help: str


class Known(NamedTuple):
    """A figure that the newsroom has agreed on: ``[[tool.numcheck.known]]``.

    ``text``    the words of the measurand ("Russian troops on the border")
    ``value``   what the newsroom prints, exact
    ``unit``    pint-style unit, ISO 4217 code, ``percent`` or a counted noun; "" where the words say it
    ``reason``  where it comes from, for the reader of a finding
    """

    text: str
    value: Decimal
    unit: str = ""
    reason: str = ""


@cache
def settings() -> tuple[Setting, ...]:
    """Every setting, in the order of Config's fields."""
    with open(os.path.join(os.path.dirname(__file__), "settings.txt"), encoding="utf-8") as f:
        rows = [[cell.strip() for cell in line.split("|")] for line in f if not line.startswith("#")]
    return tuple(
        Setting(field, key, kind, tuple(choices.split(", ")) if choices else (), *rest)
        for field, key, kind, choices, *rest in rows
    )


def settings_by_key() -> dict[str, Setting | dict[str, Setting]]:
    """Every setting under its key, those of a table (``units``) in one of their own, as they stand in a file."""
    tree: dict[str, Setting | dict[str, Setting]] = {}
    for setting in settings():
        table, _, key = setting.key.rpartition(".")
        inner = tree.setdefault(table, {}) if table else tree
        if isinstance(inner, dict):
            inner[key] = setting
    return tree
