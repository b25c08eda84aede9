"""A text too long to be checked at once: cut into parts, each checked for itself, so that memory stays within bounds."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from itertools import pairwise

from numcheck import rules, suppressions
from numcheck.checked_report import CheckedReport
from numcheck.config import Config
from numcheck.core.finding import Counts, Finding
from numcheck.core.place import ResolvedLocation
from numcheck.core.text import BlockKind, Document, Location, Span

# In code points, at most.
PART = 1 << 20


def check_in_parts(document: Document, check: Callable[[Document], CheckedReport], config: Config) -> CheckedReport:
    """The report on ``document`` by ``check`` of each of its parts, without claims and relations.

    That figures of two parts are not compared, and where it was cut, is among what is unchecked.
    """
    findings: list[Finding] = []
    noted = [(document.uri, note) for note in document.notes]
    unchecked = [(document.uri, line) for line in document.unread]
    figures = compared = conversions = 0
    starts = [*part_starts(document), len(document.text)]
    for start, end in pairwise(starts):
        report = check(document.part(start, end))
        findings += [_shifted(finding, start) for finding in report.findings]
        unchecked += [note for note in report.unchecked if note not in unchecked]
        figures += report.counts.figures
        compared += report.counts.compared
        conversions += report.counts.conversions
        del report
        gc.collect()  # the command looks for garbage seldom, and what a part leaves is much
    if len(starts) > 2:
        lines = ", ".join(f"{document.position(start).line:,}" for start in starts[1:-1])
        cut = f"not compared: figures of {len(starts) - 1} parts with one another, cut before line {lines}"
        unchecked.append((document.uri, cut))
    kept = suppressions.apply(findings, [document], [], rules=rules.all_rules(), enabled=rules.enabled(config))
    held = {document.uri: document}
    return CheckedReport(
        findings=tuple(finding if finding.place else finding.placed(held) for finding in kept),
        counts=Counts(figures, compared, conversions, len(noted) + len(unchecked), len(unchecked)),
        notes=(*noted, *unchecked),
        unchecked=tuple(unchecked),
        documents=(document,),
    )


def part_starts(document: Document) -> Iterator[int]:
    """Where the parts of ``document`` begin, in order, 0 the first: at a heading in the second half of ``PART``, else at
    a block or a row of a table; inside of a block that is longer, behind a sentence or a blank.
    """
    start = heading = able = 0
    yield 0
    for block in document.blocks or (document.block_at(0),):
        if block.cell is None or block.cell.column == 0:
            able = block.span.start
        if block.kind is BlockKind.HEADING:
            heading = block.span.start
        if block.span.end - start > PART and able > start:
            start = heading if heading - start > PART // 2 else able
            yield start
        while block.span.end - start > PART:
            start = _inside(document.text, start)
            yield start


def _inside(text: str, start: int) -> int:
    """Where to cut a block that goes on beyond the part that begins at ``start``."""
    for mark in (". ", " "):
        found = text.rfind(mark, start + PART // 2, start + PART)
        if found >= 0:
            return found + len(mark)
    return start + PART


def _shifted(finding: Finding, by: int) -> Finding:
    """``finding`` of a part that begins at ``by``, as one of the whole text; lines and columns are those already."""
    fix = finding.fix and finding.fix._replace(location=_moved(finding.fix.location, by))
    related = [r._replace(location=_moved(r.location, by), place=_placed(r.place, by)) for r in finding.related]
    return finding.replaced(
        location=_moved(finding.location, by), place=_placed(finding.place, by), related=tuple(related), fix=fix
    )


def _moved(location: Location, by: int) -> Location:
    return Location(location.uri, Span(location.span.start + by, location.span.end + by))


def _placed(place: ResolvedLocation | None, by: int) -> ResolvedLocation | None:
    return place and place._replace(start=place.start + by, end=place.end + by)
