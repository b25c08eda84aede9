"""Findings as diagnostics: both ends, how sure, and the page of the rule."""

from __future__ import annotations

from collections.abc import Callable

from lsprotocol import types

from numcheck.core.finding import Finding
from numcheck.core.levels import Confidence, Severity
from numcheck.language_server.checking import CheckResult
from numcheck.language_server.places import Places

SOURCE = "numcheck"
_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}


def diagnostics(result: CheckResult, href: Callable[[str], str]) -> list[types.Diagnostic]:
    """Every finding of a checked text, in order of place; none for a text that was not checked.

    ``href`` gives the address of the page of a rule, "" for none.
    """
    if result.checked is None:
        return []
    places = Places(result)
    own = result.checked.document.uri
    found = [f for f in result.checked.report.findings if f.location.uri == own]
    return [_diagnostic(finding, places, href(finding.rule)) for finding in found]


def _diagnostic(finding: Finding, places: Places, href: str) -> types.Diagnostic:
    return types.Diagnostic(
        range=places.range_of(finding),
        severity=_SEVERITIES[finding.severity],
        code=finding.rule,
        code_description=types.CodeDescription(href) if href else None,
        source=SOURCE,
        message=_message(finding),
        related_information=_related(finding, places),
        data={
            "family": str(finding.family),
            "severity": str(finding.severity),
            "confidence": str(finding.confidence),
            "reason": finding.reason,
        },
    )


def _message(finding: Finding) -> str:
    """The message; how sure it is, and why the figures belong together, where that is not certain."""
    if finding.confidence is Confidence.HIGH:
        return finding.message
    why = f" ({finding.reason})" if finding.reason else ""
    return f"{finding.message}\n{finding.confidence} confidence{why}"


def _related(finding: Finding, places: Places) -> list[types.DiagnosticRelatedInformation] | None:
    """Both ends, the finding's own first; None for a finding that has only one."""
    if not finding.related:
        return None
    ends = [(finding.location, ""), *((r.location, r.message) for r in finding.related)]
    return [types.DiagnosticRelatedInformation(places.location(at), said or places.words(at)) for at, said in ends]


def of_settings(path_problem: str) -> types.Diagnostic:
    """A file of settings that cannot be meant, said at its first line, or at the line that the message names."""
    line = _line_named(path_problem)
    start = types.Position(line, 0)
    return types.Diagnostic(
        range=types.Range(start, types.Position(line + 1, 0)),
        severity=types.DiagnosticSeverity.Error,
        source=SOURCE,
        message=path_problem,
    )


def _line_named(message: str) -> int:
    """The zero-based line in "… (at line 3, column 5)"; 0 where none is named."""
    digits = message.rpartition("(at line ")[2].partition(",")[0]
    return max(int(digits) - 1, 0) if digits.isdecimal() and len(digits) < 9 else 0
