"""How time and memory grow on the families of ``adversarial_texts``; writes reports/robustness.md.

python tools/robustness.py            all families
python tools/robustness.py tag table  only those whose names hold one of the words; the other rows stay as they are

Each text is read and checked in a process of its own that may take LONGEST seconds and LARGEST MB. The exponent is that
of the last step, from a text a tenth of its size (linear: 1).
"""

from __future__ import annotations

import gc
import math
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from adversarial_texts import FAMILIES, encoded

REPORT = ROOT / "reports" / "robustness.md"
SIZES = (10_000, 100_000, 1_000_000)
LONGEST, LARGEST = 60, 4000
GARBAGE = (100_000, 50, 100)  # as the command sets it
HEAD = """# Robustness

Texts made to take long, of 10 KB, 100 KB and 1 MB, each read and checked as the command does, in a process of its own. Seconds are of
processor time, after the modules are loaded, on the machine this table was made on; the exponent is that of the last step
(linear: 1). Written by `tools/robustness.py`; `tools/fuzz.py` looks for what breaks
([fuzz.md](fuzz.md) counts what it has tried), and [malformed.md](malformed.md) shows the answers to broken files.

| family | file | seconds at 10 KB | 100 KB | 1 MB | exponent | peak MB |
|---|---|---:|---:|---:|---:|---:|
"""


def measured(family: str, size: int) -> tuple[float, int]:
    """Seconds and peak MB of one text, in a process of its own; infinite where it takes more than it may."""
    command = [sys.executable, __file__, "--inside", family, str(size)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=LONGEST * 20, check=True)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        return math.inf, LARGEST
    seconds, peak = done.stdout.split()
    return float(seconds), int(peak)


def inside(family: str, size: int) -> None:
    """Read and check one text in this process, and print what that took."""
    import numcheck
    from numcheck import documents
    from numcheck.cli.inputs import read
    from numcheck.cli.reports import check_one
    from numcheck.config import Config

    resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST))
    resource.setrlimit(resource.RLIMIT_AS, (LARGEST << 20, LARGEST << 20))
    name, made = FAMILIES[family]
    data = made(size)
    numcheck.check([numcheck.Document.from_text("The bridge is 200 m (656 ft) long, and 5 of 9 men crossed it.")])
    config = Config()
    gc.set_threshold(*GARBAGE)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(encoded(data))
        before = resource.getrusage(resource.RUSAGE_SELF).ru_utime
        for document in read(str(path), 0, "a.b" if name.endswith(".json") else "", "", documents.LONGEST_IN_PARTS):
            if isinstance(document, numcheck.Document):  # else it is refused in one line, which is an answer
                check_one(document, config, 0, whole=False)
    usage = resource.getrusage(resource.RUSAGE_SELF)
    print(f"{usage.ru_utime - before:.2f} {usage.ru_maxrss >> 10}")


def _with_others(rows: list[str]) -> list[str]:
    """``rows`` and, of the families that were not measured, those of the report, in the order of FAMILIES."""
    kept = [line for line in REPORT.read_text(encoding="utf-8").splitlines() if line.startswith("| ")][1:]
    by_name = {row.split(" | ")[0][2:]: row for row in (*kept, *rows)}
    return [by_name[family] for family in FAMILIES if family in by_name]


def main() -> int:
    """Measure, print and write; 1 where one took more than it may."""
    if sys.argv[1:2] == ["--inside"]:
        inside(sys.argv[2], int(sys.argv[3]))
        return 0
    chosen = [f for f in FAMILIES if not sys.argv[1:] or any(word in f for word in sys.argv[1:])]
    rows, failed = [], 0
    for family in chosen:
        found = []
        for size in SIZES:
            found.append(measured(family, size))
            if found[-1][0] == math.inf:
                break
        seconds = [f"{s:.2f}" if s < math.inf else f"over {LONGEST}" for s, _ in found] + [""] * (
            len(SIZES) - len(found)
        )
        before, last = (max(s, 0.01) for s, _ in found[-2:])
        exponent = f"{math.log10(last / before):.2f}" if last < math.inf else "–"
        rows.append(f"| {family} | {FAMILIES[family][0]} | {' | '.join(seconds)} | {exponent} | {found[-1][1]} |")
        print(rows[-1], flush=True)
        failed += found[-1][0] == math.inf
    REPORT.write_text(HEAD + "\n".join(_with_others(rows)) + "\n", encoding="utf-8")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
