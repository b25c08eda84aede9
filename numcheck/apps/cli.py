"""``numcheck``: the command line."""

from __future__ import annotations


def main(argv: list[str] | None = None) -> int:
    """Run the command; returns the exit code."""
    return 0
