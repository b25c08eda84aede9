"""Reads the cases in fixtures/: Markdown pages that a person can read and a test can run.

A rule page holds sections; a section holds a ``draft`` block, perhaps ``source`` blocks and a ``toml`` block of
settings. Carets under a line mark spans of it, and the words after them say what is found there::

    ```draft
    The ministry sent 100,000 troops. By Friday 90,000 troops had left.
                      ^^^^^^^^^^^^^^ related
                                                ^^^^^^^^^^^^^ conflicting-figures: 100,000 troops earlier
    ```

Whatever a default rule finds that is not marked is a failure. ``draft`` is plain text; ``draft html`` or ``draft md``
goes through the reader of that suffix. ``across = true`` in the settings compares the drafts with each other.

A page of relations draws pairs in the same way: ``one`` under the first figure, and under the other what becomes of them.

An extraction page holds a figure as its heading (``## >= 50 percent``, ``## 5 to 7 kilometer``) and, as list items,
ways to write exactly that one figure.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from numcheck import documents
from numcheck.core.text import Document

ROOT = Path(__file__).parent.parent
FIXTURES = ROOT / "fixtures"

_FENCE = re.compile(r"^(`{3,}|~{3,})\s*(.*)$")
_CARETS = re.compile(r"^\s*\^[\s^]*")
_MARK = re.compile(r"(\^+)([^^]*)")
_FIGURE = re.compile(r"^(?:(<=|>=|[<>~=]) )?(?:(\S+) to (\S+)|(\S+))(?: (.+))?$")


@dataclass(frozen=True)
class Mark:
    """A span of one text of a case (half-open, code points of the text as written) and what is said of it.

    ``rule`` is a rule's name or ``related``; ``words`` must occur in the message, and may be empty.
    """

    uri: str
    start: int
    end: int
    rule: str
    words: str = ""


@dataclass(frozen=True)
class Text:
    """One draft or source of a case. ``uri`` ends in the suffix that the text is read by."""

    uri: str
    text: str


@dataclass(frozen=True)
class Case:
    """One section of a rule page."""

    page: str
    line: int
    heading: str
    drafts: tuple[Text, ...]
    sources: tuple[Text, ...]
    marks: tuple[Mark, ...]
    settings: dict[str, Any] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """What pytest prints: page, line and heading."""
        return f"{self.page}:{self.line} {self.heading}"


@dataclass(frozen=True)
class Figure:
    """What an extraction heading promises: ``value`` or the two ends of a range, ``unit`` or noun, and bound."""

    bound: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str

    @classmethod
    def parse(cls, heading: str) -> Figure:
        """``>= 50 percent``, ``5 to 7 kilometer``, ``42``. ValueError if it is none."""
        match = _FIGURE.match(heading)
        if not match:
            raise ValueError(f"not a figure: {heading}")
        bound, low, high, value, unit = match.groups()
        ends = (Decimal(low), Decimal(high)) if low else (None, None)
        return cls(bound or "=", Decimal(value) if value else None, *ends, unit or "")


@dataclass(frozen=True)
class Phrase:
    """One way to write a figure; ``figure`` None means that nothing may be read."""

    page: str
    line: int
    text: str
    figure: Figure | None

    @property
    def id(self) -> str:
        """What pytest prints: page, line and phrase."""
        return f"{self.page}:{self.line} {self.text}"


def rule_pages() -> list[Path]:
    """Every page under fixtures/rules, in order of name."""
    return sorted((FIXTURES / "rules").glob("*.md"))


def document(text: Text) -> Document:
    """The document of a case: plain prose as it stands, anything else through its reader."""
    if text.uri.endswith(".txt"):
        return Document.from_text(text.text, uri=text.uri)
    return documents.read_bytes(text.text.encode(), text.uri)


def rule_cases() -> Iterator[Case]:
    """Every section that holds a draft, of every rule page."""
    for page in rule_pages():
        yield from read_cases(page.read_text(encoding="utf-8"), page.stem)


def relation_cases(page: str) -> Iterator[Case]:
    """Every section that holds a draft, of one page under fixtures/relations. Its marks name a pair, not findings."""
    yield from read_cases((FIXTURES / "relations" / f"{page}.md").read_text(encoding="utf-8"), page)


def phrases() -> Iterator[Phrase]:
    """Every list item of every extraction page; those of not-quantities.md promise that nothing is read."""
    for page in sorted((FIXTURES / "extraction").glob("*.md")):
        if page.stem != "dates":
            yield from read_phrases(page.read_text(encoding="utf-8"), page.stem)


def read_phrases(markdown: str, page: str) -> Iterator[Phrase]:
    """The list items of one extraction page under their headings."""
    figure: Figure | None = None
    for number, line in enumerate(markdown.splitlines(), 1):
        if line.startswith("## ") and page != "not-quantities":
            figure = Figure.parse(line[3:].strip())
        elif line.startswith("- "):
            yield Phrase(page, number, line[2:], figure)


def read_cases(markdown: str, page: str) -> Iterator[Case]:
    """The sections of one rule page that hold at least one draft."""
    heading, at = page, 1
    blocks: list[tuple[str, list[str]]] = []
    for number, line in enumerate([*markdown.splitlines(), "## "], 1):
        if blocks and blocks[-1][0].startswith("open "):
            _continue(blocks, line)
        elif line.startswith("## "):
            if any(info.startswith("draft") for info, _ in blocks):
                yield _case(page, at, heading, blocks)
            heading, at, blocks = line[3:].strip(), number, []
        elif match := _FENCE.match(line):
            blocks.append((f"open {match[1]} {match[2]}", []))


def _continue(blocks: list[tuple[str, list[str]]], line: str) -> None:
    """Take one more line of the block that stands open, or close it."""
    info, lines = blocks[-1]
    _, fence, rest = info.split(" ", 2)
    if line.rstrip() == fence:
        blocks[-1] = (rest.strip(), lines)
    else:
        lines.append(line)


def _case(page: str, at: int, heading: str, blocks: list[tuple[str, list[str]]]) -> Case:
    texts: dict[str, list[Text]] = {"draft": [], "source": []}
    marks: list[Mark] = []
    settings: dict[str, Any] = {}
    for info, lines in blocks:
        kind, _, name = info.partition(" ")
        if kind == "toml":
            settings = tomllib.loads("\n".join(lines), parse_float=Decimal)
        elif kind in texts:
            uri = _uri(kind, name.strip(), len(texts[kind]))
            words, found = _marked(lines, uri)
            texts[kind].append(Text(uri, words))
            marks += found
    return Case(page, at, heading, tuple(texts["draft"]), tuple(texts["source"]), tuple(marks), settings)


def _uri(kind: str, name: str, index: int) -> str:
    """``draft1.txt``; ``draft html`` gives ``draft1.html``; a name with a dot is kept (``source wire.html``)."""
    if "." in name:
        return name
    if name in {"html", "md"}:
        return f"{kind}{index + 1}.{name}"
    return f"{name or f'{kind}{index + 1}'}.txt"


def _marked(lines: list[str], uri: str) -> tuple[str, list[Mark]]:
    """The text without its caret lines, and the spans that they mark."""
    text: list[str] = []
    marks: list[Mark] = []
    start = 0
    for line in lines:
        if _CARETS.match(line) and text:
            for match in _MARK.finditer(line):
                rule, _, words = match[2].strip().partition(":")
                marks.append(Mark(uri, start + match.start(1), start + match.end(1), rule.strip(), words.strip()))
        else:
            start += len(text[-1]) + 1 if text else 0
            text.append(line)
    return "\n".join(text), marks
