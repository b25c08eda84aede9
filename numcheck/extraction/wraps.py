"""Lines that break with blanks before or behind, or with CR LF: the figures in them are read as if one break stood there."""

from __future__ import annotations

from bisect import bisect_right

from numcheck.core.quantity import DateMention, Extraction, Quantity
from numcheck.core.text import Block, Document, Span
from numcheck.language.lazy_pattern import Lazy

# Blanks at the end of a line; blanks before a word in small letters, with which a line goes on. A number keeps the blanks
# before it, as they tell whether it counts off an entry.
_WRAP = Lazy(r"[ \t\r]+\n(?:[ \t]+(?=[a-z%]))?|\n[ \t]+(?=[a-z%])|\r")


class Unwrapped:
    """A document without these blanks, and the way back to the places of the document as it is."""

    def __init__(self, document: Document) -> None:
        text = document.text
        parts: list[str] = []
        self._own, self._origin = [0], [0]  # where stretches of the text begin, here and there
        length = at = 0
        for wrap in _WRAP.finditer(text):
            parts += (text[at : wrap.start()], "\n")
            length += wrap.start() - at + 1
            at = wrap.end()
            self._own += (length - 1, length)
            self._origin += (wrap.start(), at)
        parts.append(text[at:])
        self.text = "".join(parts)
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


def has_wraps(text: str) -> bool:
    """Whether a line of ``text`` ends or begins with such blanks."""
    return "\n" in text and _WRAP.search(text) is not None or "\r" in text
