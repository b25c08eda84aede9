"""``--fix`` and ``--diff``: what ``numcheck.fixes`` would put into the files on disk."""

from __future__ import annotations

from collections.abc import Sequence

from numcheck.cli.inputs import say
from numcheck.core.finding import Report
from numcheck.core.named_tuple import NamedTuple
from numcheck.core.text import Document
from numcheck.fixes import Check, fixed
from numcheck.writers.terminal.sanitize import one_line

_BOM = b"\xef\xbb\xbf"


class ChangedFile(NamedTuple):
    """One file before and after ``made`` fixes, as text of its source (markup and all, without the byte order mark)."""

    path: str
    before: str
    after: str
    made: int


def apply(report: Report, texts: Sequence[Document], check: Check) -> list[ChangedFile]:
    """The files of ``texts`` as the fixes of ``report``, and those that they bring to light, would make them.

    Nothing is written. Only files that are UTF-8 text on disk are changed; ``check`` finds what there is in a document.
    """
    changed = []
    for document in texts:
        found = [f for f in report.findings if f.location.uri == document.uri]
        source = _on_disk(document) if any(f.fix for f in found) else None
        if source is not None:
            after = fixed(document, source, found, check)
            if after.made:
                changed.append(ChangedFile(document.uri, source, after.source, after.made))
    return changed


def _on_disk(document: Document) -> str | None:
    """The file's text if it is what the document was read from, character by character; None says why not."""
    source = document.file_text
    try:
        with open(document.uri, "rb") as f:
            text = f.read().removeprefix(_BOM).decode("utf-8")
    except (OSError, UnicodeDecodeError):
        text = None
    if text != source or document.places:
        say(f"{document.uri}: not fixed: only UTF-8 text files can be")
        return None
    return text


def write(changed: Sequence[ChangedFile]) -> int:
    """Put the changed texts into their files as UTF-8, with the byte order mark they had; a file that somebody has written
    since it was read stays as it is, which is said. Returns how many fixes were made. OSError as of open.
    """
    from numcheck.writers.files import write_file

    made = 0
    for change in changed:
        with open(change.path, "rb") as f:
            now = f.read()
        mark = _BOM if now.startswith(_BOM) else b""
        if now.removeprefix(_BOM) == change.before.encode("utf-8"):
            write_file(change.path, mark + change.after.encode("utf-8"))
            made += change.made
        else:
            say(f"{change.path}: not fixed: it has changed since it was read")
    return made


def diff(changed: Sequence[ChangedFile]) -> str:
    """The changes as one unified diff, a missing newline at a file's end said as diff says it; "" without any."""
    from difflib import unified_diff

    lines: list[str] = []
    for change in changed:
        before, after = change.before.splitlines(keepends=True), change.after.splitlines(keepends=True)
        name = one_line(change.path)
        lines += unified_diff(before, after, name, name)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
