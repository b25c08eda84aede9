"""The symbols of LaTeX by their names, for LaTeX itself and for the formulas in other markup."""

from __future__ import annotations

from functools import cache

from numcheck.language import lexicon


@cache
def symbols() -> dict[str, str]:
    """Name of a command (without its backslash) to the words that it is set as."""
    return {name: symbol for name, symbol in lexicon.table("markup/latex_symbols")}
