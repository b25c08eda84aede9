"""What the readers of office files have in common: a stream of XML events in, paragraphs and tables out."""

from __future__ import annotations

from dataclasses import dataclass, field

from numcheck.core.text import BlockKind, Cell, Position
from numcheck.documents.builder import DocumentBuilder
from numcheck.documents.io.xml_events import XmlEvent, events
from numcheck.documents.markup.table_grid import TableGrid


@dataclass(slots=True, kw_only=True)
class OfficeParagraph:
    """A paragraph that is being read: its number in the file, from 1, and its words so far.

    ``pieces`` are words with the column, from 1, at which they start; ``column`` is that of the next ones.
    """

    number: int
    column: int = 1
    pieces: list[tuple[str, int]] = field(default_factory=list)

    def add(self, words: str) -> None:
        """Add ``words`` behind those that the paragraph has."""
        self.pieces.append((words, self.column))
        self.column += len(words)


class OfficeReader:
    """What is open between two events, over all parts of a file.

    ``number`` counts the paragraphs, ``spans`` is what ``fill_heads`` takes. ``unread`` is how deep the reader is inside
    of an element whose words are not read; a subclass sets it to 1 at its start.
    """

    def __init__(self, builder: DocumentBuilder) -> None:
        self.builder = builder
        self.number = 0
        self.unread = 0
        self.grids: list[TableGrid] = []
        self.tables = 0
        self.spans: dict[tuple[int, int, int], tuple[int, int]] = {}

    def read(self, data: bytes) -> None:
        """Read the XML of one part of the file. Raises UnreadableError where it is broken."""
        for event in events(data):
            if self.unread:
                self.unread += (event.kind == "start") - (event.kind == "end")
            elif event.kind == "start":
                self.start(event)
            elif event.kind == "end":
                self.end(event)
            else:
                self.text(event.text)

    def start(self, event: XmlEvent) -> None:
        """Take in the start of an element; a subclass opens the paragraph, cell, table or note that it begins."""
        raise NotImplementedError

    def end(self, event: XmlEvent) -> None:
        """Take in the end of an element; a subclass ends the paragraph, cell, table or note that it closes."""
        raise NotImplementedError

    def text(self, words: str) -> None:
        """Take in characters between two tags; a subclass adds them to the open paragraph."""
        raise NotImplementedError

    def begin_table(self) -> None:
        """A table begins, inside of the cell of another one perhaps."""
        self.grids.append(TableGrid(self.tables))
        self.tables += 1

    def end_block(self, kind: BlockKind, cell: Cell | None) -> None:
        """End a paragraph of the text, or of ``cell``."""
        if cell:
            self.builder.end_cell(cell)
        else:
            self.builder.end_block(kind)

    def copy_words(self, paragraph: OfficeParagraph) -> None:
        """Hand the words of ``paragraph`` to the builder."""
        for words, column in paragraph.pieces:
            self.builder.append(words, Position(paragraph.number, column))
