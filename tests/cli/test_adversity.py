"""A full disk, a folder that may not be written, a file that changes or vanishes, an interrupt: what was there stays whole."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_env import NOTE, RIGHT, WRONG, Run, draft

from numcheck import documents
from numcheck.cli import fixes
from numcheck.writers import files

OLD = "somebody's work\n"
WRITING = [
    "check draft.md -o out.json",
    "check draft.md -o out.html",
    "check note.md --diff -o out.txt",
    "claims draft.md -o out.csv",
    "extract draft.md -o out.jsonl",
    "tieout draft.md --source wire.txt -o out.xlsx",
    "ledger draft.md wire.txt -o out.csv",
    "show claims draft.md -o out.txt",
    "annotate draft.md -o out.md --overwrite",
    "baseline write draft.md --baseline accepted.json",
    "report draft.md -o folder",
    "check note.md --fix",
]


@pytest.fixture(autouse=True)
def desk(folder: Path) -> None:
    draft(WRONG)
    draft(RIGHT, "wire.txt")
    draft(NOTE, "note.md")
    (folder / "folder").mkdir()
    for name in (
        "out.json",
        "out.html",
        "out.txt",
        "out.csv",
        "out.jsonl",
        "out.xlsx",
        "out.md",
        "folder/findings.csv",
    ):
        draft(OLD, name)
    draft('{"version": 1, "findings": []}', "accepted.json")


def everything(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def started(line: str, **options: object) -> subprocess.Popen[str]:
    """numcheck in a process of its own; its streams are pipes, and buffered as a shell has them."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    options.setdefault("env", environment)
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    return subprocess.Popen([sys.executable, "-m", "numcheck", *line.split()], text=True, **pipes)  # type: ignore[call-overload, no-any-return]


def no_room() -> None:
    """No file may hold a byte: what a full disk answers, for one process."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


@pytest.mark.parametrize("line", WRITING)
def test_a_full_disk_leaves_what_was_there(line: str, folder: Path) -> None:
    before = everything(folder)
    with started(line, preexec_fn=no_room) as process:
        out, err = process.communicate()
    assert (process.returncode, out) == (2, "")
    assert err.splitlines()[-1].endswith(": File too large") or "xlsx" in line  # which needs a temporary file first
    assert len(err.splitlines()) == (2 if "baseline" in line else 1)
    assert everything(folder) == before


@pytest.mark.parametrize("line", ["check draft.md", "check draft.md -o /dev/full", "show claims draft.md", "explain"])
def test_a_full_device_is_one_line(line: str) -> None:
    with open("/dev/full", "w", encoding="utf-8") as full, started(line, stdout=full) as process:
        _, err = process.communicate()
    named = "/dev/full" if "/dev/full" in line else "standard output"
    assert (process.returncode, err) == (2, f"numcheck: {named}: No space left on device\n")


def test_what_cannot_be_said_changes_no_exit_code() -> None:
    with open("/dev/full", "w", encoding="utf-8") as full, started("check gone.md draft.md", stderr=full) as process:
        out, _ = process.communicate()
    assert process.returncode == 2
    assert "wrong-conversion" in out


@pytest.mark.parametrize(("closed", "code"), [(0, 0), (1, 1), (2, 1)])
def test_a_stream_that_is_closed_stops_nothing(closed: int, code: int) -> None:
    with started("check -" if closed == 0 else "check draft.md", preexec_fn=lambda: os.close(closed)) as process:
        _, err = process.communicate()
    assert (process.returncode, err) == (code, "")


@pytest.mark.parametrize("line", WRITING)
def test_a_folder_that_may_not_be_written_is_one_line(
    run: Run, line: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files.os, "open", refused)
    before = everything(folder)
    code, out, err = run(*line.split(), "-q") if line[:8] not in ("baseline", "check no") else run(*line.split())
    assert (code, out) == (2, "")
    assert err.splitlines()[-1].endswith(": Permission denied")
    assert everything(folder) == before


def refused(path: str, *_: object) -> int:
    raise PermissionError(13, "Permission denied", path)


def test_a_file_that_is_read_only_is_left_alone(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files.os, "access", lambda *_: False)  # root may write everywhere
    assert run("check", "draft.md", "-o", "out.json") == (2, "", "numcheck: out.json: Permission denied\n")
    assert Path("out.json").read_text(encoding="utf-8") == OLD


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("line", WRITING)
def test_an_interrupt_while_writing_leaves_what_was_there(
    run: Run, line: str, number: int, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The signal comes when the new file is written and the old one not yet replaced."""
    monkeypatch.setattr(files.os, "replace", lambda *_: os.kill(os.getpid(), number))
    monkeypatch.setattr(sys, "argv", ["numcheck", *line.split()])
    before, handler = everything(folder), signal.getsignal(signal.SIGTERM)
    from numcheck.cli.main import main

    try:
        assert main() == 128 + number
    finally:
        signal.signal(signal.SIGTERM, handler)
    assert everything(folder) == before


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("moment", [0.05, 0.15, 0.3, 0.5, 0.8])
def test_an_interrupt_at_any_moment_leaves_the_old_file_or_the_whole_new_one(moment: float, number: int) -> None:
    draft("The town of line counted 1,200 houses, 243 m (656 ft) apart.\n\n" * 300, "long.md")
    with started("check long.md -o out.json -q") as process:
        time.sleep(moment)
        process.send_signal(number)
        process.communicate()
    now = Path("out.json").read_text(encoding="utf-8")
    assert now == OLD or json.loads(now)["findings"]
    if process.returncode == 128 + number:  # and not killed before Python listens
        assert not [p for p in Path().iterdir() if p.name.startswith(".")]


