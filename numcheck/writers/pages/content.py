"""What stands on the report page, as plain values: the template only lays it out."""

from __future__ import annotations

from dataclasses import dataclass

from numcheck.core.finding import Finding
from numcheck.core.rule import Rule
from numcheck.core.text import Span
from numcheck.writers.pages.dot_plot import Plot
from numcheck.writers.pages.manuscript import Passage
from numcheck.writers.pages.states import State


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A figure seen from elsewhere: ``key`` of its mark on the page, its place in words, and the text around it.

    ``message`` is what a finding says of it, "" for nothing.
    """

    key: str
    uri: str
    place: str
    before: str
    text: str
    after: str
    message: str = ""


@dataclass(frozen=True, slots=True)
class FindingItem:
    """A finding in the list, numbered from 1. ``ends`` are its figures, its own first."""

    number: int
    finding: Finding
    state: State
    ends: tuple[Endpoint, ...]

    @property
    def uris(self) -> tuple[str, ...]:
        """The documents it touches, each once."""
        return tuple(dict.fromkeys(e.uri for e in self.ends))


@dataclass(frozen=True, slots=True)
class Link:
    """Why other figures are looked at beside this one: the kind of relation in words, and its reason."""

    kind: str
    reason: str
    others: tuple[Endpoint, ...]


@dataclass(frozen=True, slots=True)
class MarkedFigure:
    """A figure of a document: state, numbers of its findings, and what is known of it as (name, words)."""

    key: str
    span: Span
    text: str
    state: State
    place: str
    items: tuple[int, ...]
    facts: tuple[tuple[str, str], ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class DocumentPanel:
    """A document on the page, numbered from 1: its passages, its marks in order of place, findings by severity, notes."""

    number: int
    uri: str
    is_source: bool
    passages: tuple[Passage, ...]
    marks: tuple[MarkedFigure, ...]
    tally: dict[str, int]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TieOutRow:
    """A figure of the draft and, source by source, the figure it was held against (None where there is none)."""

    draft: Endpoint
    verdict: str
    how: str
    cells: tuple[Endpoint | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A plot, whether its rows are in order of date (else of appearance), and whether all its figures agree."""

    plot: Plot
    dated: bool
    agrees: bool


@dataclass(frozen=True, slots=True)
class ReportPage:
    """The whole report. ``sources`` are uris, ``rules`` those that reported something."""

    panels: tuple[DocumentPanel, ...]
    items: tuple[FindingItem, ...]
    charts: tuple[Chart, ...]
    tie_out: tuple[TieOutRow, ...]
    sources: tuple[str, ...]
    rules: tuple[Rule, ...]
