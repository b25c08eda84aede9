"""The net: what came and went between two runs is printed line by line, and nothing where nothing did."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import verdicts
from cli_env import RIGHT, WRONG

SOURCE = "The council sent 450 officers to the stadium."


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder of a draft that is right, a file that cannot be read, and a file of two cases."""
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "bridge.md").write_text(RIGHT, encoding="utf-8")
    (folder / "broken.docx").write_bytes(b"no archive")
    cases = [
        {"draft": SOURCE, "sources": [SOURCE]},
        {"files": [{"text": SOURCE}, {"text": SOURCE.replace("450", "540")}]},
    ]
    (folder / "cases.jsonl").write_text("\n".join(json.dumps(case) for case in cases) + "\n", encoding="utf-8")
    return folder


def written(folder: Path, name: str) -> str:
    path = str(folder.parent / name)
    assert verdicts.main(["write", path, str(folder), "--processes", "1"]) == 0
    return path


def test_every_text_and_case_is_written_down_by_section(texts: Path) -> None:
    kept = verdicts.read(written(texts, "before.gz"))
    assert {case: [s for c, s in kept if c == case] for case, _ in kept} == {
        "texts/bridge.md": ["claims", "relations"],
        "texts/broken.docx": ["findings"],
        "texts/cases.jsonl:1": ["claims", "relations", "tieout"],
        "texts/cases.jsonl:2": ["findings", "claims", "relations", "ledger"],
    }
    (reason,) = kept["texts/broken.docx", "findings"].rows
    assert reason.startswith("unreadable: ")
    (row,) = kept["texts/cases.jsonl:1", "tieout"].rows
    assert "supported" in row


def test_nothing_is_printed_where_nothing_came_or_went(texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before, after = written(texts, "before.gz"), written(texts, "after.gz")
    capsys.readouterr()
    assert verdicts.main(["diff", before, after]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"{name}: 0 came, 0 went, 0 in another order" for name in verdicts.SECTIONS
    ]


def test_what_came_and_went_is_printed_finding_by_finding(texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = written(texts, "before.gz")
    (texts / "bridge.md").write_text(WRONG, encoding="utf-8")
    after = written(texts, "after.gz")
    capsys.readouterr()
    assert verdicts.main(["diff", before, after, "--section", "findings"]) == 1
    assert capsys.readouterr().out == (
        "findings + texts/bridge.md: :1:22 [656 ft] error[wrong-conversion] (high) 656 ft stated, 243 m is 797.2 ft / "
        ":1:15 [243 m] 243 m is what it converts; why: 656 ft stands beside 243 m (bracket)\n"
        "findings: 1 came, 0 went, 0 in another order\n"
    )
    assert verdicts.main(["diff", after, before, "--section", "findings"]) == 1
    assert capsys.readouterr().out.startswith("findings - texts/bridge.md: ")


def test_another_order_is_a_difference_too() -> None:
    key = ("a.md", "claims")
    one, other = (verdicts.Section(*key, rows) for rows in (("x", "y"), ("y", "x")))
    assert list(verdicts.diff({key: one}, {key: other})) == [("claims", "~ a.md: the same rows in another order")]
