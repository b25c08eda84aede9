"""Find figures that cannot all be true, conversions that are wrong, and figures that the sources do not support.

Each PATH is a text of its own; a folder stands for the texts in it. With --source every figure is held against
the sources as well; with --across the texts are compared with each other.
"""

from __future__ import annotations

import argparse

from numcheck import documents, pipeline, writers
from numcheck.cli import destination, exit_codes, inputs, output
from numcheck.cli.checks import check_inputs, exit_code
from numcheck.cli.options import UsageError, add_output, add_paths, add_rules, add_settings, configuration
from numcheck.config import Config, ConfigError, nearest
from numcheck.core.finding import Report

# Formats that people read to the end: they say themselves what was not checked.
_SAYING = frozenset({"full", "html", "markdown"})
_WHOLE = frozenset({"html"})  # formats that show every figure, and not the findings alone


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add to ``parser`` what the command takes: texts and sources, rules, output, exit code, fixes."""
    add_paths(parser)
    add_rules(parser)
    add_output(parser, writers.FORMATS)
    parser.add_argument("--across", action="store_true", help="compare the texts with each other, too")
    add_settings(parser, "check")
    parser.add_argument(
        "--changed-since", default="", metavar="REV", help="only files that git finds changed since the revision"
    )
    parser.add_argument("--exit-zero", action="store_true", help="findings never make the exit code 1")
    parser.add_argument("--statistics", action="store_true", help="count findings by rule")
    parser.add_argument("--baseline", default="", metavar="FILE", help="report only what this file does not hold")
    parser.add_argument(
        "--changed-lines", action="store_true", help="with --changed-since: only what stands on lines that changed"
    )
    parser.add_argument("--fix", action="store_true", help="insert what is safely missing, in place")
    parser.add_argument("--diff", action="store_true", help="show what --fix would do, and do nothing")
    parser.add_argument("--watch", action="store_true", help="check again whenever a file changes")
    parser.add_argument("--no-cache", action="store_true", help="find everything anew, and keep nothing")


def run(args: argparse.Namespace) -> int:
    """Check and report, once or with ``--watch`` until interrupted; returns the exit code.

    ConfigError, UsageError: the configuration or the command line cannot be meant; nothing has been written.
    """
    if args.changed_lines and not args.changed_since:
        raise UsageError("check: --changed-lines: --changed-since REV expected")
    if args.watch:
        from numcheck.cli.watch import watch

        return watch([*args.paths, *args.source], lambda: _check(args))
    return _check(args)


def _check(args: argparse.Namespace) -> int:
    config = configuration(args, [args.stdin_filename if p == "-" else p for p in args.paths])
    if config.output_format not in writers.FORMATS:
        near = nearest(config.output_format, writers.FORMATS)
        raise ConfigError(f"output-format: unknown format '{config.output_format}'{near}")
    name = destination.format_of(args, writers.FORMATS, config.output_format)
    alone = not (args.across or args.source or config.sources or args.fix or args.diff or name in _WHOLE)
    read = inputs.gather(args, config, longest=documents.LONGEST_IN_PARTS if alone else documents.LONGEST_TEXT)
    report = _report(args, config, read, name)
    if args.fix or args.diff:
        from numcheck.cli import fixes

        changed = fixes.apply(
            report,
            read.texts,
            lambda text: pipeline.check([text], read.sources_of.get(text.uri, read.sources), config=config).findings,
        )
        if args.diff:
            output.answer(fixes.diff(changed), args)
            differs = exit_codes.FINDINGS if changed and not args.exit_zero else exit_codes.CLEAN
            return exit_codes.of_reading(read.failed) or differs
        inputs.say(f"{fixes.write(changed)} fixed")
        if changed:
            paths = {change.path for change in changed}
            read.texts = [documents.read(t.uri, config.json_path) if t.uri in paths else t for t in read.texts]
            report = _report(args, config, read, name, again=True)
    if read.texts:
        shown = output.view(args, report, read.texts, read.sources, fail_on=config.fail_on)
        output.answer(writers.render(name, shown), args)
    return exit_code(report, read, config, exit_zero=args.exit_zero)


def _report(args: argparse.Namespace, config: Config, read: inputs.Inputs, name: str, *, again: bool = False) -> Report:
    tells = not again and (args.diff or name not in _SAYING)
    report = check_inputs(read, config, across=args.across, quiet=args.quiet, whole=name in _WHOLE, tells=tells)
    if args.changed_lines:
        from numcheck.cli.changed import on_changed_lines

        report = on_changed_lines(report, args.changed_since)
    if path := args.baseline or config.baseline:
        from numcheck.cli import baseline

        return baseline.without_known(report, [*read.texts, *read.sources], path)
    return report
