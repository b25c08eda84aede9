"""For reviewdog. Its columns count bytes of UTF-8 from 1, those of the file and not of the text read."""

from __future__ import annotations

from typing import Any

from numcheck.core.text import Location
from numcheck.writers.location import resolve
from numcheck.writers.terminal.sanitize import json_text
from numcheck.writers.view import View

SUFFIX = "json"
_SEVERITY = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}


def render(view: View) -> str:
    """A Reviewdog Diagnostic Format result with all findings, other ends as related locations; columns count UTF-8
    bytes from 1, as its format asks.
    """
    diagnostics = []
    for f in view.report.findings:
        diagnostic: dict[str, Any] = {
            "message": f.message,
            "location": _location(view, f.location),
            "severity": _SEVERITY[str(f.severity)],
            "code": {"value": f.rule},
        }
        if f.related:
            diagnostic["relatedLocations"] = [
                {"message": r.message or view.words(r.location), "location": _location(view, r.location)}
                for r in f.related
            ]
        if f.fix is not None:
            diagnostic["suggestions"] = [{"range": _location(view, f.fix.location)["range"], "text": f.fix.text}]
        diagnostics.append(diagnostic)
    result = {"source": {"name": "numcheck"}, "diagnostics": diagnostics}
    return json_text(result, indent=2) + "\n"


def _location(view: View, location: Location) -> dict[str, Any]:
    p = resolve(view, location)
    start = {"line": p.line, "column": _bytes(view, p.uri, p.line, p.column)}
    end = {"line": p.end_line, "column": _bytes(view, p.uri, p.end_line, p.end_column)}
    return {"path": p.uri, "range": {"start": start, "end": end}}


def _bytes(view: View, uri: str, line: int, column: int) -> int:
    """The byte column of a code point column; the same where the format has no lines to count in."""
    document = view.documents[uri]
    source = document.file_text
    if source.isascii() or document.places:
        return column
    return len(document.line_text(line)[: column - 1].encode("utf-8", "replace")) + 1
