"""What the readers of markup that goes line by line have in common."""

from __future__ import annotations

from numcheck.documents.builder import DocumentBuilder
from numcheck.documents.markup.lines import lines
from numcheck.documents.markup.tables import fill_heads


class LineScanner:
    """Reads the lines of ``builder.source[start:end]``, of all of it by default, from first to last.

    ``lines`` are their (start, end) in the source, without line breaks; ``at`` is the index of the next one to read.
    ``code`` counts the blocks of code that were passed over, ``tables`` the tables that were read, ``captions`` are
    theirs by number.
    """

    def __init__(self, builder: DocumentBuilder, start: int = 0, end: int | None = None) -> None:
        self.builder = builder
        self.source = builder.source or ""
        self.lines = lines(self.source, start, len(self.source) if end is None else end)
        self.at = 0
        self.code = 0
        self.tables = 0
        self.captions: dict[int, str] = {}
        self.first_block = len(builder.blocks)

    def run(self) -> None:
        """Read every line from the next one on; then table cells get their heads, code that was passed over a note."""
        while self.at < len(self.lines):
            self.line(*self.lines[self.at])
        self.flush()
        fill_heads(self.builder, self.first_block, captions=self.captions)
        self.builder.note_left_out(self.code, "code block")

    def line(self, start: int, end: int) -> None:
        """Read the next line, ``source[start:end]``, with those that belong to it; a subclass moves ``at`` behind them."""
        raise NotImplementedError

    def flush(self) -> None:
        """End the open paragraph; nothing where a subclass keeps none open between two lines."""

    def skip_lines(self) -> None:
        """Go on to the next blank line."""
        while self.words(self.at):
            self.at += 1

    def words(self, n: int) -> str:
        """Line ``n`` without the white space around it; "" behind the last."""
        return self.source[slice(*self.lines[n])].strip() if n < len(self.lines) else ""
