"""All that numcheck knows in words and tables, one loader for all of it: ``<topic>/<name>.tsv`` in this folder.

A file opens with a head of comments, one ``# key: text`` each, continued by lines that begin with ``#`` and three
spaces: ``what`` it holds, its ``source``, ``licence`` and ``date``, its ``columns``, and ``order`` where the order of
its lines means something. Then, one entry a line:

- ``#`` at the head of a line begins a comment; anywhere else it is a character.
- Cells are separated by tabs and taken as they stand, spaces and all. Empty cells at the end of a line are left out.
- A cell of a column whose name holds ``|`` is a list separated by ``|``: ``words|`` in no order, ``senses|likeliest
  first`` in the order told.
- A file of words has the one column ``word``; a file of classes has ``class`` and ``words|``, and a class that is too
  long for one line goes on in lines of the same name. All other files are tables.
- A frame is words with a number in brackets: ``cut in [two]``.

Lines that stand between two comments, and lists in no order, are sorted (``tools/order_lexicon.py`` does it, a test
holds it). Each file is read when it is first asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

FOLDER = __file__.rpartition("__init__")[0]
_COLUMNS = "# columns: "


@cache
def words(name: str) -> frozenset[str]:
    """The words of the file ``name`` (``"english/titles"``), as they are written there."""
    return frozenset(_entries(_read(name)))


@cache
def classes(name: str) -> dict[str, frozenset[str]]:
    """The words of each class of the file ``name``, classes in the order of the file."""
    found: dict[str, list[str]] = {}
    for line in _entries(_read(name)):
        kind, _, cell = line.partition("\t")
        found.setdefault(kind, []).extend(cell.split("|"))
    return {kind: frozenset(listed) for kind, listed in found.items()}


def table(name: str) -> Iterator[list[str]]:
    """The lines of the table ``name`` in order, each as cells, as many as the table has columns; "" for an empty one.

    Not kept: what is made of them is.
    """
    text = _read(name)
    start = text.index(_COLUMNS)
    size = text.count("\t", start, text.index("\n", start)) + 1
    for line in _entries(text):
        cells = line.split("\t")
        yield cells if len(cells) == size else cells + [""] * (size - len(cells))


@cache
def keyed(name: str) -> dict[str, tuple[str, ...]]:
    """The lines of the table ``name`` in order: the first cell, which no two share, to the others."""
    return {first: tuple(others) for first, *others in table(name)}


def _read(name: str) -> str:
    with open(f"{FOLDER}{name}.tsv", encoding="utf-8") as file:
        return file.read()


def _entries(text: str) -> list[str]:
    return [line for line in text.split("\n") if line and line[0] != "#"]
