"""How fast ``check`` is, beside quantulum3 that only extracts: ``python tools/benches/bench_check.py CLEAN.jsonl``.

CLEAN is a JSON Lines file of items with ``documents`` (``text``). Runs of texts are read in turn by both, numcheck
before and after, so that a busy machine slows both alike; CPU time of the whole set, and how the runs differ.
"""

from __future__ import annotations

import json
import statistics
import sys
from functools import partial
from pathlib import Path

from bench_extraction import each, seconds, without_classifier

import numcheck

RUN = 45  # texts
ROUNDS = 2


def check(text: str) -> object:
    """One plain check, from the text to the findings."""
    return numcheck.check([numcheck.Document.from_text(text)])


def main() -> None:
    with Path(sys.argv[1]).open(encoding="utf-8") as f:
        texts = [d["text"] for line in f for d in json.loads(line)["documents"]]
    extract = without_classifier()
    if extract is None:
        print("- quantulum3 is not installed here")
        return
    for work in (check, extract):
        each(work, texts[:5])
    ratios, ours, others = [], 0.0, 0.0
    for _ in range(ROUNDS):
        for start in range(0, len(texts), RUN):
            some = texts[start : start + RUN]
            before, theirs, after = (seconds(partial(each, work, some)) for work in (check, extract, check))
            ratios.append(2 * theirs / (before + after))
            ours += (before + after) / 2
            others += theirs
    size = ROUNDS * sum(len(t.encode()) for t in texts)
    low, middle, high = statistics.quantiles(ratios)
    print(
        f"- `check` over {len(texts)} clean articles: {size / ours / 1e3:.0f} KB/s, {others / ours:.0f} times quantulum3's "
        f"extraction alone (without its classifier; CPU time, all of it {ROUNDS} times over; runs of {RUN} texts, which "
        f"hold more figures or fewer: median {middle:.0f}, middle half {low:.0f} to {high:.0f})"
    )


if __name__ == "__main__":
    main()
