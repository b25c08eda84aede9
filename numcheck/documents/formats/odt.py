"""OpenDocument text (.odt, and the flat .fodt): paragraphs, lists, tables, notes, text boxes, headers.

Tracked deletions are kept by the format apart from the text and are not read; struck words are withdrawn. Numbers of
lists, pages and notes are no words of the text. Places count paragraphs (``text:p`` and ``text:h``) in order of the
file; the column counts code points of the paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from numcheck.core.text import BlockKind, Cell, Document, Position
from numcheck.documents.builder import DocumentBuilder
from numcheck.documents.io.containers import Container
from numcheck.documents.io.errors import UnreadableError
from numcheck.documents.io.xml_events import Event, events
from numcheck.documents.markup import tables
from numcheck.documents.markup.sub_superscripts import LOWERED, RAISED

SPACE = re.compile(r"[ \t\r\n]+")
# Elements whose words are not read: deletions, counters, codes, alternative texts, formulas.
UNREAD = frozenset(
    {"tracked-changes", "note-citation", "page-number", "page-count", "sequence-decls", "script", "title", "desc"}
    | {"ruby-text", "table-of-content", "alphabetical-index", "illustration-index", "bibliography", "math", "forms"}
    | {"binary-data", "creator", "date", "footer", "footer-left", "number"}
)


@dataclass(slots=True)
class Paragraph:
    """A paragraph that is being read, and where its words came from."""

    number: int
    kind: BlockKind
    cell: Cell | None
    column: int = 1
    pieces: list[tuple[str, int]] = field(default_factory=list)


def read(data: bytes, uri: str) -> Document:
    """The document in ``data``. Raises UnreadableError if it is no such file, encrypted, broken or too large."""
    builder = DocumentBuilder(uri)
    reader = _Reader(builder)
    if data.lstrip()[:5] == b"<?xml":
        reader.read(data)
    else:
        container = Container(data, "an .odt")
        if "content.xml" not in container:
            raise UnreadableError("not an .odt: it is a zip archive of something else")
        if b"manifest:encryption-data" in (
            container.part("META-INF/manifest.xml") if "META-INF/manifest.xml" in container else b""
        ):
            raise UnreadableError("encrypted: save it again without a password")
        reader.read(container.part("content.xml"))
        if "styles.xml" in container:
            builder.section = ""
            reader.header_only = True
            reader.read(container.part("styles.xml"))
    if any(b.cell for b in builder.blocks):
        builder.blocks = tables.named(builder.blocks, builder.text, spans=reader.spans)
    return builder.document()


class _Reader:
    """What is open between two events."""

    def __init__(self, builder: DocumentBuilder) -> None:
        self.builder = builder
        self.number = 0
        self.header_only = False
        self.in_header = 0
        self.unread = 0
        self.paragraphs: list[Paragraph] = []
        self.kinds: list[tuple[str, BlockKind]] = []
        self.tables: list[list[int]] = []
        self.table_count = 0
        self.heads = 0
        self.cells: list[Cell] = []
        self.spans: dict[tuple[int, int, int], tuple[int, int]] = {}
        self.style = ""
        self.raised: dict[str, str] = {}
        self.struck: set[str] = set()
        self.runs: list[str] = []
        self.annotation: list[str] | None = None

    def read(self, data: bytes) -> None:
        """Read one part of the file."""
        for event in events(data):
            if self.unread:
                self.unread += (event.kind == "start") - (event.kind == "end")
            elif event.kind == "start":
                self.start(event)
            elif event.kind == "end":
                self.end(event.name)
            elif self.annotation is not None:
                self.annotation.append(event.text)
            else:
                self.words(SPACE.sub(" ", event.text))
        self.builder.end_block()

    def start(self, event: Event) -> None:
        name, attributes = event.name, event.attributes
        if name in UNREAD:
            self.unread = 1
        elif name in ("p", "h"):
            if self.annotation is None:
                self.number += 1
                kind = BlockKind.HEADING if name == "h" else self.kinds[-1][1] if self.kinds else BlockKind.PARAGRAPH
                self.paragraphs.append(Paragraph(self.number, kind, self.cells[-1] if self.cells else None))
        elif name in ("list-item", "note-body", "header", "header-left"):
            kind = {"list-item": BlockKind.LIST_ITEM, "note-body": BlockKind.FOOTNOTE}.get(name, BlockKind.PARAGRAPH)
            self.kinds.append((name, kind))
            self.in_header += name.startswith("header")
        elif name == "style":
            self.style = attributes.get("name", "")
        elif name == "text-properties":
            position = attributes.get("text-position", "").partition(" ")[0]
            if position in ("super", "sub"):
                self.raised[self.style] = position
            if attributes.get("text-line-through-style", "none") != "none" or attributes.get("display") == "none":
                self.struck.add(self.style)
        elif name == "span":
            self.runs.append(attributes.get("style-name", ""))
        elif name == "s":
            self.words(" " * min(_count(attributes.get("c", "1")), 1000))
        elif name in ("tab", "line-break"):
            self.words("\t" if name == "tab" else "\n")
        elif name == "annotation":
            self.annotation = []
        elif name in ("table", "table-row", "table-cell", "covered-table-cell", "table-header-rows"):
            self.tabular(name, attributes)

    def end(self, name: str) -> None:
        if name in ("p", "h") and self.annotation is None and self.paragraphs:
            self.paragraph(self.paragraphs.pop())
        elif self.kinds and self.kinds[-1][0] == name:
            self.kinds.pop()
            self.in_header -= name.startswith("header")
        elif name == "span" and self.runs:
            self.runs.pop()
        elif name == "annotation" and self.annotation is not None:
            self.builder.add_comment("".join(self.annotation).strip(), self.number)
            self.annotation = None
        elif name == "table-header-rows":
            self.heads -= 1
        elif name == "table-cell" and self.cells:
            self.cells.pop()
        elif name == "table" and self.tables:
            self.tables.pop()

    def words(self, text: str) -> None:
        if not self.paragraphs or any(run in self.struck for run in self.runs):
            return
        paragraph = self.paragraphs[-1]
        script = next((self.raised[r] for r in reversed(self.runs) if r in self.raised), "")
        if script:
            table = RAISED if script == "super" else LOWERED
            text = "".join(table.get(c, c) for c in text)
        paragraph.pieces.append((text, paragraph.column))
        paragraph.column += len(text)

    def paragraph(self, paragraph: Paragraph) -> None:
        if self.header_only and not self.in_header:
            return
        for text, column in paragraph.pieces:
            self.builder.append(text, Position(paragraph.number, column))
        if paragraph.cell and paragraph.kind is BlockKind.PARAGRAPH:
            self.builder.end_block(BlockKind.TABLE_CELL, paragraph.cell, gap="\t")
        else:
            self.builder.end_block(paragraph.kind)

    def tabular(self, name: str, attributes: dict[str, str]) -> None:
        """Keep the grid of the innermost table: [number, row, column]."""
        if name == "table":
            self.tables.append([self.table_count, -1, 0])
            self.table_count += 1
        elif not self.tables:
            return
        elif name == "table-header-rows":
            self.heads += 1
        elif name == "table-row":
            self.tables[-1][1:] = self.tables[-1][1] + 1, 0
        else:
            number, row, column = self.tables[-1]
            width = min(_count(attributes.get("number-columns-spanned", "1")), 1000)
            height = min(_count(attributes.get("number-rows-spanned", "1")), 1000)
            self.tables[-1][2] += min(_count(attributes.get("number-columns-repeated", "1")), 1000)
            if name == "table-cell":
                self.cells.append(Cell(number, row, column, is_head=self.heads > 0))
                if (width, height) != (1, 1):
                    self.spans[number, row, column] = width, height


def _count(words: str) -> int:
    return int(words) if words.isascii() and words.isdecimal() and len(words) < 7 else 1
