"""``check --changed-since REV --changed-lines``: only what stands on lines that differ from a revision of git."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from cli_env import WRONG, Run, draft

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="no git here")


def git(*arguments: str) -> None:
    identity = ["-c", "user.name=N", "-c", "user.email=n@example.org"]
    subprocess.run(["git", *identity, *arguments], capture_output=True, check=True)


@pytest.fixture
def repository(folder: Path) -> Path:
    """A repository of one commit, in which a.md is wrong on its first line."""
    git("init", "-q")
    draft(f"{WRONG}\nIt rained.\n", "a.md")
    git("add", ".")
    git("commit", "-qm", "first")
    return folder


def found(run: Run, *arguments: str) -> list[str]:
    flags = (
        "--changed-since",
        "HEAD",
        "--changed-lines",
        "--output-format",
        "concise",
        "--exit-zero",
        "-q",
        *arguments,
    )
    answer = run("check", ".", *flags)
    assert "internal" not in answer.err
    return [line.split(": ")[0] for line in answer.out.splitlines()]


def test_what_stood_there_before_is_left_alone(run: Run, repository: Path) -> None:
    assert found(run) == []


def test_a_changed_line_and_a_new_file_are_reported(run: Run, repository: Path) -> None:
    draft(f"{WRONG}\nIt rained.\n\nThe tower is 100 m (400 ft) high.\n", "a.md")
    draft(WRONG, "[new] file.md")
    assert found(run) == ["[new] file.md:1:22", "a.md:5:21"]


def test_a_line_that_has_only_moved_is_left_alone(run: Run, repository: Path) -> None:
    draft(f"It was sunny.\n\n{WRONG}\nIt rained.\n", "a.md")
    assert found(run) == []


def test_one_end_on_a_changed_line_is_enough(run: Run, repository: Path) -> None:
    draft("The bridge carried 410 people a day, police said.\n", "b.md")
    git("add", ".")
    git("commit", "-qm", "second")
    draft(
        "The bridge carried 410 people a day, police said.\n\nThe bridge carried 140 people a day, police said.\n",
        "b.md",
    )
    assert len(found(run)) == 1


def test_without_a_revision_it_is_refused(run: Run, repository: Path) -> None:
    answer = run("check", "a.md", "--changed-lines")
    assert (answer.code, answer.err) == (2, "numcheck: check: --changed-lines: --changed-since REV expected\n")
