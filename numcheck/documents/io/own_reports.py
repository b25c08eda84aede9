"""Files that numcheck wrote itself: their figures are those of the drafts, said again, and no draft of anybody."""

from __future__ import annotations

import os
import re

_HEAD = 1200  # bytes; the marks stand at the top
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


def _is_own_workbook(path: str) -> bool:
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(path) as container, container.open("docProps/core.xml") as f:
            return _CREATOR.search(f.read(_HEAD)) is not None
    except (BadZipFile, KeyError, ValueError, NotImplementedError, RuntimeError):
        return False
