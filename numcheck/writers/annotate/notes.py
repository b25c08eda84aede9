"""What an annotated copy says: the finding at its figure, and a line at the others where they stand elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import BinaryIO

from numcheck.core.finding import Report
from numcheck.core.levels import Severity
from numcheck.core.text import Document, Location, Span
from numcheck.writers.places import place
from numcheck.writers.terminal.excerpts import line_around, passage_around

_AROUND = 40  # code points on either side of a figure that let somebody find it


@dataclass(frozen=True, slots=True)
class Note:
    """One line at a figure. ``number`` is that of the finding in the report, from 1 on, the same at all its ends."""

    number: int
    severity: Severity
    text: str


@dataclass(frozen=True, slots=True)
class Annotation:
    """A figure of the document, ``span`` of its text, and the notes on it (at least one), in order of the report."""

    span: Span
    notes: tuple[Note, ...]

    @property
    def severity(self) -> Severity:
        """The gravest severity of its notes, of which there is at least one."""
        return max((n.severity for n in self.notes), key=lambda s: s.rank)

    @property
    def text(self) -> str:
        """All its notes, one a line, without a line break at the end."""
        return "\n".join(n.text for n in self.notes)


@dataclass(frozen=True, slots=True)
class AnnotatedCopy:
    """The content of the annotated file, how many figures were marked in it, and how many were not, since the format takes
    no comment where they stand (headers of Word).
    """

    content: bytes
    marked: int
    unmarked: int = 0

    @classmethod
    def of_text(cls, text: str, marked: int) -> AnnotatedCopy:
        """The copy that holds ``text`` as UTF-8, lone surrogates as "?"."""
        return cls(text.encode("utf-8", "replace"), marked)


def annotations_of(report: Report, documents: Mapping[str, Document], uri: str) -> list[Annotation]:
    """What ``report`` says at each figure of the document ``uri``, in order of place.

    A finding is told once, at its own figure. Its other ends have a line that leads there, but not in the same paragraph or
    table, where they are in sight. Figures that overlap are annotated each on its own. ``documents`` maps the uri of every
    finding to its document.
    """
    found: dict[Span, list[Note]] = {}
    for number, finding in enumerate(report.findings, 1):
        at = finding.location
        head = f"{finding.rule} ({finding.severity}): "
        if at.uri == uri:
            others = "; ".join(_shown(r.location, documents, at) for r in finding.related)
            text = f"{head}{finding.message}" + (f" [see {others}]" if others else "")
            found.setdefault(at.span, []).append(Note(number, finding.severity, text))
        for related in finding.related:
            if related.location.uri == uri and not _in_sight(related.location, at, documents):
                text = f"{head}see {_shown(at, documents, related.location)}"
                found.setdefault(related.location.span, []).append(Note(number, finding.severity, text))
    return [Annotation(span, tuple(notes)) for span, notes in sorted(found.items())]


def _shown(location: Location, documents: Mapping[str, Document], seen_from: Location) -> str:
    """The words at ``location``; with their place and the words around them unless they are in sight."""
    document = documents[location.uri]
    words = f"“{' '.join(location.span.of(document.text).split())}”"
    if _in_sight(location, seen_from, documents):
        return words
    before, after = passage_around(document, location.span, _AROUND)
    around = f"{before}{words[1:-1]}{after}"
    passage = f": “{around}”" if around != words[1:-1] else ""
    file = "" if location.uri == seen_from.uri else f"{location.uri}, "
    return f"{words} at {file}{place(document, location.span)}{passage}"


def _in_sight(location: Location, other: Location, documents: Mapping[str, Document]) -> bool:
    """Whether two places are in one paragraph or one table."""
    if location.uri != other.uri:
        return False
    document = documents[location.uri]
    if not document.blocks:
        return line_around(document, location.span) == line_around(document, other.span)
    one, two = document.block_at(location.span.start), document.block_at(other.span.start)
    return one.span == two.span or bool(one.cell and two.cell and one.cell.table == two.cell.table)


def content_of(file: str | BinaryIO) -> bytes:
    """All bytes of ``file``, a path or what can be read. OSError where it cannot be opened."""
    if not isinstance(file, str):
        return file.read()
    with open(file, "rb") as f:
        return f.read()
