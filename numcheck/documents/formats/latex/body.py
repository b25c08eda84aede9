r"""LaTeX (.tex): the words of the body. Mathematics on display, code, references and the preamble are not prose.

Numbers and units of siunitx read as they are set: ``\SI{5}{\kilo\metre}`` and ``\qty{5}{\km}`` are "5 km",
``\num{1e6}`` is "1e6", ``\qtyrange{5}{7}{\km}`` is "5 to 7 km". Short inline formulas of figures, letters and signs of
comparison are read (``$p < 0.05$``), longer ones are not.
"""

from __future__ import annotations

import re

from numcheck.core.text import BlockKind, Cell, Document
from numcheck.documents.builder import DocumentBuilder
from numcheck.documents.formats.latex.units import unit
from numcheck.documents.formats.latex.vocabulary import kinds, symbols
from numcheck.documents.io.decoding import decode
from numcheck.documents.markup import tables

COMMAND = re.compile(r"\\(?:([A-Za-z@]+)\*?|(.))", re.DOTALL)
NEXT = re.compile(r"[\\%${}~&`'\-\n]")
BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
BLANKS = re.compile(r"[ \t]*\n?[ \t]*")
PARAGRAPH = re.compile(r"\n[ \t]*(?:\r?\n[ \t]*)+")
FORMULA = re.compile(
    r"(?:[\w.,+\-=<>/%() ]|\{,\}|\\[%,; ]|\\(?:approx|sim|simeq|leq?|geq?|pm|times|lt|gt|cdot)(?![A-Za-z]))*"
)
NUMBERS = {
    "num": 1,
    "SI": 1,
    "qty": 1,
    "ang": 1,
    "numrange": 2,
    "SIrange": 2,
    "qtyrange": 2,
    "numlist": 1,
    "SIlist": 1,
    "qtylist": 1,
}
UNITS = frozenset({"SI", "qty", "SIrange", "qtyrange", "SIlist", "qtylist"})
ESCAPED = frozenset("%$&#_{}")
THIN = frozenset(",;: ")
ACCENTS = {"'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307"}
DEEPEST = 200
# In code points; a formula or a bit of code that is not closed by then is none.
LONGEST_FORMULA = 5000


def read(data: bytes, uri: str) -> Document:
    """The document in ``data``."""
    source = decode(data)
    builder = DocumentBuilder(uri, source)
    begin = source.find(r"\begin{document}")
    end = source.find(r"\end{document}", max(begin, 0))
    scanner = _Scanner(builder)
    if begin >= 0 and (title := source.find(r"\title{", 0, begin)) >= 0:
        scanner.read(title, scanner.argument(title + 6, begin)[1] + 1)
    scanner.read(begin + len(r"\begin{document}") if begin >= 0 else 0, end if end >= 0 else len(source))
    builder.end_block()
    if any(b.cell for b in builder.blocks):
        builder.blocks = tables.named(builder.blocks, builder.text)
    if scanner.left_out:
        builder.notes.append(f"{scanner.left_out} formula{'s' * (scanner.left_out > 1)} or code left out")
    return builder.document()


