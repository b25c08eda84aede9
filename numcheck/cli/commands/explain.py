"""Print the page of a rule: what it finds, why it matters, an example, and what it leaves alone."""

from __future__ import annotations

import argparse

from numcheck import rules
from numcheck.cli import exit_codes, output
from numcheck.cli.options import UsageError
from numcheck.config import nearest
from numcheck.core.rule import Rule


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add to ``parser`` what the command takes: a rule or a family, or ``--all``."""
    parser.add_argument("rule", nargs="?", metavar="RULE", help="a rule or a family")
    parser.add_argument("--all", action="store_true", help="every rule")


def run(args: argparse.Namespace) -> int:
    """Print one page, those of a family, or all; without a name, one line a rule. Returns the exit code.

    UsageError, with the nearest name, where no rule and no family is called so.
    """
    every = rules.all_rules()
    if not args.rule:
        output.write("\n".join(page(r) for r in every) if args.all else "".join(_line(r) for r in every))
        return exit_codes.CLEAN
    chosen = [r for r in every if args.rule in (r.name, str(r.family))]
    if not chosen:
        raise UsageError(f"explain: unknown rule '{args.rule}'{nearest(args.rule, rules.names())}")
    output.write("\n".join(page(r) for r in chosen))
    return exit_codes.CLEAN


def page(rule: Rule) -> str:
    """The page of ``rule`` as text: its name, family, severity and whether it runs unasked, then its docstring."""
    off = "" if rule.enabled else ", only when selected"
    return f"{rule.name} ({rule.family}, {rule.severity}{off})\n\n{rule.doc.strip()}\n"


def _line(rule: Rule) -> str:
    return f"{rule.name:<28} {rule.severity:<8} {rule.summary}\n"
