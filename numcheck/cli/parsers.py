"""Every command with its flags as one parser: for what describes the command line, which reads it command by command."""

from __future__ import annotations

from importlib import import_module

from numcheck.cli.main import COMMANDS
from numcheck.cli.options import Parser


def command_parsers() -> dict[str, Parser]:
    """The parser of each command by its name, in the order in which they are listed."""
    made = {}
    for name in COMMANDS:
        module = import_module(f"numcheck.cli.commands.{name}")
        made[name] = Parser(prog=f"numcheck {name}", description=module.__doc__)
        module.arguments(made[name])
    return made


def whole_parser() -> Parser:
    """One parser whose subcommands are the commands."""
    whole = Parser(prog="numcheck", description="The linter of figures in prose.")
    whole.add_argument("--version", action="store_true", help="print the version")
    commands = whole.add_subparsers(dest="command", metavar="COMMAND")
    for name, parser in command_parsers().items():
        inner = commands.add_parser(name, help=COMMANDS[name], parents=[parser], add_help=False)
        inner.description = parser.description
    return whole
