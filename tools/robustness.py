"""How time and memory grow on the families of ``adversarial_texts``; writes reports/robustness.md.

python tools/robustness.py            all families
python tools/robustness.py tag table  only those whose names hold one of the words; nothing is written

Each text is read and checked in a process of its own that may take LONGEST seconds and LARGEST MB. The exponent is that
of the last step, from a text a tenth of its size (linear: 1).
"""

from __future__ import annotations

import math
import resource
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from adversarial_texts import FAMILIES

REPORT = ROOT / "reports" / "robustness.md"
SIZES = (10_000, 100_000, 1_000_000)
LONGEST, LARGEST = 60, 4000
HEAD = """# Robustness

Texts made to take long, of 10 KB, 100 KB and 1 MB, each read and checked in a process of its own. Seconds are of
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
        done = subprocess.run(command, capture_output=True, text=True, timeout=LONGEST * 4, check=True)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        return math.inf, LARGEST
    seconds, peak = done.stdout.split()
    return float(seconds), int(peak)


def inside(family: str, size: int) -> None:
    """Read and check one text in this process, and print what that took."""
    import numcheck
    from numcheck import documents

    resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST))
    resource.setrlimit(resource.RLIMIT_AS, (LARGEST << 20, LARGEST << 20))
    name, made = FAMILIES[family]
    data = made(size).encode()
    numcheck.check([numcheck.Document.from_text("The bridge is 200 m (656 ft) long, and 5 of 9 men crossed it.")])
    before = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    try:
        numcheck.check([documents.read_bytes(data, name, "a.b" if name.endswith(".json") else "")])
    except documents.UnreadableError:
        pass  # refused in one line, which is an answer
    usage = resource.getrusage(resource.RUSAGE_SELF)
    print(f"{usage.ru_utime - before:.2f} {usage.ru_maxrss >> 10}")


def main() -> int:
    """Measure, print and, of all families, write; 1 where one took more than it may."""
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
    if len(chosen) == len(FAMILIES):
        REPORT.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
