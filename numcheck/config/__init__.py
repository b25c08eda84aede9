"""``[tool.numcheck]``, ``numcheck.toml`` and the command line as one frozen Config.

``files`` finds and reads the files, ``tables`` checks what they say; neither is opened for a run without a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

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
    """The Config that a TOML table says, over the house style that it names.

    ConfigError, with the nearest valid name, where it says what there is not.
    """
    from numcheck.config import tables

    return Config(**tables.values(tables.styled(table, where), where))


def nearest(word: str, known: Iterable[str]) -> str:
    """``" (did you mean 'select'?)"`` for the nearest of ``known``, or ""."""
    from difflib import get_close_matches

    close = get_close_matches(word, list(known), n=1)
    return f" (did you mean '{close[0]}'?)" if close else ""
