"""Look for texts and files that numcheck breaks on, guided by the code that they reach.

    python tools/fuzz.py [--seconds 120] [--target NAME] [--corpus DIR]

A target is ``check``, ``extract``, or ``read-<format>``: what a format's reader makes of mutated files, which are then
checked and written in every format of output. The seeds are the drafts of ``tests/drafts.py`` and of ``fixtures``; with
--corpus what was found to reach new code is kept there for the next time. Each target runs in a process of its own.
Prints a line a target: texts tried, and what broke (exit code 1), with the file that breaks it. Such a file becomes a
test in ``tests/documents/test_hostile.py`` in words of its own. Needs atheris (Linux).
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

# What no text may make it take: libFuzzer's own limits, in seconds and MB.
LONGEST, LARGEST = 20, 2000


def targets() -> list[str]:
    """``check``, ``extract`` and a target for each format that is read from one file without an extra."""
    from numcheck.file_formats import FORMATS, FormatUse

    read = [f.name for f in FORMATS if f.use is not FormatUse.ARCHIVE and not f.extra]
    return ["check", "extract", *(f"read-{name}" for name in read)]


def seeds(target: str, folder: Path) -> None:
    """Write the first inputs of ``target`` into ``folder``."""
    from drafts import FORMATS as DRAFTS

    from numcheck.file_formats import FORMATS

    known = next((f for f in FORMATS if target == f"read-{f.name}"), None)
    for name, made in DRAFTS.items():
        if known is None or Path(name).suffix in known.suffixes:
            (folder / name).write_bytes(made())
    if known is None:
        for path in sorted((ROOT / "fixtures" / "rules").glob("*.md")):
            (folder / path.name).write_bytes(path.read_bytes()[:4000])


def tried(target: str, data: bytes) -> None:
    """Put one input through ``target``; an exception that is none of those promised is a fault."""
    import numcheck
    from numcheck import documents, writers

    if target == "extract":
        text = data.decode("utf-8", "replace")
        for quantity in numcheck.extract(text):
            assert quantity.text == text[quantity.span.start : quantity.span.end]
        return
    name = "draft.txt"
    if target != "check":
        from numcheck.file_formats import FORMATS

        name = "draft" + next(f for f in FORMATS if target == f"read-{f.name}").suffixes[0]
    try:
        document = documents.read_bytes(data, name, "a.b" if name.endswith(".json") else "")
    except documents.UnreadableError as error:
        assert len(str(error).splitlines()) == 1
        return
    report = numcheck.check([document])
    view = writers.View(report=report, documents={document.uri: document})
    assert all(len(f.message.splitlines()) == 1 for f in report.findings)
    if report.findings:
        for shown in ("full", "json", "sarif", "junit", "csv", "markdown"):
            writers.render(shown, view).encode("utf-8")


def fuzz(target: str, arguments: list[str]) -> None:
    """Run libFuzzer on ``target`` in this process, which it ends."""
    import atheris

    with atheris.instrument_imports(include=["numcheck"]):
        import numcheck.documents
        import numcheck.pipeline
        import numcheck.writers  # noqa: F401  (instrumented as they are loaded)

    atheris.Setup([sys.argv[0], *arguments], lambda data: tried(target, data))
    atheris.Fuzz()


def campaign(target: str, seconds: int, corpus: Path | None) -> tuple[int, str]:
    """How many inputs ``target`` was given in ``seconds``, and what broke, "" for nothing."""
    with tempfile.TemporaryDirectory() as folder:
        first, kept = Path(folder, "seeds"), corpus / target if corpus else Path(folder, "kept")
        first.mkdir()
        kept.mkdir(parents=True, exist_ok=True)
        seeds(target, first)
        found = ROOT / "build" / "fuzz" / target
        found.mkdir(parents=True, exist_ok=True)
        limits = [f"-max_total_time={seconds}", f"-timeout={LONGEST}", f"-rss_limit_mb={LARGEST}", "-max_len=6000"]
        command = [
            sys.executable,
            __file__,
            "--inside",
            target,
            *limits,
            f"-artifact_prefix={found}/",
            str(kept),
            str(first),
        ]
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)}
        )
    said = done.stdout + done.stderr
    runs = [int(n) for n in re.findall(r"^#(\d+)", said, re.MULTILINE)] + [0]
    if done.returncode == 0:
        return max(runs), ""
    last = next(
        (line for line in reversed(said.splitlines()) if re.match(r"\w*(Error|Exception)|ERROR|ALARM|==", line)), ""
    )
    return max(
        runs
    ), f"{last or said[-300:]} ({', '.join(p.name for p in found.iterdir())} in {found.relative_to(ROOT)})"


def main() -> int:
    """Run the targets for an equal part of the time; 1 where something broke."""
    if sys.argv[1:2] == ["--inside"]:
        fuzz(sys.argv[2], sys.argv[3:])
        return 0
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=int, default=120)
    parser.add_argument("--target", action="append", choices=targets())
    parser.add_argument("--corpus", type=Path)
    args = parser.parse_args()
    chosen = args.target or targets()
    broken = 0
    for target in chosen:
        runs, fault = campaign(target, max(args.seconds // len(chosen), 5), args.corpus)
        print(f"{target:16} {runs:>8,} inputs  {fault or 'nothing broke'}", flush=True)
        broken += bool(fault)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
