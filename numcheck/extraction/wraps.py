"""Lines that break with blanks before or behind, or with CR LF: the figures in them are read as if one break stood there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from numcheck.core.quantity import DateMention, Extraction, Quantity
from numcheck.core.text import Block, Document, Span
from numcheck.language.lazy_pattern import Lazy

_SMALL_WORD = Lazy(r"[ \t]+(?=[a-z%]|(?:\d{1,2},? )?(?:1[5-9]|20)\d\d\b)")
_BLANKS = (" ", "\t", "\r")


def has_wraps(text: str) -> bool:
    """Whether a line of ``text`` ends or begins with blanks."""
    at = text.find("\n")
    while at >= 0:
        if text[at - 1 : at] in _BLANKS or text[at + 1 : at + 2] in _BLANKS:
            return True
        at = text.find("\n", at + 1)
    return "\r" in text


def _wraps(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of the line breaks with blanks at the end of the line, and with those before a word in small letters
    or a year, with which a line goes on. Another number keeps the blanks before it: they tell whether it counts off an entry.
    """
    at = text.find("\n")
    while at >= 0:
        start = at
        while start and text[start - 1] in " \t\r":
            start -= 1
        word = _SMALL_WORD.match(text, at + 1) if text[at + 1 : at + 2] in _BLANKS else None
        end = word.end() if word else at + 1
        if end - start > 1:
            yield start, end
        at = text.find("\n", at + 1)


class Unwrapped:
    """A document without these blanks, and the way back to the places of the document as it is."""

    def __init__(self, document: Document) -> None:
        text = document.text
        parts: list[str] = []
        self._own, self._origin = [0], [0]  # where stretches of the text begin, here and there
        length = at = 0
        for start, end in _wraps(text):
            parts += (text[at:start], "\n")
            length += start - at + 1
            at = end
            self._own += (length - 1, length)
            self._origin += (start, at)
        parts.append(text[at:])
        self.text = "".join(parts).replace("\r", " ")  # one that is left stands for a blank of HTML
        blocks = tuple(Block(self._there(b.span), *b[1:]) for b in document.blocks)
        self.document = Document(text=self.text, uri=document.uri, blocks=blocks)

    def _there(self, span: Span) -> Span:
        return Span(self._place(span.start), self._place(span.end))

    def _place(self, at: int) -> int:
        """The place here of the code point ``at`` of the document."""
        i = bisect_right(self._origin, at) - 1
        own, origin = self._own[i], self._origin[i]
        following = self._own[i + 1] if i + 1 < len(self._own) else len(self.text)
        return min(own + at - origin, following)

    def _back(self, span: Span) -> Span:
        start, last = self._source(span.start), self._source(max(span.end - 1, span.start))
        return Span(start, last + (span.end > span.start))

    def _source(self, at: int) -> int:
        i = bisect_right(self._own, at) - 1
        return self._origin[i] + at - self._own[i]

    def restored(self, found: Extraction, text: str) -> Extraction:
        """``found``, read from the document here, with the spans and the words of the document as it is, ``text``."""

        def quantity(q: Quantity) -> Quantity:
            (start, end), (first, last) = q.span, q.number
            i = bisect_right(self._own, start) - 1
            if i + 1 == len(self._own) or end <= self._own[i + 1]:  # by far the most lie in one line
                by = self._origin[i] - self._own[i]
                return q._replace(span=Span(start + by, end + by), number=Span(first + by, last + by)) if by else q
            span = self._back(q.span)
            return q._replace(span=span, text=span.of(text), number=self._back(q.number))

        def date(mention: DateMention) -> DateMention:
            span = self._back(mention.span)
            return mention._replace(span=span, text=span.of(text))

        return Extraction(
            tuple(map(quantity, found.quantities)),
            tuple(map(date, found.dates)),
            found.unread,
            tuple(map(self._back, found.misprints)),
        )
