"""What an annotated copy says at each figure: both ends of a finding name each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import BinaryIO

from numcheck.core.finding import Report
from numcheck.core.levels import Severity
from numcheck.core.text import Document, Location, Span


@dataclass(frozen=True, slots=True)
class Note:
    """One line at a figure. ``number`` is that of the finding in the report, from 1 on, the same at both its ends."""

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
    """The content of the annotated file, and how many figures were marked in it: fewer than there are where the format
    takes no comments (notes and headers of Word).
    """

    content: bytes
    marked: int

    @classmethod
    def of_text(cls, text: str, marked: int) -> AnnotatedCopy:
        """The copy that holds ``text`` as UTF-8, lone surrogates as "?"."""
        return cls(text.encode("utf-8", "replace"), marked)


def annotations_of(report: Report, documents: Mapping[str, Document], uri: str) -> list[Annotation]:
    """What ``report`` says at each figure of the document ``uri``, in order of place.

    Figures that overlap are annotated each on its own. ``documents`` maps the uri of every finding to its document.
    """
    found: dict[Span, list[Note]] = {}
    for number, finding in enumerate(report.findings, 1):
        if finding.location.uri == uri:
            others = "; ".join(_at(r.location, documents, uri) for r in finding.related)
            text = f"{finding.rule} ({finding.severity}): {finding.message}" + (f" [see {others}]" if others else "")
            found.setdefault(finding.location.span, []).append(Note(number, finding.severity, text))
        for related in finding.related:
            if related.location.uri == uri:
                other = _at(finding.location, documents, uri)
                text = f"{finding.rule} ({finding.severity}): {finding.message} [see {other}]"
                found.setdefault(related.location.span, []).append(Note(number, finding.severity, text))
    return [Annotation(span, tuple(notes)) for span, notes in sorted(found.items())]


def _at(location: Location, documents: Mapping[str, Document], uri: str) -> str:
    """The words at ``location`` and their place."""
    document = documents[location.uri]
    words = " ".join(location.span.of(document.text).split())
    where = str(document.position(location.span.start))
    return f"“{words}” at {where}" if location.uri == uri else f"“{words}” in {location.uri}, {where}"


def content_of(file: str | BinaryIO) -> bytes:
    """All bytes of ``file``, a path or what can be read. OSError where it cannot be opened."""
    if not isinstance(file, str):
        return file.read()
    with open(file, "rb") as f:
        return f.read()
