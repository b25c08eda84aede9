"""What tests of the command line share: three drafts, a way to put one into the folder, and what a command answers."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple, Protocol

WRONG = "The bridge is 243 m (656 ft) long.\n"
RIGHT = "The bridge is 200 m (656 ft) long.\n"
NOTE = "The bridge is 200 m (656 ft) long. The tunnel is 15 km long and weighs 30 kg.\n"


class Answer(NamedTuple):
    """Exit code, standard output and standard error of a command."""

    code: int
    out: str
    err: str


class Run(Protocol):
    """The fixture ``run``: the arguments of numcheck in, its answer out."""

    def __call__(self, *arguments: str) -> Answer: ...


def draft(text: str, name: str = "draft.md") -> str:
    """The name of a file in the current folder that holds ``text``."""
    Path(name).write_text(text, encoding="utf-8")
    return name
