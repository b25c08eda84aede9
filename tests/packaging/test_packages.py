"""What is built and shipped: the packages with all their files, the container's extras, the manual page, the schema."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import jsonschema
import pytest
from cases import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
SCHEMA: dict[str, Any] = json.loads((ROOT / "docs" / "numcheck.schema.json").read_text(encoding="utf-8"))
LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", "__pycache__", "build", "dist", "*.egg-info", ".*_cache", ".hypothesis"
)


def test_the_packages_hold_every_file_and_the_manual_page(tmp_path: Path) -> None:
    for name in ("numcheck", "tools", "docs"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=LEFT_OUT)
    for name in ("pyproject.toml", "README.md", "LICENSE", "THIRD_PARTY_NOTICES.md"):
        shutil.copy(ROOT / name, tmp_path / name)
    done = subprocess.run(
        [sys.executable, "tools/packages.py"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    archive, wheel = done.stdout.split()[-2:]
    assert archive.endswith(".tar.gz")
    held = set(ZipFile(tmp_path / "dist" / wheel).namelist())
    files = [p for p in (tmp_path / "numcheck").rglob("*") if p.is_file() and "__pycache__" not in p.parts]
    assert {str(p.relative_to(tmp_path)) for p in files} <= held
    assert any(name.endswith("data/share/man/man1/numcheck.1") for name in held)


def test_the_container_installs_extras_that_there_are() -> None:
    installed = re.search(r"'\.\[([\w,]+)\]'", (ROOT / "Dockerfile").read_text(encoding="utf-8"))
    assert installed
    assert set(installed[1].split(",")) <= PROJECT["optional-dependencies"].keys()


def test_the_container_is_given_what_its_build_copies() -> None:
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    copied = {
        name for line in lines if line.startswith("COPY ") and "--from" not in line for name in line.split()[1:-1]
    }
    let_in = {line[1:] for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines() if line[0] == "!"}
    assert copied == let_in
    assert all((ROOT / name).exists() for name in copied)


@pytest.mark.skipif(not shutil.which("man"), reason="no man here")
def test_the_manual_page_is_set_without_a_warning() -> None:
    done = subprocess.run(
        ["man", "--warnings", "-l", str(ROOT / "docs" / "numcheck.1")], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    words = " ".join(done.stdout.split())
    assert "--changed-since REV" in words
    assert "numcheck completion bash > " in words


@pytest.mark.skipif(not shutil.which("mandoc"), reason="no mandoc here")
def test_mandoc_sees_no_fault_in_it() -> None:
    page = str(ROOT / "docs" / "numcheck.1")
    done = subprocess.run(["mandoc", "-T", "lint", "-W", "error", page], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_the_schema_is_ready_for_the_schema_store() -> None:
    assert SCHEMA["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert SCHEMA["$id"] == "https://json.schemastore.org/numcheck.json"
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    assert all("description" in value or "properties" in value for value in SCHEMA["properties"].values())


def snippets() -> list[str]:
    """Every configuration that the documentation shows."""
    pages = ("README.md", "docs/settings.md")
    return [
        shown
        for page in pages
        for shown in re.findall(r"^```toml\n(.*?)^```", (ROOT / page).read_text("utf-8"), re.MULTILINE | re.DOTALL)
        if "tool.numcheck" in shown
    ]


@pytest.mark.parametrize("shown", snippets())
def test_the_schema_takes_what_the_documentation_shows(shown: str) -> None:
    jsonschema.Draft7Validator(SCHEMA).validate(tomllib.loads(shown))


@pytest.mark.parametrize(
    "wrong",
    ['fail-on = "eror"', "selct = []", 'ignore = "notation"', "[tool.numcheck]\nselct = []", "[units]\nhome = 1"],
)
def test_the_schema_refuses_what_numcheck_refuses(wrong: str) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft7Validator(SCHEMA).validate(tomllib.loads(wrong, parse_float=Decimal))