def test_a_reader_that_has_gone_is_no_fault() -> None:
    draft(WRONG * 3000, "long.txt")
    with started("check long.txt --output-format jsonl") as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == ""


def vanishes(path: str) -> None:
    os.unlink(path)


def shrinks(path: str) -> None:
    os.truncate(path, 10)


def grows(path: str) -> None:
    with open(path, "a", encoding="utf-8") as f:
        f.write("Nobody asked.\n")


@pytest.mark.parametrize("happens", [vanishes, shrinks, grows])
def test_a_file_that_changes_while_it_is_checked_is_not_fixed(
    run: Run, happens: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    write = fixes.write

    def late(changed: object) -> int:
        happens("note.md")
        return write(changed)  # type: ignore[arg-type]

    monkeypatch.setattr(fixes, "write", late)
    code, _, err = run("check", "note.md", "--fix")
    assert "fixed" not in err or "0 fixed" in err
    assert (code, err.splitlines()[0]) == (
        (2, "numcheck: note.md: No such file or directory")
        if happens is vanishes
        else (0, "numcheck: note.md: not fixed: it has changed since it was read")
    )
    if happens is grows:
        assert Path("note.md").read_text(encoding="utf-8") == NOTE + "Nobody asked.\n"


@pytest.mark.parametrize("happens", [vanishes, shrinks])
@pytest.mark.parametrize("name", ["draft.md", "draft.docx", "draft.pdf", "draft.html"])
def test_a_copy_of_a_file_that_has_changed_is_made_or_refused_in_one_line(
    run: Run, name: str, happens: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    from drafts import FORMATS

    Path(name).write_bytes(FORMATS[name]())
    read_all = documents.read_all

    def late(path: str, **options: object) -> object:
        found = list(read_all(path, **options))  # type: ignore[arg-type]
        happens(path)
        return found

    monkeypatch.setattr(documents, "read_all", late)
    copy = f"copy{Path(name).suffix}"
    code, out, err = run("annotate", name, "-o", copy)
    assert (out, err.count("\n")) == ("", 1)
    assert (code, Path(copy).exists()) in {(0, True), (2, False)}
    assert "internal error" not in err


@pytest.mark.parametrize("happens", [vanishes, shrinks])
def test_a_file_that_vanishes_from_a_folder_is_said_and_the_others_are_checked(
    run: Run, happens: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    draft(WRONG, "folder/a.md")
    draft(WRONG, "folder/b.md")
    walk = documents.walk

    def late(*arguments: object, **options: object) -> object:
        found = list(walk(*arguments, **options))  # type: ignore[arg-type]
        happens("folder/a.md")
        return found

    monkeypatch.setattr(documents, "walk", late)
    code, out, err = run("check", "folder", "--output-format", "concise")
    assert [line.split(":")[0] for line in out.splitlines()] == ["folder/b.md"]
    assert (code, err) == (
        (2, "numcheck: folder/a.md: no such file or folder\n") if happens is vanishes else (1, "")
    ) or err.endswith("folder/a.md: no such file or directory\n")


def test_pipes_and_loops_in_a_folder_are_passed_by(run: Run, folder: Path) -> None:
    draft(WRONG, "folder/a.md")
    os.mkfifo("folder/pipe.md")
    Path("folder/loop.md").symlink_to("loop.md")
    Path("folder/nowhere.md").symlink_to("gone.md")
    Path("folder/again").symlink_to(folder / "folder")
    code, out, err = run("check", "folder", "--output-format", "concise")
    assert (code, err) == (1, "")
    assert [line.split(":")[0] for line in out.splitlines()] == ["folder/a.md"]


def test_what_another_program_writes_is_read_from_its_pipe() -> None:
    line = f"{sys.executable} -m numcheck check <(cat draft.md) --output-format concise"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "")
    assert "wrong-conversion" in done.stdout
