"""Say where the reports of earlier runs are kept and how much they take; ``clear`` removes them.

`numcheck check` of many files keeps what it found in each, so that it need not be found again while the file, the
settings and numcheck are the same.
"""

from __future__ import annotations

import argparse

from numcheck.cli import cache, exit_codes, inputs, output


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add to ``parser`` what the command takes: what to do."""
    parser.add_argument("do", nargs="?", choices=("show", "clear"), default="show", help="(show)")


def run(args: argparse.Namespace) -> int:
    """Say what there is, or remove it; returns the exit code: UNUSABLE where a file cannot be removed."""
    folder = cache.folder()
    before = list(cache.files(folder))
    size = f"{sum(file.size for file in before) / 1e6:.1f} MB"
    if args.do == "show":
        output.write(f"{folder}: {len(before)} reports, {size}\n")
        return exit_codes.CLEAN
    gone = cache.remove_oldest(folder, 0)
    inputs.say(f"{folder}: {gone} reports removed, {size}")
    return exit_codes.CLEAN if gone == len(before) else exit_codes.UNUSABLE
