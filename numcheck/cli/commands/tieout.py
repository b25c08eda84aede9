"""Hold every figure of a draft against its sources: supported (and how), contradicted, unsupported, or not checked."""

from __future__ import annotations

import argparse

from numcheck import writers
from numcheck.cli import destination, exit_codes, inputs, output
from numcheck.cli.checks import check_inputs
from numcheck.cli.options import UsageError, add_output, add_paths, add_rules, configuration

FORMATS = ("full", *writers.TABLE_FORMATS, "xlsx")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add to ``parser`` what the command takes: texts and sources, rules and output."""
    add_paths(parser)
    add_rules(parser)
    add_output(parser, FORMATS)


def run(args: argparse.Namespace) -> int:
    """Hold every figure of the drafts against the sources and write one row each; returns the exit code.

    The code is never that of findings. UsageError without ``--source``, and sources in the settings.
    """
    config = configuration(args, args.paths)
    if not args.source and not config.sources:
        raise UsageError("tieout: --source PATH expected")
    name = destination.format_of(args, FORMATS)
    read = inputs.gather(args, config)
    if read.texts and (read.sources or read.sources_of):
        report = check_inputs(read, config, quiet=args.quiet, whole=name == "html")
        shown = output.view(args, report, read.texts, read.sources)
        content, verdicts = writers.render_tieout_and_verdicts(shown, name)
        output.answer(content, args, verdicts)
    return exit_codes.of_reading(read.failed)
