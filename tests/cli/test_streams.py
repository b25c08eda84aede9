"""The command line: what is read, however odd, and where the answer goes."""

from __future__ import annotations

import io
import json
import os
import pwd
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from cli_env import RIGHT, WRONG, Run, draft

import numcheck

# What is read


def test_standard_input_is_read_under_the_name_it_is_given(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(f"<p>{WRONG}</p><pre>5</pre>".encode())))
    code, out, _ = run("check", "-", "--stdin-filename", "cms.html", "--output-format", "json")
    report = json.loads(out)
    assert code == 1
    assert [d["uri"] for d in report["documents"]] == ["cms.html"]
    assert [f["rule"] for f in report["findings"]] == ["wrong-conversion"]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("empty.md", b"", 0),
        ("nul.txt", b"The bridge is 200 m\x00 (656 ft) long.\n", None),
        ("latin1.txt", "Die Brücke — 200 m (656 ft) — is long, and très belle.\n".encode("cp1252"), 0),
        ("utf16.txt", WRONG.encode("utf-16"), 1),
        ("bom.txt", b"\xef\xbb\xbf" + WRONG.encode(), 1),
        ("surrogate.txt", b"The bridge \xed\xa0\x80 is 200 m (656 ft) long.\n", None),
        ("binary.txt", bytes(range(256)) * 40, 2),
    ],
)
def test_odd_files_get_an_answer_or_one_line(run: Run, name: str, data: bytes, code: int | None) -> None:
    Path(name).write_bytes(data)
    found, _, err = run("check", name, draft(RIGHT), "--quiet")
    assert found == code or (code is None and found in {0, 2})
    assert "internal error" not in err
    assert err.count("\n") == (1 if found == 2 else 0)


def test_a_line_of_a_megabyte_is_read(run: Run) -> None:
    path = draft(("The bridge is long, they say, and old. " * 250 + "It has 12 arches. ") * 100, "long.txt")
    code, _, err = run("check", path, "--output-format", "concise", "--select", "conversion")
    assert (code, err) == (0, "")


def test_a_file_that_may_not_be_read_is_said(run: Run, folder: Path) -> None:
    path = draft(RIGHT)
    assert run("check", path).code == 0
    Path(path).chmod(0)
    with as_nobody(folder):
        code, _, err = run("check", path)
    assert (code, err) == (2, "numcheck: draft.md: permission denied\n")


def test_a_folder_that_may_not_be_read_is_said_and_the_others_are_checked(run: Run, folder: Path) -> None:
    for name in ("texts", "texts/closed"):
        Path(name).mkdir()
    draft(WRONG, "texts/draft.md")
    Path("texts/closed").chmod(0)
    with as_nobody(folder):
        code, out, err = run("check", "texts", "--output-format", "concise")
    assert (code, err) == (2, "numcheck: texts/closed: permission denied\n")
    assert out.startswith("texts/draft.md:1:")


@contextmanager
def as_nobody(folder: Path) -> Iterator[None]:
    """Root may read everything, so it becomes a user who may enter ``folder`` and no more; everybody else stays."""
    root = os.geteuid() == 0
    if root:
        folder.chmod(0o755)
        os.seteuid(pwd.getpwnam("nobody").pw_uid)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def test_a_path_named_twice_is_read_once(run: Run) -> None:
    path = draft(WRONG)
    _, out, _ = run("check", path, f"./{path}", ".", "--output-format", "concise")
    assert out.count("wrong-conversion") == 1


def test_a_path_is_named_as_seen_from_here(run: Run) -> None:
    path = draft(WRONG)
    _, out, _ = run("check", str(Path(path).absolute()), "--output-format", "concise")
    assert out.startswith("draft.md:1:")


