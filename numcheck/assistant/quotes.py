"""Findings and figures as the tools give them: in one line each, and quoted with the words around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numcheck.core.finding import Finding
from numcheck.core.levels import Family
from numcheck.core.relation import DateSupport, Support
from numcheck.core.text import Location
from numcheck.writers import View
from numcheck.writers.location import resolve
from numcheck.writers.terminal.excerpts import passage_around
from numcheck.writers.terminal.sanitize import one_line

if TYPE_CHECKING:
    from numcheck.assistant.answers import QuotedFigure, QuotedFinding, TiedFigure

_AROUND = 80  # code points quoted on either side of a figure


def quoted_finding(view: View, finding: Finding) -> QuotedFinding:
    """``finding`` with what it says and its figures at both ends."""
    said: QuotedFinding = {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "message": one_line(finding.message),
        "figure": _quoted(view, finding.location),
    }
    if finding.reason:
        said["reason"] = one_line(finding.reason)
    if finding.related:
        said["others"] = [_quoted(view, r.location) for r in finding.related]
    if finding.fix:
        said["fix"] = one_line(finding.fix.text)
    return said


def tied_figures(view: View) -> list[TiedFigure]:
    """A row a figure and date of the draft, in its order."""
    report = view.report
    held: dict[Location, Support | DateSupport] = {}
    for relation in report.relations:
        if isinstance(relation, Support | DateSupport):
            held.setdefault(relation.draft.location, relation)
    found = {f.location: f for f in reversed(report.findings) if _is_of_sources(view, f)}
    places = {c.location for c in report.claims if c.location.uri not in view.sources} | held.keys()
    rows: list[TiedFigure] = []
    for place in sorted(places):
        tied, finding = held.get(place), found.get(place)
        row: TiedFigure = {
            "verdict": tied.status.value if tied else "not-checked",
            "figure": _quoted(view, place),
        }
        if isinstance(tied, Support) and tied.how:
            row["how"] = tied.how.value
        if tied and tied.sources:
            row["source"] = _quoted(view, tied.sources[0].location)
        if tied and tied.elsewhere:
            row["nearest"] = _quoted(view, tied.elsewhere[0].location)
        if finding:
            row["confidence"], row["message"] = finding.confidence.value, one_line(finding.message)
        if tied and tied.reason:
            row["reason"] = one_line(tied.reason)
        rows.append(row)
    return rows


def _is_of_sources(view: View, finding: Finding) -> bool:
    return finding.family is Family.UNSUPPORTED or any(r.location.uri in view.sources for r in finding.related)


def _quoted(view: View, location: Location) -> QuotedFigure:
    place = resolve(view, location)
    before, after = passage_around(view.documents[location.uri], location.span, _AROUND)
    return {
        "text": one_line(place.text),
        "quote": one_line(f"{before}{place.text}{after}"),
        "document": one_line(place.uri),
        "line": place.line,
        "column": place.column,
    }
