"""What the commands of LaTeX mean to a reader, from ``commands.txt`` and ``symbols.txt``."""

from __future__ import annotations

from functools import cache


@cache
def kinds() -> dict[str, frozenset[str]]:
    """Kind to the names of its commands or environments."""
    found: dict[str, set[str]] = {}
    for line in _data("commands"):
        kind, _, names = line.partition(": ")
        found.setdefault(kind, set()).update(names.split())
    return {kind: frozenset(names) for kind, names in found.items()}


@cache
def command_kinds() -> dict[str, str]:
    """Name of a command to what becomes of it: heading, caption, footnote, unread, or first (of its arguments)."""
    return {name: kind for kind in ("first", "unread", "footnote", "caption", "heading") for name in kinds()[kind]}


@cache
def symbols() -> dict[str, str]:
    """Name of a command to what it reads as."""
    return {name: symbol for name, _, symbol in (line.partition("\t") for line in _data("symbols"))}


def _data(name: str) -> list[str]:
    with open(__file__.replace("vocabulary.py", f"{name}.txt"), encoding="utf-8") as f:
        return [line for line in f.read().splitlines() if line and not line.startswith("#")]
