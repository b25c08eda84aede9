"""What a command opens stands in one file after its first run, and counts only while its source is what it was."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from cases import ROOT

SHOWS = """
import sys
from numcheck.cli.main import main
code = main(["check", "--quiet", sys.argv[1]])
built = bool(sys.modules["numcheck.language.patterns"].newly_built())
print(code, type(sys.modules["numcheck.pipeline"].__loader__).__name__, "builds" if built else "has built")
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with a copy of the package and a draft with one finding."""
    shutil.copytree(ROOT / "numcheck", tmp_path / "numcheck", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "draft.txt").write_text("The bridge is 200 m (300 ft) long.", encoding="utf-8")
    return tmp_path


def run(home: Path, *options: str) -> list[str]:
    """The lines that a fresh process prints; the last has the exit code, who loaded the pipeline, and whether it built patterns."""
    done = subprocess.run(
        [sys.executable, "-I", *options, "-c", f"import sys; sys.path.insert(0, {str(home)!r})\n{SHOWS}", "draft.txt"],
        cwd=home,
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.stderr
    return done.stdout.splitlines()


def kept(home: Path) -> list[Path]:
    return list((home / "numcheck" / "__pycache__").glob("check-modules.*.pyc"))


def test_the_second_run_says_the_same_from_one_file(home: Path) -> None:
    first, second = run(home), run(home)
    assert (first[-1], second[-1]) == ("1 SourceFileLoader builds", "1 _Loader has built")
    assert first[:-1] == second[:-1]
    assert len(kept(home)) == 1


def test_a_source_that_has_changed_is_read_anew(home: Path) -> None:
    run(home)
    with (home / "numcheck" / "pipeline.py").open("a", encoding="utf-8") as f:
        f.write("\nprint('changed')\n")
    assert [run(home)[0] for _ in range(2)] == ["changed", "changed"]
    assert run(home)[-1] == "1 _Loader has built"


def test_a_broken_file_counts_as_none_and_is_written_anew(home: Path) -> None:
    run(home)
    [file] = kept(home)
    file.write_bytes(file.read_bytes()[:1000])
    assert run(home)[-1] == "1 SourceFileLoader builds"
    assert run(home)[-1] == "1 _Loader has built"


def test_nothing_is_written_where_python_writes_no_bytecode(home: Path) -> None:
    assert run(home, "-B")[-1] == "1 SourceFileLoader builds"
    assert not kept(home)


def test_bytecode_in_a_folder_of_its_own_is_in_one_file_there(home: Path) -> None:
    apart = ("-X", f"pycache_prefix={home / 'apart'}")
    assert [run(home, *apart)[-1] for _ in range(2)] == ["1 SourceFileLoader builds", "1 _Loader has built"]
    assert not kept(home)
