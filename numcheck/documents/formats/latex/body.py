r"""LaTeX (.tex): the words of the body. Mathematics on display, code, references and the preamble are not prose.

Numbers and units of siunitx read as they are set: ``\SI{5}{\kilo\metre}`` and ``\qty{5}{\km}`` are "5 km",
``\num{1e6}`` is "1e6", ``\qtyrange{5}{7}{\km}`` is "5 to 7 km". Short inline formulas of figures, letters and signs of
comparison are read (``$p < 0.05$``), longer ones are not.
"""

from __future__ import annotations

import re
from unicodedata import normalize

from numcheck.core.text import Block, BlockKind, Cell, Document
from numcheck.documents.builder import DocumentBuilder
from numcheck.documents.formats.latex import siunitx
from numcheck.documents.formats.latex.arguments import Arguments
from numcheck.documents.formats.latex.vocabulary import command_kinds
from numcheck.documents.io.decoding import decode
from numcheck.documents.markup.latex_symbols import symbols
from numcheck.documents.markup.table_grid import TableGrid
from numcheck.documents.markup.tables import fill_heads
from numcheck.language import lexicon

COMMAND = re.compile(r"\\(?:([A-Za-z@]+)\*?|(.))", re.DOTALL)
NEXT = re.compile(r"[\\%${}~&`'\-\n^]")
PARAGRAPH = re.compile(r"\n[ \t]*(?:\r?\n[ \t]*)+")
FORMULA = re.compile(
    r"(?:[\w.,+\-=<>/%() ]|\{,\}|\\[%$,;: ]|\\(?:approx|sim|simeq|leq?|geq?|pm|times|lt|gt|cdot|mu|circ|Omega)(?![A-Za-z])"
    r"|\\(?:mathrm|text|textrm|mbox|rm)\{[A-Za-z%. ]{1,20}\}|\^(?:\\circ|\{\\circ\}|\{?[-+]?\d{1,2}\}?))*"
)
DEGREES = re.compile(r"\^(?:\\circ(?![A-Za-z])|\{\\circ\}) ?")
ESCAPED = frozenset("%$&#_{}")
THIN = frozenset(",;: ")
ACCENTS = {"'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307"}
# Dashes and quotation marks as they are typed, the longer ones first.
TYPED = {"---": "—", "--": "–", "``": "“", "''": "”"}
PARTED = frozenset({"par", "newpage", "clearpage"})
FLOATS = frozenset({"table", "table*", "sidewaystable", "longtable"})
# In the columns of a table: what is done in each cell, several alike, a column, what stands between two.
IN_CELL = re.compile(r"[<>]\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")
REPEATED = re.compile(r"\*\{(\d{1,2})\}\{((?:[^{}]|\{[^{}]*\})*)\}")
COLUMN = re.compile(r"([A-Za-z])(?:\{[^{}]*\})?|[@!]\{((?:[^{}]|\{[^{}]*\})*)\}|.", re.DOTALL)
SET_ASIDE = str.maketrans("", "", "$\\,: ")
POINT = re.compile(r"(\d)(\$?)\s*&\s*\2(\d+)\2")  # 3 & 5, $3$ & $5$
WIDE_TABLES = frozenset({"tabular*", "tabularx", "tabulary"})
LONGEST_GAP = 60  # blanks before a cell's end
DEEPEST = 200
# In code points; a formula or a bit of code that is not closed by then is none.
LONGEST_FORMULA = 5000
# In code points; a longer formula is not read.
LONGEST_READ_FORMULA = 59


def read(data: bytes, uri: str) -> Document:
    """The document in ``data``: its title and what stands between ``\\begin{document}`` and ``\\end{document}``.

    Without these it is all read. What is left out is noted. Raises UnreadableError for bytes that are no text.
    """
    source = decode(data)
    builder = DocumentBuilder(uri, source)
    begin = source.find(r"\begin{document}")
    end = source.find(r"\end{document}", max(begin, 0))
    scanner = _LatexScanner(builder)
    if begin >= 0 and (title := source.find(r"\title{", 0, begin)) >= 0:
        scanner.read(title, scanner.arguments.skip_argument(title + 6, begin) + 1)
    scanner.read(begin + len(r"\begin{document}") if begin >= 0 else 0, end if end >= 0 else len(source))
    builder.end_block()
    fill_heads(builder, captions={n: b.span.of(builder.text) for n, b in scanner.captions.items()})
    builder.note_left_out(scanner.left_out, "formula", " or code")
    return builder.document()


def decimal_columns(columns: str) -> frozenset[int]:
    """The columns of ``columns`` (``lr@{.}l``) that a point joins to the next one, which is not counted."""
    columns = REPEATED.sub(lambda found: int(found[1]) * found[2], IN_CELL.sub("", columns))
    column, points = -1, set()
    for letter, between in COLUMN.findall(columns):
        column += bool(letter)
        if between == "," or between.translate(SET_ASIDE) == ".":
            points.add(column)
            column -= 1
    return frozenset(points)


