"""List every quantity of the texts, exactly as written: span, text, value, unit, noun, bound."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from numcheck import extraction, writers
from numcheck.cli import destination, exit_codes, inputs, output
from numcheck.cli.options import add_config, add_output, add_paths, configuration
from numcheck.core.quantity import Extraction
from numcheck.core.text import Document

FORMATS = (*writers.TABLE_FORMATS, "html")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add to ``parser`` what the command takes: texts, settings and output, and ``--engine``."""
    add_paths(parser, sources=False)
    add_config(parser)
    add_output(parser, FORMATS)
    parser.add_argument("--engine", choices=("numcheck", "quantulum3"), default="numcheck", help="who reads the text")


def run(args: argparse.Namespace) -> int:
    """Read every text and write its quantities, one row each, as JSON lines unless a format or a suffix says otherwise.

    Returns the exit code.
    """
    name = destination.format_of(args, FORMATS, "jsonl")
    read = inputs.gather(args, configuration(args, args.paths))
    engine: Callable[[Document], Extraction] = extraction.read
    if args.engine == "quantulum3":
        from numcheck.extraction import quantulum

        engine = quantulum.read
    found = [
        (d, engine(d).quantities) for d in inputs.progress(read.texts, "reading", of=len(read.texts), quiet=args.quiet)
    ]
    if read.texts:
        output.answer(writers.render_quantities(found, name), args)
    return exit_codes.of_reading(read.failed)
