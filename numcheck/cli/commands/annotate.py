"""Write a copy of a draft with each finding as a comment on its very words, in the draft's own format."""

from __future__ import annotations

import argparse
import os

from numcheck.cli import exit_codes, inputs, output
from numcheck.cli.checks import check_inputs
from numcheck.cli.options import UsageError, add_paths, add_rules, configuration
from numcheck.file_formats import suffix_of


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add to ``parser`` what the command takes: texts and sources, rules, and where the copy goes."""
    add_paths(parser)
    add_rules(parser)
    parser.add_argument("-o", "--output-file", required=True, metavar="FILE", help="the copy; - is standard output")
    parser.add_argument(
        "--overwrite", action="store_true", help="the copy may take the place of a file, even of the draft"
    )
    parser.add_argument("-q", "--quiet", action="store_true", help="say nothing")


def run(args: argparse.Namespace) -> int:
    """Check one draft and write its annotated copy; returns the exit code.

    UsageError where the arguments name no single file, a copy of another format, or a format that takes no comments.
    """
    if len(args.paths) != 1 or not os.path.isfile(args.paths[0]):
        raise UsageError("annotate: exactly one file expected")
    path = args.paths[0]
    if os.path.exists(args.output_file) and not args.overwrite:
        raise UsageError(f"annotate: {args.output_file} exists; --overwrite allows it")
    if args.output_file != "-" and suffix_of(args.output_file) not in ("", suffix_of(path)):
        raise UsageError(f"annotate: {args.output_file}: a copy of {path} ends in {suffix_of(path) or 'no suffix'}")
    config = configuration(args, args.paths)
    read = inputs.gather(args, config)
    if not read.texts:
        return exit_codes.UNUSABLE
    from numcheck.writers.annotate import annotate
    from numcheck.writers.files import write_file
    from numcheck.writers.summary import counted

    report = check_inputs(read, config, quiet=args.quiet)
    try:
        copy = annotate(path, report, {d.uri: d for d in (*read.texts, *read.sources)})
    except ValueError as error:
        raise UsageError(f"{path}: {error}") from None
    if args.output_file == "-":
        output.write_bytes(copy.content)
    else:
        write_file(args.output_file, copy.content)
    if not args.quiet:
        unmarked = f", {copy.unmarked} not: no comment can stand where they do" if copy.unmarked else ""
        inputs.say(f"{args.output_file}: {counted(copy.marked, 'figure')} marked{unmarked}")
    return exit_codes.of_reading(read.failed)
