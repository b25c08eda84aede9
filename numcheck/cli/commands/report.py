"""Write a folder of tables: findings, claims, tie-out, ledger and summary, as CSV and as one workbook."""

from __future__ import annotations

import argparse
import os

from numcheck.cli import destination, exit_codes, inputs, output
from numcheck.cli.checks import check_inputs
from numcheck.cli.options import UsageError, add_output, add_paths, add_rules, configuration


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add to ``parser`` what the command takes: texts and sources, rules, and where the folder goes."""
    add_paths(parser)
    add_rules(parser)
    add_output(parser)
    parser.add_argument("--across", action="store_true", help="compare the texts with each other, too")


def run(args: argparse.Namespace) -> int:
    """Check, and write the folder of tables that ``-o`` names; says what it wrote, and which extra a file would need.

    Returns the exit code, never that of findings. UsageError without ``-o``.
    """
    if not args.output_file:
        raise UsageError("report: -o FOLDER expected")
    from numcheck.writers import report_folder

    config = configuration(args, args.paths)
    destination.refuse_inputs(args, [os.path.join(args.output_file, name) for name in report_folder.NAMES], config)
    read = inputs.gather(args, config)
    report = check_inputs(read, config, across=args.across, quiet=args.quiet)
    if read.texts:
        shown = output.view(args, report, read.texts, read.sources)
        names, missing = report_folder.write(shown, args.output_file)
        for line in (*missing, f"{args.output_file}: {', '.join(names)}"):
            inputs.say(line)
    return exit_codes.of_reading(read.failed)
