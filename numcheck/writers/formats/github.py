"""Workflow commands for GitHub Actions, which show each finding on its line of a pull request.

GitHub keeps ten errors, ten warnings and ten notices a step, so the worst come first and the rest are listed in the
log, folded, with a line that says so.
"""

from __future__ import annotations

from collections import Counter

from numcheck.core.finding import Finding
from numcheck.core.levels import Severity
from numcheck.writers.location import resolve
from numcheck.writers.places import place, said
from numcheck.writers.terminal.sanitize import encodable, one_line
from numcheck.writers.view import View

SUFFIX = "txt"
LIMIT = 10
_COMMAND = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(view: View) -> str:
    """Workflow commands, one a line, for the findings that GitHub will show, then the others as plain lines in a group;
    all text escaped as its commands ask.
    """
    shown: Counter[Severity] = Counter()
    lines, rest = [], []
    for finding in view.report.findings:
        shown[finding.severity] += 1
        if shown[finding.severity] <= LIMIT:
            lines.append(_command(view, finding))
        else:
            where = said(view.documents[finding.location.uri], finding.location)
            rest.append(f"{where}: {finding.severity}[{finding.rule}] {finding.message}")
    if rest:
        lines.append(f"::group::{len(rest)} more (GitHub shows {LIMIT} of each kind a step)")
        # A leading colon pair would be a command: the path of a plain line never starts one.
        lines.extend(one_line(line).lstrip(":") for line in rest)
        lines.append("::endgroup::")
    return encodable("".join(f"{line}\n" for line in lines))


def _command(view: View, finding: Finding) -> str:
    p = resolve(view, finding.location)
    properties = {"title": f"numcheck {finding.rule}", "file": p.uri, "line": str(p.line)}
    if p.end_line == p.line:
        # Columns are dropped by GitHub where a command spans lines.
        properties |= {"endLine": str(p.line), "col": str(p.column), "endColumn": str(p.end_column)}
    else:
        properties |= {"endLine": str(p.end_line)}
    document = view.documents[p.uri]
    at = f" ({one_line(place(document, finding.location.span))})" if document.places else ""  # no line to look up
    ends = "".join(
        f"\n{one_line(said(view.documents[r.location.uri], r.location))}: {one_line(r.message or view.words(r.location))}"
        for r in finding.related
    )
    listed = ",".join(f"{key}={_property(one_line(value))}" for key, value in properties.items())
    return f"::{_COMMAND[finding.severity]} {listed}::{_data(one_line(finding.message) + at + ends)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
