"""What one very long text takes: ``python tools/benches/bench_long.py [MEGABYTES]``; prints a row of Markdown.

Writes prose in sections, two figures a sentence, with one wrong conversion in a thousand, and checks it as a user would.
"""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

PLACES = ("Ashby", "Barrow", "Cole", "Dunmore", "Easton", "Farley", "Grange", "Hollin", "Jarrow", "Kells")
THINGS = ("bridge", "tunnel", "wall", "canal", "road", "tower", "pier", "weir", "dam", "fence")
WORDS = "which was built by the town when the old one had fallen, and has been mended since by those who live beside it"


def sections(size: int, draw: random.Random) -> Iterator[str]:
    """Sections of forty paragraphs, together of about ``size`` characters."""
    while size > 0:
        lines = [f"# The works of {draw.choice(PLACES)}"]
        for _ in range(40):
            meters, wrong = draw.randint(20, 900), draw.random() < 1e-3
            feet = round(meters / 0.3048) * (2 if wrong else 1)
            thing = f"{draw.choice(THINGS)} at {draw.choice(PLACES)}"
            lines.append(f"The {thing}, {WORDS}, is {meters} m ({feet:,} ft) long. {WORDS.capitalize()}.")
        text = "\n\n".join(lines) + "\n\n"
        size -= len(text)
        yield text


def main() -> None:
    size = int(sys.argv[1]) if sys.argv[1:] else 50
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.md"
        path.write_text("".join(sections(size * 1_000_000, random.Random(1))), encoding="utf-8")
        command = [sys.executable, "-m", "numcheck", "check", str(path), "--output-format", "concise"]
        env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
        done = subprocess.run(command, capture_output=True, text=True, env=env, check=False)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    found = len(done.stdout.splitlines())
    print(
        f"| {size} MB | {used.ru_utime:.0f} s | {used.ru_maxrss >> 10} MB | {found} findings | {done.stderr[:120]!r} |"
    )


if __name__ == "__main__":
    main()
