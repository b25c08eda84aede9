"""Word (.docx): paragraphs, tables, text boxes, footnotes, endnotes, headers, as they read once changes are accepted.

Inserted words count, deleted, moved-away, hidden and struck ones do not. Automatic list numbers are no words of the
text, neither are page numbers and the codes of fields. Places count paragraphs: every ``w:p`` of the body in order of
the file, then those of footnotes, endnotes and headers; the column counts code points of the paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from numcheck.core.text import BlockKind, Cell, Document, Position
from numcheck.documents.builder import DocumentBuilder
from numcheck.documents.formats.docx.parts import comments, main_part, styles, what_else
from numcheck.documents.io.containers import Container
from numcheck.documents.io.errors import UnreadableError
from numcheck.documents.io.xml_events import Event, events
from numcheck.documents.markup import tables
from numcheck.documents.markup.sub_superscripts import LOWERED, RAISED

WORD = "wordprocessingml"
# Elements whose words are not read: deletions, moves, the older twin of a text box, equations, former properties.
UNREAD = frozenset({"del", "moveFrom", "Fallback", "oMath", "delText", "rPrChange", "pPrChange", "tblPrChange"})
BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "ptab": "\t"}
NUMBERING_FIELDS = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES|PAGEREF)\b", re.IGNORECASE)
OFF = frozenset({"0", "false", "off", "none"})


@dataclass(slots=True)
class Paragraph:
    """A ``w:p`` that is being read: its number, its style and what of it is words."""

    number: int
    style: str = ""
    listed: bool = False
    merges: bool = False
    column: int = 1
    pieces: list[tuple[str, int]] = field(default_factory=list)
    comments: list[tuple[int, str]] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """A ``w:tbl`` that is being read."""

    number: int
    row: int = -1
    column: int = 0
    width: int = 1
    head: bool = False


def read(data: bytes, uri: str) -> Document:
    """The document in ``data``. Raises UnreadableError if it is no Word file, encrypted, broken or too large."""
    container = Container(data, "a .docx")
    body = main_part(container)
    if body not in container:
        raise UnreadableError(f"not a .docx: it is {what_else(container)}")
    builder = DocumentBuilder(uri)
    reader = _Reader(builder, styles(container), comments(container))
    reader.part(container.part(body), BlockKind.PARAGRAPH)
    for name, kind in (("word/footnotes.xml", BlockKind.FOOTNOTE), ("word/endnotes.xml", BlockKind.FOOTNOTE)):
        if name in container:
            reader.part(container.part(name), kind)
    for name in sorted(n for n in container.members if re.fullmatch(r"word/header\d*\.xml", n)):
        builder.section = ""
        reader.part(container.part(name), BlockKind.PARAGRAPH)
    if any(b.cell for b in builder.blocks):
        builder.blocks = tables.named(builder.blocks, builder.text, spans=reader.spans)
    return builder.document()


class _Reader:
    """What is open between two events, over all parts of the file."""

    def __init__(self, builder: DocumentBuilder, styles: dict[str, BlockKind], comments: dict[str, str]) -> None:
        self.builder = builder
        self.styles = styles
        self.comments = comments
        self.number = 0
        self.kind = BlockKind.PARAGRAPH
        self.paragraphs: list[Paragraph] = []
        self.waiting: list[list[Paragraph]] = []
        self.tables: list[Table] = []
        self.table_count = 0
        self.spans: dict[tuple[int, int, int], tuple[int, int]] = {}
        self.unread = 0
        self.in_text = False
        self.in_code = False
        self.in_properties = False
        self.hidden = False
        self.script = ""
        self.fields: list[list[str]] = []
        self.merged_rows: dict[tuple[int, int], int] = {}

    def part(self, data: bytes, kind: BlockKind) -> None:
        """Read one part of the file."""
        self.kind = kind
        for event in events(data):
            if self.unread:
                self.unread += (event.kind == "start") - (event.kind == "end")
            elif event.kind == "start":
                self.start(event)
            elif event.kind == "end":
                self.end(event)
            elif self.in_text:
                self.words(event.text)
            elif self.in_code and self.fields:
                self.fields[-1][1] += event.text
        self.builder.end_block(kind)

    def start(self, event: Event) -> None:
        name, attributes = event.name, event.attributes
        value = attributes.get("val", "")
        paragraph = self.paragraphs[-1] if self.paragraphs else None
        separator = name in ("footnote", "endnote") and attributes.get("type", "normal") != "normal"
        page_number = name == "fldSimple" and NUMBERING_FIELDS.match(attributes.get("instr", ""))
        if separator or page_number or (name in UNREAD and not (name == "del" and self.in_properties)):
            self.unread = 1
            return
        if WORD not in event.space:
            return
        if name == "p":
            self.number += 1
            self.paragraphs.append(Paragraph(self.number))
        elif name in ("tbl", "tr", "tc", "gridSpan", "tblHeader", "vMerge"):
            self.tabular(name, value)
        if paragraph is None:
            return
        if name == "t":
            self.in_text = True
        elif name == "pStyle":
            paragraph.style = value
        elif name == "numPr":
            paragraph.listed = True
        elif name == "outlineLvl" and value != "9":
            paragraph.style = "outline"
        elif name == "pPr":
            self.in_properties = True
        elif name == "del":
            paragraph.merges = True
        elif name == "r":
            self.hidden, self.script = False, ""
        elif name in ("vanish", "strike", "dstrike") and not self.in_properties:
            self.hidden = self.hidden or value not in OFF
        elif name == "vertAlign" and not self.in_properties:
            self.script = value
        elif name in BREAKS and not self.in_properties:
            self.words(BREAKS[name])
        elif name == "fldChar":
            self.field(attributes.get("fldCharType", ""))
        elif name == "instrText":
            self.in_code = True
        elif name in ("commentRangeStart", "commentReference"):
            words = self.comments.pop(attributes.get("id", ""), "")
            if words:
                paragraph.comments.append((len(paragraph.pieces), words))

    def end(self, event: Event) -> None:
        name = event.name
        if WORD not in event.space:
            return
        if name == "t":
            self.in_text = False
        elif name == "pPr":
            self.in_properties = False
        elif name == "p" and self.paragraphs:
            self.paragraph(self.paragraphs.pop())
        elif name == "instrText":
            self.in_code = False
        elif name == "tc" and self.tables:
            table = self.tables[-1]
            table.column += table.width
        elif name == "tbl" and self.tables:
            self.tables.pop()

    def words(self, text: str) -> None:
        """Words of the open run."""
        paragraph = self.paragraphs[-1] if self.paragraphs else None
        if paragraph is None:
            return
        number = self.fields and any(f[0] == "result" and NUMBERING_FIELDS.match(f[1]) for f in self.fields)
        if self.hidden or number:
            return
        if self.script in ("superscript", "subscript"):
            table = RAISED if self.script == "superscript" else LOWERED
            text = "".join(table.get(c, c) for c in text)
        paragraph.pieces.append((text, paragraph.column))
        paragraph.column += len(text)

    def field(self, kind: str) -> None:
        """A complex field: code, then result, only the latter words."""
        if kind == "begin":
            self.fields.append(["code", ""])
        elif kind == "separate" and self.fields:
            self.fields[-1][0] = "result"
        elif kind == "end" and self.fields:
            self.fields.pop()

    def paragraph(self, paragraph: Paragraph) -> None:
        """A paragraph has ended; one inside a text box comes out before the one that holds the box."""
        builder = self.builder
        table = self.tables[-1] if self.tables else None
        comments = iter(paragraph.comments)
        comment = next(comments, None)
        for n, (text, column) in enumerate(paragraph.pieces):
            while comment and comment[0] <= n:
                builder.add_comment(comment[1], paragraph.number)
                comment = next(comments, None)
            builder.append(text, Position(paragraph.number, column))
        while comment:
            builder.add_comment(comment[1], paragraph.number)
            comment = next(comments, None)
        if paragraph.merges:
            return
        if table and table.row >= 0:
            cell = Cell(table.number, table.row, table.column, is_head=table.head)
            builder.end_block(BlockKind.TABLE_CELL, cell, gap="\t")
            return
        kind = self.kind
        if kind is BlockKind.PARAGRAPH:
            kind = BlockKind.LIST_ITEM if paragraph.listed else kind
            kind = self.styles.get(paragraph.style, kind)
            kind = BlockKind.HEADING if paragraph.style == "outline" else kind
        builder.end_block(kind)

    def tabular(self, name: str, value: str) -> None:
        """Keep the grid of the innermost table."""
        if name == "tbl":
            self.tables.append(Table(self.table_count))
            self.table_count += 1
            return
        if not self.tables:
            return
        table = self.tables[-1]
        if name == "tr":
            table.row, table.column, table.head = table.row + 1, 0, False
        elif name == "tc":
            table.width = 1
        elif name == "tblHeader":
            table.head = value not in OFF
        elif name == "gridSpan" and value.isdecimal():
            table.width = min(int(value), 1000)
            self.spans[table.number, table.row, table.column] = table.width, 1
        elif name == "vMerge":
            top = self.merged_rows.get((table.number, table.column), table.row)
            if value == "restart":
                top = table.row
            self.merged_rows[table.number, table.column] = top
            self.spans[table.number, top, table.column] = table.width, table.row - top + 1
