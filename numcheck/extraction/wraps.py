"""Lines that break with blanks before or behind, or with CR LF: the figures in them are read as if one break stood there."""

from __future__ import annotations

from bisect import bisect_right

from numcheck.core.quantity import DateMention, Quantity
from numcheck.core.text import Block, Document, Span
from numcheck.extraction.draft import Draft
from numcheck.language.lazy_pattern import Lazy

_YEAR = Lazy(r"(?:\d{1,2},? )?(?:1[5-9]|20)\d\d\b")
_BLANKS = (" ", "\t")
_JOINS = frozenset("×±=<>≤≥")  # signs after which a number goes on in the next line
_FULL = 40  # code points of a line that runs to its margin and goes on in the next


def _places_of_elements(lines: list[str]) -> frozenset[int]:
    """The lines behind which an index or a raised number was set on a line of its own; they keep one blank at their end.

    Copying broke such a line before and behind the mark, and left the blank that stood there: "phospholipase A ⏎        2".
    A text whose indented lines end with blanks anyway has none.
    """
    behind = [i for i in range(len(lines) - 1) if lines[i + 1][:2] == "  " and lines[i].strip()]
    blank = [i for i in behind if lines[i][-1] == " "]
    if len(blank) * 4 > len(behind):
        return frozenset()
    return frozenset(i for i in blank if lines[i + 1].lstrip()[:1].isdecimal())


def has_wraps(text: str) -> bool:
    """Whether a line of ``text`` ends or begins with blanks."""
    if "\r" in text or "\n " in text or " \n" in text:
        return True
    return "\t" in text and ("\n\t" in text or "\t\n" in text)


class Unwrapped:
    """A document without these blanks, and the way back to the places of the document as it is."""

    def __init__(self, document: Document) -> None:
        self._original = document.text
        lines = document.text.split("\n")
        raised = _places_of_elements(lines)
        kept: list[str] = []
        self._own, self._origin = [0], [0]  # where stretches of the text begin, here and there
        length = place = removed = 0
        for number, line in enumerate(lines):
            words = line.rstrip(" \t\r")
            if number in raised:
                words += " "
            lead = 0
            if length and line[:1] in _BLANKS:
                rest = words.lstrip(" \t")
                first = rest[:1]
                wrapped = (
                    line[0] == " " and len(kept[-1]) > _FULL and (kept[-1][-1].isalpha() or kept[-1][-1] in _JOINS)
                )
                goes_on = first.isdecimal() and (_YEAR.match(rest) or wrapped)
                if "a" <= first <= "z" or first in ("%", "±", "µ", "μ") or goes_on:
                    lead = len(words) - len(rest)
                    words = rest
            if place + lead - length != removed:
                removed = place + lead - length
                self._own.append(length)
                self._origin.append(place + lead)
            kept.append(words)
            length += len(words) + 1
            place += len(line) + 1
        joined = "\n".join(kept)
        self.text = joined.replace("\r", " ")  # one that is left stands for a blank of HTML
        self._is_as_written = "\r" not in joined
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

    def back(self, span: Span) -> Span:
        """The place in the document as it is of a stretch of the document here."""
        start, last = self._source(span.start), self._source(max(span.end - 1, span.start))
        return Span(start, last + (span.end > span.start))

    def _source(self, at: int) -> int:
        i = bisect_right(self._own, at) - 1
        return self._origin[i] + at - self._own[i]

    def quantity(self, draft: Draft) -> Quantity:
        """The quantity of ``draft``, read from the document here, with span and words of the document as it is."""
        i = bisect_right(self._own, draft.start) - 1
        in_one_line = i + 1 == len(self._own) or draft.end <= self._own[i + 1]
        if in_one_line and self._is_as_written:  # by far the most lie in one line
            return draft.quantity(self.text, self._origin[i] - self._own[i])
        q = draft.quantity(self.text)
        span = self.back(q.span)
        return q._replace(span=span, text=span.of(self._original), number=self.back(q.number))

    def date(self, mention: DateMention) -> DateMention:
        """``mention``, read from the document here, with span and words of the document as it is."""
        span = self.back(mention.span)
        return mention._replace(span=span, text=span.of(self._original))
