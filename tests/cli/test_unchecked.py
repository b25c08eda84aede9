"""What could not be checked is said and counted, in every format, and fails the run where somebody asks for it."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from cli_env import RIGHT, WRONG, Run, draft

import numcheck
from numcheck import pipeline
from numcheck.config import ConfigError

SPANISH = "El puente tiene 243 metros (656 pies) de largo y costó 3 millones de dólares.\n"
LANGUAGE = "not checked: looks like Spanish"


def test_a_text_in_another_language_is_not_called_clean(run: Run) -> None:
    code, out, _ = run("check", draft(SPANISH))
    assert code == 0
    assert f"draft.md: {LANGUAGE}" in out
    assert "Nothing was checked." in out
    assert "Nothing found" not in out
    assert "1 text not checked in full." in out


def test_beside_a_text_that_was_checked_the_other_is_counted(run: Run) -> None:
    _, out, _ = run("check", draft(SPANISH, "es.md"), draft(RIGHT, "en.md"))
    assert "Nothing found in what was checked." in out
    assert "1 text not checked in full." in out


@pytest.mark.parametrize("name", ["concise", "csv", "jsonl", "github", "gitlab", "sarif", "junit", "rdjson", "json"])
def test_formats_for_programs_say_it_on_standard_error(run: Run, name: str) -> None:
    _, _, err = run("check", draft(SPANISH), "--output-format", name)
    assert err == f"numcheck: draft.md: {LANGUAGE}\n"


def test_a_setting_makes_it_a_failure(run: Run) -> None:
    path = draft(SPANISH)
    assert run("check", path, "--fail-on-unchecked").code == 2
    assert run("check", draft(RIGHT, "en.md"), "--fail-on-unchecked").code == 0
    Path("numcheck.toml").write_text("fail-on-unchecked = true\n", encoding="utf-8")
    assert run("check", path).code == 2


def test_json_counts_it(run: Run) -> None:
    counts = json.loads(run("check", draft(SPANISH), "--output-format", "json").out)["counts"]
    assert (counts["skipped"], counts["unchecked"]) == (1, 1)


def test_a_sentence_of_too_many_figures_is_named(run: Run) -> None:
    row = ", ".join(f"{n} tons of grain" for n in range(300, 520))
    assert "not compared: a sentence of 220 figures" in run("check", draft(f"They sent {row}.\n")).out


def test_a_sentence_of_too_many_figures_of_a_source_is_named(run: Run) -> None:
    row = ", ".join(f"{n} tons of grain" for n in range(300, 520))
    source = draft(f"They sent {row}.\n", "source.md")
    said = run("tieout", draft("They sent 350 tons of grain.\n"), "--source", source).err
    assert f"{source}: not compared: a sentence of 220 figures" in said


def test_figures_after_the_most_that_are_read_are_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "MOST_NUMBERS", 4)
    path = draft(f"{RIGHT}\n\nThe tower is 300 m (984 ft) high.\n\n{WRONG}\n")
    code, out, _ = run("check", path, "--fail-on-unchecked")
    assert code == 2
    assert "not checked: figures from 6:15 on, after the first 4\n" in out
    assert "wrong-conversion" not in out


def test_a_source_is_read_to_its_end(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "MOST_NUMBERS", 4)
    source = draft("There came 3 men, 4 men, 5 men and 6 men. They sent 350 tons of grain.\n", "source.md")
    assert run("check", draft("They sent 350 tons of grain.\n"), "--source", source, "--fail-on-unchecked").code == 0


def test_code_left_out_of_many_files_is_one_line(run: Run) -> None:
    paths = [draft(f"{RIGHT}\n```\nx = {n}\n```\n", f"{n}.md") for n in range(8)]
    out = run("check", *paths).out
    assert "left out in 8 documents: code blocks" in out
    assert "7.md" not in out


def test_a_build_server_fails_on_what_fails_the_command(run: Run) -> None:
    path = draft(f"{WRONG}\n{SPANISH}\nThe tunnel is 15 km long and it is the longest in the whole of the country.\n")
    root = ElementTree.fromstring(run("check", path, "--output-format", "junit").out)
    assert root.get("failures") == str(len(list(root.iter("failure"))))
    assert {f.get("type") for f in root.iter("failure")} == {"error"}
    assert any("missing-conversion" in str(case.get("name")) for case in root.iter("testcase"))
    skipped = ElementTree.fromstring(run("check", draft(SPANISH, "es.md"), "--output-format", "junit").out)
    assert [case.get("message") for case in skipped.iter("skipped")] == [LANGUAGE]


def test_markup_is_read_as_markup_or_refused() -> None:
    page = "<p>The bridge is 243&nbsp;m (656 ft) long.</p><script>var width = '12 m (99 ft)';</script>"
    for document in (numcheck.Document.from_text(page, uri="x.html"), numcheck.read_text(page, "x.html")):
        assert [f.rule for f in numcheck.check([document]).findings] == ["wrong-conversion"]
    with pytest.raises(ValueError, match=r"x\.html: HTML that nobody has read; numcheck\.read_text\(text, 'x\.html'\)"):
        numcheck.check([numcheck.Document(text=page, uri="x.html")])
    with pytest.raises(
        ValueError, match=r"x\.docx: Word that nobody has read; numcheck\.read_bytes\(data, 'x\.docx'\)"
    ):
        numcheck.check([numcheck.Document.from_text(page, uri="x.docx")])


def test_a_configuration_that_names_no_rule_is_refused() -> None:
    document = numcheck.Document.from_text(WRONG)
    with pytest.raises(ConfigError, match="unknown rule 'no-such-rule'"):
        numcheck.check([document], config=numcheck.Config(ignore=("no-such-rule",)))


@pytest.mark.parametrize("line", ["tieout draft.md --source wire.txt", "claims draft.md", "show claims draft.md"])
def test_every_command_says_what_it_could_not_check(run: Run, line: str) -> None:
    draft(SPANISH)
    draft(RIGHT, "wire.txt")
    assert f"numcheck: draft.md: {LANGUAGE}\n" in run(*line.split()).err


def test_a_figure_that_is_wrong_is_not_unsupported_too(run: Run) -> None:
    draft("The bridge is 243 m long.\n", "wire.txt")
    _, out, _ = run("check", draft(WRONG), "--source", "wire.txt", "--output-format", "concise")
    assert "wrong-conversion" in out
    assert "unsupported-figure" not in out