class _LatexScanner:
    """The state between commands. ``left_out`` counts displayed formulas and code.

    Every ``end`` is where to stop reading, every method that returns a number says where to go on.
    """

    def __init__(self, builder: DocumentBuilder) -> None:
        self.builder = builder
        self.source = builder.source or ""
        self.arguments = Arguments(self.source)
        self.kinds = lexicon.classes("markup/latex_commands")
        self.command_kinds = command_kinds()
        self.symbols = symbols()
        self.kind = BlockKind.PARAGRAPH
        self.environments: list[str] = []
        self.table: TableGrid | None = None
        self.tables = 0
        self.left_out = 0
        self.depth = 0
        self.footnotes: list[tuple[int, int]] = []
        self.points: frozenset[int] = frozenset()  # the columns whose decimals stand in a column of their own
        self.pointed = (-1, -1)
        self.caption: Block | None = None
        self.first_table = 0
        self.captions: dict[int, Block] = {}

    def end_block(self, kind: BlockKind | None = None) -> None:
        """End the block, then read the footnotes that were met in it."""
        if self.table:
            self.builder.end_cell(Cell(self.table.number, self.table.row, self.table.column))
        else:
            self.builder.end_block(kind or self.kind)
        waiting, self.footnotes = self.footnotes, []
        for start, end in waiting:
            table, self.table = self.table, None
            self.read(start, end)
            self.end_block(BlockKind.FOOTNOTE)
            self.table = table

    def read(self, at: int, end: int) -> None:
        """Read ``source[at:end]``; nested arguments no deeper than DEEPEST."""
        self.depth += 1
        while at < end and self.depth < DEEPEST:
            found = NEXT.search(self.source, at, end)
            if not found:
                self.builder.copy(at, end)
                break
            mark = found.start()
            decimals = self.decimals_after(mark, end) if self.points and found.group() == "&" else None
            if decimals:  # 3&5 in the columns r@{.}l is 3.5
                self.builder.copy(at, max(at, decimals.end(1)))
                self.builder.substitute(".", mark)
                self.builder.copy(decimals.start(3), decimals.end(3))
                at = decimals.end()
                continue
            self.builder.copy(at, mark)
            at = self.special(mark, found.group(), end)
        self.depth -= 1

    def special(self, at: int, mark: str, end: int) -> int:
        """The special character ``mark`` at ``at``."""
        if mark == "\\":
            return self.command(at, end)
        if mark == "%":
            return self.comment(at, end)
        if mark == "$":
            return self.formula(at, end)
        if mark == "\n":
            return self.line_break(at, end)
        if mark == "~":
            self.builder.substitute("\u00a0", at)
        elif mark == "&" and self.table:
            self.end_block()
            self.table.column += 1
        elif mark == "^" and (degrees := DEGREES.match(self.source, at, end)):
            sign = self.source.index("\\", at)
            self.builder.substitute("°", sign, degrees.end() - sign)
            return degrees.end()
        elif mark not in "{}":
            typed = next((t for t in TYPED if self.source.startswith(t, at)), "")
            if typed:
                self.builder.substitute(TYPED[typed], at, len(typed))
                return at + len(typed)
            self.builder.copy(at, at + 1)
        return at + 1

    def decimals_after(self, at: int, end: int) -> re.Match[str] | None:
        """From the last digit before the "&" at ``at`` to its decimals; None where it parts two cells."""
        place = (self.table.row, self.table.column) if self.table else self.pointed
        if place == self.pointed or place[1] not in self.points:
            return None
        before = len(self.source[max(0, at - LONGEST_GAP) : at].rstrip(" \t")) - min(at, LONGEST_GAP)
        in_formula = self.source[at + before - 1 : at + before] == "$"
        found = POINT.match(self.source, at + before - 1 - in_formula, end)
        if found:
            self.pointed = place
        return found

    def comment(self, at: int, end: int) -> int:
        """A comment, up to the end of its line."""
        stop = self.source.find("\n", at, end)
        stop = end if stop < 0 else stop
        self.builder.copy_comment(self.source[at + 1 : stop], at + 1)
        # The line break behind a comment is no space, a blank line after it is a new paragraph all the same.
        alone = self.source[self.source.rfind("\n", 0, at) + 1 : at].isspace()
        return stop if alone or PARAGRAPH.match(self.source, stop, end) else stop + 1

    def line_break(self, at: int, end: int) -> int:
        """The end of a line, or of a paragraph."""
        if found := PARAGRAPH.match(self.source, at, end):
            self.end_block()
            self.kind = self.surrounding()
            return found.end()
        self.builder.copy(at, at + 1)
        return at + 1

    def surrounding(self) -> BlockKind:
        """The kind of a paragraph in the environments that are open."""
        quoted = any(e in self.kinds["quotation"] for e in self.environments)
        return BlockKind.QUOTATION if quoted else BlockKind.PARAGRAPH

    def formula(self, at: int, end: int) -> int:
        """An inline formula, read if it is short and plain; one between double dollars never is."""
        double = self.source.startswith("$$", at)
        start = at + 1 + double
        stop = self.source.find("$$" if double else "$", start, min(end, start + LONGEST_FORMULA))
        while not double and stop >= 0 and self.source[stop - 1] == "\\" and stop + 1 < end:
            stop = self.source.find("$", stop + 1, end)
        if stop < 0:
            return start
        plain = FORMULA.match(self.source, start, stop)
        if not double and plain and plain.end() == stop and stop - start <= LONGEST_READ_FORMULA:
            self.read(start, stop)
        else:
            self.left_out += double
            if self.builder.last and not self.builder.last.isspace():
                self.builder.substitute(" ", at)
        return stop + 1 + double

    def command(self, at: int, end: int) -> int:
        """A command, whose backslash is at ``at``."""
        found = COMMAND.match(self.source, at, end)
        if not found:
            return at + 1
        name, sign = found.groups()
        after = found.end()
        if sign:
            return self.sign(sign, at, after, end)
        if name in ("begin", "end"):
            return self.environment(name, after, end)
        if name in siunitx.NUMBERS:
            return siunitx.add_number(self.builder, self.arguments, name, after, end)
        if name in ("unit", "si"):
            (start, stop), after = self.arguments.after_option(after, end)
            siunitx.add_unit(self.builder, start, stop)
            return after
        if name in self.symbols:
            self.builder.substitute(self.symbols[name], at, after - at)
            return after + 2 if self.source.startswith("{}", after) else self.arguments.skip_gap(after, end)
        return self.named(name, self.command_kinds.get(name, ""), after, end)

    def named(self, name: str, kind: str, after: int, end: int) -> int:
        """A command of ``kind``, which says what becomes of its arguments; of an unknown one all are read."""
        if kind == "unread":
            return self.unread(name, after, end)
        if kind in ("heading", "caption", "footnote"):
            (start, stop), after = self.arguments.after_option(after, end)
            if kind == "footnote":
                self.footnotes.append((start, stop))
            else:
                self.end_block()
                self.read(start, stop)
                blocks = len(self.builder.blocks)
                self.end_block(BlockKind(kind))
                if kind == "caption" and len(self.builder.blocks) > blocks:
                    self.caption = self.builder.blocks[-1]
                self.kind = self.surrounding()
            return after
        if name == "item":
            self.end_block()
            self.kind = BlockKind.LIST_ITEM
        elif name in PARTED:
            self.end_block()
        elif kind == "first":
            after = self.arguments.skip_argument(self.arguments.skip_option(after, end), end)
            if name == "multicolumn":
                after = self.arguments.skip_argument(after, end)
        after = self.arguments.skip_option(after, end)
        return after if self.source[after : after + 1] == "{" else self.arguments.skip_gap(after, end)

    def unread(self, name: str, at: int, end: int) -> int:
        """A command that is left out with its arguments."""
        if name == "verb" and at < end:
            stop = self.source.find(self.source[at], at + 1, min(end, at + LONGEST_FORMULA))
            return stop + 1 if stop >= 0 else at + 1
        return self.arguments.skip_all(at, end)

    def sign(self, sign: str, at: int, after: int, end: int) -> int:
        """A command of one sign: an escaped character, a space, a line break, an accent, a formula on display."""
        if sign in ESCAPED:
            self.builder.copy(at + 1, after)
        elif sign in THIN:
            self.builder.substitute("\u2009" if sign == "," else " ", at, 2)
        elif sign == "\\":
            if self.table:
                self.end_block()
                self.table.next_row()
            else:
                self.builder.substitute("\n", at)
            return self.arguments.skip_option(after, end)
        elif sign in "[(":
            stop = self.source.find("\\]" if sign == "[" else "\\)", after, min(end, after + LONGEST_FORMULA))
            self.left_out += sign == "["
            return stop + 2 if stop >= 0 else after
        elif sign in ACCENTS:
            (start, stop), after = self.arguments.argument(after, end)
            accented = normalize("NFC", self.source[start:stop] + ACCENTS[sign])
            if len(accented) == 1 and stop > start:
                self.builder.substitute(accented, start)
            else:
                self.builder.copy(start, stop)
        return after

    def environment(self, what: str, after: int, end: int) -> int:
        """The begin or the end of an environment."""
        (start, stop), after = self.arguments.argument(after, end)
        name = self.source[start:stop]
        self.end_block()
        if what == "end":
            if name in self.kinds["table"]:
                self.table = None
            if name in FLOATS and self.caption is not None:
                self.captions |= dict.fromkeys(range(self.first_table, self.tables), self.caption)
            if name in self.environments:
                self.environments.remove(name)
        elif name in self.kinds["skip"]:
            self.left_out += 1
            closing = self.source.find(f"\\end{{{name}}}", after, end)
            return closing + len(name) + 6 if closing >= 0 else end
        else:
            after = self.arguments.skip_option(after, end)
            if name in FLOATS:
                self.caption, self.first_table = None, self.tables
            if name in self.kinds["table"]:
                for _ in range(2 if name in WIDE_TABLES else 1):
                    (start, stop), after = self.arguments.argument(after, end)
                self.points = decimal_columns(self.source[start:stop])
                self.table, self.pointed = TableGrid(self.tables, row=0), (-1, -1)
                self.tables += 1
            if len(self.environments) < DEEPEST:
                self.environments.append(name)
        self.kind = self.surrounding()
        return after
