"""Whole articles, as a copy editor would hand them in: what must be found, and that nothing else is."""

from __future__ import annotations

from pathlib import Path

from cases import FIXTURES

import numcheck
from numcheck.core.finding import Finding, Report

EXAMPLE = FIXTURES / "articles" / "dam.md"


def checked(path: Path) -> tuple[numcheck.Document, Report]:
    document = numcheck.read(str(path))
    return document, numcheck.check([document])


def words(document: numcheck.Document, finding: Finding) -> tuple[str, ...]:
    """The author's words at both ends, in order of the text."""
    spans = sorted((finding.location.span, *(r.location.span for r in finding.related)))
    return tuple(span.of(document.text) for span in spans)


def test_the_example_is_disputed_and_leaves_one_amount_unconverted() -> None:
    document, report = checked(EXAMPLE)
    found = [(f.rule, str(f.severity), words(document, f)) for f in report.findings]
    assert found == [
        ("missing-conversion", "note", ("$380 million",)),
        ("disputed-figures", "warning", ("more than 40,000 residents", "some 62,000 residents")),
    ]
    assert report.counts.conversions == 2


def test_a_dispute_names_both_speakers() -> None:
    (dispute,) = [f for f in checked(EXAMPLE)[1].findings if f.rule == "disputed-figures"]
    assert "Marsh" in dispute.message
    assert "Okafor" in dispute.message
