"""One line a finding: ``path:line:column: severity[rule] message``, for editors and ``grep``."""

from __future__ import annotations

from numcheck.writers.summary import statistics
from numcheck.writers.terminal.sanitize import one_line
from numcheck.writers.view import View

SUFFIX = "txt"


def render(view: View) -> str:
    """Findings as ``path:line:column: severity[rule] message``, one a line, in the order of the report; with
    ``view.statistics`` their number per rule. "" for none.
    """
    if view.statistics:
        return "".join(f"{line}\n" for line in statistics(view) if line)
    lines = []
    for f in view.report.findings:
        at = view.documents[f.location.uri].position(f.location.span.start)
        lines.append(f"{one_line(f.location.uri)}:{at}: {f.severity}[{f.rule}] {one_line(f.message)}")
    return "".join(f"{line}\n" for line in lines)
