"""The words of one paragraph of AsciiDoc: marks of emphasis, macros and anchors taken out, footnotes set apart."""

from __future__ import annotations

import re

from numcheck.documents.builder import DocumentBuilder
from numcheck.documents.markup.character_references import REFERENCE, resolve
from numcheck.documents.markup.source_text import GAP, Edit, SourceText
from numcheck.documents.markup.sub_superscripts import LOWERED, RAISED
from numcheck.documents.markup.sub_superscripts import edits as script_edits

MARKUP = re.compile(
    r"(?P<escape>\\(?=[*_`#^~{\[<]))"
    r"|(?P<code>``[^`]+``|`[^`]+`|\+\+\+[^+]+\+\+\+|\{[\w-]+\}|(?:image|icon|kbd|btn|menu|stem|latexmath|pass|anchor):[^\s\[]{0,2000}\[[^\]]{0,2000}\]|<<[^,<>]+>>|\[\[[^\[\]]*\]\])"
    r"|footnote:\w{0,40}\[(?P<footnote>[^\]]{0,2000})\]"
    r"|(?:link:|xref:|mailto:|https?://|ftp://)[^\s\[\]]{0,2000}\[(?P<linked>[^\]]{0,2000})\]"
    r"|<<[^,<>]+,(?P<referred>[^<>]*)>>"
    r"|(?:\[[^\[\]\n]*\])?##(?P<marked>[^#]+)##|(?:\[[^\[\]\n]*\])?(?<!\w)#(?=\S)(?P<highlighted>[^#]+)#(?!\w)"
    r"|\*\*(?P<bold>[^*]+)\*\*|(?<!\w)\*(?=\S)(?P<strong>[^*]+)\*(?!\w)"
    r"|__(?P<slanted>[^_]+)__|(?<!\w)_(?=\S)(?P<emphasis>[^_]+)_(?!\w)"
    r"|(?<!\w)\+(?=\S)(?P<literal>[^+\n]+)\+(?!\w)"
    r"|\^(?P<raised>[^\s^]+)\^|~(?P<lowered>[^\s~]+)~"
)
# A paragraph without any of these has no markup.
SIGNS = frozenset("\\`+{[<#*_^~")
NESTED = ("marked", "highlighted", "bold", "strong", "slanted", "emphasis")


def add_words(builder: DocumentBuilder, taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Add the words of the lines ``taken``, (start, end) in the source, to the open block of ``builder``.

    Returns where in the source the words of its footnotes stand.
    """
    source_text = SourceText(builder, taken)
    edits: list[Edit] = [(m.start(), m.end(), resolve(m.group())) for m in REFERENCE.finditer(source_text.text)]
    footnotes = []
    waiting = [(0, len(source_text.text))] if SIGNS.intersection(source_text.text) else []
    while waiting:
        begin, stop = waiting.pop()
        for found in MARKUP.finditer(source_text.text, begin, stop):
            kind = found.lastgroup or ""
            start, end = found.span()
            a, b = found.span(kind)
            if kind == "escape":
                edits.append((start, start + 1, ""))
            elif kind == "code":
                edits.append((start, end, GAP))
            elif kind == "footnote":
                edits.append((start, end, ""))
                if a < b:
                    footnotes.append((source_text.origin(a), source_text.origin(b - 1) + 1))
            else:
                edits += [(start, a, ""), (b, end, "")]
                if kind in ("raised", "lowered"):
                    edits += script_edits(found.group(kind), a, RAISED if kind == "raised" else LOWERED)
                elif kind in NESTED:
                    waiting.append((a, b))
    source_text.apply(edits)
    return footnotes
