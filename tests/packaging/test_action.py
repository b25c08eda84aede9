"""The GitHub action and the workflows: nothing for zizmor to find, and the action's own steps, run as a runner would."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from cases import ROOT

yaml = pytest.importorskip("yaml")

ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
RIGHT = "The bridge is 200 m (656 ft) long.\n"
WRONG = "The bridge is 243 m (656 ft) long.\n"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="shell commands")


def test_zizmor_finds_nothing() -> None:
    zizmor = Path(sys.executable).with_name("zizmor")
    if not zizmor.exists():
        pytest.skip("no zizmor here")
    done = subprocess.run(
        [zizmor, "--offline", "--quiet", "--persona", "pedantic", "action.yml", ".github"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_is_used_is_pinned_to_a_commit_and_nothing_may_do_more_than_it_must() -> None:
    used = [step["uses"] for step in ACTION["runs"]["steps"] if "uses" in step]
    for path in WORKFLOWS:
        workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert workflow["permissions"] == {}
        for job in workflow["jobs"].values():
            assert set(job["permissions"].items()) <= {("contents", "read"), ("id-token", "write")}
            used += [step["uses"] for step in job["steps"] if "uses" in step]
    assert [u for u in used if u != "$/" and not re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", u)] == []


def test_one_commit_stands_for_one_version_everywhere() -> None:
    pins = {}
    for path in (ROOT / "action.yml", *WORKFLOWS):
        for name, commit, version in re.findall(r"uses: (\S+)@(\w{40}) # (v\S+)", path.read_text(encoding="utf-8")):
            assert pins.setdefault(name, (commit, version)) == (commit, version)
    assert pins


def script(name: str) -> str:
    """What the step called ``name`` runs."""
    return next(step["run"] for step in ACTION["runs"]["steps"] if step.get("name") == name)


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=N", "-c", "user.email=n@example.org", "-c", "init.defaultBranch=main"]
    done = subprocess.run(["git", *identity, *arguments], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def runner(tmp_path: Path) -> Path:
    """A folder like a runner's: ``temp/numcheck/bin/numcheck`` as the install step leaves it, and ``work``, a repository."""
    if not shutil.which("git"):
        pytest.skip("no git here")
    bin_folder = tmp_path / "temp" / "numcheck" / "bin"
    bin_folder.mkdir(parents=True)
    command = bin_folder / "numcheck"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m numcheck "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    work = tmp_path / "work"
    work.mkdir()
    git(work, "init", "-q")
    (work / "old.md").write_text(f"{WRONG}\nIt rained.\n", encoding="utf-8")
    git(work, "add", ".")
    git(work, "commit", "-qm", "old")
    return tmp_path


def check(runner: Path, **given: str) -> subprocess.CompletedProcess[str]:
    """What the step Check does with these inputs."""
    asked = {"PATHS": ".", "ARGS": "--fail-on never", "ONLY_CHANGED": "false", "BASE": "", "SARIF": "false"} | given
    environment = os.environ | {"RUNNER_TEMP": str(runner / "temp"), "PYTHONPATH": str(ROOT), "GITHUB_ACTIONS": "true"}
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script("Check")],
        cwd=runner / "work",
        env=environment | asked,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_findings_stand_on_their_lines(runner: Path) -> None:
    done = check(runner)
    assert (done.returncode, done.stdout.count("\n")) == (0, 1)
    assert re.match(r"::error .*file=old\.md,line=1,", done.stdout)
    assert check(runner, ARGS="").returncode == 1


def test_paths_stand_one_a_line_and_may_hold_blanks(runner: Path) -> None:
    (runner / "work" / "my article.md").write_text(WRONG, encoding="utf-8")
    done = check(runner, PATHS="my article.md\nold.md\n")
    assert done.stdout.count("::error") == 2
    assert "file=my article.md" in done.stdout


def test_what_looks_like_a_flag_is_a_path_there_and_nothing_is_run(runner: Path) -> None:
    done = check(runner, PATHS="--version\n$(touch pwned)", ARGS="$(touch pwned)")
    assert done.returncode == 2
    assert not (runner / "work" / "pwned").exists()


def test_only_the_lines_that_have_changed_are_reported(runner: Path) -> None:
    work = runner / "work"
    base = git(work, "rev-parse", "HEAD")
    (work / "old.md").write_text(f"{WRONG}\nIt rained. The tower is 100 m (400 ft) high.\n", encoding="utf-8")
    (work / "new.md").write_text(WRONG, encoding="utf-8")
    git(work, "add", ".")
    git(work, "commit", "-qm", "new")
    done = check(runner, ONLY_CHANGED="true", BASE=base)
    assert re.findall(r"file=(\S+?),line=(\d+)", done.stdout) == [("new.md", "1"), ("old.md", "3")]


def test_a_base_that_is_not_here_is_said(runner: Path) -> None:
    done = check(runner, ONLY_CHANGED="true", BASE="0" * 40)
    assert done.returncode == 2
    assert "check out with fetch-depth: 0" in done.stdout


def test_code_scanning_gets_every_finding(runner: Path) -> None:
    done = check(runner, SARIF="true")
    report = json.loads((runner / "temp" / "numcheck.sarif").read_text(encoding="utf-8"))
    assert done.returncode == 0
    assert len(report["runs"][0]["results"]) == 1


@pytest.mark.parametrize(("extras", "asked"), [("", ""), ("pdf,docx", "[pdf,docx]")])
def test_the_extras_are_installed(tmp_path: Path, extras: str, asked: str) -> None:
    done = install(tmp_path, extras)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "pip").read_text(encoding="utf-8").split()[-1] == f"/the/action{asked}"


def test_an_extra_that_is_none_is_refused(tmp_path: Path) -> None:
    done = install(tmp_path, 'pdf]" && touch pwned #')
    assert done.returncode == 2
    assert "names separated by commas expected" in done.stdout


def install(folder: Path, extras: str) -> subprocess.CompletedProcess[str]:
    """What the step Install does, with a Python that writes down what pip is asked."""
    python = folder / "python"
    python.write_text(
        '#!/bin/sh\nif [ "$2" = venv ]; then mkdir -p "$3/bin" && cp "$0" "$3/bin/python"\n'
        'else echo "$@" > "$RUNNER_TEMP/pip"; fi\n',
        encoding="utf-8",
    )
    python.chmod(0o755)
    given = {"RUNNER_TEMP": str(folder), "HERE": "/the/action", "EXTRAS": extras}
    return subprocess.run(
        ["bash", "-c", script("Install numcheck")],
        cwd=folder,
        env=os.environ | given | {"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
