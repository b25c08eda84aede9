"""JUnit XML, for build servers: a suite a document, a case a finding, failing where it fails the build; skipped ones for what was not checked."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from numcheck.core.finding import Finding
from numcheck.writers.location import resolve
from numcheck.writers.places import said
from numcheck.writers.terminal.sanitize import encodable, one_line
from numcheck.writers.view import View

SUFFIX = "xml"

# XML 1.0 has no way to write these, not even escaped.
_FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(view: View) -> str:
    """A JUnit XML report: a suite a document, in their order, a case a finding, which fails where it is as grave as
    ``view.fail_on``. What was not checked is a skipped case. Sources have no suite unless something was found in them.
    """
    by_uri: dict[str, list[Finding]] = {uri: [] for uri in view.documents if uri not in view.sources}
    for finding in view.report.findings:
        by_uri.setdefault(finding.location.uri, []).append(finding)
    root = _element("testsuites", name="numcheck")
    for uri, found in by_uri.items():
        suite = _element("testsuite", name=uri)
        suite.extend(_case(view, f) for f in found)
        suite.extend(_skipped(uri, line) for at, line in view.report.unchecked if at == uri)
        if not len(suite):
            suite.append(_element("testcase", name="no findings", classname=uri))
        _count(suite)
        root.append(suite)
    _count(root)
    ElementTree.indent(root)
    # A text or an attribute holds no ">" that is not escaped: every " />" is the end of an empty element.
    markup = ElementTree.tostring(root, encoding="unicode").replace(" />", "/>")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{markup}\n'


def _count(element: ElementTree.Element) -> None:
    """Put the numbers of cases below ``element`` into its attributes, as build servers read them."""
    found = (("tests", "testcase"), ("failures", "failure"), ("skipped", "skipped"))
    element.attrib.update({name: str(sum(1 for _ in element.iter(tag))) for name, tag in found})
    element.set("errors", "0")


def _skipped(uri: str, line: str) -> ElementTree.Element:
    case = _element("testcase", name=line, classname=uri)
    case.append(_element("skipped", message=line))
    return case


def _case(view: View, finding: Finding) -> ElementTree.Element:
    p = resolve(view, finding.location)
    ends = [
        f"{said(view.documents[at.uri], at)}: {view.words(at)}"
        for at in (finding.location, *(r.location for r in finding.related))
    ]
    case = _element(
        "testcase", name=f"{finding.rule} {p.line}:{p.column}", classname=p.uri, file=p.uri, line=str(p.line)
    )
    text = "\n".join(_legal(one_line(line)) for line in (*ends, finding.reason) if line)
    if finding.severity.fails(view.fail_on):
        failure = _element("failure", type=str(finding.severity), message=finding.message)
    else:
        failure = _element("system-out")
        text = f"{finding.severity}: {_legal(one_line(finding.message))}\n{text}"
    failure.text = text
    case.append(failure)
    return case


def _element(tag: str, **attributes: str) -> ElementTree.Element:
    return ElementTree.Element(tag, {name: _legal(one_line(value)) for name, value in attributes.items()})


def _legal(text: str) -> str:
    return encodable(_FORBIDDEN.sub("\ufffd", text))
