"""What stands on the report page, as plain values: the template only lays it out."""

from __future__ import annotations

from dataclasses import dataclass

from numcheck.core.finding import Finding
from numcheck.core.rule import Rule
from numcheck.writers.pages.dot_plot import Plot
from numcheck.writers.pages.manuscript import Passage
from numcheck.writers.pages.states import State


@dataclass(frozen=True, slots=True)
class End:
    """A figure seen from elsewhere: its mark on the page, its place, and the words around it."""

    key: str
    uri: str
    place: str
    before: str
    text: str
    after: str
    message: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A finding in the list, numbered from 1. ``keys`` are its marks, its own figure first."""

    number: int
    finding: Finding
    state: State
    ends: tuple[End, ...]

    @property
    def uris(self) -> tuple[str, ...]:
        """The documents it touches."""
        return tuple(dict.fromkeys(e.uri for e in self.ends))


@dataclass(frozen=True, slots=True)
class Tie:
    """Why another figure is looked at beside this one."""

    kind: str
    reason: str
    others: tuple[End, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure of a document: state, numbers of its findings, and what is known of it as (name, words)."""

    key: str
    text: str
    state: State
    place: str
    items: tuple[int, ...]
    facts: tuple[tuple[str, str], ...]
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document on the page."""

    number: int
    uri: str
    is_source: bool
    passages: tuple[Passage, ...]
    marks: tuple[Mark, ...]
    tally: dict[str, int]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TieOut:
    """A figure of the draft and, source by source, the figure it was held against (None where there is none)."""

    draft: End
    verdict: str
    how: str
    cells: tuple[End | None, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A plot, whether its rows are in order of date (else of appearance), and whether all its figures agree."""

    plot: Plot
    dated: bool
    agrees: bool


@dataclass(frozen=True, slots=True)
class Page:
    """The whole report."""

    sheets: tuple[Sheet, ...]
    items: tuple[Item, ...]
    drawings: tuple[Drawing, ...]
    ties: tuple[TieOut, ...]
    sources: tuple[str, ...]
    rules: tuple[Rule, ...]
