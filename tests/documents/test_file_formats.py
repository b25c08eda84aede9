"""What is said of a format in numcheck/file_formats.py holds wherever formats are listed."""

from __future__ import annotations

import re
import tomllib
from importlib import import_module, util

import drafts
import pytest
from cases import ROOT

from numcheck.documents import read_bytes
from numcheck.documents.io.decoding import SIGNATURES
from numcheck.file_formats import FORMATS, FileFormat, FormatUse, hook_pattern, suffix_of
from numcheck.optional_dependencies import PACKAGES

every_format = pytest.mark.parametrize("known", FORMATS, ids=lambda f: f.name)
SPOKEN_IN = [f for f in FORMATS if "numcheck: …" in f.comment]


def test_an_extra_is_named_by_the_packages_it_brings() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    brought = {extra: tuple(re.match(r"[\w-]+", p).group() for p in extras[extra]) for extra in PACKAGES}  # type: ignore[union-attr]
    assert brought == PACKAGES


def test_a_suffix_belongs_to_one_format() -> None:
    suffixes = [s for f in FORMATS for s in f.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert all(s == suffix_of(f"draft{s}") for s in suffixes)


@every_format
def test_a_format_has_a_module_of_its_name_that_reads_it(known: FileFormat) -> None:
    reader = import_module(f"numcheck.documents.formats.{known.name}")
    assert hasattr(reader, "read_all" if known.use is FormatUse.ARCHIVE else "read")


def test_every_module_that_reads_belongs_to_a_format() -> None:
    modules = (ROOT / "numcheck" / "documents" / "formats").iterdir()
    assert {m.stem for m in modules if not m.stem.startswith("__")} == {f.name for f in FORMATS}


@every_format
def test_a_format_is_annotated_where_a_module_of_its_name_does_it(known: FileFormat) -> None:
    assert known.is_annotated == (util.find_spec(f"numcheck.writers.annotate.{known.name}") is not None)


@every_format
def test_the_extras_of_a_format_are_extras_of_numcheck(known: FileFormat) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert {known.extra, known.annotation_extra} - {""} <= set(project["optional-dependencies"])


@every_format
def test_a_format_that_is_no_text_is_recognised_under_the_name_of_one(known: FileFormat) -> None:
    assert known.signature in [b"", *(first for first, _ in SIGNATURES)]


def test_the_draft_is_written_in_every_format_that_holds_one() -> None:
    drafted = {suffix_of(name) for name in drafts.FORMATS}
    of_one_draft = [f for f in FORMATS if f.use in (FormatUse.DRAFT, FormatUse.JSON)]
    assert [f.name for f in of_one_draft if drafted.isdisjoint(f.suffixes)] == []


def test_the_hook_is_run_on_every_draft_that_needs_no_extra() -> None:
    hook = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
    files = re.search("^  files: (.*)$", hook, re.MULTILINE)
    assert files
    assert files.group(1) == hook_pattern()
    assert re.search(hook_pattern(), "my drafts/naïve article.DOCX")
    assert not re.search(hook_pattern(), "docx/setup.py")


@pytest.mark.parametrize("known", SPOKEN_IN, ids=lambda f: f.name)
def test_a_comment_of_the_format_is_heard(known: FileFormat) -> None:
    text = f"The first of them.\n\n{known.comment.replace('…', 'ignore')}\n\nThe second.\n"
    if known.name == "ipynb":
        text = f'{{"cells": [{{"cell_type": "markdown", "source": {text.splitlines(keepends=True)}}}]}}'.replace(
            "'", '"'
        )
    document = read_bytes(text.encode(), f"draft{known.suffixes[0]}")
    assert [c.text for c in document.comments] == ["ignore"]
