"""Whole articles, as a copy editor would hand them in: what must be found, and that nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

import numcheck
from numcheck.core.finding import Finding, Report

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "fixtures" / "articles" / "dam.md"
# The article that the project started from is not ours to ship; it lies beside the repository where there is one.
SEED = next(ROOT.parent.glob("*/data/seed/nato-article.txt"), None)


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


@pytest.mark.skipif(SEED is None, reason="the article that the project started from is not here")
def test_the_article_it_all_starts_from() -> None:
    assert SEED is not None
    document, report = checked(SEED)
    found = {(f.rule, str(f.severity), words(document, f)) for f in report.findings}
    assert found == {
        ("disputed-figures", "warning", ("more than 100,000 troops", "some 150,000 Russian troops")),
        ("missing-conversion", "note", ("$ 270 billion",)),
    }
    assert len(report.findings) == 2
    assert report.counts.conversions == 1
    (dispute,) = [f for f in report.findings if f.rule == "disputed-figures"]
    assert "Stoltenberg" in dispute.message
    assert "Biden" in dispute.message
