"""Markdown: CommonMark with GitHub's tables, footnotes and front matter. Code, targets and attributes are not prose.

A line scanner finds the blocks, ``inline`` the words in them; HTML blocks go to the reader of HTML. Own code, because
parsers in Python know the line of a paragraph but not the column of a word; pulldown-cmark, which knows it, takes twice
the time, as each of its events crosses into Python. Tests hold it against a parser that follows the whole standard.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from numcheck.core.text import BlockKind, Cell, Document
from numcheck.documents.builder import DocumentBuilder
from numcheck.documents.formats.markdown import front_matter, inline
from numcheck.documents.formats.markdown.tables import cells, delimited_columns
from numcheck.documents.io.decoding import decode
from numcheck.documents.io.limits import LONGEST_IN_PARTS, check_length
from numcheck.documents.markup.line_scanner import LineScanner
from numcheck.documents.markup.lines import indent, skip_blanks
from numcheck.language import lexicon
from numcheck.language.lazy_pattern import Lazy

FENCE = Lazy(r"(`{3,}|~{3,})[^`\n]*$|~{3,}")
ATX = Lazy(r"#{1,6}(?=[ \t]|$)")
SETEXT = Lazy(r"(?:=+|-+)[ \t]*$")
RULE = Lazy(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
ITEM = Lazy(r"(?:[-+*]|(\d{1,9})[.)])(?=[ \t]|$)")
TASK = Lazy(r"\[[ xX]\][ \t]+")
FOOTNOTE = Lazy(r"\[\^[^\]\s]+\]:[ \t]*")
DEFINITION = Lazy(r"\[([^\[\]^][^\[\]]*)\]:[ \t]*\S")
FORMULA = Lazy(r"\$\$")
CONTAINER = Lazy(":::")
COMMENT = Lazy("<!--")
TEX = Lazy(
    r"\\begin\{(align|equation|gather|multline|eqnarray|flalign|table|tabular|longtable|figure|tikzpicture)(\*?)\}"
)
HTML_TAG = Lazy(r"</?([A-Za-z][A-Za-z0-9]*)(?=[\s/>]|$)")


def read(data: bytes, uri: str) -> Document:
    """The headings, paragraphs, list items, quotations, footnotes and table cells of the Markdown ``data``.

    Code blocks are left out with a note; the date is that of the front matter. Raises UnreadableError for bytes that are
    no text, and for more of it than LONGEST_IN_PARTS.
    """
    source = check_length(decode(data), LONGEST_IN_PARTS)
    builder = DocumentBuilder(uri, source)
    add_blocks(builder, 0, len(source))
    return builder.document()


def add_blocks(builder: DocumentBuilder, start: int, end: int) -> None:
    """Add the blocks of the Markdown in ``builder.source[start:end]``, front matter at its top left out."""
    _MarkdownScanner(builder, start, end).run()


class _MarkdownScanner(LineScanner):
    """The state between lines: which paragraph is open, of what kind, and what is left out."""

    def __init__(self, builder: DocumentBuilder, start: int, end: int) -> None:
        super().__init__(builder, start, end)
        self.at = front_matter.skip(builder, self.lines)
        self.open: list[tuple[int, int]] = []
        self.kind = BlockKind.PARAGRAPH
        self.indents: list[int] = []  # columns at which the words of the open list items begin, the outermost first
        self.blank = True
        self.in_code = False
        self.labels = frozenset(
            " ".join(found.group(1).lower().split())
            for a, b in self.lines
            if self.source[a : a + 4].lstrip().startswith("[")
            and (found := DEFINITION.match(self.source[a:b].lstrip()))
        )

    def flush(self, kind: BlockKind | None = None) -> None:
        """Close the open paragraph."""
        if self.open:
            inline.add_words(self.builder, self.open, self.labels)
            self.open = []
        self.builder.end_block(kind or self.kind)

    def line(self, start: int, end: int) -> None:
        """The next line, and those that belong to it."""
        a, quoted = self.unquoted(start, end)
        width = indent(self.source, a, end)
        a = skip_blanks(self.source, a, end)
        if not self.source[a:end].strip():
            self.flush()
            self.blank = True
            self.at += 1
            return
        if self.blank:
            self.leave_items(width)
            if not quoted and not self.indents:
                self.kind = BlockKind.PARAGRAPH
        if width - (self.indents[-1] if self.indents else 0) >= 4 and self.blank and not self.open:
            self.code += not self.in_code
            self.in_code = True
            self.at += 1
            return
        self.in_code = False
        if quoted and self.kind is not BlockKind.QUOTATION and self.kind is not BlockKind.LIST_ITEM:
            self.flush()
            self.kind = BlockKind.QUOTATION
        self.content(a, end, quoted)

    def unquoted(self, a: int, end: int) -> tuple[int, bool]:
        """Where the line starts behind its marks of quotation, and whether it has any."""
        quoted = False
        while True:
            b = skip_blanks(self.source, a, end)
            if b < end and self.source[b] == ">" and b - a < 4:
                a, quoted = b + 1, True
                if self.source[a : a + 1] == " ":
                    a += 1
            else:
                return a, quoted

    def column(self, a: int) -> int:
        """The column of the place ``a`` of the next line, marks of quotation left out."""
        start, end = self.lines[self.at]
        start, _ = self.unquoted(start, end)
        width = indent(self.source, start, a)
        return width + a - skip_blanks(self.source, start, a)

    def leave_items(self, column: int) -> None:
        """Close the list items that a line which begins at ``column`` is no part of."""
        while self.indents and column < self.indents[-1]:
            self.indents.pop()

    def content(self, a: int, end: int, quoted: bool) -> None:
        """Read a line that starts at ``a`` behind quotation marks and indentation."""
        line = self.source[a:end].rstrip()
        if not line:
            self.next()
            return
        for pattern, start in BLOCK_STARTS.get("1" if line[0].isdecimal() else line[0], ()):
            if (found := pattern.match(line)) and start(self, a, line, found):
                return
        if "|" in line and self.is_table():
            self.table(quoted)
        else:
            self.text(a, end)

    def next(self) -> None:
        """Go on to the next line."""
        self.blank = False
        self.at += 1

    def text(self, a: int, end: int) -> None:
        """A line of the open paragraph."""
        self.open.append((a, a + len(self.source[a:end].rstrip())))
        self.next()

    # Each of these reads the block that starts at ``a`` with ``line``, as its pattern found; False where it is none.

    def fenced(self, a: int, line: str, found: re.Match[str]) -> bool:
        """A fenced code block, which is skipped."""
        fence = found.group(1) or "~~~"
        self.flush()
        self.code += 1
        self.next()
        while self.at < len(self.lines):
            start, end = self.lines[self.at]
            b, _ = self.unquoted(start, end)
            closing = self.source[b:end].strip()
            self.at += 1
            if closing.startswith(fence) and not closing.strip(fence[0]):
                break
        return True

    def heading(self, a: int, line: str, found: re.Match[str]) -> bool:
        """A heading behind #."""
        self.flush()
        start = a + found.end()
        self.open = [(start, start + len(inline.heading_words(line[found.end() :])))]
        self.flush(BlockKind.HEADING)
        self.kind = BlockKind.PARAGRAPH
        self.leave_items(self.column(a))
        self.next()
        return True

    def underline(self, a: int, line: str, found: re.Match[str]) -> bool:
        """A line below a paragraph that makes it a heading."""
        if not self.open or self.kind is BlockKind.LIST_ITEM:
            return False
        self.flush(BlockKind.HEADING)
        self.next()
        return True

    def divider(self, a: int, line: str, found: re.Match[str]) -> bool:
        """A line across the page, or one that begins or ends a container."""
        self.flush()
        self.next()
        return True

    def item(self, a: int, line: str, found: re.Match[str]) -> bool:
        """A list item, whose marker is no word; in the middle of a paragraph only one with words, and with number 1."""
        in_paragraph = self.open and self.kind is not BlockKind.LIST_ITEM
        if in_paragraph and (found.end() == len(line) or found.group(1) not in (None, "1")):
            return False
        self.flush()
        self.kind = BlockKind.LIST_ITEM
        _, end = self.lines[self.at]
        b = skip_blanks(self.source, a + found.end(), end)
        column, gap = self.column(a), indent(self.source, a + found.end(), b)
        self.leave_items(column)
        self.indents.append(column + found.end() + (gap if gap <= 4 and b < end else 1))
        if task := TASK.match(self.source, b, end):
            b = task.end()
        if b < end:
            self.content(b, end, False)
        else:
            self.next()
        return True

    def footnote(self, a: int, line: str, found: re.Match[str]) -> bool:
        """The words of a footnote."""
        self.flush()
        self.kind, self.indents = BlockKind.FOOTNOTE, [4]
        self.text(a + found.end(), a + len(line))
        return True

    def definition(self, a: int, line: str, found: re.Match[str]) -> bool:
        """The target of links."""
        if self.open:
            return False
        self.next()
        return True

    def formula(self, a: int, line: str, found: re.Match[str]) -> bool:
        """A formula on display, which is skipped up to the line that holds its end."""
        self.flush()
        stop = self.source.find("$$", a + 2)
        self.at += 1
        while 0 <= stop and self.at < len(self.lines) and self.lines[self.at][0] <= stop:
            self.at += 1
        return True

    def tex(self, a: int, line: str, found: re.Match[str]) -> bool:
        """A formula or a table in TeX, which is skipped up to the line that holds its end."""
        closing = f"\\end{{{found.group(1)}{found.group(2)}}}"
        stop = self.source.find(closing, a)
        if stop < 0:
            return False
        self.flush()
        self.code += 1
        while self.at < len(self.lines) and self.lines[self.at][0] <= stop:
            self.at += 1
        return True

    def html(self, a: int, line: str, found: re.Match[str]) -> bool:
        """An HTML block, up to a blank line or, of some elements, to their end."""
        name = found.group(1).lower()
        if name not in lexicon.classes("markup/html_elements")["markdown"]:
            return False
        from numcheck.documents.formats.html import page

        self.flush()
        closing = f"</{name}" if name in ("script", "style", "pre", "textarea", "table") else ""
        while self.at < len(self.lines) and (closing or self.words(self.at)):
            self.at += 1
            if closing and closing in self.words(self.at - 1).lower():
                break
        last = self.lines[self.at - 1][1]
        self.tables += page.add_blocks(self.builder, a, last, first_table=self.tables)
        self.blank = True
        return True

    def comment(self, a: int, line: str, found: re.Match[str]) -> bool:
        """A comment, and what stands behind it on its last line."""
        self.flush()
        stop = self.source.find("-->", a)
        stop = len(self.source) if stop < 0 else stop + 3
        self.builder.copy_comment(self.source[a + 4 : stop - 3], a + 4)
        while self.at < len(self.lines) and self.lines[self.at][1] < stop:
            self.at += 1
        end = self.lines[self.at][1] if self.at < len(self.lines) else stop
        if self.source[stop:end].strip():
            self.content(skip_blanks(self.source, stop, end), end, False)
        elif self.at < len(self.lines):
            self.next()
        return True

    def is_table(self) -> bool:
        """Whether the next line is the delimiter row of a table with as many columns as this."""
        (_, end), *below = self.lines[self.at : self.at + 2]
        if not below:
            return False
        a, _ = self.unquoted(*below[0])
        columns = delimited_columns(self.source[a : below[0][1]].strip())
        b, _ = self.unquoted(*self.lines[self.at])
        return 0 < columns == len(cells(self.source, b, end))

    def table(self, quoted: bool) -> None:
        """A pipe table: heads, delimiter row, rows up to a blank line."""
        self.flush()
        row = 0
        while self.at < len(self.lines):
            start, end = self.lines[self.at]
            a, still = self.unquoted(start, end)
            if not self.source[a:end].strip() or quoted != still:
                break
            if row != 1:
                for column, (b, c) in enumerate(cells(self.source, a, end)):
                    inline.add_words(self.builder, [(b, c)], self.labels)
                    self.builder.end_cell(Cell(self.tables, max(row - 1, 0), column, is_head=row == 0))
            row += 1
            self.at += 1
        self.tables += 1
        self.blank = True


_S = _MarkdownScanner
# By the first character of a line, the blocks that may start with it, in the order in which they are tried.
BLOCK_STARTS: Mapping[str, Sequence[tuple[Lazy, Callable[[_S, int, str, re.Match[str]], bool]]]] = {
    "`": [(FENCE, _S.fenced)],
    "~": [(FENCE, _S.fenced)],
    "#": [(ATX, _S.heading)],
    "=": [(SETEXT, _S.underline)],
    "-": [(SETEXT, _S.underline), (RULE, _S.divider), (ITEM, _S.item)],
    "*": [(RULE, _S.divider), (ITEM, _S.item)],
    "_": [(RULE, _S.divider)],
    "+": [(ITEM, _S.item)],
    "1": [(ITEM, _S.item)],
    "<": [(COMMENT, _S.comment), (HTML_TAG, _S.html)],
    "[": [(FOOTNOTE, _S.footnote), (DEFINITION, _S.definition)],
    "$": [(FORMULA, _S.formula)],
    ":": [(CONTAINER, _S.divider)],
    "\\": [(TEX, _S.tex)],
}
