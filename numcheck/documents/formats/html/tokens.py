"""HTML as tags, text and comments, each with its place in the source.

The tokenizer of the HTML standard, cut down to what a reader of words needs: anything is accepted, time is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from numcheck.language import lexicon

NAME = re.compile(r"[A-Za-z][^\s/>]*")
ATTRIBUTE = re.compile(r"[\s/]*([^\s/>=][^\s/>=]*)(?:\s*+=\s*+(?:\"([^\"]*+)\"?|'([^']*+)'?|([^\s>]*+)))?")
BETWEEN_ATTRIBUTES = re.compile(r"[\s/]*+=?")
TAG_END = re.compile(r"[^>]*>?")


@dataclass(frozen=True, slots=True)
class HtmlToken:
    """A tag, a comment, a declaration or the text between them, at ``source[start:stop]``.

    The place of a comment is that of its words. ``name`` and the names of ``attributes`` are in lower case, values are as
    they stand in the source.
    """

    kind: Literal["text", "start", "end", "comment", "declaration"]
    start: int
    stop: int
    name: str = ""
    attributes: dict[str, str] = field(default_factory=dict)


def tokens(source: str, start: int, end: int) -> Iterator[HtmlToken]:
    """The tokens of ``source[start:end]`` in order. Nothing is an error: what is no tag is text."""
    text = at = start
    while True:
        opening = source.find("<", at, end)
        if opening < 0:
            break
        token = _markup(source, opening, end)
        if token is None:
            at = opening + 1
            continue
        if opening > text:
            yield HtmlToken("text", text, opening)
        yield token
        at = token.stop + 3 if token.kind == "comment" and source.startswith("-->", token.stop) else token.stop
        if token.kind == "start" and token.name in lexicon.classes("markup/html_elements")["raw"]:
            at = _raw_end(source, token.name, at, end)
        text = at
    if end > text:
        yield HtmlToken("text", text, end)


def _markup(source: str, at: int, end: int) -> HtmlToken | None:
    """The tag or comment at ``at``, None where the ``<`` is only a character."""
    after = source[at + 1 : at + 2]
    if source.startswith("<!--", at):
        stop = source.find("-->", at + 4, end)
        return HtmlToken("comment", at + 4, end if stop < 0 else stop)
    if after in ("!", "?"):
        found = TAG_END.match(source, at, end)
        return HtmlToken("declaration", at, found.end() if found else end)
    closing = after == "/"
    name = NAME.match(source, at + 1 + closing, end)
    if not name:
        return None
    position = name.end()
    attributes: dict[str, str] = {}
    while position < end and source[position] != ">":
        found = ATTRIBUTE.match(source, position, end)
        if not found:
            # What stands before the end of a tag is passed in one step, however long it is.
            position = max(BETWEEN_ATTRIBUTES.match(source, position, end).end(), position + 1)  # type: ignore[union-attr]
            continue
        key, *values = found.groups()
        attributes.setdefault(key.lower(), next((v for v in values if v is not None), ""))
        position = found.end()
    return HtmlToken("end" if closing else "start", at, min(position + 1, end), name.group().lower(), attributes)


def _raw_end(source: str, name: str, at: int, end: int) -> int:
    """Where the end tag of the raw element ``name`` starts."""
    found = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(source, at, end)
    return found.start() if found else end