class _Scanner:
    """The state between commands."""

    def __init__(self, builder: DocumentBuilder) -> None:
        self.builder = builder
        self.source = builder.source or ""
        self.kinds = kinds()
        self.symbols = symbols()
        self.kind = BlockKind.PARAGRAPH
        self.environments: list[str] = []
        self.table: list[int] = []
        self.tables = 0
        self.left_out = 0
        self.depth = 0
        self.footnotes: list[tuple[int, int]] = []
        self.closed: dict[int, int] | None = None

    def end_block(self, kind: BlockKind | None = None) -> None:
        """End the block, then read the footnotes that were met in it."""
        if self.table:
            number, row, column = self.table
            self.builder.end_block(BlockKind.TABLE_CELL, Cell(number, row, column), gap="\t")
        else:
            self.builder.end_block(kind or self.kind)
        waiting, self.footnotes = self.footnotes, []
        for start, end in waiting:
            before, self.table = self.table, []
            self.read(start, end)
            self.end_block(BlockKind.FOOTNOTE)
            self.table = before

    def read(self, at: int, end: int) -> None:
        """Read ``source[at:end]``; nested arguments no deeper than DEEPEST."""
        self.depth += 1
        while at < end and self.depth < DEEPEST:
            found = NEXT.search(self.source, at, end)
            if not found:
                self.builder.copy(at, end)
                break
            self.builder.copy(at, found.start())
            at = self.special(found.start(), found.group(), end)
        self.depth -= 1

    def special(self, at: int, mark: str, end: int) -> int:
        """Deal with the special character at ``at``; returns where to go on."""
        source, builder = self.source, self.builder
        if mark == "\\":
            return self.command(at, end)
        if mark == "%":
            stop = source.find("\n", at, end)
            stop = end if stop < 0 else stop
            builder.copy_comment(source[at + 1 : stop], at + 1)
            # The line break behind a comment is no space, a blank line after it is a new paragraph all the same.
            return (
                stop
                if PARAGRAPH.match(source, stop, end) or source[source.rfind("\n", 0, at) + 1 : at].isspace()
                else stop + 1
            )
        if mark == "$":
            return self.formula(at, end)
        if mark == "\n":
            if found := PARAGRAPH.match(source, at, end):
                self.end_block()
                self.kind = self.surrounding()
                return found.end()
            builder.copy(at, at + 1)
            return at + 1
        if mark == "~":
            builder.substitute("\u00a0", at)
            return at + 1
        if mark == "&" and self.table:
            self.end_block()
            self.table[2] += 1
            return at + 1
        for written, read in (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”")):
            if source.startswith(written, at):
                builder.substitute(read, at, len(written))
                return at + len(written)
        if mark in "-`'&":
            builder.copy(at, at + 1)
        return at + 1

    def surrounding(self) -> BlockKind:
        quoted = any(e in self.kinds["quotation"] for e in self.environments)
        return BlockKind.QUOTATION if quoted else BlockKind.PARAGRAPH

    def formula(self, at: int, end: int) -> int:
        """An inline formula, read if it is short and plain; one between double dollars never is."""
        double = self.source.startswith("$$", at)
        start = at + 1 + double
        stop = self.source.find("$$" if double else "$", start, min(end, start + LONGEST_FORMULA))
        if stop < 0:
            return start
        while not double and self.source[stop - 1] == "\\" and stop + 1 < end:
            stop = self.source.find("$", stop + 1, end)
            if stop < 0:
                return start
        plain = FORMULA.match(self.source, start, stop)
        if not double and plain and plain.end() == stop and stop - start < 60:
            self.read(start, stop)
        else:
            self.left_out += double
            if self.builder.last and not self.builder.last.isspace():
                self.builder.substitute(" ", at)
        return stop + 1 + double

    def command(self, at: int, end: int) -> int:
        found = COMMAND.match(self.source, at, end)
        if not found:
            return at + 1
        name, sign = found.groups()
        after = found.end()
        if sign:
            return self.sign(sign, at, after, end)
        if name in ("begin", "end"):
            return self.environment(name, after, end)
        if name in NUMBERS:
            return self.number(name, after, end)
        if name in ("unit", "si"):
            (start, stop), after = self.argument(self.option(after, end), end)
            unit(self.builder, start, stop)
            return after
        if name in self.symbols:
            self.builder.substitute(self.symbols[name], at, after - at)
            return after + 2 if self.source.startswith("{}", after) else self.gap(after, end)
        kind = next((k for k in ("heading", "caption", "footnote", "unread", "first") if name in self.kinds[k]), "")
        if kind in ("heading", "caption"):
            self.end_block()
            (start, stop), after = self.argument(self.option(after, end), end)
            self.read(start, stop)
            self.end_block(BlockKind.HEADING if kind == "heading" else BlockKind.CAPTION)
            self.kind = self.surrounding()
            return after
        if kind == "footnote":
            (start, stop), after = self.argument(self.option(after, end), end)
            self.footnotes.append((start, stop))
            return after
        if kind == "unread":
            return self.arguments(name, after, end)
        if name == "item":
            self.end_block()
            self.kind = BlockKind.LIST_ITEM
        elif name in ("par", "newpage", "clearpage"):
            self.end_block()
        elif kind == "first":
            after = self.argument(self.option(after, end), end)[1]
            if name == "multicolumn":
                after = self.argument(after, end)[1]
        after = self.option(after, end)
        return self.gap(after, end) if self.source[after : after + 1] != "{" else after

    def gap(self, after: int, end: int) -> int:
        """White space behind the name of a command belongs to it."""
        while after < end and self.source[after] in " \t":
            after += 1
        return after

    def sign(self, sign: str, at: int, after: int, end: int) -> int:
        """A command of one sign: an escaped character, a space, a line break, an accent, a formula on display."""
        builder = self.builder
        if sign in ESCAPED:
            builder.copy(at + 1, after)
        elif sign in THIN:
            builder.substitute("\u2009" if sign == "," else " ", at, 2)
        elif sign == "\\":
            if self.table:
                self.end_block()
                self.table[1:] = self.table[1] + 1, 0
            else:
                builder.substitute("\n", at)
            return self.option(after, end)
        elif sign in "[(":
            stop = self.source.find("\\]" if sign == "[" else "\\)", after, min(end, after + LONGEST_FORMULA))
            self.left_out += sign == "["
            return stop + 2 if stop >= 0 else after
        elif sign in ACCENTS:
            (start, stop), after = self.argument(after, end)
            from unicodedata import normalize

            accented = normalize("NFC", self.source[start:stop] + ACCENTS[sign])
            if len(accented) == 1 and stop > start:
                self.builder.substitute(accented, start)
            else:
                self.builder.copy(start, stop)
        return after

    def environment(self, what: str, after: int, end: int) -> int:
        (start, stop), after = self.argument(after, end)
        name = self.source[start:stop]
        if what == "end":
            if name in self.kinds["table"] and self.table:
                self.end_block()
                self.table = []
            else:
                self.end_block()
            if name in self.environments:
                self.environments.remove(name)
            self.kind = self.surrounding()
            return after
        self.end_block()
        if name in self.kinds["skip"]:
            self.left_out += 1
            closing = self.source.find(f"\\end{{{name}}}", after, end)
            return closing + len(name) + 6 if closing >= 0 else end
        after = self.option(after, end)
        if name in self.kinds["table"]:
            for _ in range(2 if name in ("tabular*", "tabularx", "tabulary") else 1):
                after = self.argument(after, end)[1]
            self.table = [self.tables, 0, 0]
            self.tables += 1
        if len(self.environments) < DEEPEST:
            self.environments.append(name)
        self.kind = self.surrounding()
        return after

    def number(self, name: str, after: int, end: int) -> int:
        """A number, range or list of siunitx, with its unit."""
        after = self.option(after, end)
        for n in range(NUMBERS[name]):
            (start, stop), after = self.argument(after, end)
            if n:
                self.builder.substitute(" to ", start - 1)
            self.list(start, stop) if name.endswith("list") else self.builder.copy(start, stop)
        if name == "ang":
            self.builder.substitute("°", stop)
        elif name in UNITS:
            # The older commands take a unit in front of the number in brackets, a currency mostly.
            (start, stop), after = self.argument(self.option(after, end), end)
            if self.source[start:stop].strip() not in (r"\percent", r"\degree", "\\%"):
                self.builder.substitute(" ", start)
            unit(self.builder, start, stop)
        self.builder.extend_last(after)
        return after

    def list(self, start: int, stop: int) -> None:
        for n, part in enumerate(re.finditer(r"[^;]+", self.source[start:stop])):
            if n:
                self.builder.substitute(", ", start + part.start() - 1)
            self.builder.copy(start + part.start(), start + part.end())

    def option(self, at: int, end: int) -> int:
        """Where a bracketed option at ``at``, if there is one, ends."""
        found = BLANKS.match(self.source, at, end)
        start = found.end() if found else at
        if not self.source.startswith("[", start) or start >= end:
            return at
        stop = self.source.find("]", start, min(end, start + 2000))
        return stop + 1 if stop >= 0 else at

    def argument(self, at: int, end: int) -> tuple[tuple[int, int], int]:
        """The argument at ``at``, in braces or one code point: (start, end) of its content, and where it ends."""
        found = BLANKS.match(self.source, at, end)
        start = found.end() if found else at
        if not self.source.startswith("{", start) or start >= end:
            return (start, min(start + 1, end)), min(start + 1, end)
        stop = self.closing().get(start, end)
        return (start + 1, min(stop, end)), min(stop + 1, end)

    def closing(self) -> dict[int, int]:
        """Where each brace that opens is closed; found in one pass, when first asked."""
        if self.closed is None:
            self.closed = {}
            waiting: list[int] = []
            for brace in BRACE.finditer(self.source):
                if brace.group() == "{":
                    waiting.append(brace.start())
                elif brace.group() == "}" and waiting:
                    self.closed[waiting.pop()] = brace.start()
        return self.closed

    def arguments(self, name: str, at: int, end: int) -> int:
        """Where the arguments of a command that is left out end."""
        if name == "verb" and at < end:
            stop = self.source.find(self.source[at], at + 1, min(end, at + LONGEST_FORMULA))
            return stop + 1 if stop >= 0 else at + 1
        while True:
            after = self.option(at, end)
            if self.source.startswith("{", after) and after < end:
                at = self.argument(after, end)[1]
            elif after > at:
                at = after
            else:
                return at
