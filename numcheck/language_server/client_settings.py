"""What an editor's own settings say of the server: the section ``numcheck``, or the options it starts the server with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from numcheck.config import ConfigError, nearest
from numcheck.config.readers import values
from numcheck.core.frozen import Frozen

HINTS = ("auto", "inlay", "diagnostics", "off")


class ClientSettings(Frozen):
    """The settings of one editor; every name is written in camel case there.

    ``configuration``  a file of settings instead of the nearest; "" for the nearest
    ``settings``       fields of Config that hold whatever that file says, from a table as it could stand there
    ``sources``        files and folders that every draft rests on, as seen from the folder that is open
    ``tie_out``        how the verdicts on supported figures are shown: inlay hints, diagnostics that are hints, or not
                       at all; ``auto`` for the first that the editor has
    ``pause``          milliseconds without a keystroke before a check starts; longer texts wait longer
    ``rule_url``       the page of a rule on the web, with ``{rule}`` for its name; "" for the server's own
    """

    configuration: str = ""
    settings: Mapping[str, Any] = MappingProxyType({})
    sources: tuple[str, ...] = ()
    tie_out: str = "auto"
    pause: int = 30
    rule_url: str = ""


KEYS = ("configuration", "settings", "sources", "tieOut", "pause", "ruleUrl")


def read(said: object) -> tuple[ClientSettings, tuple[str, ...]]:
    """The settings that ``said``, a JSON value, makes, and a line on each part that cannot be meant and is left out.

    Nothing, null and {} are the defaults.
    """
    problems: list[str] = []
    table = said if isinstance(said, dict) else {}
    if said and not isinstance(said, dict):
        problems.append("numcheck: an object expected")
    return ClientSettings(**dict(_fields(table, problems))), tuple(problems)


def _fields(table: Mapping[str, Any], problems: list[str]) -> Iterator[tuple[str, Any]]:
    for key, value in table.items():
        if value is None or value == "":
            continue
        match key, value:
            case "configuration" | "ruleUrl", str():
                yield {"ruleUrl": "rule_url"}.get(key, key), value
            case "tieOut", str() if value in HINTS:
                yield "tie_out", value
            case "pause", int() if not isinstance(value, bool) and 0 <= value <= 10_000:
                yield key, value
            case "sources", list() if all(isinstance(path, str) for path in value):
                yield key, tuple(value)
            case "settings", dict():
                try:
                    yield key, values(_exact(value), "numcheck.settings")
                except ConfigError as error:
                    problems.append(str(error))
            case _ if key in KEYS:
                problems.append(f"numcheck.{key}: not understood")
            case "path" | "arguments" | "trace", _:
                pass  # the editor's own: how it starts the server, and what it writes down
            case _:
                problems.append(f"numcheck: unknown setting '{key}'{nearest(key, KEYS)}")


def _exact(value: Any) -> Any:
    """JSON as TOML has it: numbers with a point are decimals."""
    if isinstance(value, dict):
        return {key: _exact(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_exact(inner) for inner in value]
    return Decimal(str(value)) if isinstance(value, float) else value
