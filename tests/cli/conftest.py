"""Every test of the command line stands in an empty folder of its own, without colour, and runs commands there."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_env import Answer, Run

from numcheck.cli import main as cli


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the test stands in."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "NUMCHECK_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NUMCHECK_CACHE_DIR", str(tmp_path.parent / f"{tmp_path.name}-kept"))
    return tmp_path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs one command in this process."""

    def run_command(*arguments: str) -> Answer:
        code = cli.main([*arguments])
        return Answer(code, *capsys.readouterr())

    return run_command
