"""The flags that commands share, spelled as ruff spells them, and the Config that they and the files make."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from typing import Any, NoReturn

from numcheck.config import Config, ConfigError, files, nearest
from numcheck.config.settings import Setting, settings


class UsageError(Exception):
    """A command line that cannot be run; the message is one line."""


class Parser(argparse.ArgumentParser):
    """argparse, made to say in one line what is wrong and which flag is near, and to take no abbreviated flags."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("allow_abbrev", False)
        options.setdefault("formatter_class", _formatter)
        super().__init__(**options)

    def understood(self, args: Sequence[str]) -> argparse.Namespace:
        """What ``args`` say. UsageError where they cannot be parsed, with the nearest flag where one is unknown."""
        found, rest = self.parse_known_args(args)
        if rest:
            flags = tuple(flag for action in self._actions for flag in action.option_strings)
            self.error(f"unknown argument '{rest[0]}'{nearest(rest[0].split('=')[0], flags)}")
        if getattr(found, "needs_path", False) and not found.paths:
            if len(found.source) < 2:
                self.error("the following arguments are required: PATH")
            found.paths.append(found.source.pop())  # check --source wire.html draft.md
        return found

    def error(self, message: str) -> NoReturn:
        """Raise UsageError with the command's name before ``message``; argparse would print its usage and leave."""
        raise UsageError(f"{self.prog.removeprefix('numcheck ')}: {message}")


def _formatter(prog: str) -> argparse.HelpFormatter:
    """Help as written, and its width found here: argparse would import shutil, and archives with it, for that."""
    try:
        width = os.get_terminal_size().columns
    except OSError:
        width = 80
    return argparse.RawDescriptionHelpFormatter(prog, width=min(max(width, 40), 120) - 2)


def _seconds(text: str) -> float:
    """A positive number of seconds. ArgumentTypeError, which becomes a UsageError, for anything else."""
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 < seconds < float("inf"):
        raise argparse.ArgumentTypeError(f"'{text}' is no positive number of seconds")
    return seconds


def processes(text: str) -> int:
    """A positive number of processes. ArgumentTypeError, which becomes a UsageError, for anything else."""
    if not text.isascii() or not text.isdigit() or not 0 < int(text) <= 1024:
        raise argparse.ArgumentTypeError(f"'{text}' is no number of processes from 1 to 1024")
    return int(text)


def names(text: str) -> list[str]:
    """The names in ``"a, b"``, a list separated by commas; blanks around a name and empty names are dropped."""
    return [n.strip() for n in text.split(",") if n.strip()]


def add_paths(parser: argparse.ArgumentParser, *, sources: bool = True, required: bool = True) -> None:
    """Add the flags of what is read: paths, ``--source``, standard input's name, and what is left out.

    At least one path must be given where ``required``: before ``--source``, which takes several, or as the last of them.
    """
    several = "*" if sources or not required else "+"
    parser.add_argument("paths", nargs=several, metavar="PATH", help="a file, a folder, or - for standard input")
    if sources:
        parser.add_argument(
            "--source", action="extend", nargs="+", default=[], metavar="PATH", help="what the texts rest on"
        )
        parser.set_defaults(needs_path=required)
    parser.add_argument(
        "--timeout", type=_seconds, default=0.0, metavar="SECONDS", help="give up on a file after so long (never)"
    )
    parser.add_argument(
        "-j", "--jobs", type=processes, default=0, metavar="N", help="processes for many files (as many as cores)"
    )
    parser.add_argument("--stdin-filename", default="", metavar="NAME", help="what to call standard input")
    add_settings(parser, "paths")


def add_rules(parser: argparse.ArgumentParser) -> None:
    """Add the flags of which rules run, how sure they must be, and where settings come from."""
    add_settings(parser, "rules")
    add_config(parser)


def add_config(parser: argparse.ArgumentParser) -> None:
    """Add the flags of where settings come from: ``--config`` and ``--isolated``."""
    parser.add_argument(
        "--config", action="append", default=[], metavar="FILE|KEY=VALUE", help="instead of the nearest"
    )
    parser.add_argument("--isolated", action="store_true", help="read no configuration file")


def add_output(parser: argparse.ArgumentParser, formats: Sequence[str] = ()) -> None:
    """Add the flags of where the answer goes and how it looks; ``--output-format`` where there are ``formats``."""
    if formats:
        add_settings(parser, "output", choices=formats, help=", ".join(formats))
    parser.add_argument(
        "-o",
        "--output-file",
        default="",
        type=lambda name: "" if name == "-" else name,
        metavar="FILE",
        help="write there, not to standard output (-)",
    )
    if "csv" in formats:
        parser.add_argument(
            "--bom", action="store_true", help="begin the file with a byte order mark, for CSV in Excel"
        )
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="(auto: on a terminal)")
    parser.add_argument("-q", "--quiet", action="store_true", help="findings alone: no summary, no progress")


def add_settings(parser: argparse.ArgumentParser, group: str, **options: Any) -> None:
    """Add the flags of the settings of ``group``, with argparse's ``options`` laid over what the table says of each.

    A flag that is not given is None, so that a file's setting holds.
    """
    for setting in settings():
        if setting.group == group:
            said = {"dest": setting.field, "help": setting.flag_help, **_accepted(setting), **options}
            parser.add_argument(f"--{setting.key}", **said)


def _accepted(setting: Setting) -> dict[str, Any]:
    """What argparse is told of the values that the flag of ``setting`` takes."""
    if setting.kind == "true or false":
        return {"action": "store_true", "default": None}
    if setting.kind == "one of a few words":
        return {"choices": setting.choices}
    metavar = {"metavar": setting.metavar or None}
    return metavar if setting.kind == "a string" else {"type": names, "action": "extend", **metavar}


def configuration(args: argparse.Namespace, paths: Sequence[str] = ()) -> Config:
    """The nearest file going up from the common folder of ``paths``, with ``--config`` and the flags laid over it.

    ConfigError where a file or a flag says what there is not; UsageError where a flag is written wrongly.
    """
    inline = [c for c in args.config if "=" in c and not os.path.exists(c)]
    named = [c for c in args.config if c not in inline]
    path = named[-1] if named else "" if args.isolated else files.discover(common_folder(paths))
    from numcheck import rules

    config = Config.from_file(path, getattr(args, "preset", None))
    for setting in inline:
        config = config.overridden(files.parse_inline(setting))
    config = config.overridden({s.field: _given(s, getattr(args, s.field, None)) for s in settings() if s.group})
    rules.check_names(config)
    if config.rates and not os.path.isfile(config.rates):
        raise ConfigError(f"rates: {config.rates}: no such file")
    return config


def _given(setting: Setting, value: Any) -> Any:
    """What a flag says, as the field of Config holds it; None where it says nothing."""
    if setting.kind == "a table of lists of names":
        return _per_file(value) if value else None
    return tuple(value) if isinstance(value, list) else value


def common_folder(paths: Sequence[str]) -> str:
    """The deepest folder that holds all ``paths`` but ``-``; ``.`` where there are none, or they share no drive."""
    real = [os.path.abspath(p) for p in paths if p != "-"]
    try:
        folder = os.path.commonpath([p if os.path.isdir(p) else os.path.dirname(p) for p in real])
    except ValueError:
        return os.curdir
    return folder


def _per_file(pairs: Sequence[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    split = [pair.rpartition(":") for pair in pairs]
    for glob, _, rule in split:
        if not glob or not rule:
            raise UsageError("--per-file-ignores: GLOB:RULE expected")
    return tuple((glob, (rule,)) for glob, _, rule in split)
