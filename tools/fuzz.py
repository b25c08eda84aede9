"""Look for texts and files that numcheck breaks on, guided by the code that they reach.

    python tools/fuzz.py [--seconds 120] [--target NAME] [--corpus DIR] [--record]

A target is ``check``, ``extract``, ``tieout``, ``write``, ``settings``, or ``read-<format>``; tools/fuzzing/targets.py says
what each does, fixtures/fuzz what it starts from. With --corpus what was found to reach new code is kept there for the next
time. Each target runs in a process of its own, those of texts for half of the time. Prints a line a target: inputs and texts
tried, and what broke (exit code 1): a line a place in the code, and the first input that breaks it under build/fuzz. Such an
input becomes a test in ``tests/documents/test_hostile.py`` in words of its own. With --record what was tried is added to
reports/fuzz.csv, and reports/fuzz.md written. Needs atheris (Linux).
"""

from __future__ import annotations

import argparse
import csv
import mmap
import pkgutil
import re
import struct
import subprocess
import sys
import tempfile
import time
import traceback
from collections import defaultdict
from contextlib import suppress
from datetime import date
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tools")]

from fuzzing import targets

# What no input may make it take: libFuzzer's own limits, in seconds and MB; and how long an input may be, in bytes.
LONGEST, LARGEST, LENGTH = 20, 2000, 4000
# Inputs of texts hold several short ones.
LENGTH_OF_TEXTS = 2000
# What no target reaches.
LEFT_OUT = ("numcheck.__main__", "numcheck.assistant", "numcheck.cli", "numcheck.web")
PROSE = ("check", "extract", "tieout")
RECORD = ROOT / "reports" / "fuzz.csv"
REPORT = ROOT / "reports" / "fuzz.md"
HEAD = """# Fuzzing

What `tools/fuzz.py` has tried: inputs that libFuzzer made, guided by the code they reach, from the seeds of fixtures/fuzz and
tests/drafts.py. An input of `check`, `tieout` and `extract` holds up to 16, 16 and 40 short drafts; of `write` it is the words
of a report, of `settings` and of a reader one file. A fault is a place in the code; each is mended and held by a test
([the list](#faults)). Written by `tools/fuzz.py --record`, which adds to [fuzz.csv](fuzz.csv).

| target | inputs | texts or files | minutes | runs | faults found |
|---|---:|---:|---:|---:|---:|
"""
FAULTS = ROOT / "reports" / "fuzz_faults.csv"


class Tally:
    """How many inputs, and how many texts in them, were tried: kept in a file, so that it outlives the process."""

    def __init__(self, path: Path) -> None:
        if not path.exists():
            path.write_bytes(bytes(16))
        with path.open("r+b") as f:
            self.memory = mmap.mmap(f.fileno(), 16)

    def read(self) -> tuple[int, int]:
        inputs, texts = struct.unpack("qq", self.memory)
        return inputs, texts

    def add(self, texts: int) -> None:
        inputs, before = self.read()
        self.memory[:] = struct.pack("qq", inputs + 1, before + texts)


def fuzz(name: str, found: Path, tally: Tally, arguments: list[str]) -> None:
    """Run libFuzzer on the target ``name`` in this process, which it ends; a fault is kept, and the search goes on."""
    import atheris

    guiding = targets.packages(name)
    with atheris.instrument_imports(include=list(guiding)):
        import numcheck

        for module in pkgutil.walk_packages(numcheck.__path__, "numcheck."):
            if module.name.startswith(guiding) and not module.name.startswith(LEFT_OUT):
                with suppress(ImportError):  # an extra that is not installed
                    import_module(module.name)
    target = targets.target(name)

    def tried(data: bytes) -> None:
        try:
            tally.add(target(data))
        except Exception as error:  # noqa: BLE001  (what is looked for)
            tally.add(1)
            frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename.startswith(str(ROOT))]
            place = f"{Path(frames[-1].filename).relative_to(ROOT)}:{frames[-1].lineno}"
            first = found / re.sub(r"\W+", "-", f"{type(error).__name__} {place}")
            if not first.exists():
                first.write_bytes(data)
                print(f"FAULT {type(error).__name__} at {place}: {str(error)[:120]!r}", flush=True)

    atheris.Setup([sys.argv[0], *arguments], tried)
    atheris.Fuzz()


