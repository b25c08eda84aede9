"""The one table of settings: a field of Config is a setting, and what is said here of it is said nowhere else.

From it follow what a configuration file may say (``readers``), its JSON schema (``schema``), the flags of the
command line, what ``numcheck config`` prints, and the list in docs/settings.md. A new setting is one field.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from decimal import Decimal
from enum import Enum, auto
from functools import cache
from typing import Any, NamedTuple, TypeVar

LEVELS = ("error", "warning", "note", "never")
CONFIDENCES = ("low", "medium", "high")

T = TypeVar("T")


class Kind(Enum):
    """What a setting's value is. Readers, schema and flags each have one way for every kind."""

    NAMES = "a list of names"
    TEXT = "a string"
    CHOICE = "one of a few words"
    SWITCH = "true or false"
    NAMES_BY_GLOB = "a table of lists of names"
    KNOWN_FIGURES = "a list of agreed figures"
    PAIRS = "a list of pairs of wordings"
    RULE_OPTIONS = "a table a rule"


class FlagGroup(Enum):
    """Where a flag may stand: beside the paths that are read, the rules, or the output, or in ``check`` alone."""

    PATHS = auto()
    RULES = auto()
    OUTPUT = auto()
    CHECK = auto()


class Flag(NamedTuple):
    """The flag of a setting, spelled as its key. ``metavar`` is "" where argparse shows the choices, or nothing."""

    group: FlagGroup
    metavar: str
    help: str


class Setting(NamedTuple):
    """One setting: its key in TOML (``units.both`` stands in the table ``units``) and the field of Config it fills.

    ``choices`` are the words that a CHOICE may be, else empty; ``flag`` is None where the command line has none.
    """

    field: str
    key: str
    kind: Kind
    help: str
    flag: Flag | None = None
    choices: tuple[str, ...] = ()


def _said(kind: Kind, help: str, flag: Flag | None, choices: tuple[str, ...], key: str) -> dict[str, Setting]:
    return {"setting": Setting("", key, kind, help, flag, choices)}


def _setting(
    default: T, kind: Kind, help: str, flag: Flag | None = None, choices: tuple[str, ...] = (), *, key: str = ""
) -> T:
    """A field of Config. ``key`` is given where it is not the field's name with hyphens."""
    return field(default=default, metadata=_said(kind, help, flag, choices, key))


@dataclass(frozen=True, slots=True)
class Known:
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


@dataclass(frozen=True, slots=True)
class Config:
    """Every setting of a run, with its default; the text beside each says what it means.

    Paths and patterns are as written in the file or on the command line, except ``rates``, which a file gives relative
    to its own folder. ``both`` holds ``metric`` and ``imperial``; ``options`` maps a rule's name to its own table.
    """

    select: tuple[str, ...] = _setting(
        (),
        Kind.NAMES,
        "Only these rules or families; all is every rule",
        Flag(FlagGroup.RULES, "RULES", "only these rules or families"),
    )
    extend_select: tuple[str, ...] = _setting(
        (), Kind.NAMES, "These rules or families, too", Flag(FlagGroup.RULES, "RULES", "these, too")
    )
    ignore: tuple[str, ...] = _setting(
        (), Kind.NAMES, "Not these rules or families", Flag(FlagGroup.RULES, "RULES", "not these rules or families")
    )
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = _setting(
        (),
        Kind.NAMES_BY_GLOB,
        "Glob of path to the rules or families that are not reported there",
        Flag(FlagGroup.RULES, "GLOB:RULE,…", "not these there"),
    )
    exclude: tuple[str, ...] = _setting(
        (),
        Kind.NAMES,
        "Paths to leave out of a folder, as in .gitignore",
        Flag(FlagGroup.PATHS, "PATTERNS", "leave these paths out"),
    )
    extend_exclude: tuple[str, ...] = _setting(
        (), Kind.NAMES, "These paths, too", Flag(FlagGroup.PATHS, "PATTERNS", "these, too")
    )
    force_exclude: bool = _setting(
        False,
        Kind.SWITCH,
        "Leave them out even if named on the command line",
        Flag(FlagGroup.PATHS, "", "even if named on the command line"),
    )
    fail_on: str = _setting(
        "error",
        Kind.CHOICE,
        "The least severity that makes the exit code 1",
        Flag(FlagGroup.CHECK, "", "what makes the exit code 1 (error)"),
        LEVELS,
    )
    min_confidence: str = _setting(
        "medium",
        Kind.CHOICE,
        "Weaker findings are not reported",
        Flag(FlagGroup.RULES, "", "how sure a finding must be (medium)"),
        CONFIDENCES,
    )
    output_format: str = _setting(
        "full", Kind.TEXT, "full, concise, json, sarif, …", Flag(FlagGroup.OUTPUT, "FORMAT", "")
    )
    both: tuple[str, ...] = _setting(
        (), Kind.NAMES, "Systems of units of which a text must give each figure: metric, imperial", key="units.both"
    )
    home_currency: str = _setting(
        "", Kind.TEXT, "ISO 4217 code of the money that needs no conversion", key="units.home-currency"
    )
    known: tuple[Known, ...] = _setting((), Kind.KNOWN_FIGURES, "Figures that the newsroom has agreed on")
    different: tuple[tuple[str, str], ...] = _setting((), Kind.PAIRS, "Pairs of wordings that never mean the same")
    rates: str = _setting(
        "",
        Kind.TEXT,
        "A CSV file of exchange rates: date, base, quote, rate",
        Flag(FlagGroup.RULES, "CSV", "exchange rates: date, base, quote, rate"),
    )
    preset: str = _setting(
        "",
        Kind.TEXT,
        "Settings of a style guide to start from",
        Flag(FlagGroup.RULES, "STYLE", "start from a style guide"),
    )
    json_path: str = _setting(
        "",
        Kind.TEXT,
        "Where the prose stands in a JSON document: article.body",
        Flag(FlagGroup.PATHS, "PATH", "where the prose stands in JSON: article.body"),
    )
    options: dict[str, dict[str, Any]] = field(
        default_factory=dict,
        metadata=_said(Kind.RULE_OPTIONS, "One table a rule, of its own options", None, (), "rules"),
    )

    def overridden(self, changes: Mapping[str, Any]) -> Config:
        """This configuration with ``changes``, values by field name, laid over it; None is no change.

        TypeError where there is no such field; the values are not checked.
        """
        return replace(self, **{k: v for k, v in changes.items() if v is not None})


@cache
def settings() -> tuple[Setting, ...]:
    """Every setting, in the order of Config's fields."""
    said = ((f.name, f.metadata["setting"]) for f in fields(Config))
    return tuple(s._replace(field=name, key=s.key or name.replace("_", "-")) for name, s in said)


def settings_by_key() -> dict[str, Setting | dict[str, Setting]]:
    """Every setting under its key, those of a table (``units``) in one of their own, as they stand in a file."""
    tree: dict[str, Setting | dict[str, Setting]] = {}
    for setting in settings():
        table, _, key = setting.key.rpartition(".")
        inner = tree.setdefault(table, {}) if table else tree
        if isinstance(inner, dict):
            inner[key] = setting
    return tree
