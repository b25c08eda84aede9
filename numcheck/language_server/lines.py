"""Places as the protocol counts them: lines, and columns in units of UTF-8, UTF-16 or UTF-32.

Lines end with ``\\n``, ``\\r\\n`` or ``\\r`` and with nothing else, whatever Python's ``splitlines`` thinks of form feeds
and of U+2028.
"""

from __future__ import annotations

from bisect import bisect_right

from lsprotocol.types import Position, PositionEncodingKind, Range

from numcheck.core.text import Span

# How many bytes a unit takes, and the codec that makes them.
_CODECS = {PositionEncodingKind.Utf8: (1, "utf-8"), PositionEncodingKind.Utf16: (2, "utf-16-le")}


class TextLines:
    """``text`` with its lines. ``encoding`` is what the columns of a Position count; offsets count code points."""

    def __init__(self, text: str, encoding: str = PositionEncodingKind.Utf16) -> None:
        self.text = text
        self.encoding = encoding
        self._starts = _line_starts(text)
        self._ascii = text.isascii()

    def position(self, offset: int) -> Position:
        """The place of the code point at ``offset``; that of the end for one beyond the text."""
        offset = min(max(offset, 0), len(self.text))
        line = bisect_right(self._starts, offset) - 1
        start = self._starts[line]
        return Position(line, offset - start if self._ascii else self._units(self.text[start:offset]))

    def range(self, span: Span) -> Range:
        """The places of both ends of ``span``."""
        return Range(self.position(span.start), self.position(span.end))

    def offset(self, position: Position) -> int:
        """The offset of a place; lines and columns that there are not give the nearest there is, half a character its start."""
        if position.line >= len(self._starts):
            return len(self.text)
        start, end = self.line_span(position.line)
        if self._ascii:
            return min(start + position.character, end)
        left = position.character
        for at in range(start, end):
            left -= self._units(self.text[at])
            if left < 0:
                return at
        return end

    def span(self, wanted: Range) -> Span:
        """What ``wanted`` covers, in order whichever way round its ends are."""
        a, b = self.offset(wanted.start), self.offset(wanted.end)
        return Span(min(a, b), max(a, b))

    def line_span(self, line: int) -> Span:
        """The zero-based ``line``, without what ends it. IndexError where there is none."""
        start = self._starts[line]
        end = self._starts[line + 1] if line + 1 < len(self._starts) else len(self.text)
        words = self.text[start:end]
        return Span(start, end - (len(words) - len(words.rstrip("\r\n"))))

    def replaced(self, wanted: Range | None, text: str) -> str:
        """The text with ``text`` in place of ``wanted``, or of all of it."""
        if wanted is None:
            return text
        span = self.span(wanted)
        return self.text[: span.start] + text + self.text[span.end :]

    def _units(self, words: str) -> int:
        if self.encoding not in _CODECS or words.isascii():
            return len(words)
        size, codec = _CODECS[PositionEncodingKind(self.encoding)]
        return len(words.encode(codec, "surrogatepass")) // size


def _line_starts(text: str) -> list[int]:
    starts, at, find = [0], 0, text.find
    if "\r" not in text:
        while (at := find("\n", at) + 1) > 0:
            starts.append(at)
        return starts
    for i, sign in enumerate(text):
        if sign == "\n" or (sign == "\r" and text[i + 1 : i + 2] != "\n"):
            starts.append(i + 1)
    return starts
