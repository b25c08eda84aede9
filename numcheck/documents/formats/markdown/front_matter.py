"""YAML or TOML between two fences at the top of a Markdown file."""

from __future__ import annotations

import re

from numcheck.documents.builder import DocumentBuilder
from numcheck.language.lazy_pattern import Lazy

DATE = Lazy(
    r"^(?:date|published|pubDate|publishDate|publish_date)[ \t]*[:=][ \t]*[\"']?(\d{4}-\d\d-\d\d)", re.MULTILINE
)


def skip(builder: DocumentBuilder, lines: list[tuple[int, int]]) -> int:
    """The index of the first of ``lines``, (start, end) in the source, behind the front matter; 0 without any.

    Its date becomes that of the document, its comments (``# numcheck: …``) are kept.
    """
    source = builder.source or ""
    fence = source[slice(*lines[0])].rstrip() if lines else ""
    if fence not in ("---", "+++"):
        return 0
    closing = ("---", "...") if fence == "---" else ("+++",)
    for n, (a, b) in enumerate(lines[1:], 1):
        if source[a:b].rstrip() in closing:
            if found := DATE.search(source, lines[0][1], a):
                builder.date = found.group(1)
            for start, end in lines[1:n]:
                mark = source.find("#", start, end)
                if mark >= 0 and not source[start:mark].strip():
                    builder.copy_comment(source[mark + 1 : end], mark + 1)
            return n + 1
    return 0
