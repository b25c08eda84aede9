"""Subtitles (.srt, .vtt): cues as they are spoken. Cue numbers, times, settings, tags and notes are not words.

A sentence often runs over several cues, so a cue only ends a block if its words end a sentence or a second passes
before the next.
"""

from __future__ import annotations

import re

from numcheck.core.text import Document
from numcheck.documents.composition import Composer
from numcheck.documents.decoding import decode

TIMES = re.compile(r"(?:(\d+):)?(\d\d):(\d\d)[.,](\d{3})[ \t]*-->[ \t]*(?:(\d+):)?(\d\d):(\d\d)[.,](\d{3})[^\n]*")
TAG = re.compile(r"<[^<>\n]*>|\{\\[^{}\n]*\}|&(?:amp|lt|gt|nbsp|lrm|rlm);")
MEANT = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&nbsp;": "\u00a0"}
ENDS = (".", "!", "?", "…", '"', "”", "]", ")", "♪")
PAUSE = 1.0


def read(data: bytes, uri: str) -> Document:
    """The document in ``data``."""
    source = decode(data)
    composer = Composer(uri, source)
    cues = list(TIMES.finditer(source))
    _notes(composer, source[: cues[0].start()] if cues else source, 0)
    before = 0.0
    for n, cue in enumerate(cues):
        begin, end = _seconds(cue, 1), _seconds(cue, 5)
        if composer.open_words and begin - before > PAUSE:
            composer.close()
        stop = cues[n + 1].start() if n + 1 < len(cues) else len(source)
        _words(composer, source, cue.end(), _body_end(source, cue.end(), stop))
        if composer.last.endswith(ENDS):
            composer.close()
        elif composer.open_words:
            composer.stand_in("\n", cue.end())
        _notes(composer, source[cue.end() : stop], cue.end())
        before = end
    return composer.document()


def _body_end(source: str, start: int, stop: int) -> int:
    """A cue ends at the first blank line."""
    found = re.compile(r"\n[ \t\r]*(?=\n)").search(source, start + 1, stop)
    return found.start() if found else stop


def _words(composer: Composer, source: str, start: int, stop: int) -> None:
    while start < stop and source[start].isspace():
        start += 1
    while stop > start and source[stop - 1].isspace():
        stop -= 1
    at = start
    for tag in TAG.finditer(source, start, stop):
        composer.keep(at, tag.start())
        composer.stand_in(MEANT.get(tag.group(), ""), tag.start(), tag.end() - tag.start())
        at = tag.end()
    composer.keep(at, stop)


def _notes(composer: Composer, part: str, offset: int) -> None:
    for note in re.finditer(r"^NOTE[ \t\r\n]+([^\n]*)", part, re.MULTILINE):
        composer.comment(note.group(1), offset + note.start(1))


def _seconds(cue: re.Match[str], first: int) -> float:
    hours, minutes, seconds, thousandths = (int(g or 0) for g in cue.groups()[first - 1 : first + 3])
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000
