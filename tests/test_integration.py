"""What docs/integration.md shows is run: the plain git hook, the pre-commit entry, the call of a CMS, the action."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from cases import ROOT

PAGE = (ROOT / "docs" / "integration.md").read_text(encoding="utf-8")
RIGHT = "The bridge is 200 m (656 ft) long.\n"
WRONG = "The bridge is 243 m (656 ft) long.\n"


def section(heading: str) -> str:
    """The first fenced block under a heading."""
    body = PAGE.split(f"\n## {heading}\n", 1)[1]
    match = re.search(r"^```\w*\n(.*?)^```", body, re.MULTILINE | re.DOTALL)
    assert match
    return match[1]


@pytest.fixture
def bin_folder(tmp_path: Path) -> Path:
    """A folder that holds nothing but the command ``numcheck``."""
    folder = tmp_path / "bin"
    folder.mkdir()
    command = folder / "numcheck"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m numcheck "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    return folder


def shell(command: str, folder: Path, path: Path, data: str = "") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PATH": f"{path}{os.pathsep}{os.environ['PATH']}", "HOME": str(folder)}
    return subprocess.run(
        ["sh", "-c", command], cwd=folder, env=environment, input=data, capture_output=True, text=True, check=False
    )


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script")
def test_the_git_hook_stops_what_is_staged_and_wrong(tmp_path: Path, bin_folder: Path) -> None:
    repository = tmp_path / "repository"
    repository.mkdir()
    made = shell(
        "git init -q . && git config user.name N && git config user.email n@example.org", repository, bin_folder
    )
    if made.returncode:
        pytest.skip("no git here")
    hook = repository / ".git" / "hooks" / "pre-commit"
    hook.write_text(section("A plain git hook"), encoding="utf-8")
    hook.chmod(0o755)

    (repository / "bridge.md").write_text(RIGHT, encoding="utf-8")
    assert shell("git add . && git commit -qm right", repository, bin_folder).returncode == 0

    (repository / "bridge.md").write_text(WRONG, encoding="utf-8")
    stopped = shell("git add . && git commit -qm wrong", repository, bin_folder)
    assert stopped.returncode == 1
    assert "bridge.md:1:22: error[wrong-conversion]" in stopped.stdout + stopped.stderr

    for name in ("my article.md", "naïve.md", "it's 'so'.txt"):
        (repository / name).write_text(WRONG, encoding="utf-8")
    stopped = shell("git add . && git commit -qm names", repository, bin_folder)
    assert stopped.returncode == 1
    for name in ("my article.md", "naïve.md", "it's 'so'.txt"):
        assert f"{name}:1:22: error[wrong-conversion]" in stopped.stdout + stopped.stderr

    (repository / "bridge.md").write_text(RIGHT, encoding="utf-8")
    still = shell("git commit -qm wrong", repository, bin_folder)
    assert still.returncode == 1, "what is staged counts, not what lies in the folder"


@pytest.mark.skipif(sys.platform == "win32", reason="a shell command")
def test_a_cms_reads_json(tmp_path: Path, bin_folder: Path) -> None:
    (tmp_path / "article.html").write_text(f"<p>{WRONG}</p>", encoding="utf-8")
    done = shell(section("A CMS"), tmp_path, bin_folder)
    assert done.returncode == 1
    assert [f["rule"] for f in json.loads(done.stdout)["findings"]] == ["wrong-conversion"]


@pytest.mark.skipif(sys.platform == "win32", reason="a shell command")
def test_the_pre_commit_entry_takes_files(tmp_path: Path, bin_folder: Path) -> None:
    yaml = pytest.importorskip("yaml")
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert (hook["id"], hook["language"]) == ("numcheck", "python")
    (tmp_path / "a.md").write_text(RIGHT, encoding="utf-8")
    (tmp_path / "b.md").write_text(WRONG, encoding="utf-8")
    assert shell(f"{hook['entry']} a.md", tmp_path, bin_folder).returncode == 0
    done = shell(f"{hook['entry']} a.md b.md", tmp_path, bin_folder)
    assert (done.returncode, done.stdout.count("\n")) == (1, 1)
