"""Count what each veto meets on labelled pairs: of figures that differ, those about two things, and contradictions.

    python -m training.matcher.vetoes --sets DIR      the counts that stand beside the entries of VETOES
    python -m training.matcher.vetoes                 on what is in the repository alone

A veto that meets contradictions turns away what should be found; one that meets nothing is not needed. With the sets,
says which entries have other counts than stand there, and ends with 1.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from numcheck.relations.matching.vetoes import VETOES, vetoes_against
from training.matcher import items, texts
from training.matcher.items import Item
from training.matcher.rows import differing, labels
from training.matcher.settings import DataError, settings


def count(some: Iterable[Item]) -> tuple[Counter[tuple[str, int]], Counter[int]]:
    """By veto and label the pairs that it meets, and by label all pairs; label 1 is a contradiction, 0 none.

    A pair may meet several vetoes; pairs of which nothing is known are left out.
    """
    met: Counter[tuple[str, int]] = Counter()
    everything: Counter[int] = Counter()
    for item in some:
        for pair in differing(item):
            label, weight = labels(item, pair)
            if weight:
                everything[label] += 1
                met.update((veto.name, label) for veto in vetoes_against(pair.a, pair.b, pair.slip))
    return met, everything


def main(arguments: list[str] | None = None) -> int:
    """Print the table; 1 where it is not what the entries say, 2 where a set is missing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sets", type=Path, help="folder of the labelled sets")
    args = parser.parse_args(arguments)
    try:
        chosen = [*texts.stories()]
        if args.sets:
            chosen += [item for name in settings().sets for item in items.items(args.sets, name)]
        else:
            chosen += texts.fixtures()
    except DataError as error:
        print(f"vetoes: {error}", file=sys.stderr)
        return 2
    met, everything = count(chosen)
    print(f"{everything[0]} pairs that differ are about two things, {everything[1]} contradict each other\n")
    print("| veto | two things | contradictions | meets |\n|---|---|---|---|")
    other = []
    for veto in VETOES:
        found = (met[veto.name, 0], met[veto.name, 1])
        print(f"| {veto.name} | {found[0]} | {found[1]} | {veto.reason} |")
        if args.sets and found != veto.met:
            other.append(f"{veto.name}: {veto.met} beside the entry, {found} counted")
    print("\n" + "\n".join(other or ["as beside the entries"] if args.sets else []))
    return int(bool(other))


if __name__ == "__main__":
    sys.exit(main())
