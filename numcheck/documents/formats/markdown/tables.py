"""Pipe tables of Markdown: where the cells of a row stand."""

from __future__ import annotations

import re

from numcheck.documents.markup.lines import trim
from numcheck.language.lazy_pattern import Lazy

DELIMITERS = Lazy(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$")
BAR = Lazy(r"\\.|\|", re.DOTALL)


def delimited_columns(line: str) -> int:
    """How many columns the delimiter row ``line`` has, without white space around it; 0 if it is none."""
    return line.strip("|").count("|") + 1 if "-" in line and DELIMITERS.match(line) else 0


def cells(source: str, a: int, end: int) -> list[tuple[int, int]]:
    """(start, end) of the cells of the table row ``source[a:end]``, without the white space around them.

    Bars behind a backslash part no cells.
    """
    a, end = trim(source, a, end)
    if source[a : a + 1] == "|":
        a += 1
    cuts = [found.start() for found in BAR.finditer(source, a, end) if found.group() == "|"]
    if not cuts or cuts[-1] != end - 1:
        cuts.append(end)
    return [trim(source, start, cut) for start, cut in zip([a, *(c + 1 for c in cuts)], cuts, strict=False)]
