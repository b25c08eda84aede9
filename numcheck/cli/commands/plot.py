"""Draw the figures of a claims table, one row of dots and intervals a measurand, as PNG or SVG."""

from __future__ import annotations

import argparse

from numcheck.cli import exit_codes, inputs
from numcheck.cli.options import UsageError


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments to its own ``parser``."""
    parser.add_argument("table", metavar="CLAIMS.CSV", help="what `numcheck claims -o claims.csv` wrote")
    parser.add_argument("-o", "--output-file", required=True, metavar="FILE", help="a path in .png or .svg")


def run(args: argparse.Namespace) -> int:
    """Draw the table of claims that is named into the file of -o, .png or .svg; returns 0. UsageError where it cannot
    be drawn.
    """
    if not args.output_file.lower().endswith((".png", ".svg")):
        raise UsageError(f"plot: {args.output_file}: .png or .svg expected")
    from numcheck.writers.pages import plot_file

    try:
        plot_file.write(args.table, args.output_file)
    except plot_file.UnplottableError as error:
        raise UsageError(f"plot: {args.table}: {error}") from None
    inputs.say(f"{args.output_file} written")
    return exit_codes.CLEAN
