"""The compiled form says what the pure one says. It takes minutes to build: NUMCHECK_COMPILED=1 asks for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from cases import ROOT

SAME = ("tests/extraction", "tests/language", "tests/numbers", "tests/normalization", "tests/test_fixtures.py")
LEFT_OUT = shutil.ignore_patterns("__pycache__", "build", ".*_cache", ".hypothesis")


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of all that the tests need, with its hot modules compiled beside their sources."""
    if os.environ.get("NUMCHECK_COMPILED") != "1":
        pytest.skip("NUMCHECK_COMPILED is not 1")
    home = tmp_path_factory.mktemp("compiled") / "numcheck"
    home.mkdir()
    for name in ("numcheck", "tests", "tools", "fixtures", "docs", "reports"):
        shutil.copytree(ROOT / name, home / name, ignore=LEFT_OUT)
    for name in ("pyproject.toml", "setup.py", "README.md", "LICENSE", "THIRD_PARTY_NOTICES.md"):
        shutil.copy(ROOT / name, home / name)
    subprocess.run([sys.executable, "setup.py", "-q", "build_ext", "--inplace"], cwd=home, check=True)
    return home


def python(home: Path, *arguments: str) -> str:
    """What Python prints with the package in ``home`` before every other."""
    environment = os.environ | {"PYTHONPATH": str(home)}
    done = subprocess.run(
        [sys.executable, *arguments], cwd=home, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]
    return done.stdout


def test_the_compiled_modules_are_the_ones_that_are_opened(compiled: Path) -> None:
    assert (
        python(compiled, "-c", "import numcheck.extraction as e; print(e.__file__)").strip().endswith((".so", ".pyd"))
    )


def test_compiled_and_pure_say_the_same_of_every_fixture(compiled: Path, tmp_path: Path) -> None:
    for home, file in ((compiled, "compiled.gz"), (ROOT, "pure.gz")):
        python(home, "tools/verdicts.py", "write", str(tmp_path / file), "fixtures")
    python(ROOT, "tools/verdicts.py", "diff", str(tmp_path / "pure.gz"), str(tmp_path / "compiled.gz"))


def test_the_compiled_form_passes_the_tests_of_what_is_compiled(compiled: Path) -> None:
    python(compiled, "-m", "pytest", "-q", "-p", "no:cacheprovider", *SAME)
