"""AsciiDoc (.adoc): titles, paragraphs, lists, tables, notes. Listings, macros and attributes are not prose."""

from __future__ import annotations

import re

from numcheck.core.text import BlockKind, Cell, Document
from numcheck.documents.builder import DocumentBuilder
from numcheck.documents.io.decoding import decode
from numcheck.documents.markup import tables
from numcheck.documents.markup.character_references import REFERENCE, meaning
from numcheck.documents.markup.lines import lines, skip_blanks
from numcheck.documents.markup.source_text import GAP, Edit, SourceText
from numcheck.documents.markup.sub_superscripts import LOWERED, RAISED

TITLE = re.compile(r"(?:=|#){1,6}[ \t]+(?=\S)")
UNREAD_BLOCK = re.compile(r"(-{4,}|\.{4,}|\+{4,}|/{4,}|`{3,})[\w,]*$")
TRANSPARENT = re.compile(r"(?:={4,}|\*{4,}|_{4,}|--)$")
ATTRIBUTE = re.compile(r":!?([\w-]+)!?:(?=[ \t]|$)[ \t]*")
BLOCK_MACRO = re.compile(r"[a-z]\w*::\S*\[.*\]$|toc::|<<<$|'{3,}$")
ITEM = re.compile(r"(?:\*{1,5}|-|\.{1,5}|\d{1,4}\.|[a-zA-Z]\.|<\d+>|<\.>)[ \t]+(?:\[[ x*]\][ \t]+)?(?=\S)")
TERM = re.compile(r"(.*?\S)(?:::|;;)(?=[ \t]|$)[ \t]*")
LABEL = re.compile(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+")
CELL = re.compile(r"(?:\d+(?:\.\d+)?\+|\.\d+\+)?[<>^.]*[adehlmsv]?(?<!\\)\|")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
MARKUP = re.compile(
    r"(?P<escape>\\(?=[*_`#^~{\[<]))"
    r"|(?P<code>``[^`]+``|`[^`]+`|\+\+\+[^+]+\+\+\+|\{[\w-]+\}|(?:image|icon|kbd|btn|menu|stem|latexmath|pass|anchor):[^\s\[]{0,2000}\[[^\]]{0,2000}\]|<<[^,<>]+>>|\[\[[^\[\]]*\]\])"
    r"|footnote:\w{0,40}\[(?P<footnote>[^\]]{0,2000})\]"
    r"|(?:link:|xref:|mailto:|https?://|ftp://)[^\s\[\]]{0,2000}\[(?P<linked>[^\]]{0,2000})\]"
    r"|<<[^,<>]+,(?P<referred>[^<>]*)>>"
    r"|(?:\[[^\[\]\n]*\])?##(?P<marked>[^#]+)##|(?:\[[^\[\]\n]*\])?(?<!\w)#(?=\S)(?P<highlighted>[^#]+)#(?!\w)"
    r"|\*\*(?P<bold>[^*]+)\*\*|(?<!\w)\*(?=\S)(?P<strong>[^*]+)\*(?!\w)"
    r"|__(?P<slanted>[^_]+)__|(?<!\w)_(?=\S)(?P<emphasis>[^_]+)_(?!\w)"
    r"|\^(?P<raised>[^\s^]+)\^|~(?P<lowered>[^\s~]+)~"
)
# A paragraph without any of these has no markup.
SIGNS = frozenset("\\`+{[<#*_^~")
NESTED = ("marked", "highlighted", "bold", "strong", "slanted", "emphasis")


def read(data: bytes, uri: str) -> Document:
    """The document in ``data``."""
    source = decode(data)
    builder = DocumentBuilder(uri, source)
    scanner = _Scanner(builder)
    scanner.run()
    if any(b.cell for b in builder.blocks):
        builder.blocks = tables.named(builder.blocks, builder.text, captions=scanner.captions)
    if scanner.code:
        builder.notes.append(f"{scanner.code} code block{'s' * (scanner.code > 1)} left out")
    return builder.document()


class _Scanner:
    """The state between lines."""

    def __init__(self, builder: DocumentBuilder) -> None:
        self.builder = builder
        self.source = builder.source or ""
        self.lines = lines(self.source, 0, len(self.source))
        self.at = 0
        self.code = 0
        self.tables = 0
        self.captions: dict[int, str] = {}
        self.kind = BlockKind.PARAGRAPH
        self.quoting = False
        self.header = False
        self.head = False
        self.open: list[tuple[int, int]] = []
        self.caption = ""

    def run(self) -> None:
        """Read every line."""
        while self.at < len(self.lines):
            start, end = self.lines[self.at]
            self.line(start, self.source[start:end].rstrip())
        self.flush()

    def flush(self) -> None:
        """Close the open paragraph."""
        footnotes: list[tuple[int, int]] = []
        if self.open:
            footnotes = _inline(self.builder, self.open)
        self.builder.end_block(BlockKind.QUOTATION if self.quoting and self.kind is BlockKind.PARAGRAPH else self.kind)
        for span in footnotes:
            _inline(self.builder, [span])
            self.builder.end_block(BlockKind.FOOTNOTE)
        self.open = []
        self.kind = BlockKind.PARAGRAPH

    def line(self, start: int, line: str) -> None:
        self.at += 1
        if not line:
            self.flush()
            self.quoting = self.quoting and self.in_quote
            self.header = False
        elif found := UNREAD_BLOCK.match(line):
            self.flush()
            self.skip(found.group(1))
        elif line == "|===":
            self.flush()
            self.table()
        elif TRANSPARENT.match(line):
            self.flush()
            if line.startswith("____"):
                self.in_quote = self.quoting = not self.in_quote
        elif line.startswith("//"):
            self.flush()
            self.builder.copy_comment(line[2:], start + 2)
        elif (found := TITLE.match(line)) and not self.open:
            self.open = [(start + found.end(), start + len(line))]
            self.kind = BlockKind.HEADING
            self.flush()
            self.header = line.startswith("= ")
        elif found := ATTRIBUTE.match(line):
            if found.group(1) in ("date", "revdate", "docdate") and (day := DAY.search(line)):
                self.builder.date = self.builder.date or day.group()
        elif self.header:
            # Author and revision stand below the title of the document.
            if day := DAY.search(line):
                self.builder.date = self.builder.date or day.group()
        elif BLOCK_MACRO.match(line) or line == "+":
            self.flush()
        elif line.startswith("[") and line.endswith("]") and not self.open:
            self.quoting = line.startswith(("[quote", "[verse"))
            self.head = "header" in line
        elif line[0] == "." and line[1:2] not in (".", " ", "") and not self.open:
            self.open = [(start + 1, start + len(line))]
            self.kind = BlockKind.CAPTION
            self.caption = line[1:]
            self.flush()
        else:
            self.text(start, line)

    in_quote = False

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
            while self.at < len(self.lines) and self.source[slice(*self.lines[self.at])].strip():
                self.at += 1
            return
        elif found := TERM.match(words):
            self.flush()
            self.open = [(a, a + found.end(1))]
            self.kind = BlockKind.LIST_ITEM
            self.flush()
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
        """Cells behind bars, in rows of as many as the first line has."""
        cells: list[list[tuple[int, int]]] = []
        width = 0
        head = self.head
        while self.at < len(self.lines):
            start, end = self.lines[self.at]
            line = self.source[start:end].rstrip()
            self.at += 1
            if line == "|===":
                break
            if not line:
                if len(cells) == width and width:
                    head = True
                continue
            bars = list(CELL.finditer(line))
            if bars and line[: bars[0].start()].strip():
                bars = bars[1:] if not cells else bars
            if not bars and cells:
                cells[-1].append(self.trimmed(start, start + len(line)))
            for n, bar in enumerate(bars):
                stop = bars[n + 1].start() if n + 1 < len(bars) else len(line)
                cells.append([self.trimmed(start + bar.end(), start + stop)])
            width = width or len(cells)
        for n, cell in enumerate(cells):
            row, column = divmod(n, max(width, 1))
            if filled := [c for c in cell if c[0] < c[1]]:
                _inline(self.builder, filled)
            place = Cell(self.tables, row, column, is_head=head and row == 0)
            self.builder.end_block(BlockKind.TABLE_CELL, place, gap="\t")
        self.captions[self.tables] = self.caption
        self.tables += 1
        self.head = False
        self.caption = ""

    def trimmed(self, a: int, end: int) -> tuple[int, int]:
        a = skip_blanks(self.source, a, end)
        return a, a + len(self.source[a:end].rstrip())


def _inline(builder: DocumentBuilder, taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The words of one paragraph, marks taken out; returns where in the source its footnotes stand."""
    source_text = SourceText(builder, taken)
    edits: list[Edit] = [(m.start(), m.end(), meaning(m.group())) for m in REFERENCE.finditer(source_text.text)]
    footnotes = []
    waiting = [(0, len(source_text.text))] if SIGNS.intersection(source_text.text) else []
    while waiting:
        begin, stop = waiting.pop()
        for found in MARKUP.finditer(source_text.text, begin, stop):
            kind = found.lastgroup or ""
            start, end = found.span()
            a, b = found.span(kind)
            if kind == "escape":
                edits.append((start, start + 1, ""))
            elif kind == "code":
                edits.append((start, end, GAP))
            elif kind == "footnote":
                edits.append((start, end, ""))
                if a < b:
                    footnotes.append((source_text.origin(a), source_text.origin(b - 1) + 1))
            else:
                edits += [(start, a, ""), (b, end, "")]
                if kind in ("raised", "lowered"):
                    table = RAISED if kind == "raised" else LOWERED
                    edits += [(n, n + 1, table[c]) for n, c in enumerate(found.group(kind), a) if c in table]
                elif kind in NESTED:
                    waiting.append((a, b))
    source_text.emit(edits)
    return footnotes
