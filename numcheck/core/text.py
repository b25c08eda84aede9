"""Text and places in it: spans, blocks, documents.

Every offset counts Unicode code points of ``Document.text`` and every span is half-open: ``text[start:end]``.
"""

from bisect import bisect_right
from enum import StrEnum
from functools import cached_property
from importlib import import_module

from numcheck.core.frozen import Frozen
from numcheck.core.named_tuple import NamedTuple


class Span(NamedTuple):
    """A half-open range of code points, ``start <= end``. Spans sort by ``start``, then ``end``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of ``text`` that the span covers; fewer where it reaches beyond the end."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Span") -> bool:
        """Whether ``other`` lies wholly inside, ends that touch included."""
        return self.start <= other.start and other.end <= self.end


class Location(NamedTuple):
    """A span of one document, named by its ``uri``."""

    uri: str
    span: Span


class Position(NamedTuple):
    """A place for people: one-based line and column of the source file; in paged formats the page, too.

    In formats without lines (docx, odt) ``line`` counts paragraphs; in spreadsheets rows.
    """

    line: int
    column: int
    page: int | None = None

    def __str__(self) -> str:
        page = f"p{self.page}:" if self.page is not None else ""
        return f"{page}{self.line}:{self.column}"


class BlockKind(StrEnum):
    """What a stretch of text is on its page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    TABLE_CELL = "table-cell"
    CAPTION = "caption"
    FOOTNOTE = "footnote"
    QUOTATION = "quotation"


class Cell(NamedTuple):
    """Where a table cell stands: zero-based ``row`` and ``column`` of table number ``table`` of the document.

    ``head`` is the text of its column head, ``row_head`` that of the first cell of its row, ``caption`` the table's;
    ``is_head`` marks the head cells themselves.
    """

    table: int
    row: int
    column: int
    head: str = ""
    row_head: str = ""
    caption: str = ""
    is_head: bool = False


class Block(NamedTuple):
    """A stretch of prose that no figure and no sentence crosses. ``section`` is the nearest heading above it."""

    span: Span
    kind: BlockKind = BlockKind.PARAGRAPH
    section: str = ""
    cell: Cell | None = None


class Comment(NamedTuple):
    """A comment of the host format that speaks to numcheck; ``offset`` is where in ``Document.text`` it stood.

    ``text`` is what follows ``numcheck:``; ``line`` the one-based source line on which the comment starts;
    ``alone`` whether nothing but the comment stands on that line.
    """

    text: str
    offset: int
    line: int
    alone: bool = False


class Segment(NamedTuple):
    """``length`` code points of the text from ``start`` on stand in the source, unchanged, from ``origin`` on.

    ``width`` is how many code points of the source they take there, where that is more: a reference (``&pound;``), an
    escape, a command that words stand in for.
    """

    start: int
    origin: int
    length: int
    width: int = 0


_BOUND_BLANKS = "\u00a0\u2007\u2009\u202f"


