"""Serve the check over HTTP on this machine: a page for a browser, a JSON interface, and LanguageTool's protocol.

Listens on 127.0.0.1 unless told otherwise; elsewhere only with a token in the environment variable NUMCHECK_TOKEN.
Nothing is kept on disk, and no text is logged.
"""

from __future__ import annotations

import argparse
import contextlib
import os

from numcheck.cli import exit_codes, inputs
from numcheck.cli.options import UsageError
from numcheck.optional_dependencies import require

_MB = 1 << 20


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add to ``parser`` what the command takes: where to listen, who may ask, and how much."""
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (127.0.0.1)")
    parser.add_argument("--port", type=int, default=8490, help="the port to listen on (8490)")
    parser.add_argument(
        "--allow-host", action="append", default=[], metavar="NAME", help="another name that it is called by"
    )
    parser.add_argument(
        "--allow-origin", action="append", default=[], metavar="ORIGIN", help="pages that may read answers; * is all"
    )
    parser.add_argument("--workers", type=int, metavar="N", help="processes that work (one a processor, at most 4)")
    parser.add_argument("--max-body", type=int, metavar="MB", help="the largest request (20)")
    parser.add_argument("--max-pages", type=int, metavar="N", help="the longest PDF (500)")
    parser.add_argument("--max-seconds", type=float, metavar="S", help="the longest work on a request (30)")
    parser.add_argument("--max-memory", type=int, metavar="MB", help="what a worker may take beyond its start (1024)")


def run(args: argparse.Namespace) -> int:
    """Serve until interrupted; returns the exit code.

    UsageError for a limit that is none, for an address that others can reach without a token, and for one that cannot be had.
    """
    require("starlette", "serve")
    require("uvicorn", "serve")
    require("python_multipart", "serve")
    from numcheck.web.access import TOKEN, Access, is_loopback
    from numcheck.web.limits import RequestLimits

    token = os.environ.get(TOKEN, "")
    if not is_loopback(args.host) and not token:
        raise UsageError(f"serve: {args.host} can be reached by others: set {TOKEN} to a token that they must show")
    given = {
        "workers": args.workers,
        "body": args.max_body and args.max_body * _MB,
        "pages": args.max_pages,
        "seconds": args.max_seconds,
        "memory": args.max_memory and args.max_memory * _MB,
    }
    if wrong := [name for name, value in given.items() if value is not None and value <= 0]:
        raise UsageError(f"serve: {wrong[0]}: a positive number expected")
    access = Access(
        token=token,
        hosts=frozenset(name.lower() for name in args.allow_host),
        origins=frozenset(args.allow_origin),
    )
    from numcheck.web import server

    try:
        listening = server.listen(args.host, args.port)
    except (OSError, OverflowError) as error:
        said = str(getattr(error, "strerror", None) or error).partition(" (while")[0]
        raise UsageError(f"serve: {args.host}, port {args.port}: {said}") from None
    limits = RequestLimits(**{name: value for name, value in given.items() if value is not None})
    address = f"[{args.host}]" if ":" in args.host else args.host
    inputs.say(f"http://{address}:{listening.getsockname()[1]} (Ctrl-C ends)")
    with contextlib.suppress(KeyboardInterrupt):
        server.run(listening, access, limits)
    return exit_codes.CLEAN
