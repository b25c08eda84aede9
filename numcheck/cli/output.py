"""Where an answer goes: standard output or a file, in colour or not."""

from __future__ import annotations

import argparse
import codecs
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from numcheck import __version__, rules, writers
from numcheck.cli.inputs import say
from numcheck.core.finding import Report
from numcheck.core.text import Document

_LINKING = ("VTE_VERSION", "KITTY_WINDOW_ID", "WT_SESSION", "WEZTERM_EXECUTABLE", "FORCE_HYPERLINK")


def write(text: str) -> None:
    """Write ``text`` to standard output; what that cannot encode is shown as escapes. OSError as of write."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    with _named():
        sys.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding))
        sys.stdout.flush()


def answer(content: str | bytes, args: argparse.Namespace, holds: str = "") -> None:
    """Write ``content`` where ``args`` say: to their file, whole or not at all, which is then named on standard error
    unless they are quiet, with what it ``holds``; or to standard output. Text becomes UTF-8, with ``--bom`` after a byte
    order mark: without one Excel takes a .csv for another encoding, which is said where it would show. OSError as of write.
    """
    if not args.output_file:
        if isinstance(content, str):
            write(content)
        else:
            write_bytes(content)
        return
    hint = ""
    if isinstance(content, str):
        hint = _for_excel(content, args)
        mark = codecs.BOM_UTF8 if getattr(args, "bom", False) else b""
        content = mark + content.encode("utf-8", "replace")
    from numcheck.writers.files import write_file

    write_file(args.output_file, content)
    if not args.quiet:
        say(f"{args.output_file} written{f': {holds}' if holds else ''}{hint}")


def _for_excel(content: str, args: argparse.Namespace) -> str:
    if not args.output_file.lower().endswith(".csv") or content.isascii() or getattr(args, "bom", True):
        return ""
    sign = next(c for c in content if not c.isascii())
    return f" (for Excel add --bom, or it shows “{sign}” as other signs)"


def write_bytes(content: bytes) -> None:
    """Write ``content`` to standard output. OSError as of write."""
    with _named():
        sys.stdout.buffer.write(content)
        sys.stdout.flush()


@contextmanager
def _named() -> Iterator[None]:
    """What goes wrong inside names standard output."""
    try:
        yield
    except OSError as error:
        error.filename = "standard output"
        raise


def view(
    args: argparse.Namespace,
    report: Report,
    texts: Sequence[Document],
    sources: Sequence[Document],
    *,
    fail_on: str = "error",
) -> writers.View:
    """The report as a view: with its texts and sources, and as wide, as coloured and as plain as ``args`` and the
    terminal want it. ``fail_on`` is the least severity that fails a build, or ``never``.
    """
    terminal = not args.output_file and sys.stdout.isatty()
    return writers.View(
        report=report,
        documents={d.uri: d for d in (*texts, *sources)},
        sources=frozenset(d.uri for d in sources),
        rules=rules.all_rules(),
        color=_color(args.color, terminal),
        width=_width() if terminal else 80,
        ascii=not args.output_file and not _draws_lines(),
        hyperlinks=terminal and any(os.environ.get(v) for v in _LINKING),
        statistics=getattr(args, "statistics", False),
        quiet=args.quiet,
        fail_on=fail_on,
        version=__version__,
    )


def _color(wish: str, terminal: bool) -> bool:
    """``--color`` first, then ``NO_COLOR`` and ``FORCE_COLOR`` (no-color.org, force-color.org), then the terminal."""
    if wish != "auto":
        return wish == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return terminal and os.environ.get("TERM") != "dumb"


def _draws_lines() -> bool:
    """Whether standard output can encode the characters that excerpts are framed with."""
    try:
        "│─→…".encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _width() -> int:
    try:
        columns = os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError):
        columns = 80
    return min(max(columns, 40), 160)
