"""A text with markup between its words, as clients send it that know their own format."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from numcheck.core.named_tuple import NamedTuple
from numcheck.core.text import Span
from numcheck.web.problems import Problem


class AnnotatedText(NamedTuple):
    """What is read, and the way back.

    ``text``     the words, and what stands for markup (a line break for ``<p>``)
    ``starts``   for each code point of ``text`` where it starts in what was sent, in code units of UTF-16
    ``ends``     where it ends there
    """

    text: str
    starts: array[int]
    ends: array[int]

    def place(self, span: Span) -> tuple[int, int]:
        """Offset and length of ``span``, which is not empty or stands behind the first sign, in what was sent."""
        if span.end > span.start:
            start = self.starts[span.start]
            return start, self.ends[span.end - 1] - start
        return (self.ends[span.start - 1] if span.start else 0), 0


def of_pieces(pieces: list[tuple[str, str]]) -> AnnotatedText:
    """The text of ``pieces``: what each is as sent, and what is read in its place. Those are equal for words."""
    starts, ends = array("Q"), array("Q")
    at = 0
    for sent, read in pieces:
        is_text = sent == read
        begin = at
        for sign in sent:
            width = 2 if sign > "\uffff" else 1
            if is_text:
                starts.append(at)
                ends.append(at + width)
            at += width
        if not is_text:
            starts.extend([begin] * len(read))
            ends.extend([at] * len(read))
    return AnnotatedText("".join(read for _, read in pieces), starts, ends)


def of_annotation(data: Any) -> AnnotatedText:
    """The text of the parameter ``data``: ``{"annotation": [{"text": …}, {"markup": …, "interpretAs": …}]}``.

    Problem where it is of another form.
    """
    return of_pieces(list(_pieces(data)))


def _pieces(data: Any) -> Iterator[tuple[str, str]]:
    entries = data.get("annotation") if isinstance(data, dict) else None
    if not isinstance(entries, list):
        raise Problem(HTTPStatus.BAD_REQUEST, "data: a list 'annotation' expected")
    for entry in entries:
        said = [entry.get(key) for key in ("text", "markup", "interpretAs")] if isinstance(entry, dict) else []
        match said:
            case [str(text), _, _]:
                yield text, text
            case [None, str(markup), None | str() as read]:
                yield markup, read or ""
            case _:
                raise Problem(HTTPStatus.BAD_REQUEST, "data: 'text' or 'markup' expected in each entry")
