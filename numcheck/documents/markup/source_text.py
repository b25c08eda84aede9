"""The lines of one paragraph as one string, and what to leave out of it or put in its place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from numcheck.documents.builder import DocumentBuilder

# What an edit can put in place of the source beside words: a comment to look at (four code points in front of it,
# three behind), a gap that must not join two words.
COMMENT, GAP = "\0", "\1"

# (start, end, words) in the joined string; words is what stands in, COMMENT, GAP or "".
Edit = tuple[int, int, str]


class SourceText:
    """``text`` is ``lines``, (start, end) in the builder's source, joined by line breaks."""

    def __init__(self, builder: DocumentBuilder, lines: Sequence[tuple[int, int]]) -> None:
        self.builder = builder
        self.source = builder.source or ""
        self.text = "\n".join(self.source[start:end] for start, end in lines)
        self._origins = [start for start, _ in lines]
        self._starts, at = [], 0
        for start, end in lines:
            self._starts.append(at)
            at += end - start + 1

    def origin(self, i: int) -> int:
        """The place in the source of the code point ``i`` of ``text``."""
        k = bisect_right(self._starts, i) - 1
        return self._origins[k] + i - self._starts[k]

    def apply(self, edits: Iterable[Edit]) -> None:
        """Copy the text to the builder with ``edits`` made, which may come in any order.

        Of edits that overlap, the one that starts first counts, the longest of those that start together.
        """
        at = 0
        for start, end, words in sorted(edits, key=lambda e: (e[0], -e[1])):
            if start < at:
                at = max(at, end)
                continue
            self._copy(at, start)
            if words == COMMENT:
                self.builder.copy_comment(self.text[start + 4 : end - 3], self.origin(start) + 4)
            elif words == GAP:
                if self.builder.last.isalnum() and self.text[end : end + 1].isalnum():
                    self.builder.substitute(" ", self.origin(start))
            else:
                self.builder.substitute(words, self.origin(start), end - start)
            at = end
        self._copy(at, len(self.text))

    def _copy(self, i: int, j: int) -> None:
        while i < j:
            k = bisect_right(self._starts, i)
            origin = self.origin(i)
            if k < len(self._starts) and j >= self._starts[k]:
                stop = self._starts[k]
                self.builder.copy(origin, origin + stop - 1 - i)
                newline = self.source.rfind("\n", 0, self._origins[k])
                self.builder.copy(newline, newline + 1)
            else:
                stop = j
                self.builder.copy(origin, origin + stop - i)
            i = stop
