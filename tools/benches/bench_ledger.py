"""What the ledger of many reports of one event takes, beside a check of each alone: ``bench_ledger.py [REPORTS]``.

Reports are made of the sentences of one story in several wordings, in another order each, with a figure in twenty changed.
CPU time in this process; prints a row of Markdown.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import numcheck

STORY: tuple[tuple[int, tuple[str, ...]], ...] = (
    (
        38,
        (
            "At least {} people were killed when the ferry sank off Calder.",
            "The sinking off Calder left {} people dead.",
        ),
    ),
    (112, ("Rescuers pulled {} survivors from the water.", "{} survivors were brought ashore by rescuers on Sunday.")),
    (
        27,
        (
            "Some {} passengers are still missing, the coastguard said.",
            "The coastguard is searching for {} passengers.",
        ),
    ),
    (177, ("The ferry carried {} passengers and crew.", "There were {} people on board the ferry.")),
    (240, ("Owners said the vessel was licensed for {} people.", "The vessel may carry {} people, its owners said.")),
    (45, ("Waves of up to {} feet were reported.", "Sailors spoke of waves {} feet high.")),
    (1987, ("The ship was built in Norwell in {}.", "Built in {}, the ship was sold twice.")),
    (
        320,
        ("The government offered ${} million for new ferries.", "New ferries will cost ${} million, ministers said."),
    ),
    (14, ("It was the worst accident in {} years.", "No accident in {} years had cost so many lives.")),
    (62, ("The wreck lies at a depth of {} metres.", "Divers found the wreck {} metres down.")),
    (9, ("{} of the dead were children.", "Among the victims were {} children, hospitals said.")),
    (5, ("Flags will fly at half-mast for {} days.", "The state declared {} days of mourning.")),
)


def report(draw: random.Random) -> str:
    """One report: a headline and eight of the sentences."""
    told = draw.sample(STORY, 8)
    figures = [number + (draw.random() < 0.05) * draw.randint(1, 9) for number, _ in told]
    words = [draw.choice(wordings).format(n) for n, (_, wordings) in zip(figures, told, strict=True)]
    return "Ferry sinks off Calder\n\n" + "\n\n".join(" ".join(words[i : i + 2]) for i in range(0, 8, 2)) + "\n"


def main() -> None:
    """Measure one size."""
    size = int(sys.argv[1]) if sys.argv[1:] else 1000
    draw = random.Random(1)
    reports = [numcheck.Document.from_text(report(draw), f"report {n}") for n in range(size)]
    numcheck.ledger(reports[:3])
    start = time.process_time()
    for one in reports:
        numcheck.check([one])
    alone = time.process_time() - start
    start = time.process_time()
    found = numcheck.ledger(reports)
    together = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    rows = f"{len(found.to_frame('ledger'))} rows, {found.counts.compared} pairs" if hasattr(found, "to_frame") else ""
    ratio = together / alone
    print(
        f"| {size} reports | ledger {together:.2f} s | checks {alone:.2f} s | {ratio:.2f} times | {peak} MB | {rows} |"
    )


if __name__ == "__main__":
    main()
