"""The command line: exit codes, slips in a command, configuration, and what the commands do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_env import NOTE, RIGHT, WRONG, Run, draft

import numcheck
from numcheck.cli import main as cli

# Exit codes


def test_clean_is_zero(run: Run) -> None:
    assert run("check", draft(RIGHT))[0] == 0


def test_an_error_is_one(run: Run) -> None:
    code, out, err = run("check", draft(WRONG), "--output-format", "concise")
    assert code == 1
    assert out.startswith("draft.md:1:")
    assert "[wrong-conversion]" in out
    assert err == ""


@pytest.mark.parametrize(("level", "code"), [("error", 0), ("warning", 0), ("note", 1), ("never", 0)])
def test_fail_on_says_how_grave_a_finding_must_be(run: Run, level: str, code: int) -> None:
    found, out, _ = run("check", draft(NOTE), "--fail-on", level, "--output-format", "concise")
    assert "note[missing-conversion]" in out
    assert found == code


def test_a_draft_is_none_of_its_own_sources(run: Run) -> None:
    path = draft(RIGHT)
    code, out, err = run("tieout", path, "--source", path)
    assert (code, out) == (2, "")
    assert err == f"numcheck: {path}: none of its own sources\nnumcheck: {path}: no source to hold the text against\n"


def test_a_draft_may_lie_among_its_sources(run: Run) -> None:
    path = draft(RIGHT)
    draft("The bridge is 200 metres long.\n", "wire.txt")
    code, out, err = run("tieout", path, "--source", ".", "--output-format", "csv")
    assert (code, err) == (0, "")
    assert "supported,equal,wire.txt" in out
    assert "draft.md,1,15" in out


def test_an_annotated_copy_of_the_draft_is_no_source(run: Run) -> None:
    path = draft(WRONG)
    draft("The bridge is 200 metres long.\n", "wire.txt")
    run("annotate", path, "-o", "reviewed.md")
    _, out, err = run("tieout", path, "--source", ".")
    assert "2 figures: 1 unsupported, 1 supported." in out
    assert "reviewed.md: passed over: numcheck wrote it" in err
    assert run("check", "reviewed.md").code == 1


def test_what_numcheck_wrote_is_no_source(run: Run) -> None:
    path = draft(WRONG)
    draft("The bridge is 200 metres long.\n", "wire.txt")
    for command in (["check", path, "-o", "found.csv"], ["tieout", path, "--source", "wire.txt", "-o", "tied.csv"]):
        run(*command)
    run("ledger", path, "wire.txt", "-o", "ledger.csv")
    run("claims", path, "-o", "claims.csv")
    run("report", path, "-o", "report")
    code, out, err = run("tieout", path, "--source", "wire.txt", *map(str, Path().glob("*.csv")), "report")
    assert code == 0
    assert "2 figures: 1 unsupported, 1 supported." in out
    assert err.count("passed over: numcheck wrote it\n") == len(
        [*Path().glob("*.csv"), *Path("report").glob("*.[chx]*")]
    )


def test_a_folder_without_a_source_is_an_error(run: Run) -> None:
    Path("empty").mkdir()
    for command in ("check", "tieout"):
        code, _, err = run(command, draft(RIGHT), "--source", "empty")
        assert code == 2
        assert err == "numcheck: empty: no source to hold the text against\n"


def test_exit_zero_reports_and_ends_with_zero(run: Run) -> None:
    code, out, _ = run("check", draft(WRONG), "--exit-zero", "--output-format", "concise")
    assert (code, bool(out)) == (0, True)


def test_a_missing_path_is_two_and_the_others_are_checked(run: Run) -> None:
    code, out, err = run("check", "gone.md", draft(WRONG), "--output-format", "concise")
    assert code == 2
    assert "[wrong-conversion]" in out
    assert err == "numcheck: gone.md: no such file or folder\n"


def test_a_folder_with_nothing_to_check_is_zero_and_said(run: Run) -> None:
    Path("empty").mkdir()
    code, out, err = run("check", "empty")
    assert (code, out) == (0, "")
    assert "nothing to check" in err


def test_what_is_excluded_is_not_checked(run: Run) -> None:
    Path("old").mkdir()
    draft(WRONG, "old/draft.md")
    assert run("check", ".", "--exclude", "old/")[0] == 0
    assert run("check", "old/draft.md", "--exclude", "old/")[0] == 1
    assert run("check", "old/draft.md", "--exclude", "old/", "--force-exclude")[0] == 0


# Usage


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["chek"], "unknown command 'chek' (did you mean 'check'?)"),
        (["check"], "check: the following arguments are required: PATH"),
        (["check", "a.md", "--selct", "x"], "check: unknown argument '--selct' (did you mean '--select'?)"),
        (["check", "a.md", "--select", "wrong-conversoin"], "(did you mean 'wrong-conversion'?)"),
        (["check", "a.md", "--ignore", "notatoin"], "unknown rule 'notatoin' (did you mean 'notation'?)"),
        (["check", "a.md", "--output-format", "sarf"], "invalid choice: 'sarf'"),
        (["check", "a.md", "--config", "gone.toml"], "gone.toml: No such file or directory"),
        (["check", "a.md", "--config", "fail-on = 3"], "--config: fail-on: a string expected"),
        (["check", "a.md", "--config", 'output-format = "sarf"'], "unknown format 'sarf' (did you mean 'sarif'?)"),
        (["check", "a.md", "--rates", "gone.csv"], "rates: gone.csv: no such file"),
        (
            ["check", "money.md", "--rates", "money.md"],
            "money.md: a CSV file with the columns date, base, quote and rate",
        ),
        (["check", "a.md", "--baseline", "gone.json"], "gone.json: No such file or directory"),
        (["check", "a.md", "--per-file-ignores", "wire"], "--per-file-ignores: GLOB:RULE expected"),
        (["explain", "wrong-conversoin"], "(did you mean 'wrong-conversion'?)"),
        (["tieout", "a.md"], "tieout: --source PATH expected"),
        (["report", "a.md"], "report: -o FOLDER expected"),
        (["plot", "a.csv", "-o", "a.doc"], ".png or .svg expected"),
        (["annotate", "a.md", "-o", "a.md"], "--overwrite allows it"),
        (["baseline", "write"], "baseline write: a path expected"),
        (["check", "a.md", "-o", "a.xlsx"], "a.xlsx: xlsx is none of the formats written here ("),
        (["tieout", "a.md", "--source", "a.md", "-o", "a.html"], "a.html: html is none of the formats written here"),
        (["check", "a.md", "-o", "no/such/folder/out.txt"], "No such file or directory"),
    ],
    ids=lambda a: " ".join(a) if isinstance(a, list) else "",
)
def test_a_slip_in_the_command_is_one_line_and_two(run: Run, arguments: list[str], says: str) -> None:
    draft(RIGHT, "a.md")
    draft("---\ndate: 2015-05-03\n---\n\nThe yard cost $370m (£244.5m).\n", "money.md")
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert says in err
    assert err.startswith("numcheck: ")
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("r.html", "<!doctype html>"),
        ("r.JSON", "{"),
        ("r.csv", "document,"),
        ("r.md", "### numcheck"),
        ("r.txt", "error["),
    ],
)
def test_the_suffix_of_the_file_gives_the_format(run: Run, name: str, begins: str) -> None:
    run("check", draft(WRONG), "-o", name)
    assert Path(name).read_text(encoding="utf-8-sig").startswith(begins)
    run("check", draft(WRONG), "-o", name, "--output-format", "concise")
    assert "error[" in Path(name).read_text(encoding="utf-8")


def test_a_path_in_place_of_a_command_is_understood(run: Run) -> None:
    code, _, err = run(draft(RIGHT))
    assert (code, err) == (2, "numcheck: unknown command 'draft.md' (did you mean 'numcheck check draft.md'?)\n")


def test_version_and_help(run: Run) -> None:
    assert run("--version") == (0, f"numcheck {numcheck.__version__}\n", "")
    code, out, _ = run("--help")
    assert code == 0
    assert all(f"\n  {command} " in out for command in cli.COMMANDS)


@pytest.mark.parametrize("command", cli.COMMANDS)
def test_every_command_explains_itself(capsys: pytest.CaptureFixture[str], command: str) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main([command, "--help"])
    assert ended.value.code == 0
    assert f"usage: numcheck {command}" in capsys.readouterr().out


# Configuration


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("select = [", "numcheck.toml: not valid TOML"),
        ("selekt = []", "numcheck.toml: unknown key 'selekt' (did you mean 'select'?)"),
        ('select = ["wrong-conversoin"]', "unknown rule 'wrong-conversoin' (did you mean 'wrong-conversion'?)"),
        ("[rules.wrong-conversoin]", "rules: unknown rule 'wrong-conversoin' (did you mean 'wrong-conversion'?)"),
        ("[rules.wrong-conversion]\nnosuch = 1", "rules: wrong-conversion: unknown key 'nosuch'"),
    ],
)
def test_a_broken_configuration_is_one_line_and_two(run: Run, text: str, says: str) -> None:
    Path("numcheck.toml").write_text(text, encoding="utf-8")
    code, out, err = run("check", draft(RIGHT))
    assert (code, out) == (2, "")
    assert says in err
    assert err.count("\n") == 1
    assert run("check", draft(RIGHT), "--isolated")[0] == 0


def test_the_command_line_is_laid_over_the_nearest_file(run: Run) -> None:
    Path("numcheck.toml").write_text('ignore = ["wrong-conversion"]\n', encoding="utf-8")
    path = draft(WRONG)
    assert run("check", path)[0] == 0
    assert run("check", path, "--isolated")[0] == 1
    assert run("check", path, "--config", "ignore = []")[0] == 1
    assert run("check", path, "--ignore", "notation")[0] == 1


def test_a_name_wins_over_its_family(run: Run) -> None:
    path = draft(WRONG)
    assert run("check", path, "--select", "conversion")[0] == 1
    assert run("check", path, "--select", "arithmetic")[0] == 0
    assert run("check", path, "--select", "wrong-conversion", "--ignore", "conversion")[0] == 1
    assert run("check", path, "--select", "conversion", "--ignore", "wrong-conversion")[0] == 0
    assert run("check", path, "--per-file-ignores", "*.md:conversion")[0] == 0
    assert run("check", path, "--per-file-ignores", "*.txt:conversion")[0] == 1


def test_the_printed_configuration_can_be_read_back(run: Run) -> None:
    text = 'fail-on = "note"\n[units]\nboth = ["metric"]\n[[known]]\ntext = "inflation"\nvalue = 2.10\n'
    Path("numcheck.toml").write_text(text, encoding="utf-8")
    _, printed, _ = run("config", ".")
    assert printed.startswith(f"# from {Path.cwd() / 'numcheck.toml'}\n")
    Path("numcheck.toml").write_text(printed, encoding="utf-8")
    assert run("config", ".")[1] == printed


# The other commands


def test_explain_prints_the_page_of_a_rule(run: Run) -> None:
    code, out, _ = run("explain", "wrong-conversion")
    assert code == 0
    assert out.startswith("wrong-conversion (conversion, error)\n")
    assert "What it leaves alone" in out
    assert out in run("explain", "--all")[1]


def test_show_draws_what_a_stage_made(run: Run) -> None:
    path = draft(RIGHT)
    assert "200 m" in run("show", "quantities", path)[1]
    assert "restatement" in run("show", "relations", path)[1]


def test_show_pairs_says_where_each_pair_of_figures_was_stopped(run: Run) -> None:
    path = draft("The dam holds 310 litres.\nThe dam held 290 litres the year before.\n")
    code, out, _ = run("show", "pairs", path)
    assert code == 0
    assert "310 litres" in out
    assert "stopped at veto: past-value" in out
    source = draft("The dam held 310 litres.\n", "wire.txt")
    assert "equal, related" in run("show", "pairs", path, "--source", source)[1]
    assert run("show", "pairs", source)[1] == "No two figures were compared.\n"


def test_extract_gives_one_row_a_figure(run: Run) -> None:
    _, out, _ = run("extract", draft(RIGHT), "--output-format", "jsonl")
    assert [json.loads(line)["text"] for line in out.splitlines()] == ["200 m", "656 ft"]


def test_extract_can_ask_quantulum3(run: Run) -> None:
    pytest.importorskip("quantulum3")
    code, out, _ = run("extract", draft(RIGHT), "--engine", "quantulum3", "--output-format", "jsonl")
    assert code == 0
    assert [json.loads(line)["value"] for line in out.splitlines()] == [200, 656]


def test_tieout_gives_every_figure_of_the_draft_a_verdict(run: Run) -> None:
    source = draft("The council sent 450 officers to the stadium.\n", "wire.txt")
    path = draft("The council sent 450 officers to the stadium.\n")
    code, out, _ = run("tieout", path, "--source", source, "--output-format", "json")
    (row,) = json.loads(out)
    assert (code, row["verdict"]) == (0, "supported")


def test_a_baseline_keeps_what_was_accepted_wherever_it_moves(run: Run) -> None:
    path = draft(WRONG)
    assert run("baseline", "write", path, "--baseline", "accepted.json")[0] == 0
    draft(f"# A heading\n\nA paragraph.\n\n{WRONG}")
    assert run("check", path, "--baseline", "accepted.json")[0] == 0
    draft(f"{WRONG}\nThe tower is 100 m (100 ft) high.\n")
    assert run("check", path, "--baseline", "accepted.json")[0] == 1
    assert "wrong-conversion" in run("baseline", "show", "--baseline", "accepted.json")[1]
    draft(RIGHT)
    _, _, err = run("baseline", "prune", path, "--baseline", "accepted.json")
    assert "1 dropped, 0 kept" in err


def test_fix_inserts_and_diff_only_shows(run: Run) -> None:
    path = draft(NOTE)
    _, shown, _ = run("check", path, "--diff")
    assert Path(path).read_text(encoding="utf-8") == NOTE
    assert "is 15 km (9.3 mi) long" in shown
    run("check", path, "--fix")
    fixed = Path(path).read_text(encoding="utf-8")
    assert fixed != NOTE
    assert "200 m (656 ft)" in fixed
    run("check", path, "--fix")
    assert Path(path).read_text(encoding="utf-8") == fixed
