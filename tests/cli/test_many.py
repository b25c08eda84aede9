"""Many files: the answer hangs neither on the number of processes nor on what an earlier run has kept."""

from __future__ import annotations

import json
import multiprocessing
import os
import pickle
import signal
import subprocess
import time
from itertools import permutations
from pathlib import Path

import pytest
from cli_env import NOTE, RIGHT, WRONG, Run, draft

from numcheck import parallel, pipeline
from numcheck.checked_report import CheckedReport
from numcheck.cli import cache, many
from numcheck.cli.inputs import MANY
from numcheck.config import Config
from numcheck.core.text import Document

TOWNS = ("Ashby", "Barrow", "Cole", "Dunmore", "Easton")


# Of one event, with figures that clash across them; a check without --across holds none against another's.
DRAFTS = (
    "The storm in Brekke destroyed 320 houses on Monday. The dam is 60 m (230 ft) high.\n",
    "The storm in Brekke destroyed 230 houses on Monday. Of 1,200 people 900 came and 400 stayed away.\n",
)


def write_reports(count: int = MANY + 4) -> None:
    """A folder ``texts`` of ``count`` reports, some wrong, one in Greek and one that is no text."""
    Path("texts").mkdir()
    for i in range(count):
        town, feet = TOWNS[i % 5], 656 if i % 3 else 856
        text = f"The bridge of {town} is 200 m ({feet} ft) long. It carries {300 + i} buses, the council said."
        Path(f"texts/{i:02}.md").write_text(text, encoding="utf-8")
    Path("texts/greek.md").write_text("Η γέφυρα έχει μήκος 200 μέτρα και πλάτος 12 μέτρα. " * 4, encoding="utf-8")
    Path("texts/broken.docx").write_bytes(b"PK\x03\x04 and nothing else")


@pytest.fixture
def kept() -> Path:
    """The folder in which reports are kept."""
    return Path(os.environ["NUMCHECK_CACHE_DIR"])


@pytest.mark.parametrize("name", ["full", "json", "junit", "html", "csv"])
def test_the_number_of_processes_changes_nothing(run: Run, name: str) -> None:
    write_reports()
    one, two = (run("check", "texts", "--no-cache", "--output-format", name, "-j", jobs) for jobs in ("1", "2"))
    assert one == two
    assert one.code == 2
    assert "broken.docx" in one.err


def test_a_check_of_two_files_is_the_two_checks(run: Run) -> None:
    def found(*paths: str) -> list[object]:
        return list(json.loads(run("check", *paths, "--output-format", "json").out)["findings"])

    pages = [draft(text, f"{n}.md") for n, text in enumerate((*DRAFTS, WRONG, NOTE, RIGHT))]
    alone = {page: found(page) for page in pages}
    assert sum(map(len, alone.values())) >= 3
    for first, second in permutations(pages, 2):
        assert found(first, second) == alone[first] + alone[second]


@pytest.mark.parametrize("command", ["check", "tieout"])
def test_the_number_of_processes_changes_nothing_against_sources(run: Run, command: str) -> None:
    write_reports()
    Path("source.md").write_text(
        "The bridge of Ashby is 265 m long; 312 buses cross it. Διαβάστε: 7 μ.", encoding="utf-8"
    )
    one, two = (run(command, "texts", "--source", "source.md", "-j", jobs) for jobs in ("1", "2"))
    assert one == two


@pytest.mark.parametrize("command", ["claims", "extract"])
def test_the_number_of_processes_changes_no_table(run: Run, command: str) -> None:
    write_reports()
    one, two = (run(command, "texts", "-j", jobs) for jobs in ("1", "2"))
    assert one == two


