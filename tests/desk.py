"""An empty desk for tests of the command line: a folder of its own, drafts put on it, commands run in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from numcheck.cli import main as cli

WRONG = "The bridge is 243 m (656 ft) long.\n"
RIGHT = "The bridge is 200 m (656 ft) long.\n"
NOTE = "The bridge is 200 m (656 ft) long. The tunnel is 15 km long and weighs 30 kg.\n"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every test stands in an empty folder of its own, without colour."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "NUMCHECK_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error."""
    code = cli.main([*arguments])
    out, err = capsys.readouterr()
    return code, out, err


def draft(text: str, name: str = "draft.md") -> str:
    """The name of a file that holds ``text``."""
    Path(name).write_text(text, encoding="utf-8")
    return name