class Document(Frozen):
    """One text to check, as it reads, with the way back to the file it came from.

    ``text``      the readable words; never changed after reading
    ``uri``       the path or name shown to people
    ``blocks``    in order of ``span``, not overlapping; empty means one block holds everything
    ``segments``  in order of ``start``: which code points of ``text`` came from where in ``source``; empty means that
                  ``text`` is the source
    ``source``    the file's own text (text formats only); lines and columns are counted in it
    ``places``    for formats without source text: (start in text, Position) of each run, in order of start
    ``comments``  what the author told numcheck in comments
    ``date``      the ISO date the document itself carries, if any (``2022-02-17``)
    ``notes``     one line each for parts that were left out on purpose (``2 code blocks``)
    ``unread``    one line each for words that a reader sees and numcheck could not read (``3 pages without a text layer``)
    """

    text: str
    uri: str = "text"
    blocks: tuple[Block, ...] = ()
    segments: tuple[Segment, ...] = ()
    source: str | None = None
    places: tuple[tuple[int, Position], ...] = ()
    comments: tuple[Comment, ...] = ()
    date: str | None = None
    notes: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()

    @classmethod
    def from_text(cls, text: str, uri: str = "text") -> "Document":
        """The document in ``text``: plain prose, whose spans count code points of ``text`` as given.

        Under the name of a format that is text with marks (``x.html``, ``x.tex``) it is read as one: ``Document.text`` is
        what a reader sees, ``source`` what was given. TypeError where ``text`` is none.
        """
        if not isinstance(text, str):
            raise TypeError(f"Document.from_text: text expected, not {type(text).__name__}")
        if "." in uri:
            # By its name, so that the vocabulary of numcheck rests on nothing: only markup needs a reader.
            found: Document | None = import_module("numcheck.documents").read_markup(text, uri)
            if found:
                return found
        return cls(text=text, uri=uri)

    @cached_property
    def _line_starts(self) -> list[int]:
        source = self.file_text
        starts = [0]
        find = source.find
        at = find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = find("\n", at + 1)
        return starts

    @cached_property
    def _segment_starts(self) -> list[int]:
        return [s.start for s in self.segments]

    @cached_property
    def _place_starts(self) -> list[int]:
        return [start for start, _ in self.places]

    @property
    def file_text(self) -> str:
        """The text that stands in the file, markup and all: ``source``, or ``text`` where the file has no other."""
        return self.text if self.source is None else self.source

    def with_plain_blanks(self) -> "Document":
        """This document with ordinary blanks for those that do not break a line, sign for sign; not between digits, where
        they group thousands. Itself where it has none.
        """
        if self.text.isascii() or not any(blank in self.text for blank in _BOUND_BLANKS):
            return self
        import re

        return self.replaced(text=re.sub(f"(?<!\\d)[{_BOUND_BLANKS}]|[{_BOUND_BLANKS}](?!\\d)", " ", self.text))

    def source_offset(self, offset: int) -> int:
        """The offset in ``source`` of the code point at ``offset`` of the text; where it stands for markup, of what
        stands for it. An offset beyond the text gives the end of its last segment.
        """
        if not self.segments:
            return offset
        i = max(bisect_right(self._segment_starts, offset) - 1, 0)
        segment = self.segments[i]
        return segment.origin + min(max(offset - segment.start, 0), segment.length)

    def source_span(self, span: Span) -> Span:
        """The stretch of the source from the first to the last code point of ``span``, markup between them included."""
        if span.end <= span.start:
            at = self.source_offset(span.start)
            return Span(at, at)
        return Span(self.source_offset(span.start), self.end_in_source(span.end))

    def end_in_source(self, end: int) -> int:
        """Where in the source that ends which stands for the code point before ``end`` (from 1 on) of the text.

        Words put in there stand right behind it, and before the markup that follows.
        """
        offset = end - 1
        if self.segments:
            segment = self.segments[max(bisect_right(self._segment_starts, offset) - 1, 0)]
            if segment.width and offset - segment.start >= segment.length - 1:
                return segment.origin + segment.width
        return self.source_offset(offset) + 1

    def part(self, start: int, end: int) -> "Document":
        """The text from ``start`` to ``end`` as a document of its own, whose places in the file stay what they are; without
        comments, and without the notes on the whole.
        """
        first, last = bisect_right(self._block_starts, start), bisect_right(self._block_starts, end - 1)
        first -= first > 0 and self.blocks[first - 1].span.end > start
        blocks = [
            b._replace(span=Span(max(b.span.start, start) - start, min(b.span.end, end) - start))
            for b in self.blocks[first:last]
        ]
        runs = self.segments or (Segment(0, 0, len(self.text)),)
        after = max(bisect_right(self._segment_starts, start) - 1, 0) if self.segments else 0
        segments = []
        for run in runs[after:]:
            if run.start >= end:
                break
            cut = max(start - run.start, 0)
            segments.append(Segment(run.start + cut - start, run.origin + cut, run.length - cut, run.width))
        places = [(max(at - start, 0), self.position(max(at, start))) for at, _ in self._places_in(start, end)]
        made = self.replaced(
            text=self.text[start:end],
            blocks=tuple(blocks),
            segments=() if self.places else tuple(segments),
            source=None if self.places else self.file_text,
            places=tuple(places),
            comments=(),
            notes=(),
            unread=(),
        )
        if not self.places:
            made.__dict__["_line_starts"] = self._line_starts  # those of a long file are not counted for each part
        return made

    def _places_in(self, start: int, end: int) -> tuple[tuple[int, Position], ...]:
        first = max(bisect_right(self._place_starts, start) - 1, 0)
        return self.places[first : bisect_right(self._place_starts, end - 1)]

    def position(self, offset: int) -> Position:
        """Line and column (one-based) of the code point at ``offset`` of the text, in the source file."""
        if self.places:
            i = max(bisect_right(self._place_starts, offset) - 1, 0)
            start, place = self.places[i]
            return Position(place.line, place.column + max(offset - start, 0), place.page)
        return self._in_lines(self.source_offset(offset))

    def end_position(self, end: int) -> Position:
        """Line and column right behind what stands in the file for the code point before ``end`` (from 1 on)."""
        if self.places:
            last = self.position(end - 1)
            return Position(last.line, last.column + 1, last.page)
        return self._in_lines(self.end_in_source(end))

    def _in_lines(self, at: int) -> Position:
        line = bisect_right(self._line_starts, at)
        return Position(line, at - self._line_starts[line - 1] + 1)

    def line_text(self, line: int) -> str:
        """The one-based ``line`` of the source, without its line break; empty where the format has no lines."""
        if self.places:
            return ""
        source = self.file_text
        if not 1 <= line <= len(self._line_starts):
            return ""
        end = self._line_starts[line] - 1 if line < len(self._line_starts) else len(source)
        return source[self._line_starts[line - 1] : end].rstrip("\r")

    @cached_property
    def _block_starts(self) -> list[int]:
        return [b.span.start for b in self.blocks]

    @cached_property
    def _paragraph_numbers(self) -> list[int]:
        counted = (BlockKind.HEADING, BlockKind.TABLE_CELL, BlockKind.FOOTNOTE)
        numbers: list[int] = []
        number, section = 0, ""
        for block in self.blocks:
            if block.kind is BlockKind.HEADING or block.section != section and block.kind not in counted:
                number, section = 0, block.section
            number += block.kind not in counted
            numbers.append(number)
        return numbers

    def paragraph_number(self, offset: int) -> int:
        """Which paragraph below the heading above it the one around ``offset`` is, from 1; cells and notes do not count."""
        i = bisect_right(self._block_starts, offset) - 1
        return self._paragraph_numbers[i] if i >= 0 else 1

    def row_around(self, offset: int) -> Span:
        """From the first word to the last of the table row whose cell is at ``offset``; of no cell, its block."""
        block = self.block_at(offset)
        if block.cell is None:
            return block.span
        first = last = bisect_right(self._block_starts, offset) - 1
        row = block.cell.table, block.cell.row
        while first and (cell := self.blocks[first - 1].cell) and (cell.table, cell.row) == row:
            first -= 1
        while last + 1 < len(self.blocks) and (cell := self.blocks[last + 1].cell) and (cell.table, cell.row) == row:
            last += 1
        return Span(self.blocks[first].span.start, self.blocks[last].span.end)

    def block_at(self, offset: int) -> Block:
        """The block around ``offset``; between two blocks the gap, as a paragraph; the whole text where the document
        has no blocks.
        """
        i = bisect_right(self._block_starts, offset) - 1
        if i >= 0 and self.blocks[i].span.end > offset:
            return self.blocks[i]
        if not self.blocks:
            return Block(Span(0, len(self.text)))
        low = self.blocks[i].span.end if i >= 0 else 0
        high = self.blocks[i + 1].span.start if i + 1 < len(self.blocks) else len(self.text)
        return Block(Span(low, high))
