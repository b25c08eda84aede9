"""Findings as matches: what LanguageTool's clients show of them."""

from __future__ import annotations

from typing import Any

from numcheck.core.finding import Finding
from numcheck.core.levels import Family
from numcheck.core.rule import Rule
from numcheck.core.text import Document, Span
from numcheck.language.sentences import sentences_with
from numcheck.web.language_tool.annotated_text import AnnotatedText

_AROUND = 40
# The kinds of the Internationalization Tag Set 2.0 that clients colour by.
_ISSUE_TYPES = {
    Family.CONFLICT: "inconsistency",
    Family.UNSUPPORTED: "numbers",
    Family.CONVERSION: "numbers",
    Family.ARITHMETIC: "numbers",
    Family.UNCONVERTED: "style",
    Family.NOTATION: "style",
}


def rule_id(name: str) -> str:
    """A rule or family as LanguageTool writes identifiers: ``WRONG_CONVERSION``."""
    return name.upper().replace("-", "_")


def match(finding: Finding, rule: Rule, document: Document, sent: AnnotatedText) -> dict[str, Any]:
    """``finding`` as an entry of ``matches``; a figure of nothing (a comment) is given the sign before it."""
    span = finding.location.span
    if span.start == span.end:
        span = Span(max(span.start - 1, 0), max(span.end, min(1, len(document.text))))
    offset, length = sent.place(span)
    text = document.text
    first, last = max(span.start - _AROUND, 0), min(span.end + _AROUND, len(text))
    before, after = "..." if first else "", "..." if last < len(text) else ""
    family = str(finding.family)
    return {
        "message": _message(finding),
        "shortMessage": rule.summary.rstrip("."),
        "replacements": _replacements(finding, span, text),
        "offset": offset,
        "length": length,
        "context": {
            "text": f"{before}{text[first:last]}{after}".replace("\n", " "),
            "offset": len(before) + _units(text[first : span.start]),
            "length": _units(span.of(text)),
        },
        "sentence": _sentence(document, span),
        "type": {"typeName": "Hint" if finding.severity.rank == 1 else "Other"},
        "rule": {
            "id": rule_id(finding.rule),
            "description": rule.summary,
            "issueType": _ISSUE_TYPES[finding.family],
            "category": {"id": rule_id(family), "name": family.capitalize()},
        },
        "ignoreForIncompleteSentence": False,
        "contextForSureMatch": -1,
    }


def _message(finding: Finding) -> str:
    """The message, and why the figures belong together where it does not say so."""
    said = finding.message[:1].upper() + finding.message[1:]
    said = said if said.endswith(".") else f"{said}."
    if finding.reason and finding.reason.lower() not in said.lower():
        said += f" Why: {finding.reason}."
    return said


def _replacements(finding: Finding, span: Span, text: str) -> list[dict[str, str]]:
    """What the words of the match would be with the fix; none where the fix stands elsewhere."""
    fix = finding.fix
    if fix is None or not (span.start <= fix.location.span.start <= fix.location.span.end <= span.end):
        return []
    at = fix.location.span
    return [{"value": text[span.start : at.start] + fix.text + text[at.end : span.end], "shortDescription": fix.title}]


def _sentence(document: Document, span: Span) -> str:
    around = (s for s in sentences_with(document, [span.start]) if s.start <= span.start < s.end)
    return next(around, span).of(document.text).strip()


def _units(text: str) -> int:
    return len(text) + sum(sign > "\uffff" for sign in text)
