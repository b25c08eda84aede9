"""JUnit XML, for build servers: a suite a document, a failing case a finding, a passing case where there is none."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from numcheck.core.finding import Finding
from numcheck.writers.location import resolve
from numcheck.writers.terminal.sanitize import encodable, one_line
from numcheck.writers.view import View

SUFFIX = "xml"

# XML 1.0 has no way to write these, not even escaped.
_FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(view: View) -> str:
    """A JUnit XML report: a suite a document, in their order, a failing case a finding; sources have no suite unless
    something was found in them.
    """
    by_uri: dict[str, list[Finding]] = {uri: [] for uri in view.documents if uri not in view.sources}
    for finding in view.report.findings:
        by_uri.setdefault(finding.location.uri, []).append(finding)
    total = sum(max(len(found), 1) for found in by_uri.values())
    root = _element("testsuites", name="numcheck", **_counts(total, len(view.report.findings)))
    for uri, found in by_uri.items():
        suite = _element("testsuite", name=uri, **_counts(max(len(found), 1), len(found)))
        suite.extend([_case(view, f) for f in found] or [_element("testcase", name="no findings", classname=uri)])
        root.append(suite)
    ElementTree.indent(root)
    # A text or an attribute holds no ">" that is not escaped: every " />" is the end of an empty element.
    markup = ElementTree.tostring(root, encoding="unicode").replace(" />", "/>")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{markup}\n'


def _counts(tests: int, failures: int) -> dict[str, str]:
    return {"tests": str(tests), "failures": str(failures), "errors": "0"}


def _case(view: View, finding: Finding) -> ElementTree.Element:
    p = resolve(view, finding.location)
    ends = [f"{p}: {p.text}", *(f"{resolve(view, r.location)}: {view.words(r.location)}" for r in finding.related)]
    case = _element(
        "testcase", name=f"{finding.rule} {p.line}:{p.column}", classname=p.uri, file=p.uri, line=str(p.line)
    )
    failure = _element("failure", type=str(finding.severity), message=finding.message)
    failure.text = "\n".join(_legal(one_line(end)) for end in (*ends, finding.reason) if end)
    case.append(failure)
    return case


def _element(tag: str, **attributes: str) -> ElementTree.Element:
    return ElementTree.Element(tag, {name: _legal(one_line(value)) for name, value in attributes.items()})


def _legal(text: str) -> str:
    return encodable(_FORBIDDEN.sub("\ufffd", text))
