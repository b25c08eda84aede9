"""What several processes and the kept reports save over many files: `python tools/benches/bench_many.py [--files 2000]`.

Writes so many reports full of figures into a folder of its own and checks them as a user would, each way three times in
turn: one process, all cores, and again with the reports of the first run kept. Prints medians and their ratios as Markdown.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TOWNS = [
    "Ashby",
    "Barrow",
    "Cole",
    "Dunmore",
    "Easton",
    "Farley",
    "Grange",
    "Hollin",
    "Ivory",
    "Jarrow",
    "Kells",
    "Luton",
    "Marden",
    "Norwell",
    "Oakham",
]
THINGS = [
    "houses",
    "ships",
    "schools",
    "trees",
    "buses",
    "farms",
    "bridges",
    "wells",
    "lamps",
    "chairs",
    "tractors",
    "pumps",
]
ROUNDS = 3
SENTENCES = 30


def sentence(draw: random.Random) -> str:
    """One sentence with two or three figures."""
    town, other, number, thing = draw.choice(TOWNS), draw.choice(TOWNS), draw.randint(100, 90_000), draw.choice(THINGS)
    return draw.choice(
        [
            f"The council of {town} counted {number:,} {thing} in {draw.randint(1950, 2024)}, it said.",
            f"Prices in {town} rose {draw.randint(2, 40)}% to ${draw.randint(10, 900)} million last year.",
            f"The road from {town} to {other} is {number // 100} km ({round(number // 100 * 0.6214)} miles) long.",
            f"Of the {number:,} {thing} near {other}, {number // 3:,} were built by {town}.",
        ]
    )


def write(folder: Path, files: int) -> None:
    """``files`` reports, the same every time."""
    draw = random.Random(5)
    for i in range(files):
        lines = "\n\n".join(" ".join(sentence(draw) for _ in range(5)) for _ in range(SENTENCES // 5))
        (folder / f"{i:04}.md").write_text(f"# Report {i}\n\n{lines}\n", encoding="utf-8")


def seconds(folder: Path, *arguments: str) -> float:
    """How long one `numcheck check` takes from start to end."""
    command = [sys.executable, "-m", "numcheck", "check", "--isolated", "--output-format", "concise", *arguments]
    start = time.perf_counter()
    subprocess.run([*command, str(folder)], stdout=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=2000)
    files = parser.parse_args().files
    cores = len(os.sched_getaffinity(0))
    with tempfile.TemporaryDirectory() as made:
        texts = Path(made, "texts")
        texts.mkdir()
        write(texts, files)
        os.environ["NUMCHECK_CACHE_DIR"] = str(Path(made, "kept"))
        seconds(texts)  # what it finds is kept
        runs = [
            (seconds(texts, "--no-cache", "-j1"), seconds(texts, "--no-cache"), seconds(texts)) for _ in range(ROUNDS)
        ]
    one, several, again = (statistics.median(way) for way in zip(*runs, strict=True))
    print(
        f"- {files} files of {SENTENCES} sentences full of figures: {one:.1f} s with one process, {several:.1f} s with "
        f"{cores} ({one / several:.2f} times as fast), {again:.1f} s when run again ({one / again:.0f} times; "
        f"medians of {ROUNDS} runs in turn)"
    )


if __name__ == "__main__":
    main()
