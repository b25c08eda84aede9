"""JUnit XML, for build servers: a suite a document, a failing case a finding, a passing case where there is none."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from numcheck.core.finding import Finding
from numcheck.writers.location import place
from numcheck.writers.terminal.sanitize import encodable, one_line
from numcheck.writers.view import View

# XML 1.0 has no way to write these, not even escaped.
_FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(view: View) -> str:
    """Suites in the order of the documents; sources have none unless something was found in them."""
    by_uri: dict[str, list[Finding]] = {uri: [] for uri in view.documents if uri not in view.sources}
    for finding in view.report.findings:
        by_uri.setdefault(finding.location.uri, []).append(finding)
    total = sum(max(len(found), 1) for found in by_uri.values())
    failures = len(view.report.findings)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<testsuites name="numcheck" tests="{total}" failures="{failures}" errors="0">',
    ]
    for uri, found in by_uri.items():
        head = f'name={_attribute(uri)} tests="{max(len(found), 1)}" failures="{len(found)}" errors="0"'
        lines.append(f"  <testsuite {head}>")
        lines.extend(_case(view, f) for f in found)
        if not found:
            lines.append(f'    <testcase name="no findings" classname={_attribute(uri)}/>')
        lines.append("  </testsuite>")
    lines.append("</testsuites>")
    return encodable("".join(f"{line}\n" for line in lines))


def _case(view: View, finding: Finding) -> str:
    p = place(view, finding.location)
    name = f"{finding.rule} {p.line}:{p.column}"
    ends = [f"{p}: {p.text}", *(f"{place(view, r.location)}: {view.words(r.location)}" for r in finding.related)]
    body = "\n".join(one_line(e) for e in (*ends, finding.reason) if e)
    return (
        f"    <testcase name={_attribute(name)} classname={_attribute(p.uri)} file={_attribute(p.uri)} "
        f'line="{p.line}">\n'
        f'      <failure type="{finding.severity}" message={_attribute(finding.message)}>'
        f"{escape(_legal(body))}</failure>\n"
        "    </testcase>"
    )


def _attribute(text: str) -> str:
    return quoteattr(_legal(one_line(text)))


def _legal(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)
