"""Check every file of ``malformed_files`` in a process of its own and write the answers to reports/malformed.md.

python tools/malformed_table.py            all files
python tools/malformed_table.py pdf json   only those whose names hold one of the words; the other rows stay as they are
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from malformed_files import FILES

REPORT = Path(__file__).parent.parent / "reports" / "malformed.md"
# Seconds after which a file counts as one that numcheck does not cope with.
LONGEST = 120
HEAD = """# Malformed files

What `numcheck check FILE` answers to files that are broken, hostile, mislabelled or huge. Each is checked in a process
of its own; time and peak memory are of the machine this table was made on. Written by `tools/malformed_table.py`.

| file | exit | answer | seconds | peak MB |
|---|---:|---|---:|---:|
"""


def answer(name: str, data: bytes, folder: str) -> tuple[int, str, float, int]:
    """Exit code, the line it says (what was done where it says nothing else), seconds and peak memory in MB."""
    path = os.path.join(folder, name)
    Path(path).write_bytes(data)
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
    finally:
        os.unlink(path)
    seconds = time.perf_counter() - start
    errors = done.stderr.strip().splitlines()
    peak = next((int(line.split()[1]) for line in errors if line.startswith("PEAK ")), 0)
    said = [line for line in errors if line.startswith("numcheck: ")]
    ran = " ".join(done.stdout.split("\n\n")[-1].split())
    line = said[0].removeprefix("numcheck: ") if said else ran or "(nothing)"
    return done.returncode, line, seconds, peak


def main() -> None:
    """Write the table with new rows of the files asked for, and print these."""
    words = sys.argv[1:]
    rows = {}
    if words:
        kept = [line for line in REPORT.read_text("utf-8").splitlines() if line.startswith("| ")][1:]
        rows = {row.split(" | ")[0].removeprefix("| "): row for row in kept}
    with tempfile.TemporaryDirectory() as folder:
        for name, make in FILES.items():
            if words and not any(w in name for w in words):
                continue
            code, line, seconds, peak = answer(name, make(), folder)
            rows[name] = f"| {name} | {code} | {line.replace('|', '/')} | {seconds:.1f} | {peak} |"
            print(rows[name], flush=True)
    listed = [rows[name] for name in FILES if name in rows]
    REPORT.write_text(HEAD + "\n".join(listed) + f"\n\n{len(listed)} files.\n", "utf-8")


if __name__ == "__main__":
    main()
