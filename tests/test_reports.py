"""What the repository shows of numcheck's own output is what numcheck prints today."""

from __future__ import annotations

from pathlib import Path

import regenerate
from cases import ROOT


def test_generated_pages_are_fresh() -> None:
    made = regenerate.pages()
    stale = [name for name, content in made.items() if read(ROOT / name) != content]
    kept = {f"reports/example/{path.name}" for path in (ROOT / "reports" / "example").iterdir()}
    assert stale == [], "run `python tools/regenerate.py`"
    assert kept - set(made) == set(), "no longer generated"


def read(path: Path) -> str | None:
    if not path.exists():
        return None
    with path.open(encoding="utf-8", newline="") as f:
        return f.read()
