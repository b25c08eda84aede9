"""Serve the check to an assistant, as tools of the Model Context Protocol: check_text, tie_out, extract_figures, explain_rule.

Speaks over standard input and output, for a program that starts it itself, or with --http over HTTP, on 127.0.0.1 unless
told otherwise; elsewhere only with a token in the environment variable NUMCHECK_TOKEN. Nothing is written or logged.
"""

from __future__ import annotations

import argparse
import os

from numcheck.cli import exit_codes, inputs
from numcheck.cli.options import UsageError, add_rules, configuration
from numcheck.optional_dependencies import require
from numcheck.web.access import TOKEN, Access, is_loopback


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add to ``parser`` what the command takes: sources, rules, and where to listen."""
    parser.add_argument(
        "--source", action="extend", nargs="+", default=[], metavar="PATH", help="what every text rests on, too"
    )
    add_rules(parser)
    parser.add_argument("--http", action="store_true", help="over HTTP, not standard input and output")
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (127.0.0.1)")
    parser.add_argument("--port", type=int, default=8491, help="the port to listen on (8491)")
    parser.add_argument(
        "--allow-host", action="append", default=[], metavar="NAME", help="another name that it is called by"
    )
    parser.add_argument("--max-seconds", type=float, default=30.0, metavar="S", help="the longest work on a call (30)")


def run(args: argparse.Namespace) -> int:
    """Serve until the program that started it ends, or until interrupted; returns the exit code.

    UsageError for a source that is not there, a limit that is none, and an address that others can reach without a token.
    """
    if missing := [path for path in args.source if not os.path.exists(path)]:
        raise UsageError(f"mcp: --source {missing[0]}: no such file or folder")
    if not 0 < args.max_seconds < 86400:
        raise UsageError("mcp: --max-seconds: a positive number of seconds expected")
    access = Access(token=os.environ.get(TOKEN, ""))
    if args.http and not is_loopback(args.host) and not access.token:
        raise UsageError(f"mcp: {args.host} can be reached by others: set {TOKEN} to a token that they must show")
    config = configuration(args, args.source or [os.curdir])
    require("mcp", "mcp")
    from numcheck.assistant.limits import ToolLimits
    from numcheck.assistant.server import server

    limits = ToolLimits(seconds=args.max_seconds)
    made = server(config, args.source, limits)
    if args.http:
        from numcheck.assistant import http

        name = f"[{args.host}]" if ":" in args.host else args.host
        # A code point takes up to six bytes where JSON escapes it, and the envelope needs a few more.
        most = 6 * limits.together + (1 << 16)
        application = http.app(made, [name, *args.allow_host], access.is_let_in, most=most)
        inputs.say(f"http://{name}:{args.port}{http.PATH} (Ctrl-C ends)")
        http.run(application, args.host, args.port)
    else:
        made.run("stdio")
    return exit_codes.CLEAN
