"""``--fix`` and ``--diff``: put what is safely missing into the file, and leave every written figure as it is.

A fix is made only if the file, read again, says what it said before and the inserted words, and nothing new is found in
it: where a format writes a figure in a way of its own, its end in the text may not be its end in the file.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from numcheck import documents
from numcheck.cli.inputs import say
from numcheck.core.finding import Finding, Fix, Report
from numcheck.core.text import Document
from numcheck.documents import UnreadableError

_BOM = b"\xef\xbb\xbf"
# A fix may bring the next one to light; ruff, too, gives up after a hundred rounds.
_ROUNDS = 100

Check = Callable[[Document], Sequence[Finding]]


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
            after, made = _fixed(document, source, found, check)
            if made:
                changed.append(ChangedFile(document.uri, source, after, made))
    return changed


def _fixed(document: Document, source: str, found: Sequence[Finding], check: Check) -> tuple[str, int]:
    made = 0
    for _ in range(_ROUNDS):
        fixes = [f.fix for f in found if f.fix and f.fix.location.uri == document.uri]
        step = _step(document, source, fixes, found, check)
        if step is None:
            # Some fix of these does harm: each for itself, then.
            alone = (_step(document, source, [fix], found, check) for fix in fixes)
            step = next((s for s in alone if s), None)
        if step is None:
            break
        document, source, found, count = step
        made += count
    return source, made


def _step(
    document: Document, source: str, fixes: Sequence[Fix], found: Sequence[Finding], check: Check
) -> tuple[Document, str, Sequence[Finding], int] | None:
    """The document, source and findings after ``fixes``, and how many those were; None without any, and where they do harm."""
    if not fixes:
        return None
    chosen = {fix.location.span: fix for fix in reversed(fixes)}  # of two at one place the first holds
    after, text = source, document.text
    for span in sorted(chosen, reverse=True):
        start, end = (document.end_in_source(span.start),) * 2 if span.start == span.end else document.source_span(span)
        after = after[:start] + chosen[span].text + after[end:]
        text = text[: span.start] + chosen[span].text + text[span.end :]
    try:
        again = documents.read_bytes(after.encode("utf-8"), document.uri)
    except (UnreadableError, UnicodeEncodeError):
        return None
    if again.text != text:
        return None
    now = check(again)
    known = {(f.rule, f.message) for f in found}
    if any((f.rule, f.message) not in known for f in now if not f.fix):
        return None
    return again, after, now, len(chosen)


def _on_disk(document: Document) -> str | None:
    """The file's text if it is what the document was read from, character by character; None says why not."""
    source = document.text if document.source is None else document.source
    try:
        with open(document.uri, "rb") as f:
            text = f.read().removeprefix(_BOM).decode("utf-8")
    except (OSError, UnicodeDecodeError):
        text = None
    if text != source or document.places:
        say(f"{document.uri}: not fixed: only UTF-8 text files can be")
        return None
    return text


def write(changed: Sequence[ChangedFile]) -> None:
    """Put the changed texts into their files as UTF-8, with the byte order mark they had. OSError as of open."""
    from numcheck.writers.files import write_file

    for change in changed:
        with open(change.path, "rb") as f:
            mark = _BOM if f.read(3) == _BOM else b""
        write_file(change.path, mark + change.after.encode("utf-8"))


def diff(changed: Sequence[ChangedFile]) -> str:
    """The changes as one unified diff, a missing newline at a file's end said as diff says it; "" without any."""
    from difflib import unified_diff

    lines: list[str] = []
    for change in changed:
        before, after = change.before.splitlines(keepends=True), change.after.splitlines(keepends=True)
        lines += unified_diff(before, after, change.path, change.path)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
