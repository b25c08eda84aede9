"""A report in a notebook's cell: its findings as a table. Nothing is run or loaded; everything of a text is escaped."""

from __future__ import annotations

from html import escape

from numcheck.core.finding import Finding
from numcheck.core.levels import Severity
from numcheck.core.text import Location
from numcheck.writers.places import said
from numcheck.writers.summary import verdict, work
from numcheck.writers.tables.spreadsheet import clean
from numcheck.writers.terminal.sanitize import one_line
from numcheck.writers.view import View

MOST = 200
"""Findings shown: a notebook keeps in its file what it has shown."""

# An edge that is seen on white and on black; the word beside it says the same.
_EDGES = {Severity.ERROR: "#d1242f", Severity.WARNING: "#bf8700", Severity.NOTE: "#3b82d6"}
_CELL = "text-align:left;vertical-align:top;padding:.35em .8em .35em 0"


def render(view: View) -> str:
    """The verdict, a row a finding with both its ends, and what was not checked, as HTML without style sheet or script."""
    report = view.report
    rows = "".join(_row(view, finding) for finding in report.findings[:MOST])
    heads = "".join(f'<th scope="col" style="{_CELL}">{h}</th>' for h in ("", "figure", "finding", "other end"))
    table = (
        f'<table style="border-collapse:collapse;text-align:left"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'
        if rows
        else ""
    )
    more = len(report.findings) - MOST
    lines = [f"{more:,} more, in Report.findings"] if more > 0 else []
    lines += [f"{uri}: {note}" for uri, note in report.unchecked]
    said = "".join(f'<div style="opacity:.75">{_safe(line)}</div>' for line in (*lines, work(view)))
    return f"<div><div><strong>{_safe(verdict(view))}</strong></div>{table}{said}</div>"


def _row(view: View, finding: Finding) -> str:
    edge = f"border-left:4px solid {_EDGES[finding.severity]};padding-left:.6em"
    about = f"{finding.rule}, {finding.confidence} confidence" + (f": {finding.reason}" if finding.reason else "")
    others = "<br>".join(_end(view, related.location) for related in finding.related)
    return (
        f'<tr><th scope="row" style="{_CELL};{edge}">{finding.severity}</th>'
        f'<td style="{_CELL}">{_end(view, finding.location)}</td>'
        f'<td style="{_CELL}">{_safe(finding.message)}<br><span style="opacity:.75">{_safe(about)}</span></td>'
        f'<td style="{_CELL}">{others}</td></tr>'
    )


def _end(view: View, location: Location) -> str:
    """The words of one end and where they stand. A text may turn its direction of writing; it turns its own words only."""
    text = view.words(location)
    words = (
        f'<bdi><mark style="padding:0 .15em;background:#fff1b8;color:#16191c">{_safe(text)}</mark></bdi> '
        if text
        else ""
    )
    return f'{words}<span style="opacity:.75"><bdi>{_safe(said(view.documents[location.uri], location))}</bdi></span>'


def _safe(words: str) -> str:
    return escape(clean(one_line(words)))
