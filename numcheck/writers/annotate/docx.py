"""Word: a comment on exactly the words of each figure. Runs are split where they must be, their formatting stays.

The places of a document read from Word count its paragraphs and the code points of each (insertions accepted,
deletions gone), so the same walk over the file's paragraphs leads back to the words. Word has no comments in footnotes and
endnotes: what is said of a figure there hangs on the sign that leads to the note.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Any, BinaryIO

from numcheck.core.text import Document
from numcheck.optional_dependencies import require
from numcheck.writers.annotate.notes import AnnotatedCopy, Annotation

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
UNREAD = frozenset({"del", "moveFrom", "Fallback", "oMath", "rPrChange", "pPrChange", "tblPrChange"})
ONE_SIGN = frozenset({"tab", "br", "cr", "noBreakHyphen", "ptab"})


def render(document: Document, annotations: Sequence[Annotation], file: str | BinaryIO) -> AnnotatedCopy:
    """``file`` (a path, or what can be read) with comments. Figures in headers, where Word has no comments, are left out,
    as are those of a note to which no sign leads.

    Raises MissingExtraError without python-docx.
    """
    docx = require("docx", "docx")
    from docx.text.run import Run

    word = docx.Document(file)
    paragraphs = list(_paragraphs(word.element.body))
    signs = _signs_of_notes(word)
    made = 0
    for annotation in reversed(annotations):
        first, last = document.position(annotation.span.start), document.position(annotation.span.end - 1)
        text = annotation.text
        sign = signs.get(first.line - len(paragraphs))
        if sign is not None:
            start = end = [sign]
            text = f"In this note, “{' '.join(annotation.span.of(document.text).split())}”: {text}"
        elif not 1 <= first.line <= last.line <= len(paragraphs):
            continue
        elif first.line == last.line:
            start = end = _isolated(paragraphs[first.line - 1], first.column, last.column + 1)
        else:
            start = _isolated(paragraphs[first.line - 1], first.column, 1 << 30)
            end = _isolated(paragraphs[last.line - 1], 1, last.column + 1)
        if not start or not end:
            continue
        runs = [Run(start[0], word), Run(end[-1], word)]
        word.add_comment(runs, text=text, author="numcheck", initials="nc")
        made += 1
    saved = io.BytesIO()
    word.save(saved)
    return AnnotatedCopy(saved.getvalue(), made)


def _paragraphs(element: Any) -> Iterator[Any]:
    """Every paragraph below ``element`` in order of the file, those in text boxes after the one that holds the box."""
    for child in element:
        if not isinstance(child.tag, str) or _name(child) in UNREAD:
            continue
        if child.tag == f"{W}p":
            yield child
        yield from _paragraphs(child)


def _signs_of_notes(word: Any) -> dict[int, Any]:
    """For each paragraph of the notes, counted from 1 as the reader does, the run of the body that leads to its note."""
    from docx.oxml import parse_xml

    signs: dict[int, Any] = {}
    number = 0
    parts = {rel.reltype.rpartition("/")[2]: rel.target_part for rel in word.part.rels.values() if not rel.is_external}
    for kind in ("footnote", "endnote"):
        part = parts.get(f"{kind}s")
        if part is None:
            continue
        runs = {s.get(f"{W}id"): s.getparent() for s in word.element.body.iter(f"{W}{kind}Reference")}
        for note in parse_xml(part.blob):
            if note.get(f"{W}type", "normal") != "normal":
                continue
            for _ in _paragraphs(note):
                number += 1
                run = runs.get(note.get(f"{W}id"))
                if run is not None and _name(run) == "r":
                    signs[number] = run
    return signs


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _runs(element: Any) -> Iterator[Any]:
    """The runs of a paragraph whose words are read, not those of text boxes inside."""
    for child in element:
        if not isinstance(child.tag, str) or _name(child) in UNREAD or child.tag == f"{W}p":
            continue
        if child.tag == f"{W}r":
            if not _hidden(child):
                yield child
        else:
            yield from _runs(child)


def _hidden(run: Any) -> bool:
    properties = run.find(f"{W}rPr")
    if properties is None:
        return False
    flags = (properties.find(f"{W}{name}") for name in ("vanish", "strike", "dstrike"))
    return any(f is not None and f.get(f"{W}val", "1") not in ("0", "false", "off", "none") for f in flags)


def _length(run: Any) -> int:
    """How many code points of text a run holds."""
    return sum(len(c.text or "") if c.tag == f"{W}t" else _name(c) in ONE_SIGN for c in run)


def _isolated(paragraph: Any, first: int, end: int) -> list[Any]:
    """The runs that hold exactly the columns ``first`` to ``end`` (one-based, half-open), split off where needed."""
    found = []
    column = 1
    for run in list(_runs(paragraph)):
        length = _length(run)
        start, stop = column, column + length
        column = stop
        if stop <= first or start >= end or not length:
            continue
        if stop > end:
            _split(run, end - start)
        if start < first:
            run = _split(run, first - start)
        found.append(run)
    return found


def _split(run: Any, at: int) -> Any:
    """Cut ``run`` behind its first ``at`` code points; returns the new run that follows it, formatted alike."""
    second = deepcopy(run)
    for child in list(second):
        if child.tag != f"{W}rPr":
            second.remove(child)
    run.addnext(second)
    passed = 0
    for child in list(run):
        if child.tag == f"{W}rPr":
            continue
        size = len(child.text or "") if child.tag == f"{W}t" else int(_name(child) in ONE_SIGN)
        if passed >= at:
            second.append(child)
        elif passed + size > at:
            rest = deepcopy(child)
            rest.text = child.text[at - passed :]
            child.text = child.text[: at - passed]
            for part in (child, rest):
                part.set(SPACE, "preserve")
            second.append(rest)
        passed += size
    return second
