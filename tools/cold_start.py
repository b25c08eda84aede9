"""Where the time of a cold check goes: `python tools/cold_start.py [DRAFT]`.

Prints milliseconds for imports and for the run, and within both what compiling regular expressions took, by the
function that asked for it. One process, one measurement: run it a few times.
"""

from __future__ import annotations

import io
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import redirect_stdout
from importlib import import_module
from pathlib import Path
from typing import Any

DRAFT = str(Path(__file__).parent.parent / "fixtures" / "articles" / "dam.md")


def timed(inner: Callable[..., Any], spent: Counter[str]) -> Callable[..., Any]:
    """``inner``, with its seconds added to ``spent`` under the function of numcheck that called it."""

    def outer(*args: Any, **options: Any) -> Any:
        began = time.perf_counter()
        try:
            return inner(*args, **options)
        finally:
            frame = sys._getframe(1)
            while frame.f_back and "/numcheck/" not in frame.f_code.co_filename:
                frame = frame.f_back
            place = frame.f_code.co_filename.rpartition("/numcheck/")[2]
            spent[f"{place}:{frame.f_code.co_name}"] += time.perf_counter() - began  # type: ignore[assignment]

    return outer


def main(draft: str = DRAFT) -> None:
    """Check ``draft`` once in this process and print the table."""
    spent: Counter[str] = Counter()
    compiler: Any = re._compiler  # type: ignore[attr-defined]
    compiler.compile = timed(compiler.compile, spent)
    began = time.perf_counter()
    from numcheck import rules
    from numcheck.cli import main as cli

    import_module("numcheck.cli.commands.check")
    rules.all_rules()
    imported = time.perf_counter()
    with redirect_stdout(io.StringIO()):
        cli.main(["check", draft, "--quiet"])
    done = time.perf_counter()
    print(f"{1000 * (imported - began):7.1f} ms imports\n{1000 * (done - imported):7.1f} ms run")
    print(f"{1000 * sum(spent.values()):7.1f} ms compiling regular expressions, of that")
    for place, seconds in spent.most_common():
        if seconds > 0.0005:
            print(f"  {1000 * seconds:7.1f} ms {place}")


if __name__ == "__main__":
    main(*sys.argv[1:2])
