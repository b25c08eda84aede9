"""Subtitles (.srt, .vtt): cues as they are spoken. Cue numbers, times, settings, tags and notes are not words.

A sentence often runs over several cues, so a cue only ends a block if its words end a sentence or a second passes
before the next.
"""

from __future__ import annotations

import re

from numcheck.core.text import Document
from numcheck.documents.builder import DocumentBuilder
from numcheck.documents.io.decoding import decode

TIMES = re.compile(
    r"(?:(\d{1,4}):)?(\d\d):(\d\d)[.,](\d{3})[ \t]*-->[ \t]*(?:(\d{1,4}):)?(\d\d):(\d\d)[.,](\d{3})[^\n]*"
)
TAG = re.compile(r"<[^<>\n]*>|\{\\[^{}\n]*\}|&(?:amp|lt|gt|nbsp|lrm|rlm);")
MEANT = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&nbsp;": "\u00a0"}
ENDS = (".", "!", "?", "…", '"', "”", "]", ")", "♪")
PAUSE = 1.0


def read(data: bytes, uri: str) -> Document:
    """The sentences of the subtitles ``data``, one paragraph each or a few together. Raises UnreadableError for bytes that are no text."""
    source = decode(data)
    builder = DocumentBuilder(uri, source)
    cues = list(TIMES.finditer(source))
    _notes(builder, source[: cues[0].start()] if cues else source, 0)
    before = 0.0
    for n, cue in enumerate(cues):
        begin, end = _seconds(cue, 1), _seconds(cue, 5)
        if builder.open_words and begin - before > PAUSE:
            builder.end_block()
        stop = cues[n + 1].start() if n + 1 < len(cues) else len(source)
        body = _body_end(source, cue.end(), stop)
        _words(builder, source, cue.end(), body)
        if builder.last.endswith(ENDS):
            builder.end_block()
        elif builder.open_words:
            builder.substitute("\n", body)
        _notes(builder, source[cue.end() : stop], cue.end())
        before = end
    return builder.document()


def _body_end(source: str, start: int, stop: int) -> int:
    """A cue ends at the first blank line."""
    found = re.compile(r"\n[ \t\r]*(?=\n)").search(source, start + 1, stop)
    return found.start() if found else stop


def _words(builder: DocumentBuilder, source: str, start: int, stop: int) -> None:
    stop = start + len(source[start:stop].rstrip())
    start = at = stop - len(source[start:stop].lstrip())
    for tag in TAG.finditer(source, start, stop):
        builder.copy(at, tag.start())
        builder.substitute(MEANT.get(tag.group(), ""), tag.start(), tag.end() - tag.start())
        at = tag.end()
    builder.copy(at, stop)


def _notes(builder: DocumentBuilder, part: str, offset: int) -> None:
    for note in re.finditer(r"^NOTE[ \t\r\n]+([^\n]*)", part, re.MULTILINE):
        line = (builder.source or "").count("\n", 0, offset + note.start(1)) + 1
        builder.add_comment(note.group(1).strip(), line, alone=True)


def _seconds(cue: re.Match[str], first: int) -> float:
    hours, minutes, seconds, thousandths = (int(g or 0) for g in cue.groups()[first - 1 : first + 3])
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000
