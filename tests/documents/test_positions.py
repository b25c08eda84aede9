"""Runs the pages of fixtures/documents: a file, and what is read of it."""

from __future__ import annotations

import re
from unicodedata import normalize

import pytest
from cases import FIXTURES

from numcheck.core.text import Document
from numcheck.documents import read_bytes

PAGES = FIXTURES / "documents"
CASE = re.compile(
    r"^## (?P<title>.+?)\n.*?^```(?P<suffix>\w+)(?: (?P<path>[^\n]+))?\n(?P<file>.*?)^```\n\n```text\n(?P<read>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)


def cases() -> list[pytest.param]:
    return [
        pytest.param(m["suffix"], m["path"] or "", m["file"], m["read"], id=f"{page.stem}: {m['title']}")
        for page in sorted(PAGES.glob("*.md"))
        for m in CASE.finditer(page.read_text("utf-8"))
    ]


def test_every_section_is_a_case() -> None:
    pages = [
        re.sub(r"^```.*?^```$", "", p.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE) for p in PAGES.glob("*.md")
    ]
    assert sum(page.count("\n## ") for page in pages) == len(cases())


@pytest.mark.parametrize(("suffix", "path", "file", "read"), cases())
def test_a_file_reads_as_drawn(suffix: str, path: str, file: str, read: str) -> None:
    document = read_bytes(file.encode(), f"draft.{suffix}", path.replace(", ", ","))
    assert drawn(document) == read.splitlines()


@pytest.mark.parametrize(("suffix", "path", "file", "read"), [c for c in cases() if c.values[0] != "eml"])
def test_every_word_leads_back_to_its_place(suffix: str, path: str, file: str, read: str) -> None:
    document = read_bytes(file.encode(), f"draft.{suffix}", path.replace(", ", ","))
    source = document.file_text
    lines = source.split("\n")
    for block in document.blocks:
        for offset in range(block.span.start, block.span.end):
            at = document.source_offset(offset)
            stands, reads = source[at], document.text[offset]
            assert stands == normalize("NFKC", reads) or stands == reads or spelled_otherwise(source, at)
            place = document.position(offset)
            assert lines[place.line - 1][place.column - 1 : place.column] == stands.strip("\n")


def test_the_words_of_a_mail_lead_back_to_its_lines() -> None:
    """A mail has no source text, as its parts are encoded each for itself; what is not encoded has a line and column."""
    (file,) = (c.values[2] for c in cases() if c.values[0] == "eml" and "On Monday B. wrote" in c.values[2])
    document = read_bytes(file.encode(), "draft.eml")
    lines = file.split("\n")
    for word in ("100,000", "troops", "Six men"):
        place = document.position(document.text.index(word))
        assert lines[place.line - 1][place.column - 1 :].startswith(word)


def spelled_otherwise(source: str, at: int) -> bool:
    """Whether an escape, a reference, a command or a typewriter dash or quotation mark stands at ``at``."""
    return bool(set(source[max(at - 1, 0) : at + 1]) & set("&\\-`'~<{\n"))


def drawn(document: Document) -> list[str]:
    lines = []
    for block in document.blocks:
        words = " ".join(block.span.of(document.text).split())
        heads = (
            f" [{block.cell.head} / {block.cell.row_head}]"
            if block.cell and (block.cell.head or block.cell.row_head)
            else ""
        )
        lines.append(f"{block.kind}{heads}: {words}")
    lines += [f"comment at {c.line}: {c.text}" for c in document.comments]
    lines += [f"date: {document.date}"] if document.date else []
    return lines + [f"note: {note}" for note in document.notes]
