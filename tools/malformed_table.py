"""Check every file of ``malformed.files`` and every path of ``malformed.places`` in a process of its own and write the answers to reports/malformed.md.

python tools/malformed_table.py            all files
python tools/malformed_table.py pdf json   only those whose names hold one of the words; the other rows stay as they are
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from malformed.files import FILES
from malformed.places import PLACES

REPORT = Path(__file__).parent.parent / "reports" / "malformed.md"
# Seconds after which a file counts as one that numcheck does not cope with.
LONGEST = 120
HEAD = """# Malformed files

What `numcheck check FILE` answers to files that are broken, hostile, mislabelled or huge. Each is checked in a process
of its own; time and peak memory are of the machine this table was made on. Written by `tools/malformed_table.py`.

| file | exit | answer | seconds | peak MB |
|---|---:|---|---:|---:|
"""


def makers() -> dict[str, Callable[[Path], object]]:
    """What makes each file or path, by name."""

    def of(make: Callable[[], bytes]) -> Callable[[Path], object]:
        return lambda path: path.write_bytes(make())

    return {**{name: of(make) for name, make in FILES.items()}, **PLACES}


def answer(name: str, make: Callable[[Path], object], folder: str) -> tuple[int, str, float, int]:
    """Exit code, the line it says (what was done where it says nothing else), seconds and peak memory in MB."""
    make(Path(folder, name))
    start = time.perf_counter()
    # The peak is that of this program alone: what getrusage says of a child starts with the size of its parent.
    code = "import sys; from numcheck.cli.main import main; code = main(sys.argv[1:]); sys.stdout.flush(); "
    code += "peak = open('/proc/self/status').read().split('VmHWM:')[1].split()[0]; "
    code += "print('PEAK', int(peak) // 1024, file=sys.stderr); sys.exit(code)"
    command = [sys.executable, "-c", code, "check", "--isolated", name]
    try:
        done = subprocess.run(command, capture_output=True, text=True, cwd=folder, check=False, timeout=LONGEST)
    except subprocess.TimeoutExpired:
        return -1, f"(no answer within {LONGEST} seconds)", LONGEST, 0
    seconds = time.perf_counter() - start
    errors = done.stderr.strip().splitlines()
    peak = next((int(line.split()[1]) for line in errors if line.startswith("PEAK ")), 0)
    said = [line for line in errors if line.startswith("numcheck: ")]
    ran = " ".join(done.stdout.split("\n\n")[-1].split())
    line = said[0].removeprefix("numcheck: ") if said else ran or "(nothing)"
    return done.returncode, line, seconds, peak


def shortened(name: str) -> str:
    """``name`` as it stands in the table."""
    return name if len(name) < 60 else f"{name[:9]}…{name[-9:]}"


def main() -> None:
    """Write the table with new rows of the files asked for, and print these."""
    words = sys.argv[1:]
    rows = {}
    if words:
        kept = [line for line in REPORT.read_text("utf-8").splitlines() if line.startswith("| ")][1:]
        rows = {row.split(" | ")[0].removeprefix("| "): row for row in kept}
    for name, make in makers().items():
        if words and not any(w in name for w in words):
            continue
        with tempfile.TemporaryDirectory() as folder:
            code, line, seconds, peak = answer(name, make, folder)
        shown = shortened(name)
        said = line.replace(name, shown).replace("|", "/")
        rows[shown] = f"| {shown} | {code} | {said} | {seconds:.1f} | {peak} |"
        print(rows[shown], flush=True)
    listed = [rows[shown] for shown in map(shortened, makers()) if shown in rows]
    REPORT.write_text(HEAD + "\n".join(listed) + f"\n\n{len(listed)} files.\n", "utf-8")


if __name__ == "__main__":
    main()
