"""List every claim, one row each: who says which figure of what, where, and what the figure allows."""

from __future__ import annotations

import argparse

from numcheck import writers
from numcheck.cli import destination, exit_codes, inputs, output
from numcheck.cli.checks import check_inputs
from numcheck.cli.options import add_config, add_output, add_paths, configuration


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add to ``parser`` what the command takes: texts, settings and output."""
    add_paths(parser, sources=False)
    add_config(parser)
    add_output(parser, writers.TABLE_FORMATS)


def run(args: argparse.Namespace) -> int:
    """Read every text and write its claims, one row each, as CSV unless a format or a file's suffix says otherwise.

    Returns the exit code.
    """
    name = destination.format_of(args, writers.TABLE_FORMATS, "csv")
    config = configuration(args, args.paths)
    read = inputs.gather(args, config)
    report = check_inputs(read, config, quiet=args.quiet)
    if read.texts:
        output.answer(writers.render_claims(report, {d.uri: d for d in read.texts}, name), args)
    return exit_codes.of_reading(read.failed)
