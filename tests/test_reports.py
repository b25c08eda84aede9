"""What the repository shows of numcheck's own output is what numcheck prints today."""

from __future__ import annotations

import csv
from pathlib import Path

import fuzz
import regenerate
from cases import ROOT


def test_generated_pages_are_fresh() -> None:
    made = regenerate.pages()
    stale = [name for name, content in made.items() if read(ROOT / name) != content]
    kept = {f"reports/example/{path.name}" for path in (ROOT / "reports" / "example").iterdir()}
    assert stale == [], "run `python tools/regenerate.py`"
    assert kept - set(made) == set(), "no longer generated"


def test_the_page_on_fuzzing_is_that_of_its_record() -> None:
    assert read(fuzz.REPORT) == fuzz.report()


def test_every_fault_that_fuzzing_found_is_held_by_a_test() -> None:
    with fuzz.FAULTS.open(encoding="utf-8", newline="") as f:
        tests = [row["test"].split("::") for row in csv.DictReader(f)]
    assert [name for page, name in tests if f"def {name}(" not in (read(ROOT / page) or "")] == []


def read(path: Path) -> str | None:
    if not path.exists():
        return None
    with path.open(encoding="utf-8", newline="") as f:
        return f.read()
