"""The reader of Markdown against a parser that follows the whole standard."""

from __future__ import annotations

import pytest

from numcheck.core.text import Document
from numcheck.documents import read_bytes

markdown_it = pytest.importorskip("markdown_it")

DRAFTS = (
    "**100,000** troops and *90*,000 more",
    "***both*** and **nested *marks* here** and _x_",
    "a*b*c and snake_case_2 and __bold__ and 5 * 3 * 2",
    "**foo*bar** and *foo**bar* and ** not **",
    "[link](http://x.org/5 'title') and [ref] and [other][ref] and [none]\n\n[ref]: http://x.org",
    "`code 5` and ``a ` b`` and `open and \\`escaped\\`",
    "Hard  \nbreak and\\\nbreak",
    "&amp; &copy; &#163; &nbsp; &nosuch; 5 & 6",
    "some <b>bold</b> and 5 < 6 > 4",
    "# One #\ntext\n## Two\ntext\n\nThree\n---\n",
    "- a\n- b\n  c\n\n  d\n- e\n\nf",
    "1. a\n2. b\n\n7) c",
    "text\n2. not a list\n\n- [ ] not a task here",
    "> quote\n> more\nlazy\n\nafter",
    "> - a\n> - b\n\nc",
    "    code\n\ntext\n\n    more code\n",
    "```\ncode\n```\ntext\n~~~ py\ncode\n```\n~~~\nmore",
    "| a | b |\n|---|---|\n| c \\| d | `e f` |\n\ng",
    "a | b\n--|--\nc | d",
    "![picture 5](a.png) words",
    "* * *\ntext\n***\nmore",
    "a\n\n<!-- hidden 5 -->\n\nb <!-- hidden --> c",
)


def words(document: Document) -> list[str]:
    return " ".join(b.span.of(document.text) for b in document.blocks).split()


@pytest.mark.parametrize("draft", DRAFTS)
def test_the_words_are_those_of_the_rendered_page(draft: str) -> None:
    page = markdown_it.MarkdownIt("commonmark").enable("table").render(draft)
    own = read_bytes(draft.replace("[ ] ", "").encode(), "draft.md")
    rendered = read_bytes(page.replace("[ ] ", "").encode(), "page.html")
    assert words(own) == words(rendered)
