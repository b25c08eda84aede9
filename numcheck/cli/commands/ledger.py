"""Compare sources: one row a measurand, one column a source, with lowest, highest, spread and who is the outlier."""

from __future__ import annotations

import argparse

from numcheck import writers
from numcheck.cli import destination, exit_codes, inputs, output
from numcheck.cli.checks import check_inputs
from numcheck.cli.commands.tieout import FORMATS
from numcheck.cli.options import add_output, add_paths, add_rules, configuration


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add to ``parser`` what the command takes: the documents to compare, rules and output."""
    add_paths(parser, sources=False)
    add_rules(parser)
    add_output(parser, FORMATS)
    parser.set_defaults(tables=True)


def run(args: argparse.Namespace) -> int:
    """Compare the documents, write one row a measurand; returns the exit code, never that of findings."""
    name = destination.format_of(args, FORMATS)
    config = configuration(args, args.paths)
    read = inputs.gather(args, config, also_tables=True)
    if read.texts:
        report = check_inputs(read, config, across=True, quiet=args.quiet)
        shown = output.view(args, report, read.texts, read.sources)
        output.answer(writers.render_ledger(shown, name), args)
    return exit_codes.of_reading(read.failed)
