"""Which blocks of a page are its main text, and which stand around it."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from numcheck.core.text import BlockKind, Cell
from numcheck.documents.builder import DocumentBuilder
from numcheck.documents.markup.character_references import REFERENCE


@dataclass(slots=True)
class CandidateBlock:
    """A block that is read, and not yet chosen.

    ``is_main`` and ``is_boilerplate`` say where in the page it stood: inside of an element that holds the article, or
    of one that holds navigation and the like. ``pieces`` are its words: (start, stop) of the source, or (words, place
    in the source that they stand for). ``length`` counts the code points of its words, ``linked`` those inside links.
    ``comments`` are (how many pieces stood before it, start, stop).
    """

    kind: BlockKind
    cell: Cell | None
    is_main: bool
    is_boilerplate: bool
    pieces: list[tuple[int, int] | tuple[str, int]] = field(default_factory=list)
    length: int = 0
    linked: int = 0
    comments: list[tuple[int, int, int]] = field(default_factory=list)


def main_content(found: list[CandidateBlock]) -> list[CandidateBlock]:
    """The blocks of ``found`` that are the main text of the page, in order; all of them where nothing sets any apart.

    What the page itself calls its main part is taken, if it holds 200 code points or most of the blocks. Otherwise all
    but the boilerplate is, and of that what is not mostly links, as long as this leaves half of the words.
    """
    inside = [b for b in found if b.is_main and not b.is_boilerplate]
    if sum(b.length for b in inside) >= 200 or (inside and len(inside) * 2 > len(found)):
        return [b for b in found if (b.is_main and not b.is_boilerplate) or not b.length]
    kept = [b for b in found if not b.is_boilerplate]
    prose = [b for b in kept if b.linked * 2 <= b.length or b.length > 200]
    if sum(b.length for b in prose) * 2 >= sum(b.length for b in kept):
        kept = prose
    return kept or found


def emit(builder: DocumentBuilder, block: CandidateBlock) -> None:
    """Hand ``block`` to ``builder``, its comments where they stood."""
    source = builder.source or ""
    waiting = deque(block.comments)

    def copy_comments(n: int) -> None:
        while waiting and waiting[0][0] <= n:
            _, start, stop = waiting.popleft()
            builder.copy_comment(source[start:stop], start)

    for n, (what, where) in enumerate(block.pieces):
        copy_comments(n)
        if isinstance(what, str):
            found = REFERENCE.match(source, where) if source[where] == "&" else None
            builder.substitute(what, where, len(found.group()) if found else 1)
        else:
            builder.copy(what, where)
    copy_comments(len(block.pieces))
    if block.length:
        builder.end_block(block.kind, block.cell, gap="\t" if block.cell else "\n\n")
