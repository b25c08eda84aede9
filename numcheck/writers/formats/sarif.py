"""SARIF 2.1.0, for code scanning and editors (https://docs.oasis-open.org/sarif/sarif/v2.1.0/).

The other end of a finding is in ``relatedLocations`` and is linked from the message. Columns count code points,
fingerprints outlive moved lines.
"""

from __future__ import annotations

from typing import Any

from numcheck.core.finding import Finding, Fix
from numcheck.core.rule import Rule
from numcheck.core.text import Location
from numcheck.messages.fingerprint import fingerprints
from numcheck.writers.location import ResolvedLocation, relative_uri, resolve
from numcheck.writers.rule_sections import markdown
from numcheck.writers.terminal.sanitize import json_text
from numcheck.writers.view import View

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render(view: View) -> str:
    """A SARIF 2.1.0 log with one run; every rule of the view is described, with its documentation as help, and columns
    count code points from 1.
    """
    used = {f.rule for f in view.report.findings}
    rules = sorted(view.rules, key=lambda r: r.name)
    index = {r.name: i for i, r in enumerate(rules)}
    described = [_descriptor(r) for r in rules]
    for name in sorted(used - set(index)):
        index[name] = len(described)
        described.append({"id": name})
    keys = fingerprints(view.report.findings, view.words)
    driver: dict[str, Any] = {"name": "numcheck", "rules": described}
    if view.version:
        driver["version"] = view.version
        driver["semanticVersion"] = view.version
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [
                    {
                        "level": "note",
                        "message": {"text": note},
                        "locations": [{"physicalLocation": {"artifactLocation": {"uri": relative_uri(uri)}}}],
                    }
                    for uri, note in view.report.notes
                ],
            }
        ],
        "results": [_result(view, f, index[f.rule], key) for f, key in zip(view.report.findings, keys, strict=True)],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json_text(log, indent=2) + "\n"


def _descriptor(rule: Rule) -> dict[str, Any]:
    body = rule.doc.strip()
    return {
        "id": rule.name,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": rule.summary or rule.name},
        "fullDescription": {"text": rule.summary or rule.name},
        "help": {"text": body or rule.name, "markdown": markdown(rule) or rule.name},
        "defaultConfiguration": {"level": str(rule.severity), "enabled": rule.enabled},
        "properties": {"tags": [str(rule.family)], "problem.severity": _problem(str(rule.severity))},
    }


def _problem(severity: str) -> str:
    # The word that GitHub's code scanning uses for SARIF's "note".
    return "recommendation" if severity == "note" else severity


def _result(view: View, finding: Finding, index: int, key: str) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": str(finding.severity),
        "message": {"text": _message(view, finding)},
        "locations": [_location(view, finding.location)],
        "partialFingerprints": {"numcheck/v1": key},
        "properties": {"confidence": str(finding.confidence), "family": str(finding.family)},
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": i, **_location(view, r.location), "message": {"text": r.message or view.words(r.location)}}
            for i, r in enumerate(finding.related)
        ]
    if finding.fix is not None:
        result["fixes"] = [_fix(view, finding.fix)]
    return result


def _message(view: View, finding: Finding) -> str:
    """The message, then a link to each other end. Brackets and backslashes of the author's words are escaped."""
    text = _escaped(finding.message)
    links = ", ".join(f"[{_escaped(view.words(r.location))}]({i})" for i, r in enumerate(finding.related))
    return f"{text} (see {links})" if links else text


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def _location(view: View, location: Location) -> dict[str, Any]:
    p = resolve(view, location)
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": relative_uri(p.uri)},
            "region": {**_region(p), "snippet": {"text": p.text}},
        }
    }


def _region(p: ResolvedLocation) -> dict[str, Any]:
    return {"startLine": p.line, "startColumn": p.column, "endLine": p.end_line, "endColumn": p.end_column}


def _fix(view: View, fix: Fix) -> dict[str, Any]:
    p = resolve(view, fix.location)
    return {
        "description": {"text": fix.title or "rewrite"},
        "artifactChanges": [
            {
                "artifactLocation": {"uri": relative_uri(p.uri)},
                "replacements": [{"deletedRegion": _region(p), "insertedContent": {"text": fix.text}}],
            }
        ],
    }
