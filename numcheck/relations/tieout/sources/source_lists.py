"""What the sources list and name, and how many of it: a writer counts the members, where no source gives their number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from numcheck.core.text import Block, BlockKind, Document, Span
from numcheck.language.lazy_pattern import Lazy
from numcheck.language.stems import canonical
from numcheck.language.tokens import content_stems
from numcheck.relations.matching.mention import Mention
from numcheck.relations.tieout.enumeration import JOINTS, WORDS, counted

AROUND_NAMES = 80  # code points on either side of a row of names in which its words stand; by hand

_FULL_NAMES = Lazy(
    r"\b[A-Z][\w’'-]*(?:[^\S\n][A-Z][\w.’'-]*)+(?:,[^\S\n](?!and)[A-Z][\w’'-]*(?:[^\S\n][A-Z][\w.’'-]*)+)*"
    r",?[^\S\n]and[^\S\n][A-Z][\w’'-]*(?:[^\S\n][A-Z][\w’'-]*)+"
)
_LABEL = Lazy(r"\s*\(?(\d{1,2})[.)]\s")


class SourceLists:
    """The lists and rows of names of ``documents``, those of the sources."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._documents = documents

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the sources, lower case."""
        return frozenset(word for d in self._documents for word in WORDS.findall(d.text.lower()))

    def size(self, draft: Mention) -> int:
        """How many members the list of a source has that names what the draft counts; 0 where there is none."""
        return self._sizes.get(draft.noun, 0) if counted(draft) and draft.noun else 0

    def names_as_many(self, draft: Mention) -> bool:
        """Whether a source names as many people or things as the draft counts, in words near the draft's figure."""
        near = self._named.get(counted(draft), ())
        return any(len(draft.window_terms.keys() & stems) > 1 for stems in near)

    @cached_property
    def _named(self) -> dict[int, list[frozenset[str]]]:
        """The stems around each row of names, by how many it has."""
        found: dict[int, list[frozenset[str]]] = defaultdict(list)
        for text in (d.text for d in self._documents):
            for size, row in _rows_of_full_names(text):
                around = (
                    text[max(row.start - AROUND_NAMES, 0) : row.start] + " " + text[row.end : row.end + AROUND_NAMES]
                )
                found[size].append(frozenset(content_stems(around)))
        return found

    @cached_property
    def _sizes(self) -> dict[str, int]:
        return sizes_of_lists(self._documents)


def _rows_of_full_names(text: str) -> Iterator[tuple[int, Span]]:
    """How many members each row of names of two words or more has, and where it stands: "Ida Holm and Jon Berg"."""
    for row in _FULL_NAMES.finditer(text):
        yield len(JOINTS.split(row.group())), Span(row.start(), row.end())


def sizes_of_lists(documents: Sequence[Document]) -> dict[str, int]:
    """How many members the first list has whose opening words hold a stem, by stem."""
    found: dict[str, int] = {}
    for document in documents:
        for opening, size in _lists(document):
            for word in WORDS.findall(opening):
                found.setdefault(canonical(word), size)
    return found


def _lists(document: Document) -> Iterator[tuple[str, int]]:
    """The words before each list of a document, and how many members it has."""
    blocks = document.blocks
    if any(b.kind is BlockKind.LIST_ITEM for b in blocks):
        yield from _lists_of_blocks(document.text, blocks)
        return
    size, opening, before = 0, "", ""
    for line in document.text.splitlines():
        label = _LABEL.match(line)
        if label and int(label.group(1)) == size + 1:
            opening, size = (before, 1) if size == 0 else (opening, size + 1)
        elif label and int(label.group(1)) == 1:
            yield opening, size
            opening, size = before, 1
        if line.strip():
            before = line
    if size > 1:
        yield opening, size


def _lists_of_blocks(text: str, blocks: tuple[Block, ...]) -> Iterator[tuple[str, int]]:
    size, before = 0, ""
    for block in blocks:
        if block.kind is BlockKind.LIST_ITEM:
            size += 1
            continue
        if size > 1:
            yield before, size
        size, before = 0, block.span.of(text)
    if size > 1:
        yield before, size
