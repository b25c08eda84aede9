"""Blocks of a page that are read but not yet chosen: which of them are its main text."""

from __future__ import annotations

from dataclasses import dataclass, field

from numcheck.core.text import BlockKind, Cell
from numcheck.documents.builder import DocumentBuilder
from numcheck.documents.markup.character_references import REFERENCE


@dataclass(slots=True)
class CandidateBlock:
    """A block that is read but not yet chosen: pieces (start, stop) of the source or (text, origin) stand-ins."""

    kind: BlockKind
    cell: Cell | None
    main: bool
    around: bool
    pieces: list[tuple[int, int] | tuple[str, int]] = field(default_factory=list)
    length: int = 0
    linked: int = 0
    comments: list[tuple[int, int, int]] = field(default_factory=list)


def main_content(found: list[CandidateBlock]) -> list[CandidateBlock]:
    """The blocks of the main text."""
    inside = [p for p in found if p.main and not p.around]
    if sum(p.length for p in inside) >= 200 or (inside and len(inside) * 2 > len(found)):
        return [p for p in found if (p.main and not p.around) or not p.length]
    kept = [p for p in found if not p.around]
    prose = [p for p in kept if p.linked * 2 <= p.length or p.length > 200]
    if sum(p.length for p in prose) * 2 >= sum(p.length for p in kept):
        kept = prose
    return kept or found


def emit(builder: DocumentBuilder, pending: CandidateBlock) -> None:
    """Hand the block to the builder, its comments where they stood."""
    comments = iter(pending.comments)
    comment = next(comments, None)
    source = builder.source or ""
    for n, (what, where) in enumerate(pending.pieces):
        while comment and comment[0] <= n:
            builder.copy_comment(source[comment[1] : comment[2]], comment[1])
            comment = next(comments, None)
        if isinstance(what, str):
            found = REFERENCE.match(source, where) if source[where] == "&" else None
            builder.substitute(what, where, len(found.group()) if found else 1)
        else:
            builder.copy(what, where)
    while comment:
        builder.copy_comment(source[comment[1] : comment[2]], comment[1])
        comment = next(comments, None)
    if pending.length:
        builder.end_block(pending.kind, pending.cell, gap="\t" if pending.cell else "\n\n")