def test_a_terminal_without_lines_gets_plain_ones(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    command = [sys.executable, "-m", "numcheck", "check", draft(WRONG)]
    done = subprocess.run(command, env={**os.environ, "PYTHONIOENCODING": "ascii"}, capture_output=True, check=False)
    assert done.returncode == 1
    assert done.stdout.isascii()
    assert b"\\u" not in done.stdout


def test_a_source_is_not_checked_as_a_draft_too(run: Run) -> None:
    draft(RIGHT)
    source = draft(WRONG, "source.md")
    _, out, _ = run("check", ".", "--source", source, "--output-format", "json")
    assert [(d["uri"], d["role"]) for d in json.loads(out)["documents"]] == [
        ("draft.md", "draft"),
        ("source.md", "source"),
    ]


# Where the answer goes


def test_a_dash_is_standard_output(run: Run, folder: Path) -> None:
    _, out, _ = run("check", draft(WRONG), "-o", "-")
    assert "wrong-conversion" in out
    assert not (folder / "-").exists()


def test_a_report_goes_to_its_file(run: Run) -> None:
    code, out, _ = run("check", draft(WRONG), "--output-format", "concise", "-o", "out.txt")
    assert (code, out) == (1, "")
    assert "[wrong-conversion]" in Path("out.txt").read_text(encoding="utf-8")


def test_claims_follow_the_suffix_of_their_file(run: Run) -> None:
    path = draft(RIGHT)
    assert run("claims", path, "-o", "claims.csv")[0] == 0
    assert Path("claims.csv").read_text(encoding="utf-8").startswith("document,line,column,text,")
    assert run("claims", path, "-o", "claims.json")[0] == 0
    assert len(json.loads(Path("claims.json").read_text(encoding="utf-8"))) > 0


@pytest.mark.parametrize(
    ("environment", "arguments", "colored"),
    [
        ({}, [], False),
        ({"FORCE_COLOR": "1"}, [], True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, [], False),
        ({"NO_COLOR": "1"}, ["--color", "always"], True),
        ({"FORCE_COLOR": "1"}, ["--color", "never"], False),
    ],
)
def test_colour_is_for_those_who_want_it(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    arguments: list[str],
    colored: bool,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    _, out, _ = run("check", draft(WRONG), *arguments)
    assert ("\033[" in out) == colored


def test_a_broken_pipe_is_silent() -> None:
    path = draft(WRONG * 200)
    command = [sys.executable, "-m", "numcheck", "check", path, "--output-format", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == ""


def test_an_unforeseen_fault_is_one_line_and_the_others_are_checked(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from numcheck import pipeline

    whole = pipeline.check

    def faulty(documents: list[numcheck.Document], *args: object, **options: object) -> object:
        if "bad" in documents[0].uri:
            raise RuntimeError("unforeseen")
        return whole(documents, *args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "check", faulty)
    code, out, err = run("check", draft(RIGHT, "bad.md"), draft(WRONG), "--output-format", "concise")
    assert code == 2
    assert "[wrong-conversion]" in out
    assert err == "numcheck: bad.md: internal error: RuntimeError: unforeseen (NUMCHECK_DEBUG=1 shows where)\n"


def test_an_interrupt_is_one_word(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("numcheck.cli.commands.check.check_inputs", interrupted)
    assert run("check", draft(RIGHT)) == (130, "", "numcheck: interrupted\n")


def test_watching_checks_again_when_a_file_changes(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    path = draft(RIGHT)
    steps = iter([lambda: None, lambda: draft(WRONG * 2), lambda: None])

    def pause(_: float) -> None:
        step = next(steps, None)
        if step is None:
            raise KeyboardInterrupt
        step()

    monkeypatch.setattr("numcheck.cli.watch.time.sleep", pause)
    code, out, err = run("check", path, "--watch", "--output-format", "concise")
    assert code == 130
    assert out.count("[wrong-conversion]") == 2
    assert err.count("watching") == 2


def test_a_bar_is_drawn_for_many_files_on_a_terminal_alone(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for i in range(25):
        draft(RIGHT, f"{i}.md")
    assert run("check", ".", "--output-format", "concise") == (0, "", "")
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    _, out, err = run("check", ".", "--output-format", "concise")
    assert out == ""
    assert "checking" in err
    assert run("check", ".", "--output-format", "concise", "--quiet")[2] == ""
