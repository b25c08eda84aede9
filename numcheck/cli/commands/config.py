"""Print the configuration that holds here, and the file that it comes from."""

from __future__ import annotations

import argparse

from numcheck.cli import exit_codes, output
from numcheck.cli.options import add_rules, common_folder, configuration
from numcheck.config import files
from numcheck.config.schema import schema_text
from numcheck.config.toml_writer import to_toml


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add to ``parser`` what the command takes: the texts in question, settings, ``--schema``."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="for these texts (the current folder)")
    add_rules(parser)
    parser.add_argument("--schema", action="store_true", help="print the JSON schema of the configuration")


def run(args: argparse.Namespace) -> int:
    """Print the settings as TOML that could stand in numcheck.toml, or the JSON schema; returns the exit code."""
    if args.schema:
        output.write(schema_text())
        return exit_codes.CLEAN
    paths = args.paths or ["."]
    found = "" if args.isolated else files.discover(common_folder(paths))
    origin = ", ".join(args.config) or found or "defaults"
    output.write(f"# from {origin}\n{to_toml(configuration(args, paths))}")
    return exit_codes.CLEAN
