"""OpenDocument text: an annotation on exactly the words of each figure. Nothing else of the file changes.

The places of a document read from OpenDocument count its paragraphs and the code points of each.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from numcheck.core.text import Document
from numcheck.optional_dependencies import require
from numcheck.writers.annotate.notes import AnnotatedCopy, Annotation, content_of

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
DUBLIN = "{http://purl.org/dc/elements/1.1/}"
SPACE = re.compile(r"[ \t\r\n]+")
UNREAD = frozenset(
    {"tracked-changes", "note-citation", "page-number", "page-count", "sequence-decls", "script", "title", "desc"}
    | {"ruby-text", "table-of-content", "alphabetical-index", "illustration-index", "bibliography", "math", "forms"}
    | {"binary-data", "creator", "date", "footer", "footer-left", "number", "annotation"}
)

# One code point of a paragraph: the element, whether in its text or its tail, and the place in it.
Sign = tuple[Any, bool, int]


def render(document: Document, annotations: Sequence[Annotation], file: str | BinaryIO) -> AnnotatedCopy:
    """``file`` (a path, or what can be read) with annotations. Figures in page headers, which have none, are left out.

    Raises MissingExtraError without lxml.
    """
    etree = require("lxml.etree", "odt")
    data = content_of(file)
    flat = not data.startswith(b"PK")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    root = etree.fromstring(data if flat else _part(data), parser)
    paragraphs = list(_paragraphs(root))
    made = 0
    for number, annotation in reversed(list(enumerate(annotations, 1))):
        first, last = document.position(annotation.span.start), document.position(annotation.span.end - 1)
        if not 1 <= first.line <= last.line <= len(paragraphs):
            continue
        starts, ends = (list(_signs(paragraphs[p.line - 1], _struck(root))) for p in (first, last))
        if first.column > len(starts) or last.column > len(ends):
            continue
        element, in_text, at = ends[last.column - 1]
        _insert(
            element, in_text, at + 1, etree.Element(f"{OFFICE}annotation-end", {f"{OFFICE}name": f"numcheck-{number}"})
        )
        element, in_text, at = starts[first.column - 1]
        _insert(element, in_text, at, _annotation(etree, annotation, f"numcheck-{number}"))
        made += 1
    content = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return AnnotatedCopy(content if flat else _repacked(data, content), made)


def _part(data: bytes) -> bytes:
    from zipfile import ZipFile

    with ZipFile(io.BytesIO(data)) as container:
        return container.read("content.xml")


def _repacked(data: bytes, content: bytes) -> bytes:
    """The same container in the same order, with another ``content.xml``."""
    from zipfile import ZipFile

    saved = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(saved, "w") as new:
        for member in old.infolist():
            part = content if member.filename == "content.xml" else old.read(member)
            new.writestr(member, part, compress_type=member.compress_type)
    return saved.getvalue()


def _annotation(etree: Any, annotation: Annotation, name: str) -> Any:
    element = etree.Element(f"{OFFICE}annotation", {f"{OFFICE}name": name})
    etree.SubElement(element, f"{DUBLIN}creator").text = "numcheck"
    for note in annotation.notes:
        etree.SubElement(element, f"{TEXT}p").text = note.text
    return element


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def _paragraphs(element: Any) -> Iterator[Any]:
    """Every paragraph and heading below ``element`` in order of the file."""
    for child in element:
        if _name(child) in UNREAD or not _name(child):
            continue
        if child.tag in (f"{TEXT}p", f"{TEXT}h"):
            yield child
        yield from _paragraphs(child)


def _struck(root: Any) -> frozenset[str]:
    """Names of the styles of struck and hidden words."""
    names = set()
    for style in root.iter(f"{STYLE}style"):
        for properties in style.iter(f"{STYLE}text-properties"):
            struck = properties.get(f"{STYLE}text-line-through-style", "none") != "none"
            if struck or properties.get(f"{TEXT}display") == "none":
                names.add(style.get(f"{STYLE}name", ""))
    return frozenset(names)


def _signs(element: Any, struck: frozenset[str]) -> Iterator[Sign]:
    """Every code point of a paragraph as it is read: runs of white space are one."""
    if element.get(f"{TEXT}style-name", "") in struck and _name(element) == "span":
        return
    yield from _collapsed(element, True)
    for child in element:
        name = _name(child)
        if name == "s":
            for _ in range(min(int(child.get(f"{TEXT}c", "1")), 1000)):
                yield child, False, 0
        elif name in ("tab", "line-break"):
            yield child, False, 0
        elif name and name not in UNREAD and name not in ("p", "h", "note-body", "text-box"):
            yield from _signs(child, struck)
        yield from _collapsed(child, False)


def _collapsed(element: Any, in_text: bool) -> Iterator[Sign]:
    words = (element.text if in_text else element.tail) or ""
    at = 0
    for gap in SPACE.finditer(words):
        for n in range(at, gap.start() + 1):
            yield element, in_text, n
        at = gap.end()
    for n in range(at, len(words)):
        yield element, in_text, n


def _insert(element: Any, in_text: bool, at: int, new: Any) -> None:
    """Put ``new`` before the code point ``at`` of the element's text or tail."""
    if in_text:
        words = element.text or ""
        element.text, new.tail = words[:at], words[at:]
        element.insert(0, new)
    else:
        words = element.tail or ""
        element.tail = words[:at]
        element.addnext(new)
        new.tail = words[at:]
