"""How fast extraction is, where its time goes, and whether it stays linear; prints Markdown.

    python tools/benches/bench_extraction.py [CORPUS.jsonl] [--part compare|stages|growth|memory|cold] ...

Takes a corpus of ``{"text": ...}`` lines; without one, the texts of ``fixtures/`` are repeated to half a megabyte. All
comparisons run on the same text in one process and one run, in turn, in processor time, and give the median of pairs:
the machine may be busy. ``cold`` starts processes, and takes wall time, with and without compiled bytecode.
"""

from __future__ import annotations

import argparse
import gc
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from numcheck import Document, extraction
from numcheck.extraction import language_id, scanner
from numcheck.extraction.cursor import Cursor
from numcheck.extraction.dates import date_at
from numcheck.extraction.non_quantities import not_a_quantity

FIXTURES = Path(__file__).parents[2] / "fixtures"
NUMBERS = (
    r"[0-9]+|\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|"
    r"billion|trillion|dozen|half)\b"
)
ADVERSARIES = {
    "digits": "7",
    "digits and commas": "1,",
    "digits and points": "1.",
    "thousands": "123,",
    "hyphens": "-",
    "digits and hyphens": "1-",
    "spaces": " ",
    "digits and spaces": "1 ",
    "and": "and ",
    "one and": "one and ",
    "hundred": "hundred ",
    "twenty-": "twenty-",
    "half a": "half a ",
    "more than": "more than ",
    "dollars": "$",
    "dollars and digits": "$1 ",
    "slashes": "1/",
    "colons": "1:",
    "brackets": "(1",
    "primes": "1'",
    "months": "May 1 ",
    "square": "square ",
    "per": "5 per ",
    "to": "1 to ",
    "capitals": "Six ",
    "words in one line": "7" + "word " * 40,
}


