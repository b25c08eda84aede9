"""How precise and how complete extraction is on running text, by reading a random sample.

    python tools/sample_extraction.py draw CORPUS.jsonl --seed 1 --size 300 -o sample.csv
    python tools/sample_extraction.py score reports/extraction_sample.csv

``draw`` takes a corpus of ``{"text": ...}`` lines and draws three kinds of places, ``--size`` of each: ``figure`` (an
extracted quantity), ``digits`` (a run of digits outside every quantity) and ``word`` (a number word outside every
quantity). It prints each in its sentence, to be read, and writes the list without any text. A reader fills in
``verdict``: ``right`` (a figure read as it stands, or a place rightly left), ``wrong`` (a figure that is none, or is
read with another value, unit or bound), ``missed`` (a place that is a figure), and the ``reason``.

``score`` prints precision, right figures over figures drawn, and recall: hits over hits plus misses, where the misses of
each kind of place are scaled to all such places of the corpus (column ``population``).
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numcheck

COLUMNS = ("document", "kind", "start", "end", "population", "verdict", "reason")
DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
WORDS = re.compile(
    r"\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|"
    r"billions?|trillions?|dozens?|half|halves|thirds?|quarters?|fifths?|tenths?)\b",
    re.IGNORECASE,
)


def places(text: str) -> Iterator[tuple[str, int, int, str]]:
    """(kind, start, end, as read) of every figure, and of every digit run and number word outside the figures."""
    figures = numcheck.extract(text)
    taken = [(q.span.start, q.span.end) for q in figures]
    for q in figures:
        value = q.value if q.low is None else f"{q.low}..{q.high}"
        yield "figure", q.span.start, q.span.end, f"{q.bound} {value} {q.unit or q.noun} {q.change}".strip()
    for kind, pattern in (("digits", DIGITS), ("word", WORDS)):
        for match in pattern.finditer(text):
            if not any(start < match.end() and match.start() < end for start, end in taken):
                yield kind, match.start(), match.end(), ""


def draw(corpus: Path, seed: int, size: int, output: Path) -> None:
    """Print the sample in context and write its list."""
    texts = [json.loads(line)["text"] for line in corpus.read_text(encoding="utf-8").split("\n") if line]
    found: dict[str, list[tuple[int, int, int, str]]] = {"figure": [], "digits": [], "word": []}
    for number, text in enumerate(texts):
        for kind, start, end, read in places(text):
            found[kind].append((number, start, end, read))
    chance = random.Random(seed)
    with output.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(COLUMNS)
        for kind, all_places in found.items():
            for number, start, end, read in sorted(chance.sample(all_places, min(size, len(all_places)))):
                rows.writerow((number, kind, start, end, len(all_places), "", ""))
                text = texts[number]
                before, after = text[max(0, start - 60) : start], text[end : end + 60]
                print(f"{kind} {number}:{start} {before}[[{text[start:end]}]]{after}  {read}".replace("\n", "¶"))


def score(list_: Path) -> None:
    """Print precision and recall of a judged list."""
    with list_.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    unread = sum(not row["verdict"] for row in rows)
    if unread:
        sys.exit(f"{unread} of {len(rows)} places have no verdict yet")
    counts = Counter((row["kind"], row["verdict"]) for row in rows)
    population = {row["kind"]: int(row["population"]) for row in rows}
    drawn = Counter(row["kind"] for row in rows)
    precision = counts["figure", "right"] / drawn["figure"]
    hits = precision * population["figure"]
    misses = {kind: counts[kind, "missed"] / drawn[kind] * population[kind] for kind in ("digits", "word")}
    recall = hits / (hits + sum(misses.values()))
    print(f"figures    {counts['figure', 'right']} of {drawn['figure']} right; {population['figure']} in the corpus")
    for kind, missed in misses.items():
        print(f"{kind:<10} {counts[kind, 'missed']} of {drawn[kind]} missed; {missed:.0f} of {population[kind]} scaled")
    print(f"precision  {100 * precision:.1f} %")
    print(f"recall     {100 * recall:.1f} %")
    for (kind, verdict), reasons in _reasons(rows).items():
        print(f"{kind} {verdict}: " + "; ".join(f"{reason} {count}" for reason, count in reasons.most_common()))


def _reasons(rows: list[dict[str, str]]) -> dict[tuple[str, str], Counter[str]]:
    found: dict[tuple[str, str], Counter[str]] = {}
    for row in rows:
        if row["verdict"] != "right":
            found.setdefault((row["kind"], row["verdict"]), Counter())[row["reason"]] += 1
    return found


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    drawing = commands.add_parser("draw")
    drawing.add_argument("corpus", type=Path)
    drawing.add_argument("--seed", type=int, default=1)
    drawing.add_argument("--size", type=int, default=300)
    drawing.add_argument("-o", "--output", type=Path, required=True)
    scoring = commands.add_parser("score")
    scoring.add_argument("list", type=Path)
    args = parser.parse_args()
    if args.command == "draw":
        draw(args.corpus, args.seed, args.size, args.output)
    else:
        score(args.list)


if __name__ == "__main__":
    main()
