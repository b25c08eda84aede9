"""List every claim, one row each: who says which figure of what, where, and what the figure allows."""

from __future__ import annotations

import argparse

from numcheck import writers
from numcheck.cli import exit_codes, inputs, output
from numcheck.cli.checks import check_inputs
from numcheck.cli.options import add_config, add_output, add_paths, configuration


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments to its own ``parser``."""
    add_paths(parser, sources=False)
    add_config(parser)
    add_output(parser, writers.TABLE_FORMATS)


def run(args: argparse.Namespace) -> int:
    """Write the claims of every text; a file's suffix gives the format where none is named. 0, or 2 where a path could
    not be read.
    """
    name = output.format_of(args, writers.TABLE_FORMATS, "csv")
    config = configuration(args, args.paths)
    read = inputs.gather(args, config)
    report = check_inputs(read, config, quiet=args.quiet)
    if read.texts:
        output.write(writers.render_claims(report, {d.uri: d for d in read.texts}, name), args.output_file)
    return exit_codes.of_reading(read.failed)
