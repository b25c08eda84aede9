"""Files that numcheck wrote itself: their figures are those of the drafts, said again, and no draft of anybody."""

from __future__ import annotations

import os

_HEAD = 1200  # bytes; the marks stand at the top
# How a report begins, or what stands in its head, by the suffix under which it is written.
_MARKS = {
    ".html": b'<meta name="generator" content="numcheck',
    ".htm": b'<meta name="generator" content="numcheck',
    ".md": b"### numcheck: ",
    ".csv": b"document,page,line,column,severity,rule,family,",
}


def is_own_report(path: str) -> bool:
    """Whether the file ``path`` says that numcheck wrote it: a page, a comment for a pull request or a table of
    findings. False for a file that cannot be read.
    """
    mark = _MARKS.get(os.path.splitext(path)[1].lower())
    if mark is None:
        return False
    try:
        with open(path, "rb") as f:
            head = f.read(_HEAD)
    except OSError:
        return False
    return mark in head if mark.startswith(b"<") else head.removeprefix(b"\xef\xbb\xbf").startswith(mark)
