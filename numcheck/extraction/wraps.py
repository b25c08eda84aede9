"""Lines that break with blanks before or behind, or with CR LF: the figures in them are read as if one break stood there."""

from __future__ import annotations

from bisect import bisect_right

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


class Unwrapped:
    """A document without these blanks, and the way back to the places of the document as it is."""

    def __init__(self, document: Document) -> None:
        lines = document.text.split("\n")
        kept: list[str] = []
        self._own, self._origin = [0], [0]  # where stretches of the text begin, here and there
        length = place = removed = 0
        for line in lines:
            words = line.rstrip(" \t\r")
            lead = 0
            if length and line[:1] in _BLANKS and (found := _SMALL_WORD.match(line)):
                lead = found.end()
                words = words[lead:]
            if place + lead - length != removed:
                removed = place + lead - length
                self._own.append(length)
                self._origin.append(place + lead)
            kept.append(words)
            length += len(words) + 1
            place += len(line) + 1
        self.text = "\n".join(kept).replace("\r", " ")  # one that is left stands for a blank of HTML
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