def campaign(name: str, seconds: float, corpus: Path | None) -> tuple[int, int, list[str]]:
    """How many inputs and texts the target ``name`` was given in ``seconds``, and what broke, a line each."""
    found = ROOT / "build" / "fuzz" / name
    found.mkdir(parents=True, exist_ok=True)
    faults: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        first, kept = Path(folder, "seeds"), corpus / name if corpus else Path(folder, "kept")
        first.mkdir()
        kept.mkdir(parents=True, exist_ok=True)
        for n, data in enumerate(targets.seeds(name)):
            (first / str(n)).write_bytes(data)
        tally, ends = Tally(Path(folder, "tally")), time.monotonic() + seconds
        while (left := int(ends - time.monotonic())) > 0 and len(faults) < 20:
            limits = [f"-max_total_time={left}", f"-timeout={LONGEST}", f"-rss_limit_mb={LARGEST}", "-close_fd_mask=0"]
            limits.append(f"-max_len={LENGTH if targets.suffixes(name) else LENGTH_OF_TEXTS}")
            command = [sys.executable, __file__, "--inside", name, str(found), str(Path(folder, "tally")), *limits]
            done = subprocess.run(
                [*command, f"-artifact_prefix={found}/", str(kept), str(first)],
                capture_output=True,
                check=False,
            )
            said = (done.stdout + done.stderr).decode("utf-8", "replace").splitlines()
            faults += [line for line in said if line.startswith("FAULT ")]
            if done.returncode:
                # A hang or a lack of memory, which ends the process.
                why = (line for line in reversed(said) if re.match(r"\w*(Error|Exception)|ERROR|ALARM|==", line))
                faults.append(f"ENDED {next(why, ' '.join(said)[-300:])}")
            else:
                break
        return (*tally.read(), faults)


def record(rows: list[tuple[str, str, int, int, int, int]]) -> None:
    """Add ``rows`` to the record of what was tried."""
    new = not RECORD.exists()
    with RECORD.open("a", encoding="utf-8", newline="") as f:
        writer = csv.writer(f, lineterminator="\n")
        if new:
            writer.writerow(("date", "target", "inputs", "texts", "seconds", "faults"))
        writer.writerows(rows)


def report() -> str:
    """The page of all that the record holds."""
    sums: defaultdict[str, list[int]] = defaultdict(lambda: [0] * 5)
    with RECORD.open(encoding="utf-8", newline="") as f:
        for row in csv.DictReader(f):
            for at, value in enumerate((row["inputs"], row["texts"], row["seconds"], 1, row["faults"])):
                sums[row["target"]][at] += int(value)
    lines = [
        f"| {name} | {inputs:,} | {texts:,} | {seconds // 60} | {runs} | {faults} |"
        for name, (inputs, texts, seconds, runs, faults) in sorted(sums.items())
    ]
    files = sum(row[1] for name, row in sums.items() if name.startswith("read-"))
    prose, others = (sum(sums[name][1] for name in some) for some in (PROSE, ("write", "settings")))
    with FAULTS.open(encoding="utf-8", newline="") as f:
        faults = [f"| {row['target']} | {row['fault']} | {row['test']} |" for row in csv.DictReader(f)]
    head = "\n## Faults\n\n| target | fault | held by |\n|---|---|---|\n"
    totals = f"\n\nTogether {prose:,} drafts, {others:,} reports and settings, and {files:,} files for the readers.\n"
    from fuzzing.fields import FIELDS, VALUES

    hostile = f"""
## Hostile fields

`tests/writers/test_hostile_fields.py` puts words of each of these kinds into each of these fields and writes them in every
format of output, every shown stage and every table: nothing else may change, and nothing may be obeyed.

- kinds: {", ".join(VALUES)}
- fields: {", ".join(FIELDS)}
"""
    return HEAD + "\n".join(lines) + totals + head + "\n".join(faults) + "\n" + hostile


def main() -> int:
    """Run the targets, those of texts for half of the time; 1 where something broke."""
    if sys.argv[1:2] == ["--inside"]:
        fuzz(sys.argv[2], Path(sys.argv[3]), Tally(Path(sys.argv[4])), sys.argv[5:])
        return 0
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=int, default=120)
    parser.add_argument("--target", action="append", choices=targets.names())
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--record", action="store_true")
    args = parser.parse_args()
    chosen = args.target or targets.names()
    files = [name for name in chosen if targets.suffixes(name)]
    broken = 0
    for name in chosen:
        alike = len(files) if name in files else len(chosen) - len(files)
        seconds = max(args.seconds / alike / (2 if 0 < len(files) < len(chosen) else 1), 5)
        inputs, texts, faults = campaign(name, seconds, args.corpus)
        print(f"{name:16} {inputs:>9,} inputs {texts:>9,} texts  {len(faults) or 'nothing'} broke", flush=True)
        for line in faults:
            print(f"    {line}", flush=True)
        broken += len(faults)
        if args.record:
            record([(str(date.today()), name, inputs, texts, round(seconds), len(faults))])
            REPORT.write_text(report(), "utf-8")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
