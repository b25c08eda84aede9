"""Where words are in their file, for people and for machines."""

from numcheck.core.named_tuple import NamedTuple
from numcheck.core.text import Document, Location


class ResolvedLocation(NamedTuple):
    """A location in its file: one-based lines and columns (code points), ``end_column`` exclusive.

    ``start`` and ``end`` are the half-open span in ``Document.text``, ``text`` the words under it, ``page`` that of
    paged formats, else None. In formats without lines (docx, odt) ``line`` counts paragraphs; in spreadsheets rows.
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


def resolved(location: Location, document: Document) -> ResolvedLocation:
    """``location``, which lies in ``document``, in its file: both its ends as lines and columns, its page and its words."""
    span = location.span
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
