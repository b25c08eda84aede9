"""For people at a terminal: each finding with the words around both its ends, carets beneath the figures.

Wrapped at the width of the terminal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from numcheck.core.finding import Finding
from numcheck.core.levels import Confidence
from numcheck.core.text import Document, Location
from numcheck.writers.places import has_lines, place, said
from numcheck.writers.summary import notes, statistics, summary
from numcheck.writers.terminal import text_width
from numcheck.writers.terminal.excerpts import Excerpt, Underline, excerpts
from numcheck.writers.terminal.sanitize import drawable, one_line
from numcheck.writers.terminal.style import Paint
from numcheck.writers.view import View

SUFFIX = "txt"


def render(view: View) -> str:
    """Findings with the lines around both ends, in the order of the report, or with ``view.statistics`` their number
    per rule; then what was done. In lines of ``view.width`` cells.
    """
    paint = Paint(view.color, view.hyperlinks)
    parts: list[str] = []
    if view.statistics:
        parts.extend(statistics(view))
    else:
        for finding in view.report.findings:
            parts.extend((*_finding(view, finding, paint), ""))
    if not view.quiet:
        parts.extend(notes(view, paint))
        parts.extend(summary(view, paint))
    return drawable("".join(f"{line}\n" for line in parts), view.ascii)


def _finding(view: View, finding: Finding, paint: Paint) -> Iterator[str]:
    underlines = _underlines(view, finding)
    margin = max(_margin(view.documents[uri], group) for uri, group in underlines)
    columns = max(view.width - margin - 3, 24)

    title = f"{finding.severity}[{finding.rule}]"
    lines = list(text_width.wrap(f"{title}: {one_line(finding.message)}", max(view.width, 44), indent="    "))
    first = lines[0].removeprefix(title)
    yield paint.severity(finding.severity, title) + paint("bold", first)
    yield from (paint("bold", line) for line in lines[1:])

    bar = paint("dim", " " * (margin + 1) + "│")
    for uri, group in underlines:
        document = view.documents[uri]
        shown = excerpts(document, group, columns)
        numbered = has_lines(document)
        # Where no number tells one line from another, each excerpt says where it stands; of a table the row does.
        spans = [group[0].span if numbered or _in_table(document, e) else e.carets[0][2].span for e in shown]
        arrow = paint("dim", " " * margin + "─→ ")
        yield arrow + paint.link(uri, one_line(said(document, Location(uri, spans[0]))))
        yield bar
        for j, excerpt in enumerate(shown):
            if j and spans[j] != spans[j - 1]:
                yield arrow + one_line(place(document, spans[j]))
                yield bar
            elif j and excerpt.number > shown[j - 1].number + 1:
                yield paint("dim", " " * (margin + 1) + "┆")
            above = excerpt.above
            if above and above[0] > (shown[j - 1].number if j else 0):
                yield paint("dim", f"{above[0] if numbered else '':>{margin}} │ {above[1]}")
            number = paint("dim", f"{excerpt.number if numbered else '':>{margin}} │")
            yield f"{number} {excerpt.line}".rstrip()
            yield from (f"{bar} {row}" for row in _carets(excerpt, finding, columns, paint))
    if finding.reason.casefold() not in finding.message.casefold():
        yield from _remark("why", finding.reason, margin, view.width, paint)
    if finding.fix is not None:
        told = finding.fix.title or f"write “{finding.fix.text}”"
        yield from _remark("fix", told, margin, view.width, paint)
    if finding.confidence is not Confidence.HIGH:
        yield from _remark("confidence", str(finding.confidence), margin, view.width, paint)


def _margin(document: Document, group: Sequence[Underline]) -> int:
    """How wide the numbers of the lines with ``group`` are."""
    return len(str(max(document.position(m.span.start).line for m in group))) if has_lines(document) else 1


def _in_table(document: Document, excerpt: Excerpt) -> bool:
    return document.block_at(excerpt.carets[0][2].span.start).cell is not None


def _underlines(view: View, finding: Finding) -> list[tuple[str, list[Underline]]]:
    """The underlines of each document, the finding's own document first."""
    groups: dict[str, list[Underline]] = {finding.location.uri: [Underline(finding.location.span)]}
    for related in finding.related:
        label = one_line(related.message)
        if label.casefold() == one_line(view.words(related.location)).casefold():
            label = ""  # The words stand there already.
        underline = Underline(related.location.span, label, is_primary=False)
        groups.setdefault(related.location.uri, []).append(underline)
    return [(uri, sorted(group, key=lambda m: (not m.is_primary, m.span))) for uri, group in groups.items()]


def _carets(excerpt: Excerpt, finding: Finding, columns: int, paint: Paint) -> Iterator[str]:
    """The row of carets, the last label beside it where it fits; the other labels beneath their figures."""
    row, used = "", 0
    for start, length, underline in excerpt.carets:
        # Of figures that overlap, the later has carets under what is left of it.
        carets = "^" * (start + length - max(start, used))
        painted = paint.severity(finding.severity, carets) if underline.is_primary else paint("blue", carets)
        row += " " * (start - used) + painted
        used = max(used, start + length)
    rest = [c for c in excerpt.carets if c[2].label]
    if rest and rest[-1] == excerpt.carets[-1] and used + 1 + text_width.width(rest[-1][2].label) <= columns:
        row += " " + paint("blue", rest.pop()[2].label)
    yield row
    for start, _, underline in reversed(rest):
        size = text_width.width(underline.label)
        indent = start if start + size <= columns else max(columns - size, 0)
        yield from (" " * indent + paint("blue", line) for line in text_width.wrap(underline.label, columns - indent))


def _remark(head: str, text: str, margin: int, width: int, paint: Paint) -> Iterator[str]:
    lead = f"{' ' * (margin + 1)}= {head}: "
    wrapped = list(text_width.wrap(one_line(text), max(width - len(lead), 24)))
    for i, line in enumerate(wrapped):
        yield (paint("dim", lead) if i == 0 else " " * len(lead)) + line
