"""Where figures stand on the screen, and which figure stands under the cursor."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import cached_property

from lsprotocol.types import Location as EditorLocation
from lsprotocol.types import Position, Range

from numcheck.core.claim import Claim
from numcheck.core.finding import Finding
from numcheck.core.text import Document, Location, Span
from numcheck.fixes import place_in_source
from numcheck.language_server.checking import CheckResult
from numcheck.language_server.lines import TextLines
from numcheck.language_server.open_text import uri_of

_START = Range(Position(0, 0), Position(0, 0))


class Places:
    """The places of one checked version of an open text, and of its sources. ValueError for one that was not checked."""

    def __init__(self, result: CheckResult) -> None:
        if result.checked is None or result.found is None:
            raise ValueError("a text that was not checked has no places")
        self.text = result.text
        self.checked = checked = result.checked
        self.document = checked.document
        self._folder = result.found.folder
        self._sources: Mapping[str, Document] = {s.document.uri: s.document for s in checked.sources}
        self._source_lines: dict[str, TextLines] = {}

    def span(self, span: Span) -> Span:
        """The stretch of the open text that a span of the document stands for."""
        start, end = place_in_source(self.document, span)
        return Span(start + self.text.lead, end + self.text.lead)

    def range(self, location: Location) -> Range:
        """Where ``location`` is on the screen; the start of a file that has no lines as an editor has them."""
        if location.uri == self.document.uri:
            return self.text.lines.range(self.span(location.span))
        document = self._sources.get(location.uri)
        if document is None or document.places:
            return _START
        if location.uri not in self._source_lines:
            source = document.file_text
            self._source_lines[location.uri] = TextLines(source, self.text.encoding)
        return self._source_lines[location.uri].range(place_in_source(document, location.span))

    def range_of(self, finding: Finding) -> Range:
        """Where ``finding`` is on the screen."""
        return self.text.lines.range(next(iter(self.ends(finding)), Span(0, 0)))

    def location(self, location: Location) -> EditorLocation:
        """``location`` with the URI of its file."""
        uri = self.text.uri if location.uri == self.document.uri else uri_of(os.path.join(self._folder, location.uri))
        return EditorLocation(uri, self.range(location))

    def words(self, location: Location) -> str:
        """The author's words there, on one line; "" for a document that is not among these."""
        document = self.document if location.uri == self.document.uri else self._sources.get(location.uri)
        return " ".join(location.span.of(document.text).split()) if document else ""

    def named(self, location: Location) -> str:
        """The place for people: ``line 9``, ``wire.md:3:14``, ``annual.pdf:p3:12:8``."""
        if location.uri == self.document.uri:
            return f"line {self.range(location).start.line + 1}"
        document = self._sources.get(location.uri)
        base = os.path.basename(location.uri)
        return f"{base}:{document.position(location.span.start)}" if document else base

    def claim_at(self, position: Position) -> Claim | None:
        """The figure at ``position``, that behind which it stands included."""
        offset = self.text.lines.offset(position)
        touched = [(span, claim) for span, claim in self._claims if span.start <= offset <= span.end]
        return next((claim for span, claim in touched if offset < span.end), touched[0][1] if touched else None)

    def findings_at(self, wanted: Range) -> list[Finding]:
        """The findings one of whose ends in this text touches ``wanted``."""
        span = self.text.lines.span(wanted)
        return [f for f in self.checked.report.findings if self._touches(f, span)]

    @cached_property
    def _claims(self) -> list[tuple[Span, Claim]]:
        claims = self.checked.report.claims
        return [(self.span(c.location.span), c) for c in claims if c.location.uri == self.document.uri]

    def _touches(self, finding: Finding, span: Span) -> bool:
        return any(own.start <= span.end and span.start <= own.end for own in self.ends(finding))

    def ends(self, finding: Finding) -> Iterator[Span]:
        """The stretches of the open text that ``finding`` speaks of, its own first."""
        for location in (finding.location, *(r.location for r in finding.related)):
            if location.uri == self.document.uri:
                yield self._comment_at(location.span) or self.span(location.span)

    def _comment_at(self, span: Span) -> Span | None:
        """The words of the comment to numcheck of which an empty ``span`` speaks; None for any other span."""
        comment = next((c for c in self.document.comments if span == (c.offset, c.offset)), None)
        if comment is None:
            return None
        source, start = self.text.source, 0
        for _ in range(comment.line - 1):
            start = source.find("\n", start) + 1
        at = source.lower().find("numcheck:", start)
        end = source.find(comment.text, at) + len(comment.text)
        return Span(at + self.text.lead, end + self.text.lead) if start <= at < end else None
