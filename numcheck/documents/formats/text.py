"""Plain text: paragraphs, one-line headings, list items. The text is the file's own, untouched.

Blank lines end a block. A line break inside joins two lines of a hard-wrapped paragraph (the next word would not have
fitted, or the sentence runs on) and otherwise ends a block, too: many texts have a paragraph a line.
"""

from __future__ import annotations

import re
from itertools import pairwise

from numcheck.core.text import Block, BlockKind, Document, Span
from numcheck.documents.io.decoding import decode
from numcheck.documents.io.limits import LONGEST_IN_PARTS, check_length

LINE = re.compile(r"[^\n]+")
# Nobody hard-wraps wider than this: in a text with longer lines, a line is a paragraph.
WIDEST_WRAP = 120
LONGEST_HEADING = 80
BULLETS = frozenset("-*•·–—‣◦")
SENTENCE_END = (".", "!", "?", ":", ";", ",", "…", '"', "”", "’", "'", ")")


def read(data: bytes, uri: str) -> Document:
    """The paragraphs, headings and list items of ``data``; the text of the document is the file's own, untouched.

    Raises UnreadableError for bytes that are no text, and for more of it than LONGEST_IN_PARTS.
    """
    return of_text(check_length(decode(data), LONGEST_IN_PARTS), uri)


def of_text(text: str, uri: str) -> Document:
    """The document whose text is ``text``: its blocks in order, list markers left outside of them."""
    lines = [line.span() for line in LINE.finditer(text)]
    chunks = _chunks(text, lines)
    longest = max((end - start for start, end in lines), default=0)
    wrap = longest if longest <= WIDEST_WRAP else 0
    blocks: list[Block] = []
    section = ""
    for i, chunk in enumerate(chunks):
        for n, group in enumerate(_paragraphs(text, chunk, wrap)):
            start, end = group[0][0], group[-1][1]
            words = text[start:end]
            lead = len(words) - len(words.lstrip())
            words = words.strip()
            kind = BlockKind.PARAGRAPH
            if length := marker_length(words):
                kind = BlockKind.LIST_ITEM
                lead, words = lead + length, words[length:]
            elif len(chunk) == 1 and i < len(chunks) - 1 or i == n == 0 and group[-1] != lines[-1]:
                kind = BlockKind.HEADING if _is_heading(words) else kind
            span = Span(start + lead, start + lead + len(words))
            blocks.append(Block(span, kind, "" if kind is BlockKind.HEADING else section))
            if kind is BlockKind.HEADING:
                section = " ".join(words.split())
    return Document(text=text, uri=uri, blocks=tuple(blocks))


def marker_length(words: str) -> int:
    """How many code points the bullet or the number of a list item takes at the start of ``words``, with the blanks behind.

    0 without one. ``words`` are not empty.
    """
    head = words[:6].split(maxsplit=1)[0]
    rest = words[len(head) :]
    if not rest[:1].isspace() or not rest.strip():
        return 0
    number = head[:-1].removeprefix("(")
    numbered = head[-1] in ".)" and number.isdecimal() and len(number) <= 3
    lettered = head[-1] == ")" and len(number) == 1 and number.isalpha()
    if head not in BULLETS and not numbered and not lettered:
        return 0
    return len(words) - len(rest.lstrip())


def _chunks(text: str, lines: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Lines between blank lines."""
    chunks: list[list[tuple[int, int]]] = []
    blank = True
    for start, end in lines:
        if text[start:end].isspace():
            blank = True
            continue
        if blank or (chunks and "\n" in text[chunks[-1][-1][1] + 1 : start]):
            chunks.append([])
        chunks[-1].append((start, end))
        blank = False
    return chunks


def _paragraphs(text: str, chunk: list[tuple[int, int]], wrap: int) -> list[list[tuple[int, int]]]:
    """The lines of ``chunk`` grouped into paragraphs; ``wrap`` is the width of the text, 0 if it is not wrapped."""
    groups = [[chunk[0]]]
    for before, line in pairwise(chunk):
        first, second = text[slice(*before)].rstrip(), text[slice(*line)].strip()
        if _runs_on(first, second, wrap):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _runs_on(first: str, second: str, wrap: int) -> bool:
    """Whether a paragraph goes on from line ``first`` to line ``second``."""
    if marker_length(second):
        return False
    if first.endswith((",", "-", "–", "—")) or second[0].islower():
        return True
    full = len(first) + 1 + len(second.split(maxsplit=1)[0]) > wrap
    return bool(wrap) and full and (len(first) > LONGEST_HEADING // 2 or not first.endswith(SENTENCE_END))


def _is_heading(words: str) -> bool:
    """A short line without a full stop."""
    if len(words) > LONGEST_HEADING or "\n" in words or words.endswith(SENTENCE_END):
        return False
    return words[0].isalnum() and any(map(str.isalpha, words))
