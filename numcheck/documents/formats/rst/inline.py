"""The words of one paragraph of reStructuredText, marks of emphasis, roles and targets taken out."""

from __future__ import annotations

import re

from numcheck.documents.builder import DocumentBuilder
from numcheck.documents.markup.source_text import GAP, Edit, SourceText
from numcheck.language import lexicon

MARKUP = re.compile(
    r"(?=[\\`:*\[|_])(?:(?P<escape>\\(?:.|\n))"
    r"|(?P<code>``(?=\S)[^`]*(?:`(?!`)[^`]*)*``)"
    r"|:(?P<role>[A-Za-z][\w+.:-]{0,60}):`(?P<rolled>[^`]+)`"
    r"|(?<![\w`])`(?P<quoted>[^`]+)`(?P<link>__?)?"
    r"|(?<![\w*])\*\*(?=\S)(?P<strong>[^*]+)\*\*(?!\w)"
    r"|(?<![\w*])\*(?=\S)(?P<emphasis>[^*]+)\*(?!\w)"
    r"|(?P<mark>\[(?:#[\w.-]*|\d+|\*|[A-Za-z][\w.-]*)\]_)"
    r"|(?P<substitution>(?<!\w)\|(?=\S)[^|\n]+\|_?)"
    r"|(?<=\w)(?P<reference>__?)(?!\w))",
)


def add_words(builder: DocumentBuilder, taken: list[tuple[int, int]]) -> None:
    """Add the words of the lines ``taken``, (start, end) in the source, to the open block of ``builder``."""
    source_text = SourceText(builder, taken)
    edits: list[Edit] = []
    unread = lexicon.classes("markup/rst_names")["unread-role"]
    for found in MARKUP.finditer(source_text.text):
        kind = found.lastgroup
        start, end = found.span()
        if kind == "escape":
            edits.append((start, end if found.group()[1].isspace() else start + 1, ""))
        elif kind in ("code", "substitution") or (found.group("role") or "").lower() in unread:
            edits.append((start, end, GAP))
        elif kind in ("mark", "reference"):
            edits.append((start, end, ""))
        else:
            name = next(n for n in ("rolled", "quoted", "strong", "emphasis") if found.group(n) is not None)
            a, b = found.span(name)
            if name in ("rolled", "quoted") and source_text.text[b - 1] == ">":
                target = source_text.text.rfind("<", a, b)
                b = len(source_text.text[:target].rstrip()) if target > a else b
            edits += [(start, a, ""), (b, end, "")]
    source_text.apply(edits)
