"""``--fix`` and ``--diff``: put what is safely missing into the file, and leave every written figure as it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from numcheck.cli.inputs import say
from numcheck.core.finding import Finding, Fix, Report
from numcheck.core.text import Document

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class ChangedFile:
    """One file before and after, as text of its source (markup and all, without the byte order mark)."""

    path: str
    before: str
    after: str


def apply(report: Report, texts: Sequence[Document]) -> tuple[list[ChangedFile], list[Finding]]:
    """The files of ``texts`` as the fixes of ``report`` would make them, and the findings that they settle.

    Nothing is written. Only files that are UTF-8 text on disk are changed; of fixes that overlap the first holds.
    """
    wanted: dict[str, list[tuple[Fix, Finding]]] = defaultdict(list)
    for finding in report.findings:
        if finding.fix:
            wanted[finding.fix.location.uri].append((finding.fix, finding))
    changed: list[ChangedFile] = []
    settled: list[Finding] = []
    for document in texts:
        before = _on_disk(document) if document.uri in wanted else None
        if before is None:
            continue
        after, done = _applied(document, before, wanted[document.uri])
        changed.append(ChangedFile(document.uri, before, after))
        settled += done
    return changed, settled


def _applied(document: Document, source: str, wanted: Sequence[tuple[Fix, Finding]]) -> tuple[str, list[Finding]]:
    ordered = sorted(((document.source_span(fix.location.span), fix, finding) for fix, finding in wanted), key=_place)
    pieces, at, done = [], 0, []
    for span, fix, finding in ordered:
        if span.start >= at:
            pieces += [source[at : span.start], fix.text]
            at = span.end
            done.append(finding)
    return "".join((*pieces, source[at:])), done


def _place(item: tuple[object, Fix, Finding]) -> tuple[int, int]:
    span = item[1].location.span
    return span.start, span.end


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


def without(report: Report, settled: Sequence[Finding]) -> Report:
    """``report`` without the findings in ``settled``; its counts stay, as they count what was read."""
    return replace(report, findings=tuple(f for f in report.findings if f not in settled))
