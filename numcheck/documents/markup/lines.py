"""Lines of a source as (start, end) of their words, line breaks not included; and white space at a place in it."""

from __future__ import annotations


def lines(source: str, start: int, end: int) -> list[tuple[int, int]]:
    """(start, end) in ``source`` of the lines of ``source[start:end]``, without the line breaks, LF or CR LF.

    There is an empty one at the end if it ends in a break.
    """
    found = []
    while start <= end:
        stop = source.find("\n", start, end)
        stop = end if stop < 0 else stop
        found.append((start, stop - (stop > start and source[stop - 1] == "\r")))
        start = stop + 1
    return found


def indent(source: str, a: int, end: int) -> int:
    """How many columns of white space ``source[a:end]`` begins with; a tab reaches to the next multiple of four."""
    width = 0
    while a < end and source[a] in " \t":
        width += 4 - width % 4 if source[a] == "\t" else 1
        a += 1
    return width


def skip_blanks(source: str, a: int, end: int) -> int:
    """The first place from ``a`` on, at most ``end``, that is neither a space nor a tab."""
    while a < end and source[a] in " \t":
        a += 1
    return a


def trim(source: str, a: int, end: int) -> tuple[int, int]:
    """(start, end) of ``source[a:end]`` without the blanks before its words and the white space behind them."""
    a = skip_blanks(source, a, end)
    return a, a + len(source[a:end].rstrip())
