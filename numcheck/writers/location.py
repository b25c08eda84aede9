"""Where a figure is in its file, for people and for machines."""

from __future__ import annotations

from dataclasses import dataclass

from numcheck.core.text import Location
from numcheck.writers.view import View


@dataclass(frozen=True, slots=True)
class ResolvedLocation:
    """A location in its file: one-based lines and columns (code points), ``end_column`` exclusive.

    ``start`` and ``end`` are the half-open span in ``Document.text``, ``text`` the words under it, ``page`` that of
    paged formats, else None.
    """

    uri: str
    line: int
    column: int
    end_line: int
    end_column: int
    page: int | None
    start: int
    end: int
    text: str

    def __str__(self) -> str:
        page = f"p{self.page}:" if self.page is not None else ""
        return f"{self.uri}:{page}{self.line}:{self.column}"


def resolve(view: View, location: Location) -> ResolvedLocation:
    """``location`` in its file: both its ends as lines and columns, its page and its words. KeyError for a document
    that the view does not have.
    """
    document, span = view.documents[location.uri], location.span
    # Between two characters the place is that behind the first: what is put in goes there, before any markup.
    behind = document.end_position(span.end) if span.end else document.position(0)
    first = document.position(span.start) if span.end > span.start else behind
    return ResolvedLocation(
        uri=location.uri,
        line=first.line,
        column=first.column,
        end_line=behind.line,
        end_column=behind.column,
        page=first.page,
        start=span.start,
        end=span.end,
        text=span.of(document.text),
    )


def relative_uri(path: str) -> str:
    """``path`` as a URI reference (RFC 3986): slashes forward, all but unreserved characters percent-encoded, colons too."""
    from urllib.parse import quote

    return quote(path.replace("\\", "/").encode("utf-8", "replace"), safe="/~")
