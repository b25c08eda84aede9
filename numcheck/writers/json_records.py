"""Findings as plain records, the shape that ``formats/report.schema.json`` documents: json and jsonl write them."""

from __future__ import annotations

from typing import Any

from numcheck.core.finding import Finding, Fix
from numcheck.core.text import Location
from numcheck.messages.fingerprint import fingerprints
from numcheck.writers.location import resolve
from numcheck.writers.view import View


def location_record(view: View, location: Location) -> dict[str, Any]:
    """Where ``location`` is, as a JSON object: offsets in code points from 0, line and column from 1, and the words
    there.
    """
    p = resolve(view, location)
    end = {"line": p.end_line, "column": p.end_column}
    start: dict[str, Any] = {"line": p.line, "column": p.column}
    if p.page is not None:
        start["page"] = p.page
    return {"uri": p.uri, "start": start, "end": end, "span": {"start": p.start, "end": p.end}, "text": p.text}


def _fix_record(view: View, fix: Fix | None) -> dict[str, Any] | None:
    if fix is None:
        return None
    return {"title": fix.title, "location": location_record(view, fix.location), "text": fix.text}


def finding_record(view: View, finding: Finding, fingerprint: str) -> dict[str, Any]:
    """One finding with both ends as a JSON object, the schema's ``finding``."""
    return {
        "rule": finding.rule,
        "family": str(finding.family),
        "severity": str(finding.severity),
        "confidence": str(finding.confidence),
        "message": finding.message,
        "reason": finding.reason,
        "location": location_record(view, finding.location),
        "related": [{"message": r.message, "location": location_record(view, r.location)} for r in finding.related],
        "fix": _fix_record(view, finding.fix),
        "fingerprint": fingerprint,
    }


def finding_records(view: View) -> list[dict[str, Any]]:
    """Every finding as a JSON object, in the order of the report, with fingerprints that tell like ones apart."""
    keys = fingerprints(view.report.findings, view.words)
    return [finding_record(view, f, key) for f, key in zip(view.report.findings, keys, strict=True)]


def report_record(view: View) -> dict[str, Any]:
    """The whole report as a JSON object: documents, findings, counts and notes (``report.schema.json``)."""
    counts = view.report.counts
    return {
        "format": "numcheck-report/1",
        "version": view.version,
        "documents": [{"uri": u, "role": "source" if u in view.sources else "draft"} for u in view.documents],
        "counts": {
            "figures": counts.figures,
            "compared": counts.compared,
            "conversions": counts.conversions,
            "skipped": counts.skipped,
            "unchecked": counts.unchecked,
        },
        "findings": finding_records(view),
        "notes": [{"uri": uri, "message": note} for uri, note in view.report.notes],
    }
