"""AsciiDoc (.adoc): titles, paragraphs, lists, tables, notes. Listings, macros and attributes are not prose."""

from __future__ import annotations

import re

from numcheck.core.text import BlockKind, Cell, Document
from numcheck.documents.builder import DocumentBuilder
from numcheck.documents.formats.adoc.inline import add_words
from numcheck.documents.io.decoding import decode
from numcheck.documents.markup.dates import first_date
from numcheck.documents.markup.line_scanner import LineScanner
from numcheck.documents.markup.lines import skip_blanks, trim

TITLE = re.compile(r"(?:=|#){1,6}[ \t]+(?=\S)")
UNREAD_BLOCK = re.compile(r"(-{4,}|\.{4,}|\+{4,}|/{4,}|`{3,})[\w,]*$")
TRANSPARENT = re.compile(r"(?:={4,}|\*{4,}|_{4,}|--)$")
ATTRIBUTE = re.compile(r":!?([\w-]+)!?:(?=[ \t]|$)[ \t]*")
BLOCK_MACRO = re.compile(r"[a-z]\w*::\S*\[.*\]$|toc::|<<<$|'{3,}$")
ITEM = re.compile(r"(?:\*{1,5}|-|\.{1,5}|\d{1,4}\.|[a-zA-Z]\.|<\d+>|<\.>)[ \t]+(?:\[[ x*]\][ \t]+)?(?=\S)")
TERM = re.compile(r"(.*?\S)(?:::|;;)(?=[ \t]|$)[ \t]*")
LABEL = re.compile(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+")
CELL = re.compile(r"(?:\d{1,4}(?:\.\d{1,4})?\+|\.\d{1,4}\+)?[<>^.]{0,3}[adehlmsv]?(?<!\\)\|")


def read(data: bytes, uri: str) -> Document:
    """The titles, paragraphs, list items, quotations, footnotes and table cells of the AsciiDoc ``data``.

    Listings are left out with a note; the date is that of the header. Raises UnreadableError for bytes that are no text.
    """
    builder = DocumentBuilder(uri, decode(data))
    _AsciiDocScanner(builder).run()
    return builder.document()


class _AsciiDocScanner(LineScanner):
    """The state between lines."""

    def __init__(self, builder: DocumentBuilder) -> None:
        super().__init__(builder)
        self.kind = BlockKind.PARAGRAPH
        # Whether a block delimited by ____ is open, and whether paragraphs are quotations.
        self.in_quote = False
        self.quoting = False
        self.header = False
        self.head = False
        self.open: list[tuple[int, int]] = []
        self.caption = ""

    def flush(self) -> None:
        """Close the open paragraph."""
        footnotes = add_words(self.builder, self.open) if self.open else []
        self.builder.end_block(BlockKind.QUOTATION if self.quoting and self.kind is BlockKind.PARAGRAPH else self.kind)
        for span in footnotes:
            add_words(self.builder, [span])
            self.builder.end_block(BlockKind.FOOTNOTE)
        self.open = []
        self.kind = BlockKind.PARAGRAPH

    def line(self, start: int, end: int) -> None:
        """The next line."""
        line = self.source[start:end].rstrip()
        self.at += 1
        if not line:
            self.flush()
            self.quoting = self.quoting and self.in_quote
            self.header = False
        elif not (self.delimiter(start, line) or self.title(start, line) or self.metadata(line)):
            self.text(start, line)

    def delimiter(self, start: int, line: str) -> bool:
        """Read ``line`` if it is a comment or opens or closes a block; False if not."""
        unread = UNREAD_BLOCK.match(line)
        if not (unread or line == "|===" or TRANSPARENT.match(line) or line.startswith("//")):
            return False
        self.flush()
        if unread:
            self.skip(unread.group(1))
        elif line == "|===":
            self.table()
        elif line.startswith("____"):
            self.in_quote = self.quoting = not self.in_quote
        elif line.startswith("//"):
            self.builder.copy_comment(line[2:], start + 2)
        return True

    def title(self, start: int, line: str) -> bool:
        """Read ``line`` if it is the title of a section or, behind a full stop, of a block; False if not."""
        if self.open:
            return False
        if found := TITLE.match(line):
            self.whole(BlockKind.HEADING, start + found.end(), start + len(line))
            self.header = line.startswith("= ")
        elif line[0] == "." and line[1:2] not in (".", " ", "") and not self.header:
            self.whole(BlockKind.CAPTION, start + 1, start + len(line))
            self.caption = line[1:]
        else:
            return False
        return True

    def metadata(self, line: str) -> bool:
        """Read ``line`` if it says something of the document or of the next block; False if it is prose."""
        attribute = ATTRIBUTE.match(line)
        if attribute or self.header:
            # Author and revision stand below the title of the document.
            if not attribute or attribute.group(1) in ("date", "revdate", "docdate"):
                self.builder.date = self.builder.date or first_date(line)
        elif BLOCK_MACRO.match(line) or line == "+":
            self.flush()
        elif line.startswith("[") and line.endswith("]") and not self.open:
            self.quoting = line.startswith(("[quote", "[verse"))
            self.head = "header" in line
        else:
            return False
        return True

    def whole(self, kind: BlockKind, start: int, end: int) -> None:
        """A block of one line."""
        self.open = [(start, end)]
        self.kind = kind
        self.flush()

    def text(self, start: int, line: str) -> None:
        """A line of prose: a list item, a described term, or more of the open paragraph."""
        a = skip_blanks(self.source, start, start + len(line))
        words = line[a - start :]
        if found := ITEM.match(words):
            self.flush()
            self.kind = BlockKind.LIST_ITEM
            a += found.end()
        elif a > start and not self.open:
            self.code += 1
            self.skip_lines()
            return
        elif found := TERM.match(words):
            self.flush()
            self.whole(BlockKind.LIST_ITEM, a, a + found.end(1))
            self.kind = BlockKind.LIST_ITEM
            a += found.end()
        elif not self.open and (found := LABEL.match(words)):
            a += found.end()
        if a < start + len(line):
            self.open.append((a, start + len(line)))

    def skip(self, fence: str) -> None:
        """Skip a delimited block of code, literal text or comment."""
        self.code += not fence.startswith("/")
        while self.at < len(self.lines):
            start, end = self.lines[self.at]
            self.at += 1
            if self.source[start:end].rstrip() == fence:
                return

    def table(self) -> None:
        """A table up to its closing bars. Its first row is a head if the block says so, or a blank line follows it."""
        cells, width, parted = self.cells()
        for n, cell in enumerate(cells):
            row, column = divmod(n, max(width, 1))
            if filled := [c for c in cell if c[0] < c[1]]:
                add_words(self.builder, filled)
            self.builder.end_cell(Cell(self.tables, row, column, is_head=row == 0 and (self.head or parted)))
        self.captions[self.tables] = self.caption
        self.tables += 1
        self.head = False
        self.caption = ""

    def cells(self) -> tuple[list[list[tuple[int, int]]], int, bool]:
        """The lines of each cell, how many cells the first line has, and whether a blank line parts them from the rest."""
        cells: list[list[tuple[int, int]]] = []
        width = 0
        parted = False
        while self.at < len(self.lines):
            start, end = self.lines[self.at]
            line = self.source[start:end].rstrip()
            self.at += 1
            if line == "|===":
                break
            if not line:
                parted = parted or 0 < width == len(cells)
                continue
            bars = list(CELL.finditer(line))
            if bars and not cells and line[: bars[0].start()].strip():
                bars = bars[1:]
            if not bars and cells:
                cells[-1].append(trim(self.source, start, start + len(line)))
            for n, bar in enumerate(bars):
                stop = bars[n + 1].start() if n + 1 < len(bars) else len(line)
                cells.append([trim(self.source, start + bar.end(), start + stop)])
            width = width or len(cells)
        return cells, width, parted
