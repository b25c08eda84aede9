"""HTML, a saved web page as well as the fragment a CMS hands over: its readable main text.

Block elements end a block. Scripts, styles, code, attributes and hidden elements are not prose, ``<del>`` and ``<s>``
are withdrawn words. Of a whole page the parts around the article (navigation, page header and footer, asides, forms,
lists of links) are left out, and where the page says what its main part is, all the rest.
"""

from __future__ import annotations

import re

from numcheck.core.text import BlockKind, Cell, Document
from numcheck.documents.builder import DocumentBuilder
from numcheck.documents.formats.html.block_text import BlockText
from numcheck.documents.formats.html.main_content import CandidateBlock, emit, main_content
from numcheck.documents.formats.html.tokens import HtmlToken, tokens
from numcheck.documents.io.decoding import decode
from numcheck.documents.markup.dates import first_date
from numcheck.documents.markup.table_grid import TableGrid, count
from numcheck.documents.markup.tables import fill_heads
from numcheck.language import lexicon

CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
PUBLISHED = re.compile(r"\"datePublished\"\s*+:\s*+\"(\d{4}-\d\d-\d\d)")
# The kinds of the blocks that elements make, by the class of these in the lexicon.
KINDS = {
    "heading": BlockKind.HEADING,
    "item": BlockKind.LIST_ITEM,
    "caption": BlockKind.CAPTION,
    "quotation": BlockKind.QUOTATION,
}
# The parts of a table that move its grid.
GRID = frozenset({"table", "tr", "td", "th"})
# The elements that say how the words inside are to be read.
STYLED = frozenset({"a", "sup", "sub"})


def read(data: bytes, uri: str) -> Document:
    """The main text of the page ``data``: headings, paragraphs, list items, quotations, captions and table cells.

    What is hidden, withdrawn, code or navigation is left out, code with a note. The date is the one of publication
    that the page names. Raises UnreadableError for bytes that are no text.
    """
    declared = CHARSET.search(data[:4096])
    source = decode(data, declared.group(1).decode("ascii") if declared else "")
    builder = DocumentBuilder(uri, source)
    add_blocks(builder, 0, len(source), page=True)
    if builder.date is None and '"datePublished"' in source and (found := PUBLISHED.search(source)):
        builder.date = found.group(1)
    return builder.document()


def of_fragment(fragment: str, uri: str) -> Document:
    """The document whose source is ``fragment``, HTML that is no whole page: all of its blocks."""
    builder = DocumentBuilder(uri, fragment)
    add_blocks(builder, 0, len(fragment))
    return builder.document()


def add_blocks(builder: DocumentBuilder, start: int, end: int, *, page: bool = False, first_table: int = 0) -> int:
    """Add the blocks of the HTML in ``builder.source[start:end]``; returns how many tables it held.

    ``page``: choose the main text of a whole page, where there is one. ``first_table`` is the number of its first table.
    """
    scanner = _HtmlScanner(builder.source or "", first_table)
    for token in tokens(scanner.source, start, end):
        scanner.take(token)
    scanner.flush()
    first = len(builder.blocks)
    for block in main_content(scanner.found) if page else scanner.found:
        emit(builder, block)
    fill_heads(builder, first, captions=scanner.captions, spans=scanner.spans)
    builder.date = builder.date or scanner.date
    builder.note_left_out(scanner.code, "code block")
    return scanner.tables