def test_a_second_run_finds_the_same_and_checks_nothing(run: Run, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_reports()
    first = run("check", "texts", "-j", "1")
    assert len(list(cache.files(str(kept)))) == MANY + 5

    def check(*_: object, **__: object) -> CheckedReport:
        raise AssertionError("checked again")

    monkeypatch.setattr(pipeline, "check", check)
    assert run("check", "texts", "-j", "1") == first


def test_what_changed_is_checked_again(run: Run) -> None:
    write_reports()
    before = run("check", "texts", "-j", "1", "--output-format", "concise").out
    Path("texts/01.md").write_text("The bridge of Barrow is 200 m (956 ft) long.", encoding="utf-8")
    after = run("check", "texts", "-j", "1", "--output-format", "concise").out
    assert [line for line in after.splitlines() if line not in before] == [
        "texts/01.md:1:32: error[wrong-conversion] 956 ft stated, 200 m is 656.2 ft"
    ]


def test_other_settings_are_other_reports(run: Run) -> None:
    write_reports()
    assert "wrong-conversion" in run("check", "texts", "-j", "1").out
    assert "wrong-conversion" not in run("check", "texts", "-j", "1", "--ignore", "wrong-conversion").out


@pytest.mark.parametrize("content", [b"", b"no pickle", pickle.dumps(os.getcwd), pickle.dumps([1, 2])])
def test_a_kept_report_that_is_none_is_found_anew(run: Run, kept: Path, content: bytes) -> None:
    write_reports()
    first = run("check", "texts", "-j", "1")
    for file in cache.files(str(kept)):
        Path(file.path).write_bytes(content)
    assert run("check", "texts", "-j", "1") == first


def test_a_kept_report_calls_nothing() -> None:
    class Harm:
        def __reduce__(self) -> tuple[object, ...]:
            return os.mkdir, ("harmed",)

    with pytest.raises(ValueError, match="no report"):
        cache.unpacked(pickle.dumps(Harm()))
    assert not Path("harmed").exists()


def test_a_folder_that_cannot_be_written_keeps_nothing(run: Run, kept: Path) -> None:
    write_reports()
    kept.write_text("a file in the place of the folder", encoding="utf-8")
    assert "wrong-conversion" in run("check", "texts", "-j", "1").out


def test_the_oldest_reports_go_first(kept: Path) -> None:
    kept.mkdir()
    for age in range(4):
        path = kept / f"{age}.report"
        path.write_bytes(b"x" * 10)
        os.utime(path, (1000 - age, 1000 - age))
    (kept / "notes.txt").write_text("somebody else's", encoding="utf-8")
    assert cache.remove_oldest(str(kept), 25) == 2
    assert sorted(p.name for p in kept.iterdir()) == ["0.report", "1.report", "notes.txt"]


def test_the_cache_is_shown_and_cleared(run: Run, kept: Path) -> None:
    write_reports()
    run("check", "texts", "-j", "1")
    assert run("cache").out.startswith(f"{kept}: {MANY + 5} reports, ")
    assert run("cache", "clear").err.startswith(f"numcheck: {kept}: {MANY + 5} reports removed, ")
    assert run("cache").out == f"{kept}: 0 reports, 0.0 MB\n"


def break_at_seven(number: int) -> int:
    """Its double; the process ends at 7."""
    if number == 7:
        os._exit(9)
    return 2 * number


def test_a_process_that_breaks_costs_its_item_alone() -> None:
    found = list(parallel.each(break_at_seven, range(12), 2))
    assert [i for i, one in enumerate(found) if isinstance(one, parallel.Broken)] == [7]
    assert [one for one in found if not isinstance(one, parallel.Broken)] == [2 * i for i in range(12) if i != 7]


def test_a_text_at_which_a_process_breaks_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write_reports()
    check = many.check_one

    def breaking(document: Document, config: Config, timeout: float, *, whole: bool) -> CheckedReport | str:
        return os._exit(9) if document.uri.endswith("07.md") else check(document, config, timeout, whole=whole)

    monkeypatch.setattr(many, "check_one", breaking)
    code, out, err = run("check", "texts", "-j", "2", "--no-cache")
    assert code == 2
    assert "texts/07.md: not checked: the process that worked on it broke off" in err
    assert "texts/09.md" in out


def test_an_error_of_the_work_is_raised() -> None:
    with pytest.raises(TypeError):
        list(parallel.each(len, [1, 2, 3], 2))  # type: ignore[arg-type]


def git(*arguments: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=n", "-c", "user.email=n@example.org", *arguments],
        check=True,
        capture_output=True,
    )


def test_only_what_changed_since_a_revision(run: Run) -> None:
    git("init", "-q")
    wrong = "The bridge is 243 m (656 ft) long.\n"
    for name in ("old.md", "änderung eins.md"):
        Path(name).write_text(wrong, encoding="utf-8")
    git("add", ".")
    git("commit", "-qm", "first")
    Path("änderung eins.md").write_text(f"{wrong}It opened.\n", encoding="utf-8")
    Path("new.md").write_text(wrong, encoding="utf-8")
    code, out, _ = run("check", ".", "--changed-since", "HEAD", "--output-format", "concise")
    assert code == 1
    assert sorted(line.partition(":")[0] for line in out.splitlines()) == ["new.md", "änderung eins.md"]
    git("add", ".")
    git("commit", "-qm", "second")
    assert run("check", ".", "--changed-since", "HEAD").err == (
        "numcheck: nothing to check: no readable file in . that changed since HEAD\n"
    )


@pytest.mark.parametrize("revision", ["no-such", "--output=harm"])
def test_a_revision_that_there_is_not_is_one_line(run: Run, revision: str) -> None:
    git("init", "-q")
    code, _, err = run("check", ".", f"--changed-since={revision}")
    assert (code, err.count("\n")) == (2, 1)
    assert err.startswith("numcheck: --changed-since: ")
    assert not Path("harm").exists()


def test_outside_a_repository_nothing_has_changed_since(run: Run) -> None:
    code, _, err = run("check", ".", "--changed-since", "HEAD")
    assert (code, err.count("\n")) == (2, 1)
    assert "not a git repository" in err


def double_slowly(number: int) -> int:
    """Its double, not at once."""
    time.sleep(0.2)
    return 2 * number


def test_processes_that_are_told_to_end_say_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    def end(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, end)  # what the process that starts them does at that signal
    try:
        found = parallel.each(double_slowly, range(12), 2)
        assert next(found) == 0
        found.close()
    finally:
        signal.signal(signal.SIGTERM, before)
    for process in multiprocessing.active_children():
        process.join()
    assert capfd.readouterr() == ("", "")
