"""Accept today's findings, so that `check --baseline FILE` reports new ones only.

write   put every finding of the texts into the file
show    list what the file holds
prune   drop what the texts no longer give
"""

from __future__ import annotations

import argparse
import os

from numcheck.cli import baseline, destination, exit_codes, inputs, output
from numcheck.cli.checks import check_inputs
from numcheck.cli.options import UsageError, add_output, add_paths, add_rules, configuration
from numcheck.writers.terminal.sanitize import one_line


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add to ``parser`` what the command takes: what to do, the baseline, texts and sources, rules, output."""
    parser.add_argument("verb", choices=("write", "show", "prune"), metavar="write|show|prune", help="what to do")
    parser.add_argument("--baseline", default=baseline.NAME, metavar="FILE", help=f"({baseline.NAME})")
    parser.add_argument("--across", action="store_true", help="compare the texts with each other, too")
    add_paths(parser, required=False)
    add_rules(parser)
    add_output(parser)


def run(args: argparse.Namespace) -> int:
    """Write, show or prune the baseline file; 0, or 2 where a path could not be read. UsageError without a path to
    write or prune by, or for a file that is no baseline.
    """
    destination.refuse_suffix(args.output_file)
    if args.verb == "show":
        entries = baseline.load(args.baseline)
        output.answer("".join(one_line(f"{e.uri}: {e.rule}: {e.message}") + "\n" for e in entries), args)
        return exit_codes.CLEAN
    if not args.paths:
        raise UsageError(f"baseline {args.verb}: a path expected")
    config = configuration(args, args.paths)
    if os.path.exists(args.baseline):
        baseline.load(args.baseline)  # a file that is no baseline is never overwritten
    read = inputs.gather(args, config)
    report = check_inputs(read, config, across=args.across, quiet=args.quiet)
    entries = baseline.accept(report, [*read.texts, *read.sources])
    if args.verb == "prune":
        now = {e.fingerprint for e in entries}
        before = baseline.load(args.baseline)
        entries = [e for e in before if e.fingerprint in now]
        inputs.say(f"{args.baseline}: {len(before) - len(entries)} dropped, {len(entries)} kept")
    else:
        inputs.say(f"{args.baseline}: {len(entries)} accepted")
    baseline.save(args.baseline, entries)
    return exit_codes.of_reading(read.failed)
