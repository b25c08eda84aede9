"""HTML, a saved web page as well as the fragment a CMS hands over: its readable main text.

Block elements end a block. Scripts, styles, code, attributes and hidden elements are not prose, ``<del>`` and ``<s>``
are withdrawn words. Of a whole page the parts around the article (navigation, page header and footer, asides, forms,
lists of links) are left out, and where the page says what its main part is, all the rest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from numcheck.core.text import BlockKind, Cell, Document
from numcheck.documents.builder import DocumentBuilder
from numcheck.documents.formats.html.elements import elements
from numcheck.documents.formats.html.main_content import CandidateBlock, emit, main_content
from numcheck.documents.formats.html.tokens import Token, tokens
from numcheck.documents.io.decoding import decode
from numcheck.documents.markup import tables
from numcheck.documents.markup.character_references import REFERENCE, meaning
from numcheck.documents.markup.sub_superscripts import LOWERED, RAISED

CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
SPACES = re.compile(r"\s\s+")
PUBLISHED = re.compile(r"\"datePublished\"\s*+:\s*+\"(\d{4}-\d\d-\d\d)")
DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(slots=True)
class Table:
    """The grid of an open table: which row and column come next, and the cells that reach down into later rows."""

    number: int
    row: int = -1
    column: int = 0
    heads: bool = False
    down: dict[int, int] = field(default_factory=dict)


def read(data: bytes, uri: str) -> Document:
    """The document in ``data``."""
    declared = CHARSET.search(data[:4096])
    source = decode(data, declared.group(1).decode("ascii") if declared else "")
    builder = DocumentBuilder(uri, source)
    compose(builder, 0, len(source), page=True)
    if builder.date is None and '"datePublished"' in source and (found := PUBLISHED.search(source)):
        builder.date = found.group(1)
    return builder.document()


def compose(builder: DocumentBuilder, start: int, end: int, *, page: bool = False, first_table: int = 0) -> int:
    """Add the words of the HTML in ``source[start:end]``; returns how many tables it held.

    ``page``: choose the main text of a whole page, where there is one.
    """
    scanner = _Scanner(builder, first_table)
    for token in tokens(builder.source or "", start, end):
        scanner.take(token)
    scanner.flush()
    blocks = main_content(scanner.found) if page else scanner.found
    first = len(builder.blocks)
    for block in blocks:
        emit(builder, block)
    if any(b.cell for b in builder.blocks[first:]):
        named = tables.named(builder.blocks[first:], builder.text, captions=scanner.captions, spans=scanner.spans)
        builder.blocks[first:] = named
    builder.date = builder.date or scanner.date
    if scanner.code:
        builder.notes.append(f"{scanner.code} code block{'s' * (scanner.code > 1)} left out")
    return scanner.tables


class _Scanner:
    """The open elements, and the block that their text goes to."""

    def __init__(self, builder: DocumentBuilder, first_table: int) -> None:
        self.source = builder.source or ""
        self.names = elements()
        self.found: list[CandidateBlock] = []
        self.stack: list[str] = []
        self.open: dict[str, int] = {}
        self.unread = 0
        self.block: CandidateBlock | None = None
        self.kinds: list[BlockKind] = []
        self.table: list[Table] = []
        self.first_table = first_table
        self.tables = 0
        self.cell: list[Cell | None] = []
        self.captions: dict[int, str] = {}
        self.spans: dict[tuple[int, int, int], tuple[int, int]] = {}
        self.date: str | None = None
        self.code = 0
        self.around: list[tuple[int, str]] = []
        self.main: list[int] = []
        self.space = True
        # What must not join two words: where an element that is not read starts, and the code point before it.
        self.hole: int | None = None
        self.last = " "

    def take(self, token: Token) -> None:
        """The next token."""
        if token.kind == "text":
            if not self.unread:
                self.text(token.start, token.stop)
        elif token.kind == "comment":
            words = self.source[token.start : token.stop]
            if "numcheck" in words:
                block = self.current()
                block.comments.append((len(block.pieces), token.start, token.stop))
        elif token.kind == "start":
            self.start(token)
        elif token.kind == "end":
            self.end(token.name)

    def current(self) -> CandidateBlock:
        if self.block is None:
            kind = self.kinds[-1] if self.kinds else BlockKind.PARAGRAPH
            cell = self.cell[-1] if self.cell else None
            if cell and kind is not BlockKind.CAPTION:
                kind = BlockKind.TABLE_CELL
            # The title of a page may stand in its header, among things that are none of the article.
            title = self.open.get("h1") and all(name == "header" for _, name in self.around)
            self.block = CandidateBlock(kind, cell, bool(self.main), bool(self.around) and not title)
            self.space = True
            self.last = " "
        return self.block

    def flush(self) -> None:
        """End the block."""
        if self.block and (self.block.length or self.block.comments):
            if self.block.kind is BlockKind.CAPTION and self.table:
                words = "".join(a if isinstance(a, str) else self.source[a:b] for a, b in self.block.pieces)
                self.captions[self.table[-1].number] = " ".join(words.split())
            self.found.append(self.block)
        self.block = None

    def text(self, start: int, stop: int) -> None:
        """Text between tags: runs of white space read as their first code point, references as what they stand for."""
        source = self.source
        if self.block is None and source[start:stop].isspace():
            return
        block = self.current()
        script = next((n for n in ("sup", "sub") if self.open.get(n)), "")
        table = RAISED if script == "sup" else LOWERED if script else {}
        words = source[start:stop].strip()
        if script and words and all(c in table for c in words) and len(words) < 4:
            if script == "sup" and self.open.get("a"):
                return
            at = source.index(words, start)
            for k, c in enumerate(words):
                self.add(block, (table[c], at + k), 1)
            return
        at = start
        while True:
            found = REFERENCE.search(source, at, stop)
            self.run(block, at, found.start() if found else stop)
            if not found:
                return
            self.add(block, (meaning(found.group()), found.start()), 1)
            at = found.end()

    def run(self, block: CandidateBlock, start: int, stop: int) -> None:
        """A stretch without references."""
        at = start
        if self.space and start < stop and self.source[start].isspace():
            at = self.skipped(start, stop)
        for gap in SPACES.finditer(self.source, at, stop):
            self.add(block, (at, gap.start() + 1), gap.start() + 1 - at)
            at = gap.end()
        if stop > at:
            self.add(block, (at, stop), stop - at)
        self.space = stop > start and self.source[stop - 1].isspace()

    def skipped(self, start: int, stop: int) -> int:
        while start < stop and self.source[start].isspace():
            start += 1
        return start

    def add(self, block: CandidateBlock, piece: tuple[int, int] | tuple[str, int], length: int) -> None:
        first, last = (piece[0][0], piece[0][-1]) if isinstance(piece[0], str) else (self.source[piece[0]], "")
        if self.hole is not None and self.last.isalnum() and first.isalnum():
            block.pieces.append((" ", self.hole))
        self.hole = None
        self.last = last or self.source[piece[1] - 1]
        block.pieces.append(piece)
        block.length += length
        self.space = False
        if self.open.get("a"):
            block.linked += length

    def start(self, token: Token) -> None:
        name = token.name
        if name == "meta":
            self.meta(token)
        elif name == "br" and not self.unread and self.block:
            if self.block.pieces and self.block.pieces[-1][0] == "\n":
                self.flush()  # two in a row part paragraphs
            else:
                self.block.pieces.append(("\n", token.start))
                self.space = True
        elif name == "time" and "pubdate" in token.attributes:
            self.dated(token.attributes.get("datetime", ""))
        if name in self.names["void"]:
            if name == "hr":
                self.flush()
            return
        if self.open.get("head") and name in self.names["block"]:
            self.end("head")  # its end tag may be left out
        hidden = name in self.names["unread"] or _hidden(token)
        if self.unread or hidden:
            self.code += name in self.names["code"] and not self.unread
            self.hole = token.start
            self.push(name)
            if hidden or self.unread:
                self.unread += 1
            return
        if name in self.names["block"]:
            self.flush()
        if name in ("table", "tr", "td", "th", "thead", "tbody", "tfoot"):
            self.tabular(token)
        self.push(name)
        role = token.attributes.get("role", "").lower()
        if name in self.names["around"] or role in self.names["role-around"] or (name == "header" and not self.main):
            self.around.append((len(self.stack), name))
        if name in ("main", "article") or role in ("main", "article"):
            self.main.append(len(self.stack))
        if name in self.names["heading"]:
            self.kinds.append(BlockKind.HEADING)
        elif name in self.names["item"]:
            self.kinds.append(BlockKind.LIST_ITEM)
        elif name in self.names["caption"]:
            self.kinds.append(BlockKind.CAPTION)
        elif name == "blockquote":
            self.kinds.append(BlockKind.QUOTATION)

    def push(self, name: str) -> None:
        self.stack.append(name)
        self.open[name] = self.open.get(name, 0) + 1

    def end(self, name: str) -> None:
        """Close the innermost open ``name`` and all that is open inside it; an end tag without a start is nothing."""
        if name in self.names["block"] and not self.unread:
            self.flush()
        if not self.open.get(name):
            return
        while True:
            top = self.stack.pop()
            self.open[top] -= 1
            self.closed(top)
            if top == name:
                return

    def closed(self, name: str) -> None:
        """Undo what the start of ``name`` did."""
        if self.unread:
            self.unread -= 1
            return
        depth = len(self.stack) + 1
        if self.around and self.around[-1][0] == depth:
            self.around.pop()
        if self.main and self.main[-1] == depth:
            self.main.pop()
        if name == "blockquote" or any(name in self.names[k] for k in ("heading", "item", "caption")):
            self.kinds.pop()
        if name in ("td", "th") and self.cell:
            self.cell.pop()
        elif name == "table" and self.table:
            self.table.pop()

    def meta(self, token: Token) -> None:
        a = token.attributes
        name = (a.get("property") or a.get("name") or a.get("itemprop") or "").lower()
        if name in self.names["date"]:
            self.dated(a.get("content", ""))

    def dated(self, words: str) -> None:
        if found := DAY.match(words.strip()):
            self.date = self.date or found.group()

    def tabular(self, token: Token) -> None:
        """Keep the grid of the table up to date."""
        name = token.name
        if name == "table":
            self.table.append(Table(self.first_table + self.tables))
            self.tables += 1
            return
        if not self.table:
            return
        table = self.table[-1]
        if name in ("td", "th") and self.open.get(name) and self.cell and self.cell[-1]:
            open_cell = self.cell[-1]
            if open_cell.table == table.number:
                self.end(name if self.open.get(name) else "td")
        if name == "tr":
            table.row += 1
            table.column = 0
            table.down = {c: n - 1 for c, n in table.down.items() if n > 1}
        elif name in ("td", "th"):
            table.row = max(table.row, 0)
            while table.column in table.down:
                table.column += 1
            width, height = (_count(token.attributes.get(a, "")) for a in ("colspan", "rowspan"))
            self.cell.append(Cell(table.number, table.row, table.column, is_head=name == "th"))
            self.spans[table.number, table.row, table.column] = width, height
            if height > 1:
                table.down.update(dict.fromkeys(range(table.column, table.column + width), height))
            table.column += width


def _count(words: str) -> int:
    return min(int(words), 1000) if words.isascii() and words.isdecimal() and words != "0" else 1


def _hidden(token: Token) -> bool:
    a = token.attributes
    if not a:
        return False
    style = a.get("style", "").replace(" ", "").lower()
    return "hidden" in a or a.get("aria-hidden", "").lower() == "true" or "display:none" in style
