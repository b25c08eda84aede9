"""Check figures as somebody types: a language server on standard input and output, for an editor to start.

docs/editors.md says how Visual Studio Code, Neovim, Helix, Emacs and Zed are told of it.
"""

from __future__ import annotations

import argparse
import sys

from numcheck.cli import exit_codes
from numcheck.optional_dependencies import require


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add to ``parser`` what the command takes: nothing but what editors are used to say."""
    parser.add_argument("--stdio", action="store_true", help="accepted for the sake of editors: there is no other way")


def run(args: argparse.Namespace) -> int:
    """Serve until the editor says exit or goes; returns the exit code. MissingExtraError without pygls."""
    require("pygls.lsp.server", "lsp")
    import logging

    from numcheck.language_server.features import make_server

    # pygls writes the messages that it cannot handle into its log, drafts and all.
    logging.getLogger("pygls").setLevel(logging.CRITICAL)
    stdout, sys.stdout = sys.stdout.buffer, sys.stderr  # whatever else is printed is no message
    make_server().start_io(sys.stdin.buffer, stdout)
    return exit_codes.CLEAN
