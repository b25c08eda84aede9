"""reStructuredText (.rst): titles, paragraphs, lists, tables, notes. Directives that hold prose are read, code is not.

Own scanner, because the reference parser keeps the line of a paragraph but not the column of a word.
"""

from __future__ import annotations

import re

from numcheck.core.text import BlockKind, Cell, Document
from numcheck.documents.builder import DocumentBuilder
from numcheck.documents.formats.rst import drawn_tables
from numcheck.documents.formats.rst.inline import add_words
from numcheck.documents.io.decoding import decode
from numcheck.documents.markup.dates import first_date
from numcheck.documents.markup.line_scanner import LineScanner
from numcheck.documents.markup.lines import indent, trim
from numcheck.language import lexicon

UNDERLINE = re.compile(r"([!-/:-@\[-`{-~])\1+$")
EXPLICIT = re.compile(r"\.\.(?=[ \t]|$)[ \t]*")
DIRECTIVE = re.compile(r"(?:\|[^|]*\|[ \t]+)?([A-Za-z][\w:.+-]*?)::(?=[ \t]|$)[ \t]*")
FOOTNOTE = re.compile(r"\[(?:#[\w.-]*|\d+|\*|[A-Za-z][\w.-]*)\][ \t]*")
ITEM = re.compile(r"(?:[-*+•]|(?:\d{1,4}|#|[A-Za-z])[.)]|\((?:\d{1,4}|#|[A-Za-z])\))[ \t]+")
# The kind of block that the body of a directive makes, where it is no paragraph.
BODIES = {"figure": BlockKind.CAPTION, "epigraph": BlockKind.QUOTATION, "pull-quote": BlockKind.QUOTATION}
FIELD = re.compile(r":([A-Za-z][^:\n]*):(?=[ \t]|$)[ \t]*")


def read(data: bytes, uri: str) -> Document:
    """The titles, paragraphs, list items, notes and table cells of the reStructuredText ``data``.

    Code is left out with a note; the date is that of a field ``:date:``. Raises UnreadableError for bytes that are no text.
    """
    builder = DocumentBuilder(uri, decode(data))
    _RstScanner(builder).run()
    return builder.document()


class _RstScanner(LineScanner):
    """The state between lines."""

    def __init__(self, builder: DocumentBuilder) -> None:
        super().__init__(builder)
        self.names = lexicon.classes("markup/rst_names")
        # Indentation of the prose directives, lists and notes around, with the kind of block they make.
        self.around: list[tuple[int, BlockKind]] = []

    def line(self, start: int, end: int) -> None:
        """The block that starts with the next line, or a blank line."""
        a, stop = trim(self.source, start, end)
        if a == stop:
            self.at += 1
            return
        width = indent(self.source, start, end)
        while self.around and width < self.around[-1][0]:
            self.around.pop()
        self.block(a, self.source[a:stop], width)

    def block(self, a: int, line: str, width: int) -> None:
        """The block that starts at ``a`` with ``line``."""
        if found := EXPLICIT.match(line):
            self.explicit(a, line[found.end() :], width, a + found.end())
        elif drawn_tables.GRID.match(line):
            self.drawn(drawn_tables.grid)
        elif drawn_tables.SIMPLE.match(line):
            self.drawn(drawn_tables.simple)
        elif UNDERLINE.match(line) and len(line) > 1:
            self.at += 1  # an overline or a transition
        elif self.is_title(line, width):
            self.emit([(a, a + len(line))], BlockKind.HEADING)
            self.at += 2
        elif found := FIELD.match(line):
            if found.group(1).lower() == "date":
                self.builder.date = self.builder.date or first_date(line)
            self.skip_body(width)
        elif line.startswith(">>>"):
            self.code += 1
            self.skip_lines()
        elif found := ITEM.match(line):
            self.around.append((width + found.end(), BlockKind.LIST_ITEM))
            self.paragraph(a + found.end(), width)
        else:
            self.paragraph(a, width)

    def is_title(self, line: str, width: int) -> bool:
        """Whether the next line underlines ``line``, which is indented by ``width``."""
        if width > 1:
            return False
        under = self.words(self.at + 1)
        return UNDERLINE.match(under) is not None and len(under) >= min(len(line), 4) and len(under) > 1

    def paragraph(self, a: int, width: int) -> None:
        """Lines from ``a`` on up to a blank one, or to one that starts another block."""
        taken: list[tuple[int, int]] = []
        depths: list[int] = []
        while self.at < len(self.lines):
            start, end = self.lines[self.at]
            b, stop = trim(self.source, start, end)
            depth = indent(self.source, start, end)
            if b == stop or (taken and self.starts_other(b, end, depth, width)):
                break
            b = b if taken else a
            taken.append((b + 2 if self.source.startswith("| ", b, stop) else b, stop))
            depths.append(depth)
            self.at += 1
        literal = bool(taken) and self.source.endswith("::", *taken[-1])
        if literal:
            start, stop = taken[-1]
            alone = self.source[start:stop].strip() == "::"
            taken[-1] = (start, stop - (2 if alone or self.source[stop - 3 : stop - 2].isspace() else 1))
        kind = self.around[-1][1] if self.around else BlockKind.QUOTATION if width else BlockKind.PARAGRAPH
        self.emit(taken, kind)
        if literal:
            self.code += 1
            self.skip_deeper(min([width, *depths[1:2]]))

    def starts_other(self, b: int, end: int, depth: int, width: int) -> bool:
        """Whether the line ``source[b:end]``, indented by ``depth``, ends a paragraph that is indented by ``width``."""
        if EXPLICIT.match(self.source, b, end):
            return depth <= width
        return depth < width or (depth <= width and bool(self.around) and ITEM.match(self.source, b, end) is not None)

    def skip_deeper(self, width: int) -> None:
        """Skip the lines that are indented by more than ``width``, and blank ones."""
        while self.at < len(self.lines):
            if self.words(self.at) and indent(self.source, *self.lines[self.at]) <= width:
                return
            self.at += 1

    def skip_body(self, width: int) -> None:
        """Skip this line and the deeper ones below."""
        self.at += 1
        self.skip_deeper(width)

    def explicit(self, a: int, rest: str, width: int, at: int) -> None:
        """``..`` and what follows: a comment, a directive, a note, a target."""
        if found := DIRECTIVE.match(rest):
            name = found.group(1).lower()
            self.code += name in self.names["code"]
            if name not in self.names["prose"]:
                self.skip_body(width)
                return
            self.at += 1
            argument = rest[found.end() :]
            if argument and name != "figure":
                begin = at + found.end()
                kind = BlockKind.CAPTION if name in self.names["titled"] else BlockKind.PARAGRAPH
                self.emit([(begin, begin + len(argument))], kind)
            self.around.append((width + 1, BODIES.get(name, BlockKind.PARAGRAPH)))
        elif found := FOOTNOTE.match(rest):
            self.around.append((width + 1, BlockKind.FOOTNOTE))
            self.paragraph(at + found.end(), width)
        else:
            self.builder.copy_comment(rest, at)
            self.skip_body(width)

    def drawn(self, kind: drawn_tables.TableKind) -> None:
        """A table drawn with characters."""
        rows, heads, self.at = kind(self.source, self.lines, self.at)
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if cell:
                    add_words(self.builder, cell)
                self.builder.end_cell(Cell(self.tables, row, column, is_head=row < heads))
        self.tables += 1

    def emit(self, taken: list[tuple[int, int]], kind: BlockKind) -> None:
        """End a block of ``kind`` that holds the words of the lines ``taken``."""
        if taken:
            add_words(self.builder, taken)
        self.builder.end_block(kind)