def corpus_texts(path: Path | None) -> list[str]:
    """The texts to measure on."""
    if path:
        return [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").split("\n") if line]
    texts = [page.read_text(encoding="utf-8") for page in sorted(FIXTURES.rglob("*.md"))]
    return texts * max(1, 500_000 // sum(map(len, texts)))


def seconds(work: Callable[[], object], times: int = 1) -> float:
    """Processor time of ``times`` calls."""
    began = time.process_time()
    for _ in range(times):
        work()
    return time.process_time() - began


def read_all(texts: Iterable[str]) -> None:
    """Extract from each text and drop the result."""
    for text in texts:
        extraction.read(Document.from_text(text))


def each(parse: Callable[[str], object], texts: Iterable[str]) -> None:
    """Parse each text and drop the result."""
    for text in texts:
        parse(text)


def chunks(texts: list[str], size: int, count: int) -> Iterator[list[str]]:
    """``count`` runs of texts of about ``size`` characters, spread over the corpus."""
    step = max(1, len(texts) // count)
    for start in range(0, step * count, step):
        run, length = [], 0
        for text in texts[start:] + texts[:start]:
            run.append(text)
            length += len(text)
            if length >= size:
                break
        yield run


def compare(texts: list[str]) -> None:
    """Against quantulum3, and against one bare pass of RE2, on the same text."""
    import re2

    pattern = re2.compile(NUMBERS)

    def bare(run: list[str]) -> None:
        for text in run:
            for match in pattern.finditer(text):
                match.span()

    print("### Against others on the same text\n")
    read_all(texts[:20])
    pairs = [
        (sum(map(len, r)), seconds(partial(read_all, r)), seconds(partial(bare, r))) for r in chunks(texts, 600_000, 7)
    ]
    own = statistics.median(size / mine for size, mine, _ in pairs)
    print(f"- numcheck reads {own / 1e6:.2f} MB/s per core (median of {len(pairs)} runs of 0.6 MB)")
    print(
        f"- one bare RE2 pass over digits and number words: {statistics.median(s / o for s, _, o in pairs) / 1e6:.1f} MB/s; "
        f"numcheck takes {statistics.median(m / o for _, m, o in pairs):.1f} times its time"
    )
    parse = without_classifier()
    if parse is None:
        print("- quantulum3 is not installed here")
        return
    parse(texts[0][:500])
    ratios = []
    speeds = []
    for run in chunks(texts, 12_000, 7):
        theirs = seconds(partial(each, parse, run))
        mine = statistics.median(seconds(partial(read_all, run), 10) / 10 for _ in range(3))
        ratios.append(theirs / mine)
        speeds.append(sum(map(len, run)) / theirs)
    print(
        f"- quantulum3: {statistics.median(speeds) / 1e3:.0f} KB/s; numcheck is {statistics.median(ratios):.0f} times as fast "
        f"(median of {len(ratios)} pairs of 12 KB, {min(ratios):.0f} to {max(ratios):.0f})"
    )


def without_classifier() -> Callable[[str], object] | None:
    """quantulum3 without its optional classifier; it raises on some texts, which then count as read."""
    try:
        from quantulum3 import classifier, parser
    except ImportError:
        return None
    classifier.USE_CLF = False

    def parse(text: str) -> object:
        try:
            return parser.parse(text)
        except Exception as error:  # noqa: BLE001 - any of them ends its reading of this text
            return error

    return parse


def stages(texts: list[str]) -> None:
    """Where the time goes: each stage alone, on the places that reach it."""
    print("\n### Where the time goes\n")
    read_all(texts[:50])
    size = sum(map(len, texts))
    places = [(text, list(scanner.candidates(text))) for text in texts]
    dated = [(t, [(s, e) for s, e in found if date_at(Cursor(t, s, e)) is None]) for t, found in places]
    left = [(t, [(s, e) for s, e in found if not_a_quantity(Cursor(t, s, e)) is None]) for t, found in dated]

    def over(work: Callable[[Cursor], object], found: list[tuple[str, list[tuple[int, int]]]]) -> Callable[[], None]:
        def run() -> None:
            for text, spots in found:
                for start, end in spots:
                    work(Cursor(text, start, end))

        return run

    spent = {
        "language": statistics.median(
            seconds(lambda: [language_id.foreign_language(t) for t in texts]) for _ in range(3)
        ),
        "scan (RE2)": statistics.median(
            seconds(lambda: [list(scanner.candidates(t)) for t in texts]) for _ in range(3)
        ),
        "dates": statistics.median(seconds(over(date_at, places)) for _ in range(3)),
        "non-quantities": statistics.median(seconds(over(not_a_quantity, dated)) for _ in range(3)),
    }
    whole = statistics.median(seconds(lambda: read_all(texts)) for _ in range(3))
    spent["grammar (number, unit, noun, bound)"] = max(0.0, whole - sum(spent.values()))
    count = {"language": len(texts), "scan (RE2)": 0, "dates": _count(places), "non-quantities": _count(dated)}
    count["grammar (number, unit, noun, bound)"] = _count(left)
    print("| stage | ms a megabyte | share | called | µs a call |\n|---|---:|---:|---:|---:|")
    for name, took in spent.items():
        calls = count[name]
        print(
            f"| {name} | {took / size * 1e9:.0f} | {took / whole:.0%} | {calls or ''} | {took / calls * 1e6:.1f} |"
            if calls
            else f"| {name} | {took / size * 1e9:.0f} | {took / whole:.0%} | | |"
        )
    print(f"| all | {whole / size * 1e9:.0f} | 100% | | |")


def _count(found: list[tuple[str, list[tuple[int, int]]]]) -> int:
    return sum(len(spots) for _, spots in found)


def exponent(points: list[tuple[int, float]]) -> float:
    """The slope of log time over log size, by least squares: 1 is linear."""
    xs, ys = [math.log(n) for n, _ in points], [math.log(t) for _, t in points]
    mx, my = statistics.fmean(xs), statistics.fmean(ys)
    return sum((x - mx) * (y - my) for x, y in zip(xs, ys, strict=True)) / sum((x - mx) ** 2 for x in xs)


def timed_sizes(unit: str, sizes: list[int]) -> list[tuple[int, float]]:
    """(characters, seconds) for ``unit`` repeated to each size; small sizes are repeated to be measurable."""
    points = []
    for size in sizes:
        text = (unit * (size // len(unit) + 1))[:size]
        again = max(1, 20_000 // size)
        took = min(seconds(partial(read_all, [text]), again) for _ in range(2)) / again
        points.append((size, max(1e-9, took)))
    return points


def growth(texts: list[str]) -> None:
    """How time grows with size, on prose from 1 KB to 50 MB and on adversarial strings."""
    print("\n### How time grows with the text\n")
    prose = "\n".join(texts)
    sizes = [10**3, 10**4, 10**5, 10**6, 10**7, 5 * 10**7]
    points = timed_sizes(prose, sizes)
    print("| prose | " + " | ".join(f"{n / 1000:,.0f} KB" for n, _ in points) + " |\n|---|" + "---:|" * len(points))
    print("| ms | " + " | ".join(f"{1000 * t:,.1f}" for _, t in points) + " |")
    print(f"\nProse: exponent {exponent(points[1:]):.2f} (10 KB to 50 MB).\n")
    print("| repeated | 5 KB ms | 20 KB ms | 80 KB ms | exponent |\n|---|---:|---:|---:|---:|")
    for name, unit in ADVERSARIES.items():
        points = timed_sizes(unit, [5_000, 20_000, 80_000])
        print(
            f"| {name} | " + " | ".join(f"{1000 * t:.1f}" for _, t in points) + f" | {exponent(points):.2f} |",
            flush=True,
        )


def memory(texts: list[str]) -> None:
    """Whether memory stays flat in the number of documents."""
    print("\n### Memory over many documents\n")
    read_all(texts[:50])
    gc.collect()
    tracemalloc.start()
    base = tracemalloc.get_traced_memory()[0]
    print("| documents read | KB held | KB peak |\n|---:|---:|---:|")
    done = 0
    for upto in (100, 400, 1600):
        tracemalloc.reset_peak()
        for index in range(done, upto):
            read_all([texts[index % len(texts)]])
        done = upto
        gc.collect()
        held, peak = tracemalloc.get_traced_memory()
        print(f"| {upto} | {(held - base) / 1024:.0f} | {(peak - base) / 1024:.0f} |")
    tracemalloc.stop()


def cold(texts: list[str], pairs: int = 9) -> None:
    """Fresh processes against ``import pint``, in turn, with and without compiled bytecode."""
    print("\n### Cold starts against `python -c 'import pint'`\n")
    article = max(texts[:200], key=lambda t: (len(t) < 4000, len(t)))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "article.txt"
        path.write_text(article, encoding="utf-8")
        commands = {
            "numcheck --version": ["-m", "numcheck", "--version"],
            "numcheck extract": ["-m", "numcheck", "extract", str(path)],
            "numcheck check": ["-m", "numcheck", "check", str(path)],
        }
        print(f"An article of {len(article)} characters, median of {pairs} pairs, wall time.\n")
        print("| command | bytecode | ms | import pint, ms | share |\n|---|---|---:|---:|---:|")
        for cached in (True, False):
            environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
            environment["PYTHONPYCACHEPREFIX"] = str(Path(folder) / ("warm" if cached else "none"))
            if not cached:
                environment["PYTHONDONTWRITEBYTECODE"] = "1"
            for name, command in commands.items():
                measured = [
                    (_wall(command, environment), _wall(["-c", "import pint"], environment)) for _ in range(pairs + 1)
                ]
                own = statistics.median(a for a, _ in measured[1:])
                pint = statistics.median(b for _, b in measured[1:])
                share = statistics.median(a / b for a, b in measured[1:])
                print(
                    f"| {name} | {'compiled before' if cached else 'none'} | {1000 * own:.0f} | {1000 * pint:.0f} | {share:.2f} |",
                    flush=True,
                )


def _wall(command: list[str], environment: dict[str, str]) -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, *command], env=environment, capture_output=True, check=False)
    return time.perf_counter() - began


PARTS = {"compare": compare, "stages": stages, "growth": growth, "memory": memory, "cold": cold}


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, nargs="?", help="JSON lines with a text each")
    parser.add_argument("--part", action="append", choices=sorted(PARTS), help="only this part (may be repeated)")
    args = parser.parse_args()
    texts = corpus_texts(args.corpus)
    print(f"## Speed of extraction\n\n{len(texts)} texts, {sum(map(len, texts)) / 1e6:.1f} million characters.\n")
    for name in args.part or PARTS:
        PARTS[name](texts)


if __name__ == "__main__":
    main()