class _HtmlScanner:
    """The open elements, and the block that their text goes to.

    ``found`` are the blocks that have ended. ``captions`` (number of a table to its words) and ``spans`` are what
    ``fill_heads`` takes.
    """

    def __init__(self, source: str, first_table: int) -> None:
        self.source = source
        self.found: list[CandidateBlock] = []
        self.captions: dict[int, str] = {}
        self.spans: dict[tuple[int, int, int], tuple[int, int]] = {}
        self.date: str | None = None
        self.code = 0
        self.tables = 0
        self.first_table = first_table
        self.names = lexicon.classes("markup/html_elements")
        self.kind_of = {name: kind for key, kind in KINDS.items() for name in self.names[key]}
        self.text = BlockText(source)
        self.block: CandidateBlock | None = None
        # The open elements, outermost first, and how many there are of each name.
        self.stack: list[str] = []
        self.open: dict[str, int] = {}
        # How many of them, the innermost ones, are not read.
        self.unread = 0
        self.kinds: list[BlockKind] = []
        self.grids: list[TableGrid] = []
        self.cells: list[Cell] = []
        # The depth (and name) of those that hold what stands around the article, and the article.
        self.boilerplate: list[tuple[int, str]] = []
        self.main: list[int] = []

    def take(self, token: HtmlToken) -> None:
        """The next token."""
        if token.kind == "start":
            self.start(token)
        elif token.kind == "end":
            self.end(token.name)
        elif token.kind == "text":
            if not self.unread and (self.block or not self.source[token.start : token.stop].isspace()):
                self.text.add(self.current(), token.start, token.stop)
        elif token.kind == "comment" and "numcheck" in self.source[token.start : token.stop]:
            block = self.current()
            block.comments.append((len(block.pieces), token.start, token.stop))

    def current(self) -> CandidateBlock:
        """The open block, which begins here if there is none."""
        if self.block is None:
            kind = self.kinds[-1] if self.kinds else BlockKind.PARAGRAPH
            cell = self.cells[-1] if self.cells else None
            if cell and kind is not BlockKind.CAPTION:
                kind = BlockKind.TABLE_CELL
            # The title of a page may stand in its header, among things that are none of the article.
            title = self.open.get("h1") and all(name == "header" for _, name in self.boilerplate)
            self.block = CandidateBlock(kind, cell, bool(self.main), bool(self.boilerplate) and not title)
            self.text.begin()
        return self.block

    def flush(self) -> None:
        """End the block."""
        block, self.block = self.block, None
        if block and (block.length or block.comments):
            if block.kind is BlockKind.CAPTION and self.grids:
                words = "".join(a if isinstance(a, str) else self.source[a:b] for a, b in block.pieces)
                self.captions[self.grids[-1].number] = " ".join(words.split())
            self.found.append(block)

    def start(self, token: HtmlToken) -> None:
        """A start tag."""
        name = token.name
        if name in self.names["void"]:
            self.void(token)
            return
        if name == "time" and "pubdate" in token.attributes:
            self.dated(token.attributes.get("datetime", ""))
        if self.open.get("head") and name in self.names["block"]:
            self.end("head")  # its end tag may be left out
        if self.unread or name in self.names["unread"] or _is_hidden(token):
            self.code += name in self.names["code"] and not self.unread
            self.text.leave_gap(token.start)
            self.unread += 1
            self.push(name)
            return
        if name in self.names["block"]:
            self.flush()
        if name in GRID:
            self.tabular(token)
        self.push(name)
        self.place(name, token.attributes.get("role", "").lower())
        if name in self.kind_of:
            self.kinds.append(self.kind_of[name])

    def void(self, token: HtmlToken) -> None:
        """An element without content."""
        if token.name == "meta":
            a = token.attributes
            if (a.get("property") or a.get("name") or a.get("itemprop") or "").lower() in self.names["date"]:
                self.dated(a.get("content", ""))
        elif token.name == "hr":
            self.flush()
        elif token.name == "br" and self.block and not self.unread:
            parted = self.text.break_line(self.block, token.start)
            if parted:
                self.flush()

    def place(self, name: str, role: str) -> None:
        """Note whether an element holds the article, or what stands around it."""
        depth = len(self.stack)
        if name in self.names["around"] or role in self.names["role-around"] or (name == "header" and not self.main):
            self.boilerplate.append((depth, name))
        if name in ("main", "article") or role in ("main", "article"):
            self.main.append(depth)

    def push(self, name: str) -> None:
        """``name`` is open."""
        self.stack.append(name)
        self.open[name] = self.open.get(name, 0) + 1
        if name in STYLED:
            self.style()

    def style(self) -> None:
        """Tell what of STYLED is open."""
        self.text.in_link = bool(self.open.get("a"))
        self.text.script = next((n for n in ("sup", "sub") if self.open.get(n)), "")

    def end(self, name: str) -> None:
        """Close the innermost open ``name`` and all that is open inside it; an end tag without a start is nothing."""
        if name in self.names["block"] and not self.unread:
            self.flush()
        if not self.open.get(name):
            return
        top = ""
        while top != name:
            top = self.stack.pop()
            self.open[top] -= 1
            if top in STYLED:
                self.style()
            self.closed(top)

    def closed(self, name: str) -> None:
        """Undo what the start of ``name`` did."""
        if self.unread:
            self.unread -= 1
            return
        depth = len(self.stack) + 1
        if self.boilerplate and self.boilerplate[-1][0] == depth:
            self.boilerplate.pop()
        if self.main and self.main[-1] == depth:
            self.main.pop()
        if name in self.kind_of:
            self.kinds.pop()
        if name in ("td", "th") and self.cells:
            self.cells.pop()
        elif name == "table" and self.grids:
            self.grids.pop()

    def dated(self, words: str) -> None:
        """The page was published on the day that ``words`` begin with, if they do."""
        self.date = self.date or first_date(words.strip()[:10])

    def tabular(self, token: HtmlToken) -> None:
        """Keep the grid of the innermost table."""
        name = token.name
        if name == "table":
            self.grids.append(TableGrid(self.first_table + self.tables))
            self.tables += 1
        elif self.grids and name == "tr":
            self.grids[-1].next_row()
        elif self.grids:
            grid = self.grids[-1]
            if self.open.get(name) and self.cells and self.cells[-1].table == grid.number:
                self.end(name)  # its end tag may be left out
            grid.row = max(grid.row, 0)
            grid.skip_covered()
            width, height = (count(token.attributes.get(a, "")) or 1 for a in ("colspan", "rowspan"))
            self.cells.append(Cell(grid.number, grid.row, grid.column, is_head=name == "th"))
            self.spans[grid.number, grid.row, grid.column] = width, height
            grid.cover(width, height)


def _is_hidden(token: HtmlToken) -> bool:
    a = token.attributes
    if not a:
        return False
    style = a.get("style", "").replace(" ", "").lower()
    return "hidden" in a or a.get("aria-hidden", "").lower() == "true" or "display:none" in style
