"""What the commands of LaTeX mean to a reader."""

from __future__ import annotations

from functools import cache

from numcheck.language import lexicon


@cache
def command_kinds() -> dict[str, str]:
    """Name of a command to what becomes of it: heading, caption, footnote, unread, or first (of its arguments)."""
    kinds = lexicon.classes("markup/latex_commands")
    return {name: kind for kind in ("first", "unread", "footnote", "caption", "heading") for name in kinds[kind]}
