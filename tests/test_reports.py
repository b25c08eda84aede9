"""What the repository shows of numcheck's own output is what numcheck prints today."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def test_generated_pages_are_fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("jinja2")
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    import regenerate

    made = regenerate.pages()
    stale = [name for name, content in made.items() if read(ROOT / name) != content]
    kept = {f"reports/example/{path.name}" for path in (ROOT / "reports" / "example").iterdir()}
    assert stale == [], "run `python tools/regenerate.py`"
    assert kept - set(made) == set(), "no longer generated"
    sys.modules.pop("regenerate", None)


def read(path: Path) -> str | None:
    if not path.exists():
        return None
    with path.open(encoding="utf-8", newline="") as f:
        return f.read()
