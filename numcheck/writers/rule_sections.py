"""A rule's documentation in sections: its docstring is the only copy, every format lays it out its own way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import dedent

from numcheck.core.rule import Rule

_DRAFTS = ("Example", "Instead")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it. The body of a draft keeps its lines, other bodies are one line a paragraph."""

    heading: str
    body: str
    is_draft: bool


def sections(doc: str) -> Iterator[Section]:
    """The sections of a rule's docstring ``doc``, without its summary, in order.

    A line at the margin is a heading, the indented lines under it are its body.
    """
    heading, lines = "", list[str]()
    for line in [*doc.strip().split("\n\n", 1)[-1].split("\n"), "\0"]:
        if not line or line[0].isspace():
            lines.append(line)
            continue
        if heading:
            yield _section(heading, lines)
        heading, lines = line.rstrip(":"), []


def markdown(rule: Rule) -> str:
    """The documentation of ``rule`` as Markdown: its summary, then headings, drafts as quotations."""
    parts = [rule.summary]
    for section in sections(rule.doc):
        body = section.body.replace("\n", "\n> " if section.is_draft else "\n\n")
        parts.append(f"### {section.heading}\n\n{'> ' if section.is_draft else ''}{body}")
    return "\n\n".join(parts)


def _section(heading: str, lines: list[str]) -> Section:
    body = dedent("\n".join(lines)).strip("\n")
    is_draft = heading in _DRAFTS
    if not is_draft:
        body = "\n".join(" ".join(paragraph.split()) for paragraph in body.split("\n\n"))
    return Section(heading, body, is_draft)
