"""OpenDocument text (.odt, and the flat .fodt): paragraphs, lists, tables, notes, text boxes, headers.

Tracked deletions are kept by the format apart from the text and are not read; struck words are withdrawn. Numbers of
lists, pages and notes are no words of the text. Places count paragraphs (``text:p`` and ``text:h``) in order of the
file; the column counts code points of the paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from numcheck.core.text import BlockKind, Cell, Document
from numcheck.documents.builder import DocumentBuilder
from numcheck.documents.io.containers import ZipContainer
from numcheck.documents.io.errors import UnreadableError
from numcheck.documents.io.xml_events import XmlEvent
from numcheck.documents.markup.office import OfficeParagraph, OfficeReader
from numcheck.documents.markup.sub_superscripts import SCRIPTS
from numcheck.documents.markup.table_grid import count
from numcheck.documents.markup.tables import fill_heads
from numcheck.language import lexicon

SPACE = re.compile(r"[ \t\r\n]+")
# Elements that make paragraphs inside of them blocks of a kind.
KINDS = {
    "list-item": BlockKind.LIST_ITEM,
    "note-body": BlockKind.FOOTNOTE,
    "header": BlockKind.PARAGRAPH,
    "header-left": BlockKind.PARAGRAPH,
}
GRID = frozenset({"table", "table-row", "table-cell", "covered-table-cell", "table-header-rows"})
SPANS = ("number-columns-spanned", "number-rows-spanned", "number-columns-repeated")
SPACES = {"tab": "\t", "line-break": "\n"}


@dataclass(slots=True, kw_only=True)
class OpenDocumentParagraph(OfficeParagraph):
    """A paragraph that is being read: also its kind, and the table cell that it stands in."""

    kind: BlockKind
    cell: Cell | None


def read(data: bytes, uri: str) -> Document:
    """The document in ``data``, zipped or flat: its body, then the headers of its pages.

    Raises UnreadableError if it is no OpenDocument text, encrypted, broken or too large.
    """
    builder = DocumentBuilder(uri)
    reader = _OpenDocumentReader(builder)
    if data.lstrip()[:5] == b"<?xml":
        reader.part(data)
    else:
        container = ZipContainer(data, "an .odt")
        if "content.xml" not in container:
            raise UnreadableError("not an .odt: it is a zip archive of something else")
        manifest = "META-INF/manifest.xml"
        if manifest in container and b"manifest:encryption-data" in container.part(manifest):
            raise UnreadableError("encrypted: save it again without a password")
        reader.part(container.part("content.xml"))
        if "styles.xml" in container:
            builder.section = ""
            reader.header_only = True
            reader.part(container.part("styles.xml"))
    fill_heads(builder, spans=reader.spans)
    return builder.document()


class _OpenDocumentReader(OfficeReader):
    """Also what is open around a paragraph. ``header_only``: no paragraphs but those of headers are read."""

    def __init__(self, builder: DocumentBuilder) -> None:
        super().__init__(builder)
        self.unread_names = lexicon.classes("markup/office_elements")["opendocument"]
        self.header_only = False
        self.in_header = 0
        # The open paragraphs, cells, and elements of KINDS, outermost first.
        self.paragraphs: list[OpenDocumentParagraph] = []
        self.cells: list[Cell] = []
        self.kinds: list[str] = []
        self.head_rows = 0
        # The style that is being declared; those that raise or lower, to how; those that strike or hide.
        self.style = ""
        self.scripts: dict[str, str] = {}
        self.struck: set[str] = set()
        # The styles of the open spans, and the comment that is open.
        self.spans_open: list[str] = []
        self.annotation: list[str] | None = None

    def part(self, data: bytes) -> None:
        """Read one part of the file."""
        self.read(data)
        self.builder.end_block()

    def start(self, event: XmlEvent) -> None:
        """Note what an element opens, or leave it out with all inside of it."""
        name, attributes = event.name, event.attributes
        if name in self.unread_names:
            self.unread = 1
        elif name in ("p", "h"):
            self.begin_paragraph(name)
        elif name in KINDS:
            self.kinds.append(name)
            self.in_header += name.startswith("header")
        elif name in ("style", "text-properties"):
            self.declare(name, attributes)
        elif name == "span":
            self.spans_open.append(attributes.get("style-name", ""))
        elif name == "s":
            self.words(" " * count(attributes.get("c", "1")))
        elif name in SPACES:
            self.words(SPACES[name])
        elif name == "annotation":
            self.annotation = []
        elif name in GRID:
            self.tabular(name, attributes)

    def begin_paragraph(self, name: str) -> None:
        """A paragraph or a heading; those of a comment are no text."""
        if self.annotation is not None:
            return
        self.number += 1
        kind = BlockKind.HEADING if name == "h" else KINDS[self.kinds[-1]] if self.kinds else BlockKind.PARAGRAPH
        cell = self.cells[-1] if self.cells else None
        self.paragraphs.append(OpenDocumentParagraph(number=self.number, kind=kind, cell=cell))

    def declare(self, name: str, attributes: Mapping[str, str]) -> None:
        """The declaration of a style, and what it does to words."""
        if name == "style":
            self.style = attributes.get("name", "")
            return
        script = attributes.get("text-position", "").partition(" ")[0]
        if script in ("super", "sub"):
            self.scripts[self.style] = script
        if attributes.get("text-line-through-style", "none") != "none" or attributes.get("display") == "none":
            self.struck.add(self.style)

    def end(self, event: XmlEvent) -> None:
        """Close what the start of an element opened."""
        name = event.name
        if name in ("p", "h") and self.annotation is None and self.paragraphs:
            self.paragraph(self.paragraphs.pop())
        elif self.kinds and self.kinds[-1] == name:
            self.kinds.pop()
            self.in_header -= name.startswith("header")
        elif name == "span" and self.spans_open:
            self.spans_open.pop()
        elif name == "annotation" and self.annotation is not None:
            self.builder.add_comment("".join(self.annotation).strip(), self.number)
            self.annotation = None
        elif name == "table-header-rows":
            self.head_rows -= 1
        elif name == "table-cell" and self.cells:
            self.cells.pop()
        elif name == "table" and self.grids:
            self.grids.pop()

    def text(self, words: str) -> None:
        """Characters are words of a comment, or of the open paragraph with runs of white space as one blank."""
        if self.annotation is not None:
            self.annotation.append(words)
        else:
            self.words(SPACE.sub(" ", words))

    def words(self, text: str) -> None:
        """Words of the open paragraph, unless a style strikes or hides them."""
        if self.paragraphs and self.struck.isdisjoint(self.spans_open):
            script = next((self.scripts[s] for s in reversed(self.spans_open) if s in self.scripts), "")
            self.paragraphs[-1].add(text.translate(SCRIPTS[script]) if script else text)

    def paragraph(self, paragraph: OpenDocumentParagraph) -> None:
        """A paragraph has ended."""
        if self.in_header or not self.header_only:
            self.copy_words(paragraph)
            self.end_block(paragraph.kind, paragraph.cell if paragraph.kind is BlockKind.PARAGRAPH else None)

    def tabular(self, name: str, attributes: Mapping[str, str]) -> None:
        """Keep the grid of the innermost table."""
        if name == "table":
            self.begin_table()
        if not self.grids:
            return
        grid = self.grids[-1]
        if name == "table-header-rows":
            self.head_rows += 1
        elif name == "table-row":
            grid.next_row()
        elif name != "table":
            place = grid.number, grid.row, grid.column
            width, height, repeated = (count(attributes.get(a, "1")) for a in SPANS)
            grid.column += repeated
            if name == "table-cell":
                self.cells.append(Cell(*place, is_head=self.head_rows > 0))
                if (width, height) != (1, 1):
                    self.spans[place] = width, height
