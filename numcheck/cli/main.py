"""``numcheck``: finds the command, and turns whatever goes wrong into one line and an exit code."""

from __future__ import annotations

import gc
import os
import sys
from typing import Any, TextIO

from numcheck.cli.exit_codes import CLEAN, INTERRUPTED, TERMINATED, UNUSABLE

COMMANDS = {
    "check": "find figures that cannot all be true",
    "extract": "list every quantity",
    "claims": "list every claim: who says which figure of what",
    "tieout": "hold every figure of a draft against its sources",
    "ledger": "compare sources: one row a measurand, one column a source",
    "corpus": "check very many documents, as parquet, on DuckDB or Spark",
    "explain": "print the page of a rule",
    "show": "show what a stage made of the text",
    "annotate": "write a copy with the findings as comments",
    "report": "write a folder of tables",
    "plot": "draw the figures of a claims table",
    "config": "print the configuration that holds here",
    "serve": "answer over HTTP, with a page for a browser",
    "mcp": "serve an assistant, as tools of the Model Context Protocol",
    "completion": "print a script that completes the command line in a shell",
    "baseline": "accept today's findings, and report new ones only",
    "cache": "say where reports are kept between runs, or clear them",
    "server": "check as somebody types, in an editor",
}

_USAGE = """numcheck: the linter of figures in prose.

Usage: numcheck COMMAND [ARGUMENTS]

{commands}

`numcheck COMMAND --help` says more. `numcheck --version` prints the version.
"""


def main(argv: list[str] | None = None) -> int:
    """Run the command line ``argv`` (without the program's name; None: that of this process); returns the exit code.

    Every failure but one of ``--help`` (SystemExit, as argparse has it) is one line on standard error and a code; with
    NUMCHECK_DEBUG set, what was not foreseen is raised.
    """
    args = sys.argv[1:] if argv is None else argv
    code = CLEAN
    _open_streams()
    if argv is None:
        _heed_termination()
    try:
        code = _dispatch(args)
        sys.stdout.flush()
        if argv is None:
            gc.freeze()  # what is left goes with the process: to look for garbage in it is a fifteenth of a cold check
    except BrokenPipeError:
        _let_go(sys.stdout)  # whoever read our output has gone
    except OSError as error:  # of the flush: no room for the output, which a command may have said already
        _let_go(sys.stdout)
        code = code if code == UNUSABLE else _say(f"standard output: {error.strerror}", UNUSABLE)
    except KeyboardInterrupt as stopped:
        return _say("interrupted", stopped.args[0] if stopped.args else INTERRUPTED)
    try:
        sys.stderr.flush()
    except OSError:
        _let_go(sys.stderr)
    return code


def _let_go(stream: TextIO) -> None:
    """What is left in the buffer of ``stream`` goes nowhere, silently: at the end of the process it would be an exit code."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _open_streams() -> None:
    """Where whoever started the program has closed a stream, nothing is read from it, and what is written goes nowhere."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115  (lives as long as the process)


def _heed_termination() -> None:
    """SIGTERM ends the run as an interrupt does: files half written are removed, old ones stay."""
    import signal

    def end(number: int, _frame: Any) -> None:
        raise KeyboardInterrupt(TERMINATED)

    signal.signal(signal.SIGTERM, end)


def _dispatch(args: list[str]) -> int:
    command = args[0] if args else "--help"
    if command in {"--version", "-V"}:
        from numcheck import __version__

        print(f"numcheck {__version__}")
        return CLEAN
    if command in {"--help", "-h", "help"}:
        print(_USAGE.format(commands="\n".join(f"  {name:<10} {what}" for name, what in COMMANDS.items())), end="")
        return CLEAN if args else UNUSABLE
    if command not in COMMANDS:
        return _say(f"{_unknown(command)}", UNUSABLE)
    return _run(command, args[1:])


def _run(command: str, args: list[str]) -> int:
    """Parse and run one command; only its own module is imported."""
    from importlib import import_module

    # What a start makes lives to its end: looking for garbage among it is a twentieth of a cold check.
    gc.set_threshold(100_000, 50, 100)
    from numcheck.cli.bytecode import Modules

    modules = Modules(command)
    modules.open()
    from numcheck.cli.options import Parser, UsageError
    from numcheck.config import ConfigError

    module = import_module(f"numcheck.cli.commands.{command}")
    parser = Parser(prog=f"numcheck {command}", description=module.__doc__)
    try:
        module.arguments(parser)
        understood = parser.understood(args)
        code: int = module.run(understood)
        modules.keep()
    except (UsageError, ConfigError) as error:
        return _say(str(error), UNUSABLE)
    except (BrokenPipeError, KeyboardInterrupt):
        raise
    except OSError as error:
        return _say(f"{error.filename}: {error.strerror}" if error.filename else str(error), UNUSABLE)
    except Exception as error:  # noqa: BLE001  what nobody foresaw is one line, too
        from numcheck.cli.inputs import unforeseen

        said = str(error) if isinstance(error, ImportError) or type(error).__name__ == "MissingExtraError" else ""
        return _say(said or unforeseen(error), UNUSABLE)
    return code


def _unknown(command: str) -> str:
    from numcheck.config import nearest

    if os.path.exists(command):
        return f"unknown command '{command}' (did you mean 'numcheck check {command}'?)"
    return f"unknown command '{command}'{nearest(command, COMMANDS)}"


def _say(line: str, code: int) -> int:
    from numcheck.cli.inputs import say

    say(line)
    return code
