"""What changes nothing that a reader sees changes no finding: on every page of fixtures, read as Markdown and as text."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from cases import FIXTURES

import numcheck
from numcheck.core.finding import Finding
from numcheck.documents import read_bytes

PAGES = sorted((FIXTURES / "rules").glob("*.md")) + sorted((FIXTURES / "articles").glob("*.md"))
every_page = pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
every_name = pytest.mark.parametrize("name", ["draft.md", "draft.txt"])


def said(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(f.rule, " ".join(f.message.replace("\u00a0", " ").split())) for f in findings]


@cache
def found(text: str, name: str) -> list[tuple[str, str]]:
    return said(numcheck.check([read_bytes(text.encode(), name)]).findings)


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


@every_name
@every_page
def test_line_ends_of_another_system(page: Path, name: str) -> None:
    text = text_of(page)
    assert found(text.replace("\n", "\r\n"), name) == found(text, name)


@every_name
@every_page
def test_a_byte_order_mark(page: Path, name: str) -> None:
    assert found("\ufeff" + text_of(page), name) == found(text_of(page), name)


@every_name
@every_page
def test_a_paragraph_without_figures(page: Path, name: str) -> None:
    text = text_of(page)
    assert found(f"{text}\n\nNobody said anything more about it on that day.\n", name) == found(text, name)


@every_page
def test_blanks_that_do_not_break(page: Path) -> None:
    text = text_of(page)
    bound = re.sub(r"(?<=\d) (?=[a-zA-Z°])", "\u00a0", text)
    assert found(bound, "draft.txt") == found(text, "draft.txt")


def test_a_check_of_many_texts_is_the_checks_of_each() -> None:
    texts = [read_bytes(text_of(page).encode(), f"{page.stem}.md") for page in PAGES[:8]]
    together = said(numcheck.check(texts).findings)
    assert together == [line for text in texts for line in said(numcheck.check([text]).findings)]
