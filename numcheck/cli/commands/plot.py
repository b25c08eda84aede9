"""Draw the figures of a claims table, one row of dots and intervals a measurand, as PNG or SVG."""

from __future__ import annotations

import argparse
import os

from numcheck.cli import exit_codes, inputs
from numcheck.cli.options import UsageError


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add to ``parser`` what the command takes: the table and where the picture goes."""
    parser.add_argument("table", metavar="CLAIMS.CSV", help="what `numcheck claims -o claims.csv` wrote")
    parser.add_argument("-o", "--output-file", required=True, metavar="FILE", help="a path in .png or .svg")


def run(args: argparse.Namespace) -> int:
    """Draw the claims table as a picture in the format of the file's suffix; returns the exit code.

    UsageError where the suffix is neither .png nor .svg, or the table is none of claims.
    """
    if not args.output_file.lower().endswith((".png", ".svg")):
        raise UsageError(f"plot: {args.output_file}: .png or .svg expected")
    from numcheck.writers.pages import plot_file

    if os.path.exists(args.output_file) and os.path.samefile(args.table, args.output_file):
        raise UsageError(f"{args.output_file} is read here, and would be overwritten: name another file")
    try:
        plot_file.write(args.table, args.output_file)
    except plot_file.UnplottableError as error:
        raise UsageError(f"plot: {args.table}: {error}") from None
    inputs.say(f"{args.output_file} written")
    return exit_codes.CLEAN
