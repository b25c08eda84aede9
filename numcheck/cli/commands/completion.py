"""Print a script that completes the command line of numcheck in a shell: commands, flags, their choices, rules and files.

numcheck completion bash > ~/.local/share/bash-completion/completions/numcheck
numcheck completion zsh > ~/.zfunc/_numcheck    (a folder of $fpath)
numcheck completion tcsh > ~/.numcheck.csh      (source it in ~/.tcshrc)
numcheck completion fish > ~/.config/fish/completions/numcheck.fish
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Any

from numcheck import rules
from numcheck.cli import exit_codes, output
from numcheck.optional_dependencies import require

SHELLS = ("bash", "zsh", "tcsh", "fish")
# What a value stands for, by what the help calls it.
_FILES = frozenset({"PATH", "FILE", "CSV", "CLAIMS.CSV", "FILE|KEY=VALUE"})
_FOLDERS = frozenset({"FOLDER"})
_RULES = frozenset({"RULE", "RULES"})


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add to ``parser`` what the command takes: the shell."""
    parser.add_argument("shell", choices=SHELLS, help="the shell that is to complete")


def run(args: argparse.Namespace) -> int:
    """Print the script; returns the exit code."""
    shtab = require("shtab", "completion")
    from numcheck.cli.parsers import whole_parser

    whole = whole_parser()
    for action in _actions(whole):
        if action.metavar in _RULES:
            action.choices = rules.names()
        elif action.metavar in _FILES:
            action.complete = shtab.FILE
        elif action.metavar in _FOLDERS:
            action.complete = shtab.DIRECTORY
    output.write(shtab.complete(whole, args.shell))
    return exit_codes.CLEAN


def _actions(parser: argparse.ArgumentParser) -> Iterator[Any]:
    """Every action of ``parser`` and its subcommands."""
    for action in parser._actions:
        yield action
        if isinstance(action, argparse._SubParsersAction):
            for inner in action.choices.values():
                yield from _actions(inner)
