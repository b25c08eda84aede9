"""The text between tags, written into blocks as a browser shows it."""

from __future__ import annotations

import re

from numcheck.documents.formats.html.main_content import CandidateBlock
from numcheck.documents.markup.character_references import REFERENCE, resolve
from numcheck.documents.markup.sub_superscripts import SCRIPTS, is_translated

SPACES = re.compile(r"\s\s+")


class BlockText:
    """Writes stretches of ``source`` into a block: white space collapsed, character references as they read.

    ``in_link`` says whether a link is open, ``script`` names the element that raises or lowers ("sup", "sub", "").
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.in_link = False
        self.script = ""
        # Whether white space that follows is dropped.
        self._after_space = True
        # Where an element that is not read stands, which must not join two words; and the code point before it.
        self._gap: int | None = None
        self._last = " "

    def begin(self) -> None:
        """A block begins: white space at its start is dropped."""
        self._after_space = True
        self._last = " "

    def leave_gap(self, at: int) -> None:
        """An element that is not read starts at ``at``."""
        self._gap = at

    def break_line(self, block: CandidateBlock, at: int) -> bool:
        """A line break at ``at``; True where it is the second in a row, which parts paragraphs."""
        if block.pieces and block.pieces[-1][0] == "\n":
            return True
        block.pieces.append(("\n", at))
        self._after_space = True
        return False

    def add(self, block: CandidateBlock, start: int, stop: int) -> None:
        """Add the text ``source[start:stop]`` to ``block``, character references resolved."""
        if self.script and self._add_script(block, start, stop):
            return
        at = start
        while found := REFERENCE.search(self.source, at, stop):
            self._add_run(block, at, found.start())
            self._add_piece(block, (resolve(found.group()), found.start()), 1)
            at = found.end()
        self._add_run(block, at, stop)

    def _add_script(self, block: CandidateBlock, start: int, stop: int) -> bool:
        """Up to three raised or lowered digits; False where it is something else. A raised link is a note's mark."""
        words = self.source[start:stop].strip()
        table = SCRIPTS[self.script]
        if not words or len(words) > 3 or not is_translated(words, table):
            return False
        if not (self.script == "sup" and self.in_link):
            at = self.source.index(words, start)
            for n, c in enumerate(words, at):
                self._add_piece(block, (c.translate(table), n), 1)
        return True

    def _add_run(self, block: CandidateBlock, start: int, stop: int) -> None:
        """A stretch without references: runs of white space read as their first code point."""
        at = start
        if self._after_space:
            while at < stop and self.source[at].isspace():
                at += 1
        for gap in SPACES.finditer(self.source, at, stop):
            self._add_piece(block, (at, gap.start() + 1), gap.start() + 1 - at)
            at = gap.end()
        if stop > at:
            self._add_piece(block, (at, stop), stop - at)
        self._after_space = stop > start and self.source[stop - 1].isspace()

    def _add_piece(self, block: CandidateBlock, piece: tuple[int, int] | tuple[str, int], length: int) -> None:
        what, where = piece
        first, last = (what[0], what[-1]) if isinstance(what, str) else (self.source[what], self.source[where - 1])
        if self._gap is not None and self._last.isalnum() and first.isalnum():
            block.pieces.append((" ", self._gap))
        self._gap = None
        self._last = last
        block.pieces.append(piece)
        block.length += length
        self._after_space = False
        if self.in_link:
            block.linked += length
