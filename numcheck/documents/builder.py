"""The readable words of one file, put together block by block, with the way back to where each stood."""

from __future__ import annotations

from numcheck.core.text import Block, BlockKind, Cell, Comment, Document, Position, Segment, Span

COMMENT_PREFIX = "numcheck:"


class DocumentBuilder:
    """Collects words in reading order; ``document()`` is the result.

    Text formats give their ``source`` and ``copy`` stretches of it; other formats ``append`` words with a place.
    ``end_block`` ends a block: no figure and no sentence crosses it. White space at its ends is left outside of it, and a
    block without a word is dropped. ``section`` is the heading that blocks stand under, ``open_words`` says whether the
    block that has not ended yet holds any. Places in the source, and lengths, count code points.
    """

    def __init__(self, uri: str, source: str | None = None) -> None:
        self.uri = uri
        self.source = source
        self.section = ""
        self.blocks: list[Block] = []
        self.notes: list[str] = []
        self.unread: list[str] = []
        self.date: str | None = None
        self._parts: list[str] = []
        self._length = 0
        self._segments: list[Segment] = []
        self._places: list[tuple[int, Position]] = []
        self._comments: list[Comment] = []
        self._counted = (0, 1)  # a place in the source, and its line
        self._block_parts = 0
        self._block_start = 0
        self.open_words = False

    def copy(self, start: int, end: int) -> None:
        """Add the words ``source[start:end]``, unchanged."""
        if end <= start or self.source is None:
            return
        self._segment(start, end - start)
        self._add(self.source[start:end])

    def substitute(self, text: str, origin: int, width: int = 1) -> None:
        """Add ``text``, one code point as a rule, for the ``width`` code points at ``origin`` of the source (``&pound;``)."""
        if text:
            self._segment(origin, 1, width if width > 1 else 0)
            self._add(text)

    def extend_last(self, end: int) -> None:
        """Let the last words stand for the source up to ``end``: the brace that closes them is theirs."""
        if self._segments:
            last = self._segments[-1]
            self._segments[-1] = Segment(last.start, last.origin, last.length, end - last.origin)

    def append(self, text: str, place: Position) -> None:
        """Add words of a format without source text; ``place`` is that of their first code point."""
        if text:
            self._places.append((self._length, place))
            self._add(text)

    def copy_comment(self, text: str, origin: int) -> None:
        """Add a comment of the source, ``text`` without its brackets, at ``origin``; dropped unless it begins with ``numcheck:``."""
        words = text.strip()
        if not words.lower().startswith(COMMENT_PREFIX):
            return
        source = self.source or ""
        begin = source.rfind("\n", 0, origin) + 1
        end = source.find("\n", origin + len(text))
        around = source[begin : end if end >= 0 else len(source)].replace(text, "", 1)
        self.add_comment(words, self._line(origin), alone=not any(map(str.isalnum, around)))

    def _line(self, origin: int) -> int:
        """The line, from 1, of a place in the source; counted on from the place that was asked for last."""
        at, line = self._counted if self._counted[0] <= origin else (0, 1)
        self._counted = origin, line + (self.source or "").count("\n", at, origin)
        return self._counted[1]

    def add_comment(self, words: str, line: int, *, alone: bool = False) -> None:
        """Add a comment on a line (or paragraph) from 1; dropped unless it begins with ``numcheck:``.

        ``alone``: nothing else stands on that line.
        """
        if words.lower().startswith(COMMENT_PREFIX):
            self._comments.append(Comment(words[len(COMMENT_PREFIX) :].strip(), self._length, line, alone))

    def note_left_out(self, count: int, what: str, rest: str = "") -> None:
        """Note that ``count`` of ``what``, a singular, were left out; ``rest`` stands behind the plural."""
        if count:
            self.notes.append(f"{count} {what}{'s' * (count > 1)}{rest} left out")

    def end_block(self, kind: BlockKind = BlockKind.PARAGRAPH, cell: Cell | None = None, gap: str = "\n\n") -> str:
        """End the block; returns its words, "" if it holds none. ``gap`` is what parts its text from the next one's."""
        words = "".join(self._parts[self._block_parts :])
        start = self._block_start
        stripped = words.strip()
        if stripped:
            lead = len(words) - len(words.lstrip())
            span = Span(start + lead, start + lead + len(stripped))
            self.blocks.append(Block(span, kind, "" if kind is BlockKind.HEADING else self.section, cell))
            if kind is BlockKind.HEADING:
                self.section = " ".join(stripped.split())
            self._add(gap)
        self._block_parts = len(self._parts)
        self._block_start = self._length
        self.open_words = False
        return stripped

    def end_cell(self, cell: Cell) -> None:
        """End the block as the words of a table cell; a tab parts its text from the next one's."""
        self.end_block(BlockKind.TABLE_CELL, cell, gap="\t")

    def document(self) -> Document:
        """The document of all that was collected; the open block ends."""
        self.end_block()
        return Document(
            text="".join(self._parts),
            uri=self.uri,
            blocks=tuple(self.blocks),
            segments=tuple(self._segments) if self._segments or self.source is None else (Segment(0, 0, 0),),
            source=self.source,
            places=tuple(self._places),
            comments=tuple(self._comments),
            date=self.date,
            notes=tuple(self.notes),
            unread=tuple(self.unread),
        )

    @property
    def text(self) -> str:
        """All words added so far, ended blocks and their gaps included; "" at the start."""
        return "".join(self._parts)

    @property
    def last(self) -> str:
        """The last code point of the block that is not closed yet, or ""."""
        return self._parts[-1][-1] if len(self._parts) > self._block_parts else ""

    def _segment(self, origin: int, length: int, width: int = 0) -> None:
        last = self._segments[-1] if self._segments else None
        follows = last and last.start + last.length == self._length and last.origin + last.length == origin
        if last and follows and not last.width and not width:
            self._segments[-1] = Segment(last.start, last.origin, last.length + length)
        else:
            self._segments.append(Segment(self._length, origin, length, width))

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
        self.open_words = self.open_words or not text.isspace()
