"""A text too long to be checked at once is checked in parts, which is said, and nothing else about it changes."""

from __future__ import annotations

import pytest
from cli_env import Run, draft

import numcheck
from numcheck import documents, pipeline
from numcheck.cli import long_texts, reports
from numcheck.cli.long_texts import check_in_parts, part_starts
from numcheck.config import Config
from numcheck.core.text import Document

SECTIONS = "".join(
    f"# Bridge {name}\n\nIt is {n} m (900 ft) long. It *crosses* the **Calder** &amp; the canal.\n\n"
    f"- It took {n} men\n- and a year.\n\n| span | cost |\n|---|---|\n| {n} km | 7 |\n\n"
    for n, name in zip((40, 53, 47, 61, 44, 58), ("North", "South", "East", "West", "Old", "New"), strict=True)
)


CONFIG = Config(select=("wrong-conversion", "unused-suppression"))


def whole(document: Document) -> numcheck.CheckedReport:
    return pipeline.check([document], config=CONFIG)


def in_parts(document: Document) -> numcheck.CheckedReport:
    return check_in_parts(document, whole, CONFIG)


@pytest.mark.parametrize("name", ["x.md", "x.txt"])
@pytest.mark.parametrize("size", [60, 100, 250, 10_000])
def test_findings_are_those_of_the_whole_text(monkeypatch: pytest.MonkeyPatch, name: str, size: int) -> None:
    monkeypatch.setattr(long_texts, "PART", size)
    document = numcheck.read_text(SECTIONS, name)
    expected, found = whole(document), in_parts(document)
    assert len(expected.findings) == 6
    assert found.findings == expected.findings
    assert found.counts.figures == expected.counts.figures
    assert bool(found.unchecked) is (size < 10_000)


def test_parts_begin_at_headings_rows_or_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_texts, "PART", 200)
    document = numcheck.read_text(SECTIONS, "x.md")
    assert all(document.text[at:].startswith("Bridge ") for at in part_starts(document) if at)
    line = Document.from_text("It is 5 km long. " * 40)
    starts = list(part_starts(line))
    assert len(starts) > 3
    assert all(line.text[at:].startswith("It is") for at in starts)
    assert len(list(part_starts(Document.from_text("5" * 1000)))) == 5


def test_comments_reach_over_the_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_texts, "PART", 60)
    for order, kept in (("file-ignore", 0), ("off", 2), ("ignore-next", 5)):
        text = SECTIONS.replace("It is 47 m", f"<!-- numcheck: {order} -->\n\nIt is 47 m", 1)
        document = numcheck.read_text(text, "x.md")
        assert in_parts(document).findings == whole(document).findings
        assert len(whole(document).findings) == kept


def test_where_a_text_is_cut_is_said_and_counted(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_texts, "PART", 300)
    monkeypatch.setattr(reports, "LONGEST_WHOLE", 500)
    code, out, _ = run("check", draft(SECTIONS), "--fail-on-unchecked")
    assert code == 2
    assert "not compared: figures of 3 parts with one another, cut before line 23, 45" in " ".join(out.split())
    assert "draft.md:14:13" in out
    assert run("check", draft(SECTIONS)).code == 1


def test_a_longer_text_is_read_where_it_can_be_cut(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents.read_bytes, "__defaults__", ("", 500))
    monkeypatch.setattr(documents, "LONGEST_TEXT", 500)
    path = draft(SECTIONS)
    assert run("check", path).code == 1
    code, _, err = run("check", path, "--across")
    assert code == 2
    assert "of text; at most" in err
