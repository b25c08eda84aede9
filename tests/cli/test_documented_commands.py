"""Every command line that README and docs/ show is run, in a folder that holds what it names."""

from __future__ import annotations

import re
import shlex
import subprocess
from glob import glob
from pathlib import Path

import pytest
from cases import ROOT
from cli_env import WRONG, Run, draft
from drafts import docx, html, pdf

PAGES = ("README.md", "docs/integration.md", "docs/reports.md")
FENCE = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)


def shown() -> list[str]:
    """The lines of shell fences that begin with ``numcheck`` and need no shell."""
    fences = [fence for page in PAGES for fence in FENCE.findall((ROOT / page).read_text(encoding="utf-8"))]
    lines = [line.partition(" #")[0].strip() for fence in fences for line in fence.splitlines()]
    return [line for line in lines if line.startswith("numcheck ") and not set(line) & set("<>|")]


@pytest.fixture(autouse=True)
def newsroom(folder: Path) -> None:
    """Drafts, wires and reports under the names that the pages use."""
    for name in ("wire", "reports", "drafts", "content"):
        (folder / name).mkdir()
    for name in ("draft.md", "drafts/bridge.md", "content/bridge.md", "reports/county.txt", "reports/state.txt"):
        draft(WRONG, name)
    (folder / "draft.docx").write_bytes(docx())
    for name in ("wire.html", "wire/monday.html"):
        (folder / name).write_bytes(html())
    for name in ("reports/county.pdf", "reports/state.pdf"):
        (folder / name).write_bytes(pdf())


def committed(folder: Path) -> None:
    """A git repository with all of ``folder`` in it."""
    name = ("-c", "user.name=n", "-c", "user.email=n@example.org")
    for arguments in (("init", "-q"), ("add", "."), (*name, "commit", "-qm", "all")):
        subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True)


def test_the_pages_show_commands() -> None:
    assert {line.split()[1] for line in shown()} >= {"check", "tieout", "ledger", "annotate", "show"}


@pytest.mark.parametrize("line", shown())
def test_a_command_that_is_shown_does_what_it_says(run: Run, line: str, folder: Path) -> None:
    if "plot" in line:
        run("claims", "draft.md", "-o", "claims.csv")
    if "baseline" in line or "--baseline" in line:
        run("baseline", "write", "content/")
    if "--changed-since" in line:
        committed(Path())
        draft(f"{WRONG}It opened.\n", "content/bridge.md")
    arguments = [name for word in shlex.split(line)[1:] for name in (sorted(glob(word)) if "*" in word else [word])]
    code, out, err = run(*arguments)
    assert code == (1 if arguments[0] == "check" and "--baseline" not in arguments else 0), err
    written = arguments[arguments.index("-o") + 1] if "-o" in arguments else None
    assert (folder / written).exists() if written else out or err or "--baseline" in arguments


ODD = "résumé d'été "


@pytest.mark.parametrize("line", shown())
def test_a_command_that_is_shown_works_with_blanks_accents_and_quotes_in_every_name(
    run: Run, line: str, folder: Path
) -> None:
    if "--changed-since" in line:
        pytest.skip("asks a git repository: test_many.py has one")
    names = {path.name for path in folder.iterdir()} - {".cache"}
    for path in [p for p in folder.rglob("*") if p.is_file()]:
        path.rename(path.with_name(ODD + path.name))
    for name in names:
        if (folder / name).is_dir():
            (folder / name).rename(folder / (ODD + name))
    there = re.compile(rf"(?<![\w.-])({'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})(?=$|/)")
    words = []
    for word in shlex.split(line)[1:]:
        odd = there.sub(ODD + r"\1", word)
        head, slash, tail = odd.rpartition("/")
        odd = f"{head}/{ODD}{tail}" if slash and tail and "*" not in tail else odd
        words += sorted(glob(odd)) if "*" in odd else [odd]
    if "plot" in line:
        run("claims", ODD + "draft.md", "-o", "claims.csv")
    if "baseline" in line:
        run("baseline", "write", ODD + "content")
    code, _, err = run(*words)
    assert code == (1 if words[0] == "check" and "--baseline" not in words else 0), (words, err)
    assert "internal error" not in err
