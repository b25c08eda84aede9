"""One draft, written in every format: the same findings at the same words."""

from __future__ import annotations

import pytest
from drafts import FORMATS, archive, plain

import numcheck
from numcheck.core.finding import Report
from numcheck.core.text import Document
from numcheck.documents import read_bytes


def findings(report: Report, document: Document) -> list[tuple[str, str, list[str]]]:
    """Rule, words and other ends of each finding; every run of white space as one blank."""

    def words(location: object) -> str:
        return " ".join(location.span.of(document.text).split())  # type: ignore[attr-defined]

    return [(f.rule, words(f.location), [words(r.location) for r in f.related]) for f in report.findings]


def test_the_draft_has_findings() -> None:
    document = read_bytes(plain(), "draft.txt")
    found = findings(numcheck.check([document]), document)
    assert ("wrong-conversion", "900-foot", ["200-metre"]) in found
    assert ("wrong-conversion", "90 pounds", ["12 kg"]) in found
    assert ("missing-conversion", "$270 billion", []) in found


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_the_same_findings_at_the_same_words(name: str) -> None:
    reference = read_bytes(plain(), "draft.txt")
    document = read_bytes(FORMATS[name](), name, "article.body")
    assert findings(numcheck.check([document]), document) == findings(numcheck.check([reference]), reference)


def test_an_archive_holds_the_draft() -> None:
    from numcheck.documents.formats import zip

    (document,) = zip.read_all(archive(), "drafts.zip", read_bytes)
    assert isinstance(document, Document)
    assert document.uri == "drafts.zip/drafts/flag.md"
    assert [f[0] for f in findings(numcheck.check([document]), document)].count("wrong-conversion") == 2
