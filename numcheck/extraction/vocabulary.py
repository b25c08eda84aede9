"""The data files of this stage, each read once, when first asked for. Tab-separated: the fastest form to load."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from os.path import dirname, join


def rows(name: str, columns: int) -> Iterator[list[str]]:
    """The lines of ``data/<name>.tsv`` that are no comments, each as ``columns`` cells (missing cells are empty)."""
    with open(path(f"{name}.tsv"), encoding="utf-8") as lines:
        for line in lines:
            if line[0] not in "#\n":
                cells = line.rstrip("\n").split("\t")
                yield cells if len(cells) == columns else cells + [""] * (columns - len(cells))


def path(file: str) -> str:
    """Where the data file ``file`` lies."""
    return join(dirname(__file__), "data", file)


@cache
def words(name: str) -> frozenset[str]:
    """The words of ``data/<name>.txt``, separated by white space; lines that start with # are comments."""
    with open(path(f"{name}.txt"), encoding="utf-8") as lines:
        return frozenset(w for line in lines if not line.startswith("#") for w in line.split())
