"""The flags that commands share, spelled as ruff spells them, and the Config that they and the files make."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from typing import Any, NoReturn

from numcheck import config as settings
from numcheck.config import Config, files

# argparse looks for translations of its own words before it prints any: locale and a search of folders, a fortieth of a
# cold start. Its words stay English here, as ours are.
setattr(argparse, "_", str)  # noqa: B010


class UsageError(Exception):
    """A command line that cannot be run; the message is one line."""


class Parser(argparse.ArgumentParser):
    """An argument parser that says in one line what is wrong, and which flag is near."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("allow_abbrev", False)
        options.setdefault("formatter_class", _formatter)
        super().__init__(**options)

    def understood(self, args: Sequence[str]) -> argparse.Namespace:
        """What ``args`` say; an unknown flag is answered with the nearest one."""
        found, rest = self.parse_known_args(args)
        if rest:
            flags = tuple(flag for action in self._actions for flag in action.option_strings)
            self.error(f"unknown argument '{rest[0]}'{settings.nearest(rest[0].split('=')[0], flags)}")
        return found

    def error(self, message: str) -> NoReturn:
        """UsageError, so that the door prints it and ends with 2."""
        raise UsageError(f"{self.prog.removeprefix('numcheck ')}: {message}")


def _formatter(prog: str) -> argparse.HelpFormatter:
    """Help as it is written. With a width of its own: argparse would import shutil, and archives with it, to find one."""
    try:
        width = os.get_terminal_size().columns
    except OSError:
        width = 80
    return argparse.RawDescriptionHelpFormatter(prog, width=min(max(width, 40), 120) - 2)


def names(text: str) -> list[str]:
    """``a,b`` as a list."""
    return [n.strip() for n in text.split(",") if n.strip()]


def add_paths(parser: argparse.ArgumentParser, *, sources: bool = True, required: bool = True) -> None:
    """What is read: paths, sources, and what is left out."""
    parser.add_argument(
        "paths", nargs="+" if required else "*", metavar="PATH", help="a file, a folder, or - for standard input"
    )
    if sources:
        parser.add_argument("--source", action="append", default=[], metavar="PATH", help="what the texts rest on")
    parser.add_argument("--stdin-filename", default="", metavar="NAME", help="what to call standard input")
    parser.add_argument("--exclude", type=names, action="extend", metavar="PATTERNS", help="leave these paths out")
    parser.add_argument("--extend-exclude", type=names, action="extend", metavar="PATTERNS", help="these, too")
    parser.add_argument("--force-exclude", action="store_true", default=None, help="even if named on the command line")
    parser.add_argument("--json-path", metavar="PATH", help="where the prose stands in JSON: article.body")


def add_rules(parser: argparse.ArgumentParser) -> None:
    """Which rules run, and how sure they must be."""
    parser.add_argument("--select", type=names, action="extend", metavar="RULES", help="only these rules or families")
    parser.add_argument("--extend-select", type=names, action="extend", metavar="RULES", help="these, too")
    parser.add_argument("--ignore", type=names, action="extend", metavar="RULES", help="not these rules or families")
    parser.add_argument(
        "--per-file-ignores", type=names, action="extend", metavar="GLOB:RULE,…", help="not these there"
    )
    parser.add_argument("--min-confidence", choices=settings.CONFIDENCES, help="how sure a finding must be (medium)")
    parser.add_argument("--rates", metavar="CSV", help="exchange rates: date, base, quote, rate")
    parser.add_argument("--preset", metavar="STYLE", help="a house style")
    add_config(parser)


def add_config(parser: argparse.ArgumentParser) -> None:
    """Where settings come from."""
    parser.add_argument(
        "--config", action="append", default=[], metavar="FILE|KEY=VALUE", help="instead of the nearest"
    )
    parser.add_argument("--isolated", action="store_true", help="read no configuration file")


def add_output(parser: argparse.ArgumentParser, formats: Sequence[str] = ()) -> None:
    """Where the answer goes, and how it looks."""
    if formats:
        parser.add_argument("--output-format", choices=formats, metavar="FORMAT", help=", ".join(formats))
    parser.add_argument(
        "-o",
        "--output-file",
        default="",
        type=lambda name: "" if name == "-" else name,
        metavar="FILE",
        help="write there, not to standard output (-)",
    )
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="(auto: on a terminal)")
    parser.add_argument("-q", "--quiet", action="store_true", help="findings alone: no summary, no progress")


def configuration(args: argparse.Namespace, paths: Sequence[str] = ()) -> Config:
    """The nearest file going up from the common folder of ``paths``, with ``--config`` and the flags laid over it."""
    inline = [c for c in args.config if "=" in c and not os.path.exists(c)]
    named = [c for c in args.config if c not in inline]
    path = named[-1] if named else "" if args.isolated else files.discover(common_folder(paths))
    config = files.load(path, getattr(args, "preset", None))
    for setting in inline:
        config = config.overridden(files.parse_inline(setting))
    flags = ("select", "extend_select", "ignore", "min_confidence", "rates", "exclude", "extend_exclude")
    given = {name: getattr(args, name, None) for name in (*flags, "force_exclude", "json_path", "fail_on")}
    changes = {name: tuple(v) if isinstance(v, list) else v for name, v in given.items()}
    if getattr(args, "output_format", None):
        changes["output_format"] = args.output_format
    if getattr(args, "per_file_ignores", None):
        changes["per_file_ignores"] = _per_file(args.per_file_ignores)
    config = config.overridden(changes)
    check_names(config)
    if config.rates and not os.path.isfile(config.rates):
        raise settings.ConfigError(f"rates: {config.rates}: no such file")
    return config


def common_folder(paths: Sequence[str]) -> str:
    """The deepest folder that holds all ``paths``; the current one where there are none, or no such folder."""
    real = [os.path.abspath(p) for p in paths if p != "-"]
    try:
        folder = os.path.commonpath([p if os.path.isdir(p) else os.path.dirname(p) for p in real])
    except ValueError:
        return os.curdir
    return folder


def check_names(config: Config) -> None:
    """ConfigError where a setting names a rule that there is not, or an option that its rule does not have."""
    from numcheck import rules

    known = rules.names()
    named = (
        *config.select,
        *config.extend_select,
        *config.ignore,
        *(n for _, ns in config.per_file_ignores for n in ns),
    )
    for name in named:
        if name not in known:
            raise settings.ConfigError(f"unknown rule '{name}'{settings.nearest(name, known)}")
    for rule_name, table in config.options.items():
        rule = next((r for r in rules.all_rules() if r.name == rule_name), None)
        if rule is None:
            raise settings.ConfigError(f"rules: unknown rule '{rule_name}'{settings.nearest(rule_name, known)}")
        for key in table:
            if key not in rule.options:
                near = settings.nearest(key, tuple(rule.options))
                raise settings.ConfigError(f"rules: {rule_name}: unknown key '{key}'{near}")


def _per_file(pairs: Sequence[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    split = [pair.rpartition(":") for pair in pairs]
    for glob, _, rule in split:
        if not glob or not rule:
            raise UsageError("--per-file-ignores: GLOB:RULE expected")
    return tuple((glob, (rule,)) for glob, _, rule in split)
