"""No command writes over what it reads, nor under the suffix of a format that it does not write."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import docx
import pytest
from cli_env import WRONG, Run, draft
from drafts import docx as word_draft

WIRE = "The bridge is 200 m (656 ft) long.\n"


def everything(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.fixture(autouse=True)
def newsroom(folder: Path) -> None:
    draft(WRONG, "draft.md")
    draft(WRONG, "draft.txt")
    draft("figure,place\n243 m,the bridge\n", "table.csv")
    (folder / "draft.docx").write_bytes(word_draft())
    (folder / "texts").mkdir()
    draft(WRONG, "texts/bridge.md")
    (folder / "wire").mkdir()
    draft(WIRE, "wire/monday.txt")
    draft("figure,place\n200 m,the bridge\n", "wire/bridges.csv")


@pytest.mark.parametrize(
    "line",
    [
        "check draft.docx -o draft.docx",
        "check draft.md -o draft.md",
        "check draft.md -o ./texts/../draft.md",
        "check draft.txt --output-format concise -o draft.txt",
        "check texts -o texts/bridge.md",
        "check draft.md --source wire/monday.txt -o wire/monday.txt",
        "check draft.md --source wire -o wire/bridges.csv",
        "tieout draft.md --source table.csv -o table.csv",
        "ledger wire -o wire/bridges.csv",
        "extract draft.md -o draft.md",
        "claims draft.md --output-format csv -o draft.md",
        "show pairs draft.txt -o draft.txt",
        "annotate draft.md -o draft.md",
        "plot table.csv -o table.csv",
    ],
)
def test_what_is_read_is_never_overwritten(run: Run, folder: Path, line: str) -> None:
    before = everything(folder)
    code, out, err = run(*line.split())
    assert (code, out) == (2, "")
    assert err.startswith("numcheck: ")
    assert err.count("\n") == 1
    assert everything(folder) == before


@pytest.mark.parametrize(
    "line",
    [
        "annotate draft.txt --source wire/monday.txt -o wire/monday.txt --overwrite",
        "annotate draft.txt -o wire/monday.txt --overwrite",
        "tieout draft.md -o wire/bridges.csv",
        "check draft.md -o wire/monday.txt",
        "check draft.md -o numcheck.toml",
        "check draft.md -o accepted.json",
        "check draft.md --output-format csv -o rates.csv",
        "report draft.md -o wire",
        "claims draft.md -o agreed.csv",
        "check draft.md -o house.toml",
    ],
)
def test_what_the_settings_name_is_never_overwritten(run: Run, folder: Path, line: str) -> None:
    draft('known = "agreed.csv"\n', "house.toml")
    draft("text,value,unit\nresidents,62000,resident\n", "agreed.csv")
    draft(
        'extend = "house.toml"\nbaseline = "accepted.json"\nrates = "rates.csv"\n[sources]\n"*" = ["wire"]\n',
        "numcheck.toml",
    )
    draft("date,base,quote,rate\n2015-05-03,USD,GBP,0.66\n", "rates.csv")
    run("baseline", "write", "texts", "--baseline", "accepted.json")
    draft("document,text\ndraft.md,243 m\n", "wire/claims.csv")
    before = everything(folder)
    code, out, err = run(*line.split())
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "is read here, and would be overwritten: name another file" in err
    assert everything(folder) == before


def test_agreed_figures_named_on_the_command_line_are_never_overwritten(run: Run, folder: Path) -> None:
    draft("text,value,unit\nresidents,62000,resident\n", "agreed.csv")
    before = everything(folder)
    code, _, err = run("claims", "draft.md", "--config", 'known = "agreed.csv"', "-o", "agreed.csv")
    assert (code, err) == (2, "numcheck: agreed.csv is read here, and would be overwritten: name another file\n")
    assert everything(folder) == before


def test_a_link_to_the_draft_is_the_draft(run: Run, folder: Path) -> None:
    Path("link.txt").symlink_to("draft.txt")
    before = everything(folder)
    assert run("check", "draft.txt", "-o", "link.txt").code == 2
    assert everything(folder) == before


def test_a_report_never_takes_the_place_of_a_source(run: Run, folder: Path) -> None:
    draft("document,text\ndraft.md,243 m\n", "wire/claims.csv")
    before = everything(folder)
    assert run("report", "draft.md", "--source", "wire/claims.csv", "-o", "wire").code == 2
    assert everything(folder) == before


def test_a_baseline_never_takes_the_place_of_another_file(run: Run, folder: Path) -> None:
    before = everything(folder)
    _, _, err = run("baseline", "write", "draft.md", "--baseline", "draft.txt")
    assert err == "numcheck: draft.txt: not a baseline of numcheck\n"
    assert everything(folder) == before


@pytest.mark.parametrize(
    "line",
    [
        "check draft.md -o t.pdf",
        "check draft.md -o t.docx",
        "check draft.md --output-format json -o t.docx",
        "check draft.md -o t.tex",
        "extract draft.md -o t.md",
        "tieout draft.md --source wire -o t.html",
        "claims draft.md -o t.odt",
        "show pairs draft.md -o t.csv",
        "annotate draft.md -o t.docx",
        "annotate draft.docx -o t.txt",
    ],
)
def test_a_suffix_promises_its_format(run: Run, folder: Path, line: str) -> None:
    before = everything(folder)
    code, out, err = run(*line.split())
    assert (code, out) == (2, "")
    assert line.split()[-1] in err
    assert everything(folder) == before


@pytest.mark.parametrize(
    "line", ["check draft.md -o t.txt", "check draft.md -o t", "check draft.md --output-format json -o t.txt"]
)
def test_text_may_be_called_text(run: Run, line: str) -> None:
    assert run(*line.split()).code == 1
    assert Path(line.split()[-1]).read_text(encoding="utf-8")


def test_a_copy_goes_to_standard_output(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.TextIOWrapper(io.BytesIO())
    monkeypatch.setattr(sys, "stdout", out)
    assert run("annotate", "draft.docx", "-o", "-", "-q").code == 0
    assert list(docx.Document(io.BytesIO(out.buffer.getvalue())).comments)
    assert not (folder / "-").exists()


def test_a_file_keeps_its_mode_and_its_line_ends(run: Run) -> None:
    path = Path("draft.txt")
    path.write_bytes(WRONG.encode().replace(b"\n", b"\r\n") * 2)
    path.chmod(0o640)
    assert run("annotate", "draft.txt", "-o", "draft.txt", "--overwrite", "-q").code == 0
    assert path.read_bytes().count(b"\r\n") == 2
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_reviewed_copy_with_its_replies_is_not_overwritten_unasked(run: Run) -> None:
    assert run("annotate", "draft.docx", "-o", "reviewed.docx").code == 0
    code, _, err = run("annotate", "draft.docx", "-o", "reviewed.docx")
    assert (code, err) == (2, "numcheck: annotate: reviewed.docx exists; --overwrite allows it\n")
    assert run("annotate", "draft.docx", "-o", "reviewed.docx", "--overwrite", "-q").code == 0
