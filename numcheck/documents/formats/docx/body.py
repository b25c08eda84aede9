"""Word (.docx): paragraphs, tables, text boxes, footnotes, endnotes, headers, as they read once changes are accepted.

Inserted words count, deleted, moved-away, hidden and struck ones do not. Automatic list numbers are no words of the
text, neither are page numbers and the codes of fields. Places count paragraphs: every ``w:p`` of the body in order of
the file, then those of footnotes, endnotes and headers; the column counts code points of the paragraph.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field

from numcheck.core.text import BlockKind, Cell, Document, Position
from numcheck.documents.builder import DocumentBuilder
from numcheck.documents.formats.docx.parts import comments, main_part, other_kind, related_parts, styles
from numcheck.documents.io.containers import ZipContainer
from numcheck.documents.io.errors import UnreadableError
from numcheck.documents.io.xml_events import XmlEvent
from numcheck.documents.markup.office import OfficeParagraph, OfficeReader
from numcheck.documents.markup.sub_superscripts import SCRIPTS
from numcheck.documents.markup.table_grid import count
from numcheck.documents.markup.tables import fill_heads
from numcheck.language import lexicon

WORD = "wordprocessingml"
BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "ptab": "\t"}
NUMBERING_FIELDS = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES|PAGEREF)\b", re.IGNORECASE)
OFF = frozenset({"0", "false", "off", "none"})
# The elements that move the grid of a table, that say what a paragraph is, and how the words of a run look.
GRID = frozenset({"tbl", "tr", "tc", "gridSpan", "tblHeader", "vMerge"})
PARAGRAPH_PROPERTIES = frozenset({"pStyle", "numPr", "outlineLvl", "del"})
RUN_PROPERTIES = frozenset({"vanish", "strike", "dstrike", "vertAlign"})


@dataclass(slots=True, kw_only=True)
class WordParagraph(OfficeParagraph):
    """A ``w:p`` that is being read: also its style, and whether it is a list item.

    ``merges``: its mark is deleted, so the next one continues it. ``comments`` are (how many pieces stood before, words).
    """

    style: str = ""
    is_listed: bool = False
    merges: bool = False
    comments: list[tuple[int, str]] = field(default_factory=list)


class _Field:
    """A complex field: its code, then its result, of which only the latter is words."""

    code = ""
    in_result = False


def read(data: bytes, uri: str) -> Document:
    """The document in the .docx ``data``: its body, then footnotes, endnotes and headers.

    Raises UnreadableError if it is no Word file, encrypted, broken or too large.
    """
    container = ZipContainer(data, "a .docx")
    body = main_part(container)
    if body not in container:
        raise UnreadableError(f"not a .docx: it is {other_kind(container)}")
    builder = DocumentBuilder(uri)
    reader = _WordReader(builder, styles(container), comments(container))
    reader.part(container.part(body), BlockKind.PARAGRAPH)
    promised = related_parts(container, body)
    for name in ("word/footnotes.xml", "word/endnotes.xml"):
        if name in container:
            reader.part(container.part(name), BlockKind.FOOTNOTE)
        elif name in promised:
            builder.unread.append(f"{name.removeprefix('word/').removesuffix('.xml')} are missing from the file")
    for name in sorted(n for n in container.members if re.fullmatch(r"word/header\d*\.xml", n)):
        builder.section = ""
        reader.part(container.part(name), BlockKind.PARAGRAPH)
    fill_heads(builder, spans=reader.spans)
    return builder.document()


class _WordReader(OfficeReader):
    """Also what is open inside of a paragraph. ``kind`` is that of paragraphs without a style that says otherwise."""

    def __init__(self, builder: DocumentBuilder, styles: Mapping[str, BlockKind], comments: dict[str, str]) -> None:
        super().__init__(builder)
        self.styles = styles
        self.comments = comments
        self.kind = BlockKind.PARAGRAPH
        self.unread_names = lexicon.classes("markup/office_elements")["word"]
        self.perhaps_unread = self.unread_names | {"footnote", "endnote", "fldSimple"}
        # The open paragraphs: one holds the text box in which the next one stands.
        self.paragraphs: list[WordParagraph] = []
        self.fields: list[_Field] = []
        self.in_text = False
        self.in_code = False
        self.in_properties = False
        self.is_hidden = False
        self.script = ""
        # (table, column) to the row in which its last merged cell began.
        self.merged_rows: dict[tuple[int, int], int] = {}

    def part(self, data: bytes, kind: BlockKind) -> None:
        """Read one part of the file, whose paragraphs are of ``kind``."""
        self.kind = kind
        self.read(data)
        self.builder.end_block(kind)

    def start(self, event: XmlEvent) -> None:
        """Note what an element opens, or leave it out with all inside of it."""
        name, value = event.name, event.attributes.get("val", "")
        if name in self.perhaps_unread and self.leaves_out(event):
            self.unread = 1
        elif WORD not in event.space:
            return
        elif name == "p":
            self.number += 1
            self.paragraphs.append(WordParagraph(number=self.number))
        elif name in GRID:
            self.tabular(name, value)
        elif self.paragraphs:
            if name in PARAGRAPH_PROPERTIES:
                self.paragraph_property(self.paragraphs[-1], name, value)
            elif name in RUN_PROPERTIES:
                self.run_property(name, value)
            else:
                self.content(self.paragraphs[-1], event)

    def leaves_out(self, event: XmlEvent) -> bool:
        """Whether the words inside of an element are not read."""
        name = event.name
        if name in ("footnote", "endnote"):
            return event.attributes.get("type", "normal") != "normal"  # the line that parts notes from text
        if name == "fldSimple":
            return NUMBERING_FIELDS.match(event.attributes.get("instr", "")) is not None
        # Among the properties of a paragraph, ``w:del`` says that its mark is deleted.
        return name in self.unread_names and not (name == "del" and self.in_properties)

    def paragraph_property(self, paragraph: WordParagraph, name: str, value: str) -> None:
        """What kind of paragraph it is."""
        if name == "pStyle":
            paragraph.style = value
        elif name == "numPr":
            paragraph.is_listed = True
        elif name == "del":
            paragraph.merges = True
        elif value != "9":
            paragraph.style = "outline"

    def run_property(self, name: str, value: str) -> None:
        """How the words of a run look; among the properties of a paragraph, how its mark does."""
        if self.in_properties:
            return
        if name == "vertAlign":
            self.script = value
        else:
            self.is_hidden = self.is_hidden or value not in OFF

    def content(self, paragraph: WordParagraph, event: XmlEvent) -> None:
        """A part of a paragraph."""
        name = event.name
        if name == "t":
            self.in_text = True
        elif name == "pPr":
            self.in_properties = True
        elif name == "r":
            self.is_hidden, self.script = False, ""
        elif name in BREAKS and not self.in_properties:
            self.words(BREAKS[name])
        elif name == "fldChar":
            self.field(event.attributes.get("fldCharType", ""))
        elif name == "instrText":
            self.in_code = True
        elif name in ("commentRangeStart", "commentReference"):
            words = self.comments.pop(event.attributes.get("id", ""), "")
            if words:
                paragraph.comments.append((len(paragraph.pieces), words))

    def end(self, event: XmlEvent) -> None:
        """Close what the start of an element opened."""
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
        elif name == "tc" and self.grids:
            self.grids[-1].column += self.grids[-1].width
        elif name == "tbl" and self.grids:
            self.grids.pop()

    def text(self, words: str) -> None:
        """Characters are words of a run, the code of a field, or nothing."""
        if self.in_text:
            self.words(words)
        elif self.in_code and self.fields:
            self.fields[-1].code += words

    def words(self, text: str) -> None:
        """Words of the open run, unless they are hidden or the number of a page."""
        number = self.fields and any(f.in_result and NUMBERING_FIELDS.match(f.code) for f in self.fields)
        if self.paragraphs and not self.is_hidden and not number:
            script = SCRIPTS.get(self.script)
            self.paragraphs[-1].add(text.translate(script) if script else text)

    def field(self, kind: str) -> None:
        """A complex field begins, comes to its result or ends."""
        if kind == "begin":
            self.fields.append(_Field())
        elif kind == "separate" and self.fields:
            self.fields[-1].in_result = True
        elif kind == "end" and self.fields:
            self.fields.pop()

    def paragraph(self, paragraph: WordParagraph) -> None:
        """A paragraph has ended; one inside a text box comes out before the one that holds the box."""
        waiting = deque(paragraph.comments)
        for n, (text, column) in enumerate([*paragraph.pieces, ("", 0)]):
            while waiting and waiting[0][0] <= n:
                self.builder.add_comment(waiting.popleft()[1], paragraph.number)
            self.builder.append(text, Position(paragraph.number, column))
        if paragraph.merges:
            return
        grid = self.grids[-1] if self.grids else None
        cell = Cell(grid.number, grid.row, grid.column, is_head=grid.is_head) if grid and grid.row >= 0 else None
        self.end_block(self.kind_of(paragraph), cell)

    def kind_of(self, paragraph: WordParagraph) -> BlockKind:
        """The kind of block that a paragraph of the text is."""
        if self.kind is not BlockKind.PARAGRAPH:
            return self.kind
        if paragraph.style == "outline":
            return BlockKind.HEADING
        return self.styles.get(paragraph.style, BlockKind.LIST_ITEM if paragraph.is_listed else self.kind)

    def tabular(self, name: str, value: str) -> None:
        """Keep the grid of the innermost table."""
        if name == "tbl":
            self.begin_table()
        if not self.grids:
            return
        grid = self.grids[-1]
        if name == "tr":
            grid.next_row()
        elif name == "tc":
            grid.width = 1
        elif name == "tblHeader":
            grid.is_head = value not in OFF
        elif name == "gridSpan" and value.isdecimal():
            grid.width = count(value)
            self.spans[grid.number, grid.row, grid.column] = grid.width, 1
        elif name == "vMerge":
            top = self.merged_rows.get((grid.number, grid.column), grid.row)
            if value == "restart":
                top = grid.row
            self.merged_rows[grid.number, grid.column] = top
            self.spans[grid.number, top, grid.column] = grid.width, grid.row - top + 1
