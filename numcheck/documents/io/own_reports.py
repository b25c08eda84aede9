"""Files that numcheck wrote itself: their figures are those of the drafts, said again, and no source of anybody."""

from __future__ import annotations

import os
import re

from numcheck.documents.io.limits import LARGEST_FILE

_HEAD = 1200  # bytes; the marks stand at the top
_LONGEST_PART = 20_000_000  # bytes of a part that is looked through for notes; no archive may make it endless
# How a report begins, or what stands in its head, by the suffix under which it is written.
_MARKS = {
    ".html": (b'<meta name="generator" content="numcheck',),
    ".htm": (b'<meta name="generator" content="numcheck',),
    ".md": (b"### numcheck: ",),
    ".csv": (
        b"document,page,line,column,severity,rule,family,",
        b"document,line,column,text,value,unit,verdict,how,source,",
        b"document,line,column,text,value,low,high,bound,unit,",
        b"document,role,figures,errors,",
        b"measurand,unit,figures,documents,least,greatest,",
    ),
}
# How findings in plain text begin, with their place or without.
_FINDING = re.compile(rb"(?:[^\n]*:\d+:\d+: )?(?:error|warning|note)\[[a-z]+(?:-[a-z]+)+\]:? ")
# What `annotate` leaves in a copy of a draft, by suffix: the part of an archive, or "" for the file itself, and the note in it.
_NOTES = {
    (".docx", ".docm"): ("word/comments.xml", rb'w:author="numcheck"'),
    (".odt",): ("content.xml", rb'="numcheck-1"'),
    (".pdf",): ("", rb"/T \(numcheck\)"),
    (".html", ".htm", ".xhtml"): ("", rb'id="numcheck-figure-1"'),
    (".md", ".markdown"): ("", rb"\n\[\^numcheck-1\]: "),
    (".txt", ".text"): ("", rb"\n\[1\] [a-z]+(?:-[a-z]+)+ \((?:error|warning|note)\): "),
}
# Who a workbook of numcheck says has made it, in its properties.
_CREATOR = re.compile(rb"<dc:creator[^>]*>numcheck<")


def is_own_report(path: str) -> bool:
    """Whether the file ``path`` says that numcheck wrote it: a page, a comment for a pull request, a table, a workbook or
    findings as text. False for a file that cannot be read.
    """
    suffix = os.path.splitext(path)[1].lower()
    try:
        if suffix == ".xlsx":
            return _is_own_workbook(path)
        if suffix not in _MARKS and suffix not in (".txt", ".text"):
            return False
        with open(path, "rb") as f:
            head = f.read(_HEAD).removeprefix(b"\xef\xbb\xbf")
    except OSError:
        return False
    if suffix not in _MARKS:
        return _FINDING.match(head) is not None
    return any(mark in head if mark.startswith(b"<") else head.startswith(mark) for mark in _MARKS[suffix])


def is_annotated_copy(path: str) -> bool:
    """Whether the file ``path`` is a draft with the notes of `annotate` in it, which is a draft and no source. False for a file
    that cannot be read.
    """
    suffix = os.path.splitext(path)[1].lower()
    for suffixes, (part, note) in _NOTES.items():
        if suffix in suffixes:
            try:
                return re.search(note, _part(path, part) if part else _whole(path)) is not None
            except OSError:
                return False
    return False


def _whole(path: str) -> bytes:
    """What is read of the file ``path``: a larger one is none that is checked."""
    with open(path, "rb") as f:
        return f.read(LARGEST_FILE)


def _is_own_workbook(path: str) -> bool:
    return _CREATOR.search(_part(path, "docProps/core.xml", _HEAD)) is not None


def _part(path: str, name: str, most: int = _LONGEST_PART) -> bytes:
    """At most so many bytes of a part of the archive ``path``; none where it has no such part. OSError where it is no file."""
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(path) as container, container.open(name) as f:
            return f.read(most)
    except (BadZipFile, KeyError, ValueError, NotImplementedError, RuntimeError):
        return b""
