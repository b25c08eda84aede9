"""Show what a stage made of the text: its quantities, measures, claims or relations, each with its reason.

``pairs`` shows every pair of figures that was compared, and the gate that stopped it: why nothing was found.
"""

from __future__ import annotations

import argparse

from numcheck import writers
from numcheck.cli import destination, exit_codes, inputs, output
from numcheck.cli.checks import check_inputs
from numcheck.cli.options import add_output, add_paths, add_rules, configuration


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add to ``parser`` what the command takes: the stage, texts and sources, rules and output."""
    parser.add_argument("what", choices=writers.SHOWN, metavar="|".join(writers.SHOWN), help="which stage")
    add_paths(parser)
    add_rules(parser)
    add_output(parser)
    parser.add_argument("--across", action="store_true", help="compare the texts with each other, too")


def run(args: argparse.Namespace) -> int:
    """Check, print what the stage ``args.what`` made of each text; returns the exit code, never that of findings."""
    destination.refuse_suffix(args.output_file)
    config = configuration(args, args.paths)
    read = inputs.gather(args, config)
    report = check_inputs(read, config, across=args.across, quiet=args.quiet, trace=args.what == "pairs")
    if read.texts:
        shown = output.view(args, report, read.texts, read.sources)
        output.answer(writers.render_shown(args.what, shown), args)
    return exit_codes.of_reading(read.failed)
