"""A GitLab code quality report (https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format)."""

from __future__ import annotations

from typing import Any

from numcheck.core.levels import Severity
from numcheck.messages.fingerprint import fingerprints
from numcheck.writers.location import ResolvedLocation, resolve
from numcheck.writers.places import place
from numcheck.writers.terminal.sanitize import json_text
from numcheck.writers.view import View

SUFFIX = "json"
_SEVERITY = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(view: View) -> str:
    """A code quality report: a JSON list with one issue a finding, ``[]`` for none; fingerprints differ between files,
    as GitLab asks.
    """
    from hashlib import sha256

    keys = fingerprints(view.report.findings, view.words)
    issues = []
    for f, key in zip(view.report.findings, keys, strict=True):
        p, document = resolve(view, f.location), view.documents[f.location.uri]
        at = f" ({place(document, f.location.span)})" if document.places else ""  # there is no line to look up
        issue: dict[str, Any] = {
            "description": f"{f.rule}: {f.message}{at}",
            "check_name": f.rule,
            "fingerprint": sha256(f"{key} {p.uri}".encode("utf-8", "replace")).hexdigest(),
            "severity": _SEVERITY[f.severity],
            "location": _location(p),
        }
        if f.related:
            issue["other_locations"] = [_location(resolve(view, r.location)) for r in f.related]
        issues.append(issue)
    return json_text(issues, indent=2) + "\n"


def _location(p: ResolvedLocation) -> dict[str, Any]:
    return {
        "path": p.uri.replace("\\", "/"),
        "lines": {"begin": p.line, "end": p.end_line},
        "positions": {
            "begin": {"line": p.line, "column": p.column},
            "end": {"line": p.end_line, "column": p.end_column},
        },
    }
